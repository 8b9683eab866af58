import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle'
import type { Finding } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { Evidence } from '../check/evidence.tsx'
import { FaultFacts } from '../faults/fault-facts.tsx'
import styles from './findings.module.css'
import { InlineText } from './inline-text.tsx'

const icons = { pass: CheckmarkCircleFilled, fail: DismissCircleFilled, unknown: QuestionCircleFilled }

/** What the program found out by looking, each with the evidence behind it. */
export const Findings = ({ findings }: { findings: readonly Finding[] }) => {
  const { t } = useTranslation()
  return (
    <ul className={styles.list} aria-label={t('setup.seen')}>
      {findings.map((finding) => (
        <FindingItem key={finding.id} finding={finding} />
      ))}
    </ul>
  )
}

const FindingItem = ({ finding: { verdict, what, evidence, fault, waitingFor } }: { finding: Finding }) => {
  const { t } = useTranslation()
  const Icon = waitingFor === undefined ? icons[verdict] : ClockRegular
  return (
    <li className={styles.item} data-verdict={verdict}>
      <Icon
        className={styles.icon}
        {...(waitingFor === undefined ? { 'aria-label': t(`common.verdict.${verdict}`) } : { 'aria-hidden': true })}
      />
      <div className={styles.body}>
        {waitingFor !== undefined && <p className={styles.waits}>{t('setup.waitsFor', { what: waitingFor })}</p>}
        <p className={styles.what}>
          <InlineText text={what} />
        </p>
        {fault && fault.message !== what && <p>{fault.message}</p>}
        {evidence.length > 0 && (
          <details className={styles.evidence}>
            <summary>{t('setup.evidence')}</summary>
            <Evidence evidence={evidence} />
          </details>
        )}
        {fault && <FaultFacts fault={fault} />}
      </div>
    </li>
  )
}
