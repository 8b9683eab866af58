import type { SetupStep } from '@landbridge/contract'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './help.module.css'
import { InlineText } from './inline-text.tsx'

/** What usually goes wrong at this step. */
export const Help = ({ help }: { help: SetupStep['explain']['help'] }) => {
  const { t } = useTranslation()
  const heading = useId()
  if (help.length === 0) return null
  return (
    <aside className={styles.help} aria-labelledby={heading}>
      <h2 id={heading}>{t('setup.help')}</h2>
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
