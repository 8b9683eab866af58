import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, forever } from '../calls/call.ts'
import { CopyButton } from '../copying/copy-button.tsx'
import { FactRows } from '../frame/fact-rows.tsx'
import { exactTime } from '../time/formats.ts'
import styles from './fault-facts.module.css'
import { detailsOf, type ShownFault } from './fault-text.ts'

interface Props {
  readonly fault: ShownFault
  /** Further buttons, before *Copy details*. */
  readonly children?: ReactNode
}

/** Everything about a fault but its first sentence. */
export const FaultFacts = ({ fault, children }: Props) => {
  const { t } = useTranslation()
  const [at] = useState(() => new Date())
  const known = useQuery({ ...ask('catalogue.faults', {}, forever), retry: false })
  const means = known.data?.faults.find((each) => each.code === fault.code)?.means
  const waitSeconds = Math.ceil((fault.retryAfterMs ?? 0) / 1_000)
  return (
    <>
      <FactRows
        facts={[
          [t('faults.why'), means === fault.message ? undefined : means],
          [t('faults.theirMessage'), fault.theirMessage],
          [t('faults.whatToDo'), fault.remedy],
          [t('faults.who'), t(`common.who.${fault.who}`)],
        ]}
      />
      {waitSeconds > 0 && <p className={styles.wait}>{t('faults.waitFirst', { count: waitSeconds })}</p>}
      <details className={styles.details}>
        <summary>{t('faults.details')}</summary>
        <div className={styles.ids}>
          <FactRows
            facts={[
              [t('faults.code'), fault.code],
              [t('faults.theirs'), fault.theirs],
              ...Object.entries(fault.correlation ?? {}),
              [t('faults.requestId'), fault.requestId],
              [t('faults.when'), exactTime(at.toISOString())],
            ]}
          />
        </div>
      </details>
      <div className={styles.actions}>
        {children}
        <CopyButton
          value={detailsOf(fault, at, t)}
          thing={t('faults.detailsOf')}
          label={t('faults.copyDetails')}
          appearance="secondary"
        />
      </div>
    </>
  )
}
