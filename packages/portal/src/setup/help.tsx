import type { SetupStep } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import styles from './help.module.css'
import { InlineText } from './inline-text.tsx'

interface Props {
  readonly help: SetupStep['explain']['help']
  /** The title of the step, where several stand on one page. */
  readonly step?: string
}

/** What usually goes wrong at this step. */
export const Help = ({ help, step }: Props) => {
  const { t } = useTranslation()
  if (help.length === 0) return null
  return (
    <aside className={styles.help} aria-label={step === undefined ? t('setup.help') : t('setup.helpWith', { step })}>
      {step === undefined ? <h2>{t('setup.help')}</h2> : <h3>{t('setup.help')}</h3>}
      {help.map(({ id, question, answer }) => (
        <details key={id} className={styles.item}>
          <summary>
            <InlineText text={question} />
          </summary>
          <p>
            <InlineText text={answer} />
          </p>
        </details>
      ))}
    </aside>
  )
}
