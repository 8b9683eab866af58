import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import type { Gravity } from '@landbridge/contract'
import styles from './events.module.css'

const marks = {
  note: InfoRegular,
  degraded: WarningFilled,
  attention: ErrorCircleFilled,
  broken: DismissCircleFilled,
} as const satisfies Record<Gravity, unknown>

/** How grave an event is, as a mark; its words stand beside it. */
export const GravityMark = ({ gravity }: { gravity: Gravity }) => {
  const Mark = marks[gravity]
  return <Mark className={styles.mark} data-gravity={gravity} aria-hidden />
}
