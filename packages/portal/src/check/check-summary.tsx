import { ProgressBar, Spinner } from '@fluentui/react-components'
import type { Check } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { plainNumber } from '../time/formats.ts'
import { Moment } from '../time/moment.tsx'
import styles from './check-summary.module.css'
import { countOf } from './standing.ts'
import { useProgressAnnouncement } from './use-progress-announcement.ts'
import { Verdict } from './verdict.tsx'

/** The whole check in one line: how far it is, or how it ended. */
export const CheckSummary = ({ check }: { check: Check }) => {
  const { t } = useTranslation()
  const count = countOf(check)
  const isRunning = check.state === 'running'
  const ended = [
    count.fail > 0 && t('check.doneFail', { count: count.fail }),
    count.unknown > 0 && t(check.verdict === 'pass' ? 'check.doneOpen' : 'check.doneUnknown', { count: count.unknown }),
    count.fail + count.unknown === 0 && t('check.doneAll', { count: count.pass }),
  ]
  const text = isRunning
    ? t('check.running', { done: count.done, of: count.of })
    : ended.filter((each) => each !== false).join(', ')
  useProgressAnnouncement(text)
  return (
    <div className={styles.summary}>
      <p className={styles.line}>
        {isRunning ? <Spinner size="extra-tiny" /> : <Verdict verdict={check.verdict} />}
        <strong>{text}</strong>
        <span className={styles.when}>
          {t('check.started')} <Moment at={check.startedAt} />
          {check.endedAt && `, ${t('check.took', { seconds: secondsOf(check) })}`}
        </span>
      </p>
      {isRunning && <ProgressBar value={count.done / Math.max(count.of, 1)} aria-label={t('check.title')} />}
    </div>
  )
}

const secondsOf = ({ startedAt, endedAt }: Check): string =>
  plainNumber(Math.round((Date.parse(endedAt ?? startedAt) - Date.parse(startedAt)) / 100) / 10)
