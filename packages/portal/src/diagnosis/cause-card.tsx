import type { Connection, Diagnosis, RankedCause } from '@landbridge/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Evidence } from '../check/evidence.tsx'
import { CopyButton } from '../copying/copy-button.tsx'
import { FactRows } from '../frame/fact-rows.tsx'
import { OutsideLink } from '../frame/outside-link.tsx'
import { adminText } from './admin-text.ts'
import styles from './diagnosis.module.css'

interface Props {
  readonly cause: RankedCause
  readonly diagnosis: Diagnosis
  readonly connection: Connection | undefined
  readonly isFirst: boolean
  /** Somebody goes to where it is mended. */
  readonly onOpen: () => void
}

/** One cause: how sure it is, what to do, who can, and why it is thought of. */
export const CauseCard = ({ cause, diagnosis, connection, isFirst, onOpen }: Props) => {
  const { t } = useTranslation()
  const heading = useId()
  const { confidence, title, who, remedy, link } = cause
  return (
    <article className={styles.cause} data-first={isFirst || undefined} aria-labelledby={heading}>
      <div className={styles.causeHead}>
        <strong className={styles.confidence} data-confidence={confidence}>
          {t(`diagnosis.confidence.${confidence}`)}
        </strong>
        <h3 id={heading}>{title}</h3>
      </div>
      <FactRows
        facts={[
          [t('diagnosis.remedy'), remedy],
          [t('diagnosis.who'), t(`common.who.${who}`)],
        ]}
      />
      <details className={styles.details} open={isFirst}>
        <summary>{t('diagnosis.more')}</summary>
        <p className={styles.quiet}>{t(`diagnosis.confidenceAbout.${confidence}`)}</p>
        <Reasons title={t('diagnosis.for')} reasons={cause.for} />
        <Reasons title={t('diagnosis.against')} reasons={cause.against} />
      </details>
      <div className={styles.actions}>
        {link && <OutsideLink link={link} size="small" onOpen={onOpen} />}
        <CopyButton
          value={adminText(cause, diagnosis, connection, t)}
          thing={t('diagnosis.forAdmin')}
          label={t('check.copyForAdmin')}
          appearance="secondary"
        />
      </div>
    </article>
  )
}

const Reasons = ({ title, reasons }: { title: string; reasons: RankedCause['for'] }) =>
  reasons.length > 0 && (
    <div className={styles.reasons}>
      <h4>{title}</h4>
      <ul>
        {reasons.map(({ text, evidence }) => (
          <li key={text}>
            {text}
            {evidence.length > 0 && <Evidence evidence={evidence} />}
          </li>
        ))}
      </ul>
    </div>
  )
