import { Button, Spinner } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import type { SetupStep } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { Moment } from '../time/moment.tsx'
import { useNow } from '../time/now.ts'
import styles from './look-status.module.css'

interface Props {
  readonly step: SetupStep
  readonly isBusy: boolean
  /** Absent where the step cannot be looked at any more. */
  readonly onLook: (() => void) | undefined
}

/** When it was looked at, and when it will be again. */
export const LookStatus = ({ step: { look, watch, mend }, isBusy, onLook }: Props) => {
  const { t } = useTranslation()
  const isRunning = look.running || isBusy
  return (
    <div className={styles.status}>
      {isRunning ? (
        <Spinner size="tiny" label={t('setup.looking')} labelPosition="after" />
      ) : look.at === null ? (
        <span>{t(mend.fields.length > 0 ? 'setup.notLookedFields' : 'setup.notLooked')}</span>
      ) : (
        <span>
          {t('setup.lookedAt')} <Moment at={look.at} />
          {watch && <Countdown from={look.at} watch={watch} />}
        </span>
      )}
      {onLook && (look.at !== null || mend.fields.length === 0) && (
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowClockwiseRegular />}
          disabledFocusable={isRunning}
          onClick={onLook}
        >
          {t('common.lookAgain')}
        </Button>
      )}
    </div>
  )
}

const Countdown = ({ from, watch }: { from: string; watch: NonNullable<SetupStep['watch']> }) => {
  const { t } = useTranslation()
  const now = useNow(1_000)
  if (Date.parse(watch.until) <= now) return <>. {t('setup.watchEnded')}</>
  const seconds = Math.ceil((Date.parse(from) + watch.everyMs - now) / 1_000)
  return <>, {seconds > 0 ? t('setup.lookingAgain', { seconds }) : t('setup.lookingSoon')}</>
}
