import type { Setup, SetupStep } from '@landbridge/contract'
import { type ReactNode, type Ref, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { LongWork } from '../extensions/long-work.tsx'
import { Failure } from '../faults/failure.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { RegisteringPanel } from '../registering/registering-panel.tsx'
import { FinalCheck } from './final-check.tsx'
import { Findings } from './findings.tsx'
import { InlineText } from './inline-text.tsx'
import { Instructions } from './instructions.tsx'
import { LookStatus } from './look-status.tsx'
import { StepForm } from './step-form.tsx'
import { StepLeave } from './step-leave.tsx'
import styles from './step-panel.module.css'
import type { StepChoice } from './use-choice.ts'
import { useOutcome } from './use-outcome.ts'
import { useStep } from './use-step.ts'
import { useWay } from './way.tsx'

interface Props {
  readonly setup: Setup
  readonly step: SetupStep
  readonly choice: StepChoice
}

/** What we see now, what to do, what is asked, what happens then. */
export const StepBody = ({ setup, step, choice }: Props) => {
  const { t } = useTranslation()
  const { isGuest } = useWay()
  const { answer, look } = useStep()
  const { heading, expect } = useOutcome(step)
  const isOpen = setup.state === 'open'
  const { findings, at, progress } = step.look
  const { next } = step.explain
  const { chooser, chosen, choose, fields, shown } = choice
  const lookAgain = () => {
    expect('look')
    look.mutate(step.id)
  }
  const byHand = (
    <>
      {chooser && isOpen && (
        <Part title={chooser.label}>
          <ChooseOne
            label={chooser.label}
            isLabelHidden
            hint={chooser.hint}
            options={chooser.options ?? []}
            value={chosen}
            onChange={choose}
          />
        </Part>
      )}
      {shown.length > 0 && (
        <Part title={t('setup.whatToDo')}>
          <Instructions instructions={shown} />
        </Part>
      )}
      {isOpen && step.mend.leave !== null && !step.mend.registering && (
        <Part title={undefined}>
          <StepLeave step={step} label={step.mend.leave} />
        </Part>
      )}
      {isOpen && step.mend.submit !== null && (
        <Part title={fields.length > 0 ? t('setup.fields') : undefined}>
          <StepForm
            key={chosen}
            step={step}
            fields={fields}
            isBusy={answer.isPending || (step.look.running && at === null)}
            error={answer.error}
            onAnswer={async (values) => {
              expect('answer')
              await answer.mutateAsync({
                step: step.id,
                values: { ...(chooser && chosen && { [chooser.name]: chosen }), ...values },
              })
            }}
          />
        </Part>
      )}
    </>
  )
  return (
    <>
      <Part title={t('setup.seen')} heading={heading}>
        <LookStatus step={step} isBusy={look.isPending} onLook={isOpen ? lookAgain : undefined} />
        {look.isError && <Failure error={look.error} />}
        {progress && <LongWork progress={progress} />}
        {findings.length > 0 && !progress && <Findings findings={findings} />}
        {step.id === 'check' && !isGuest && setup.connectionId && setup.checkId && (
          <FinalCheck setupId={setup.id} connectionId={setup.connectionId} checkId={setup.checkId} />
        )}
      </Part>
      {step.mend.registering && step.mend.leave !== null && (
        <Part title={t('registering.title')}>
          <RegisteringPanel step={step} label={step.mend.leave} isOpen={isOpen} />
        </Part>
      )}
      {step.mend.registering ? (
        <details className={styles.byHand} open={findings.length > 0 && step.state !== 'done'}>
          <summary>{t('registering.byHand')}</summary>
          {byHand}
        </details>
      ) : (
        byHand
      )}
      {next !== '' && step.state !== 'done' && (
        <Part title={t('setup.next')}>
          <p className={styles.next}>
            <InlineText text={next} />
          </p>
        </Part>
      )}
    </>
  )
}

interface PartProps {
  readonly title: string | undefined
  readonly heading?: Ref<HTMLHeadingElement>
  readonly children: ReactNode
}

const Part = ({ title, heading, children }: PartProps) => {
  const id = useId()
  return (
    <section className={styles.part} {...(title === undefined ? {} : { 'aria-labelledby': id })}>
      {title !== undefined && (
        <h3 id={id} ref={heading} tabIndex={heading === undefined ? undefined : -1}>
          {title}
        </h3>
      )}
      {children}
    </section>
  )
}
