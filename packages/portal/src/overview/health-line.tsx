import type { Connection } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { HealthDot } from '../connections/health.tsx'
import styles from './overview.module.css'

/** What is counted, the gravest first, each with its words. */
const counted = {
  broken: 'overview.broken',
  'needs-attention': 'overview.needAttention',
  degraded: 'overview.degraded',
  connected: 'overview.connected',
  paused: 'overview.paused',
} as const satisfies Partial<Record<Connection['health'], string>>

const healths = Object.keys(counted) as (keyof typeof counted)[]

/** One line: how many work, how many need somebody, how many rest. */
export const HealthLine = ({ connections }: { connections: readonly Connection[] }) => {
  const { t } = useTranslation()
  const count = (health: Connection['health']) => connections.filter((each) => each.health === health).length
  if (connections.length === 0) return <p className={styles.health}>{t('overview.nothingConnected')}</p>
  if (count('connected') === connections.length)
    return (
      <p className={styles.health}>
        <span>
          <HealthDot health="connected" />
          {t('overview.allWell', { count: connections.length })}
        </span>
      </p>
    )
  return (
    <p className={styles.health}>
      {healths
        .filter((health) => count(health) > 0)
        .map((health) => (
          <span key={health}>
            <HealthDot health={health} />
            {t(counted[health], { count: count(health) })}
          </span>
        ))}
    </p>
  )
}
