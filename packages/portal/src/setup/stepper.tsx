import { CheckmarkFilled } from '@fluentui/react-icons/svg/checkmark'
import type { Setup, SetupStep, StepId } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { StepLink } from './step-link.tsx'
import styles from './stepper.module.css'
import { useWay } from './way.tsx'
import { whose } from './whose.ts'

interface Props {
  readonly setup: Setup
  readonly viewed: StepId
  readonly justDone: readonly StepId[]
}

/** All steps: what was seen where one is done, whose each is, and where we are. */
export const Stepper = ({ setup, viewed, justDone }: Props) => {
  const { t } = useTranslation()
  const needed = setup.steps.filter((each) => each.state !== 'not-needed')
  const at = needed.findIndex((each) => each.id === viewed)
  return (
    <nav className={styles.nav} aria-label={t('setup.steps')}>
      <details className={styles.brief}>
        <summary>
          {t('setup.stepOf', { n: at + 1, of: needed.length })} · {t('setup.allSteps')}
        </summary>
        <Steps setup={setup} viewed={viewed} justDone={justDone} />
      </details>
      <div className={styles.full}>
        <Steps setup={setup} viewed={viewed} justDone={justDone} />
      </div>
    </nav>
  )
}

const Steps = ({ setup, viewed, justDone }: Props) => (
  <ol className={styles.steps}>
    {setup.steps.map((step) => (
      <StepItem
        key={step.id}
        setup={setup}
        step={step}
        number={setup.steps.filter((each) => each.state !== 'not-needed').indexOf(step) + 1}
        isViewed={step.id === viewed}
        isNew={justDone.includes(step.id)}
      />
    ))}
  </ol>
)

interface ItemProps {
  readonly setup: Setup
  readonly step: SetupStep
  readonly number: number
  readonly isViewed: boolean
  readonly isNew: boolean
}

const StepItem = ({ setup, step, number, isViewed, isNew }: ItemProps) => {
  const { t } = useTranslation()
  const { state } = step
  const { isGuest } = useWay()
  const mayOpen = state === 'done' || state === 'current'
  const body = (
    <>
      <span className={styles.mark} data-new={isNew || undefined} aria-hidden>
        {state === 'done' ? <CheckmarkFilled /> : state === 'not-needed' ? '–' : number}
      </span>
      <span className={styles.text}>
        <span className={styles.title}>{step.title}</span>
        <span className={styles.hidden}>{t(`setup.state.${state}`)}</span>
        {step.summary && <span className={styles.summary}>{step.summary}</span>}
        {state !== 'done' && state !== 'not-needed' && (
          <span className={styles.who}>{t(`common.whoShort.${whose(step, isGuest)}`)}</span>
        )}
      </span>
    </>
  )
  return (
    <li className={styles.step} data-state={state} data-viewed={isViewed || undefined}>
      {mayOpen ? (
        <StepLink setupId={setup.id} step={step.id === setup.current ? undefined : step.id} className={styles.item}>
          {body}
        </StepLink>
      ) : (
        <div className={styles.item}>{body}</div>
      )}
    </li>
  )
}
