import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, forever } from '../calls/call.ts'
import { CopyButton } from '../copying/copy-button.tsx'
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
      <dl className={styles.facts}>
        {means !== undefined && means !== fault.message && <Fact term={t('faults.why')}>{means}</Fact>}
        {fault.theirMessage !== undefined && <Fact term={t('faults.theirMessage')}>{fault.theirMessage}</Fact>}
        <Fact term={t('faults.whatToDo')}>{fault.remedy}</Fact>
        <Fact term={t('faults.who')}>{t(`common.who.${fault.who}`)}</Fact>
      </dl>
      {waitSeconds > 0 && <p className={styles.wait}>{t('faults.waitFirst', { count: waitSeconds })}</p>}
      <details className={styles.details}>
        <summary>{t('faults.details')}</summary>
        <dl className={styles.ids}>
          <Fact term={t('faults.code')}>{fault.code}</Fact>
          {fault.theirs !== undefined && <Fact term={t('faults.theirs')}>{fault.theirs}</Fact>}
          {Object.entries(fault.correlation ?? {}).map(([name, value]) => (
            <Fact key={name} term={name}>
              {value}
            </Fact>
          ))}
          {fault.requestId !== undefined && <Fact term={t('faults.requestId')}>{fault.requestId}</Fact>}
          <Fact term={t('faults.when')}>{exactTime(at.toISOString())}</Fact>
        </dl>
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

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)
