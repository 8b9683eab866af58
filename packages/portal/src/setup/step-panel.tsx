import { useAnnounce } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import type { Setup, SetupStep } from '@landbridge/contract'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { InlineText } from './inline-text.tsx'
import { StepBody } from './step-body.tsx'
import { StepLink } from './step-link.tsx'
import styles from './step-panel.module.css'
import { TheirStep } from './their-step.tsx'
import type { StepChoice } from './use-choice.ts'
import { useWay } from './way.tsx'
import { WhoBadge } from './who-badge.tsx'
import { isTheirs, whose } from './whose.ts'

interface Props {
  readonly setup: Setup
  readonly step: SetupStep
  readonly choice: StepChoice
  readonly position: { readonly n: number; readonly of: number }
  /** The steps that turned green a moment ago and led here. */
  readonly justDone: readonly SetupStep[]
}

/** One step: what we see now, what to do, what is asked, what happens then. */
export const StepPanel = ({ setup, step, choice, position, justDone }: Props) => {
  const { t } = useTranslation()
  const heading = useArrival(step, position, justDone)
  const isOpen = setup.state === 'open'
  const isReopened = step.state === 'done'
  const who = whose(step, useWay().isGuest)

  return (
    <article className={styles.panel}>
      <header className={styles.head}>
        {justDone.map((each) => (
          <p key={each.id} className={styles.justDone}>
            <CheckmarkCircleFilled aria-hidden />
            <span>
              <strong>{t('setup.justDone', { title: each.title })}</strong>
              <br />
              {each.summary}
            </span>
          </p>
        ))}
        <p className={styles.position}>{t('setup.stepOf', position)}</p>
        <div className={styles.titleRow}>
          <h2 ref={heading} tabIndex={-1}>
            {step.title}
          </h2>
          <WhoBadge who={who} />
        </div>
        <p className={styles.intro}>
          <InlineText text={step.explain.intro} />
        </p>
        {isReopened && (
          <p className={styles.reopened}>
            {t(isOpen ? 'setup.reopened' : 'setup.reopenedEnded')}{' '}
            <StepLink setupId={setup.id}>{t('setup.backToCurrent')}</StepLink>
          </p>
        )}
      </header>
      {/* Anew for each step: what was refused there does not belong here. */}
      {isTheirs(step) ? <TheirStep who={who} /> : <StepBody key={step.id} setup={setup} step={step} choice={choice} />}
    </article>
  )
}

/** When the guide goes on by itself, the focus goes with it, and the step is said. */
const useArrival = (step: SetupStep, { n, of }: Props['position'], justDone: readonly SetupStep[]) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const heading = useRef<HTMLHeadingElement>(null)
  const from = useRef(step.id)
  const done = justDone.map((each) => t('setup.stepDoneAnnounced', { title: each.title })).join(' ')
  useEffect(() => {
    if (from.current === step.id) return
    from.current = step.id
    heading.current?.focus()
    const arrived = t('setup.stepAnnounced', { n, of, title: step.title })
    announce(`${done} ${arrived}`.trim())
  }, [step.id, step.title, n, of, done, announce, t])
  return heading
}
