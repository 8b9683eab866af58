import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components'
import type { Registering, SetupStep } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../faults/failure.tsx'
import { FaultPanel } from '../faults/fault-panel.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { StepLeave } from '../setup/step-leave.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './registering.module.css'
import { SignedIn } from './signed-in.tsx'
import { RegisteringSteps } from './steps.tsx'
import { Undo } from './undo.tsx'
import { useRegistering } from './use-registering.ts'

interface Props {
  readonly step: SetupStep
  /** Label of the way to Microsoft's sign-in. */
  readonly label: string
  /** Nothing more is made once the set-up has ended; only undo is left. */
  readonly isOpen: boolean
}

/** One click: who signs in, what will be made and why, how far it is, and the way back. */
export const RegisteringPanel = ({ step, label, isOpen }: Props) => {
  const { query, starting, undoing, works } = useRegistering()
  const mayBegin = ({ state }: Registering) => isOpen && !works && state !== 'done'
  return (
    <Waiting query={query} shape="form">
      {(data) => (
        <div className={styles.panel}>
          <Outcome data={data} />
          {data.refusal !== null && data.signIn === null && !works && <FaultPanel fault={data.refusal} />}
          {mayBegin(data) && <Before data={data} />}
          {data.undo.length > 0 ? <TakenBack data={data} /> : <Made data={data} isOpen={isOpen} />}
          {mayBegin(data) && <Begin data={data} step={step} label={label} starting={starting} />}
          {data.canUndo && <Undo data={data} step={step} undoing={undoing} />}
        </div>
      )}
    </Waiting>
  )
}

const Made = ({ data, isOpen }: { data: Registering; isOpen: boolean }) => {
  const { t } = useTranslation()
  if (!isOpen && data.state === 'open') return null
  const title = t(data.state === 'open' ? 'registering.plan' : 'registering.progress')
  return (
    <section className={styles.part}>
      <h4>{title}</h4>
      {data.state === 'running' && <p className={styles.why}>{t('registering.mayLeave')}</p>}
      <RegisteringSteps steps={data.steps} label={title} />
    </section>
  )
}

const TakenBack = ({ data }: { data: Registering }) => {
  const { t } = useTranslation()
  const title = t('registering.undoProgress')
  return (
    <section className={styles.part}>
      <h4>{title}</h4>
      <RegisteringSteps steps={data.undo} label={title} />
    </section>
  )
}

/** What has become of it, in a sentence. */
const Outcome = ({ data: { state, signIn } }: { data: Registering }) => {
  const { t } = useTranslation()
  const said = {
    open: undefined,
    running: undefined,
    undoing: undefined,
    stopped: { intent: 'error', text: t(signIn === null ? 'registering.stoppedSignIn' : 'registering.stopped') },
    partly: { intent: 'warning', text: t('registering.partly') },
    done: { intent: 'success', text: t('registering.done') },
    undone: { intent: 'success', text: t('registering.undone') },
  } as const
  const outcome = said[state]
  if (outcome === undefined) return null
  return (
    <MessageBar intent={outcome.intent} layout="multiline">
      <MessageBarBody>{outcome.text}</MessageBarBody>
    </MessageBar>
  )
}

type Credential = Registering['credentials'][number]['kind']

interface BeginProps extends Pick<Props, 'step' | 'label'> {
  readonly data: Registering
  readonly starting: ReturnType<typeof useRegistering>['starting']
}

/** Who is signed in; or what a sign-in is for. */
const Before = ({ data: { signIn, state, scopes } }: { data: Registering }) => {
  const { t } = useTranslation()
  if (signIn !== null) return <SignedIn signIn={signIn} />
  return (
    <>
      {state === 'open' && <p className={styles.why}>{t('registering.about')}</p>}
      <details className={styles.asks}>
        <summary>{t('registering.asks')}</summary>
        <p>{t('registering.asksAbout')}</p>
        <dl>
          {scopes.map(({ name, reason }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{reason}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  )
}

/** The sign-in, and then the agreement to what stands above. */
const Begin = ({ data, step, label, starting }: BeginProps) => {
  const { t } = useTranslation()
  const { signIn, planId, state, credentials } = data
  const [kind, setKind] = useState<Credential>('certificate')
  if (signIn === null || planId === null) return <StepLeave step={step} label={label} />
  return (
    <>
      <ChooseOne
        label={t('registering.credential')}
        value={kind}
        onChange={(value) => setKind(value as Credential)}
        options={credentials.map((each) => ({
          value: each.kind,
          label: t(`registering.kinds.${each.kind}`),
          detail: each.unavailable ?? t(`registering.kindsAbout.${each.kind}`),
          disabled: each.unavailable !== null,
        }))}
      />
      {starting.isError && <Failure error={starting.error} />}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={starting.isPending}
          onClick={() => starting.mutate({ planId, credential: kind })}
        >
          {t(state === 'open' || state === 'undone' ? 'registering.start' : 'registering.goOn')}
        </Button>
        <StepLeave step={step} label={t('registering.otherAccount')} isQuiet />
      </div>
    </>
  )
}
