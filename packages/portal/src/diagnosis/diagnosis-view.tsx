import { Button } from '@fluentui/react-components'
import type { Connection, Diagnosis } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { Evidence } from '../check/evidence.tsx'
import { shortTime } from '../time/formats.ts'
import { Empty } from '../waiting/empty.tsx'
import { useHasten } from '../watch/use-hasten.ts'
import { AskedTable } from './asked-table.tsx'
import { CauseCard } from './cause-card.tsx'
import styles from './diagnosis.module.css'
import { OpenQuestion } from './open-question.tsx'

interface Props {
  readonly diagnosis: Diagnosis
  readonly connection?: Connection | undefined
  /** How many answers were given; they may be taken back. */
  readonly answered: number
  readonly isBusy: boolean
  readonly onAnswer: (about: string, says: string) => void
  readonly onTakeBack: () => void
}

/** Why something fails: the ranked causes, what changed, the open question, and what was asked. */
export const DiagnosisView = ({ diagnosis, connection, answered, isBusy, onAnswer, onTakeBack }: Props) => {
  const { t } = useTranslation()
  const hasten = useHasten(connection?.id)
  const { verdict, causes, changes, open, seen, probes } = diagnosis
  return (
    <div className={styles.diagnosis}>
      {verdict === 'nothing_wrong' && (
        <Empty title={t('diagnosis.nothingWrong')} about={t('diagnosis.nothingWrongAbout')} />
      )}
      {verdict === 'unknown' && <Empty title={t('diagnosis.unknown')} about={t('diagnosis.unknownAbout')} />}
      {changes.length > 0 && (
        <div className={styles.changes}>
          <h3>{t('diagnosis.changes')}</h3>
          <ul>
            {changes.map(({ what, goodUntil }) => (
              <li key={what}>
                <strong>
                  <time dateTime={goodUntil}>{t('diagnosis.until', { at: shortTime(goodUntil) })}</time>
                </strong>{' '}
                {what}
              </li>
            ))}
          </ul>
        </div>
      )}
      {open && <OpenQuestion open={open} isBusy={isBusy} onAnswer={(says) => onAnswer(open.about, says)} />}
      {causes.length > 0 && (
        <section aria-label={t('diagnosis.causes')} className={styles.causes}>
          {causes.map((cause, at) => (
            <CauseCard
              key={cause.id}
              cause={cause}
              diagnosis={diagnosis}
              connection={connection}
              isFirst={at === 0}
              onOpen={hasten}
            />
          ))}
        </section>
      )}
      {answered > 0 && (
        <div>
          <Button appearance="subtle" size="small" disabledFocusable={isBusy} onClick={onTakeBack}>
            {t('diagnosis.takeBack')}
          </Button>
        </div>
      )}
      {seen.length > 0 && (
        <details className={styles.details} open={verdict === 'unknown'}>
          <summary>{t('diagnosis.seen')}</summary>
          <Evidence evidence={seen} />
        </details>
      )}
      <AskedTable probes={probes} />
    </div>
  )
}
