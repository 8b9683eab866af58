import type { CredentialMark, CredentialTask } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { OutsideLink } from '../frame/outside-link.tsx'
import { Moment } from '../time/moment.tsx'
import styles from './credentials.module.css'

/** What became of a credential, newest first. */
export const CredentialTimeline = ({ marks }: { marks: readonly CredentialMark[] }) => {
  const { t } = useTranslation()
  return (
    <ol className={styles.timeline} aria-label={t('credentials.timeline')}>
      {marks.map(({ at, what, note }) => (
        <li key={`${at} ${what}`}>
          <span>{t(`credentials.mark.${what}`, { note: note ?? '' })}</span>
          <Moment at={at} />
          {note !== null && !inline.includes(what) && <span className={styles.note}>{note}</span>}
        </li>
      ))}
    </ol>
  )
}

/** Marks whose sentence has the note in it. */
const inline: readonly CredentialMark['what'][] = ['reminded', 'told']

/** What a person does at Microsoft, with the way there. */
export const Tasks = ({ tasks, title }: { tasks: readonly CredentialTask[]; title: string }) => {
  const { t } = useTranslation()
  if (tasks.length === 0) return null
  return (
    <div>
      <p>{title}</p>
      <ol className={styles.tasks}>
        {tasks.map(({ who, text, link }) => (
          <li key={text}>
            <div>
              <span>{text}</span>
              <span className={styles.who}>{t(`common.who.${who}`)}</span>
              {link && <OutsideLink link={link} size="small" />}
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}
