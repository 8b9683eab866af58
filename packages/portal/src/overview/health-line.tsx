import type { Connection } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { HealthDot } from '../connections/health.tsx'
import styles from './overview.module.css'

/** One line: how many work, how many need somebody, how many rest. */
export const HealthLine = ({ connections }: { connections: readonly Connection[] }) => {
  const { t } = useTranslation()
  const count = (health: Connection['health']) => connections.filter((each) => each.health === health).length
  const needAttention = count('needs-attention')
  const paused = count('paused')
  const connected = count('connected')
  if (connections.length === 0) return <p className={styles.health}>{t('overview.nothingConnected')}</p>
  if (needAttention + paused === 0)
    return (
      <p className={styles.health}>
        <span>
          <HealthDot health="connected" />
          {t('overview.allWell', { count: connected })}
        </span>
      </p>
    )
  return (
    <p className={styles.health}>
      {needAttention > 0 && (
        <span>
          <HealthDot health="needs-attention" />
          {t('overview.needAttention', { count: needAttention })}
        </span>
      )}
      {connected > 0 && (
        <span>
          <HealthDot health="connected" />
          {t('overview.connected', { count: connected })}
        </span>
      )}
      {paused > 0 && (
        <span>
          <HealthDot health="paused" />
          {t('overview.paused', { count: paused })}
        </span>
      )}
    </p>
  )
}
