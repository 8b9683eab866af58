import { Button } from '@fluentui/react-components'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultFacts } from './fault-facts.tsx'
import styles from './fault-panel.module.css'
import type { ShownFault } from './fault-text.ts'
import { useWhy } from './why.ts'

interface Props {
  readonly fault: ShownFault
  readonly onRetry?: (() => void) | undefined
}

/** A fault in full, said at once to a screen reader: what happened, why, what to do, who can, and the details. */
export const FaultPanel = ({ fault, onRetry }: Props) => {
  const { t } = useTranslation()
  const heading = useId()
  const why = useWhy(fault)
  return (
    <section className={styles.panel} role="alert" aria-labelledby={heading}>
      <ErrorCircleFilled className={styles.icon} aria-hidden />
      <div className={styles.body}>
        <p id={heading} className={styles.what}>
          {fault.message}
        </p>
        <FaultFacts fault={fault}>
          {why && (
            <Button size="small" aria-label={t('diagnosis.whyLabel')} onClick={why}>
              {t('diagnosis.why')}
            </Button>
          )}
          {onRetry && (
            <Button size="small" onClick={onRetry}>
              {t('common.tryAgain')}
            </Button>
          )}
        </FaultFacts>
      </div>
    </section>
  )
}
