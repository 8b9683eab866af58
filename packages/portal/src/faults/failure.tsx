import { useTranslation } from 'react-i18next'
import { FaultPanel } from './fault-panel.tsx'
import { faultOf } from './fault-text.ts'

/** Whatever a call or a page threw, as a fault. */
export const Failure = ({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) => {
  const { t } = useTranslation()
  const fault = faultOf(error) ?? {
    code: 'portal.unexpected',
    message: t('faults.unexpected'),
    remedy: t('faults.unexpectedRemedy'),
    who: 'operator' as const,
    theirMessage: error instanceof Error ? error.message : String(error),
  }
  return <FaultPanel fault={fault} onRetry={onRetry} />
}
