import type { Credential } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { useNow } from '../time/now.ts'
import { End, Owner } from './credential-table.tsx'
import styles from './credentials.module.css'
import { endDay, nameOf, outlookOf, urgencyOf } from './words.ts'

/** Days that are looked ahead. */
export const aheadDays = 90
const dayMs = 86_400_000

/** Credentials in use that end within the days ahead, or have ended. */
export const endingSoon = (credentials: readonly Credential[]): Credential[] =>
  credentials.filter(({ state, daysLeft }) => state === 'active' && daysLeft !== null && daysLeft <= aheadDays)

/** What ends within the next 90 days: on a line of time, and as a list that says the same. */
export const Ahead = ({ credentials }: { credentials: readonly Credential[] }) => {
  const { t } = useTranslation()
  const now = useNow(60_000)
  const ending = endingSoon(credentials)
  if (ending.length === 0) return <p className={styles.muted}>{t('credentials.nothingAhead')}</p>
  return (
    <div>
      <div className={styles.ahead} aria-hidden>
        {ending.map((credential) => (
          <span
            key={credential.id}
            className={styles.mark}
            data-urgency={urgencyOf(credential)}
            title={`${credential.of.name}: ${nameOf(t, credential)}, ${endDay(credential)}`}
            style={{ insetInlineStart: `${placeOf(credential, now)}%` }}
          />
        ))}
      </div>
      <div className={styles.scale} aria-hidden>
        {[0, 30, 60, 90].map((days) => (
          <span key={days}>{days === 0 ? t('credentials.today') : t('credentials.days', { count: days })}</span>
        ))}
      </div>
      <ul className={styles.list}>
        {ending.map((credential) => (
          <li key={credential.id}>
            <span className={styles.grow}>
              <Owner credential={credential} />, {nameOf(t, credential)}
            </span>
            <End credential={credential} />
            <span className={styles.muted}>{outlookOf(t, credential)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Where on the line it is, in percent. */
const placeOf = ({ expiresAt }: Credential, now: number): number =>
  Math.min(100, Math.max(0, ((Date.parse(expiresAt ?? '') - now) / (aheadDays * dayMs)) * 100))
