import { Badge } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleHalfFillFilled } from '@fluentui/react-icons/svg/circle-half-fill'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { PauseCircleFilled } from '@fluentui/react-icons/svg/pause-circle'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import type { Connection } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import styles from './health.module.css'

type Health = Connection['health']

const marks = {
  connected: CheckmarkCircleFilled,
  degraded: WarningFilled,
  'needs-attention': ErrorCircleFilled,
  broken: DismissCircleFilled,
  paused: PauseCircleFilled,
  'in-setup': CircleHalfFillFilled,
} as const satisfies Record<Health, unknown>

/** The health of a connection as a mark; the word stands beside it. */
export const HealthDot = ({ health }: { health: Health }) => {
  const Mark = marks[health]
  return <Mark className={styles.dot} data-health={health} aria-hidden />
}

/** The health as mark and word. */
export const HealthLabel = ({ health }: { health: Health }) => {
  const { t } = useTranslation()
  return (
    <span className={styles.label}>
      <HealthDot health={health} />
      {t(`connections.healthOf.${health}`)}
    </span>
  )
}

/** Says that a connection talks to the simulator. */
export const SimulatedBadge = () => {
  const { t } = useTranslation()
  return (
    <Badge appearance="tint" color="warning">
      {t('connections.simulated')}
    </Badge>
  )
}
