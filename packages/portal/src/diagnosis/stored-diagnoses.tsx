import { Button } from '@fluentui/react-components'
import type { Contract, OutputOf, StoredDiagnosis } from '@landbridge/contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Section } from '../frame/section.tsx'
import { Moment } from '../time/moment.tsx'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './diagnosis.module.css'

interface Props {
  readonly list: UseQueryResult<OutputOf<Contract['diagnosis.list']>>
  readonly shown: string | undefined
  readonly onChoose: (id: string | undefined) => void
}

/** What was found when calls failed, the newest first. */
export const StoredDiagnoses = ({ list, shown, onChoose }: Props) => {
  const { t } = useTranslation()
  return (
    <Section title={t('diagnosis.stored')} about={t('diagnosis.storedAbout')}>
      <Waiting query={list} shape="list">
        {({ diagnoses }) =>
          diagnoses.length === 0 ? (
            <Empty title={t('diagnosis.storedNone')} about={t('diagnosis.storedNoneAbout')} />
          ) : (
            <ul className={styles.stored}>
              {diagnoses.map((each) => (
                <Row key={each.id} stored={each} isShown={each.id === shown} onChoose={onChoose} />
              ))}
            </ul>
          )
        }
      </Waiting>
    </Section>
  )
}

interface RowProps {
  readonly stored: StoredDiagnosis
  readonly isShown: boolean
  readonly onChoose: (id: string | undefined) => void
}

const Row = ({ stored, isShown, onChoose }: RowProps) => {
  const { t } = useTranslation()
  const { id, by, state, startedAt, failure, verdict, cause } = stored
  const found =
    state === 'running'
      ? t('diagnosis.running')
      : (cause?.title ?? t(verdict === 'nothing_wrong' ? 'diagnosis.nothingWrong' : 'diagnosis.noCause'))
  return (
    <li>
      <span className={styles.storedWhat}>
        <strong>{found}</strong>
        <span className={styles.quiet}>
          {t(`diagnosis.by.${by}`)} <Moment at={startedAt} />: {failure.message}
        </span>
      </span>
      <Button
        size="small"
        aria-pressed={isShown}
        aria-label={`${t(isShown ? 'diagnosis.shown' : 'diagnosis.show')}: ${found}`}
        onClick={() => onChoose(isShown ? undefined : id)}
      >
        {t(isShown ? 'diagnosis.shown' : 'diagnosis.show')}
      </Button>
    </li>
  )
}
