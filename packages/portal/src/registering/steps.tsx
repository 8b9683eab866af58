import { Spinner } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleRegular } from '@fluentui/react-icons/svg/circle'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { SubtractCircleFilled } from '@fluentui/react-icons/svg/subtract-circle'
import type { RegisteringStep } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { FaultFacts } from '../faults/fault-facts.tsx'
import { useNow } from '../time/now.ts'
import styles from './registering.module.css'

const icons = {
  'to-do': CircleRegular,
  done: CheckmarkCircleFilled,
  left: SubtractCircleFilled,
  failed: DismissCircleFilled,
} as const

/** Everything that is made or taken back, each with its reason, and how far it is. */
export const RegisteringSteps = ({ steps, label }: { steps: readonly RegisteringStep[]; label: string }) => (
  <ol className={styles.steps} aria-label={label}>
    {steps.map((step) => (
      <Item key={step.id} step={step} />
    ))}
  </ol>
)

const Item = ({ step }: { step: RegisteringStep }) => {
  const { t } = useTranslation()
  const { what, why, may, roles, state, note, objectId, fault } = step
  const isOpen = state === 'to-do' || state === 'left'
  return (
    <li className={styles.step} data-state={state}>
      <StateIcon state={state} />
      <div className={styles.body}>
        <p>{what}</p>
        <p className={styles.why}>{why}</p>
        <Waiting step={step} />
        {isOpen && may === 'no' && <p className={styles.left}>{t('registering.needs', { roles: roles.join(', ') })}</p>}
        {note !== undefined && <p className={styles.note}>{note}</p>}
        {objectId !== undefined && (
          <p className={styles.id}>
            {t('registering.objectId')} <code>{objectId}</code>
          </p>
        )}
        {fault && (
          <>
            <p className={styles.left}>{fault.message}</p>
            <FaultFacts fault={fault} />
          </>
        )}
      </div>
    </li>
  )
}

const StateIcon = ({ state }: { state: RegisteringStep['state'] }) => {
  const { t } = useTranslation()
  const label = t(`registering.state.${state}`)
  if (state === 'working' || state === 'waiting')
    return <Spinner size="extra-tiny" className={styles.icon} aria-label={label} />
  const Icon = icons[state]
  return <Icon className={styles.icon} aria-label={label} />
}

const Waiting = ({ step: { state, since, waitingFor } }: { step: RegisteringStep }) => {
  const { t } = useTranslation()
  const now = useNow(1_000)
  if (state !== 'waiting' || waitingFor === undefined || since === null) return null
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1_000))
  return <p className={styles.note}>{t('registering.waitingFor', { what: waitingFor, seconds })}</p>
}
