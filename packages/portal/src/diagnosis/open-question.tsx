import { Button } from '@fluentui/react-components'
import type { Diagnosis } from '@landbridge/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './diagnosis.module.css'

interface Props {
  readonly open: NonNullable<Diagnosis['open']>
  readonly isBusy: boolean
  readonly onAnswer: (says: string) => void
}

/** What would tell apart those that look the same; each answer changes the order. */
export const OpenQuestion = ({ open: { between, question, answers, probe }, isBusy, onAnswer }: Props) => {
  const { t } = useTranslation()
  const asked = useId()
  const hasAnswers = answers.length > 0
  return (
    <div className={styles.question}>
      <h3>{t('diagnosis.sure')}</h3>
      {between.length > 1 && <p className={styles.quiet}>{t('diagnosis.between')}</p>}
      <p id={asked}>{question}</p>
      {hasAnswers && (
        // biome-ignore lint/a11y/useSemanticElements: these are buttons, not fields of a form
        <div className={styles.actions} role="group" aria-labelledby={asked}>
          {answers.map((says) => (
            <Button key={says} disabledFocusable={isBusy} onClick={() => onAnswer(says)}>
              {says}
            </Button>
          ))}
          <Button appearance="subtle" disabledFocusable={isBusy} onClick={() => onAnswer('unknown')}>
            {t('diagnosis.unknownAnswer')}
          </Button>
        </div>
      )}
      {hasAnswers && <p className={styles.quiet}>{t('diagnosis.answerHint')}</p>}
      {probe?.needs.includes('graphToken') && <p className={styles.quiet}>{t('diagnosis.probeNeeds')}</p>}
    </div>
  )
}
