import type { CheckLine, FaultView, Finding, Flow, Setup, SetupStep, SetupSummary, StepId } from '@landbridge/contract'
import { causeText, menderOf, remedyText } from '@landbridge/diagnosis'
import type { Fault, Mender } from '@landbridge/model'
import { isSimulated } from '../connections/places.ts'
import { viewFault } from '../fault-view.ts'
import type { CheckRow } from '../store/checks.ts'
import type { Session } from './session.ts'
import { leaveOf, type SeenFinding, type Step } from './step.ts'
import { findStep, stepsOf } from './steps/index.ts'

/** The final check of a set-up, as far as it has come. */
export interface FinalCheck {
  readonly row: CheckRow
  readonly lines: readonly CheckLine[]
}

export const viewSummary = ({ row, integration, context, states, current }: Session): SetupSummary => {
  const needed = [...states.values()].filter((state) => state !== 'not-needed')
  return {
    id: row.id,
    integrationId: row.integration_id,
    integrationName: integration.name,
    linkedAccount: context.account,
    state: row.state,
    current,
    done: needed.filter((state) => state === 'done').length,
    of: needed.length,
    simulated: isSimulated(row.answers.endpoint?.addresses ?? null),
    connectionId: row.connection_id,
    checkId: row.check_id,
    reconnects: row.again !== null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

export const viewSetup = (session: Session, check: FinalCheck | undefined, looking: StepId | undefined): Setup => ({
  ...viewSummary(session),
  steps: stepsOf(session.integration.flow).map((step) => viewStep(step, session, check, looking)),
})

const viewStep = (
  step: Step,
  session: Session,
  check: FinalCheck | undefined,
  looking: StepId | undefined,
): SetupStep => {
  const { row, context, states } = session
  const state = states.get(step.id) ?? 'to-come'
  const summary = summaryOf(step, session, check)
  const isWatched = row.watch?.step === step.id && Date.parse(row.watch.until) > context.now
  const watch = state === 'current' && isWatched ? row.watch : null
  const leave = leaveOf(step, context)
  const progress = row.looks[step.id]?.progress
  return {
    id: step.id,
    title: step.title,
    who: step.who,
    state,
    ...(summary !== undefined && { summary }),
    look: step.id === 'check' ? viewCheck(check, session.integration.flow) : viewLook(step, session, looking),
    explain: step.explain(context),
    mend: {
      fields: state === 'not-needed' || progress ? [] : step.fields(context),
      submit: state === 'not-needed' || progress ? null : step.submit,
      leave: state === 'not-needed' ? null : (leave?.label ?? null),
      ...(leave?.registers && { registering: true }),
    },
    watch: watch && { until: watch.until, everyMs: watch.everyMs },
  }
}

const summaryOf = (
  step: Step,
  { row, context, states }: Session,
  check: FinalCheck | undefined,
): string | undefined => {
  const notNeeded = step.notNeeded?.(context)
  if (notNeeded !== undefined) return notNeeded
  if (states.get(step.id) !== 'done') return undefined
  if (step.id !== 'check') return row.looks[step.id]?.summary
  const passed = check?.lines.filter(({ verdict }) => verdict === 'pass').length ?? 0
  return check && `${passed} of ${check.lines.length} lines passed; none failed.`
}

const viewLook = ({ id }: Step, { row }: Session, looking: StepId | undefined): SetupStep['look'] => {
  const look = row.looks[id]
  return {
    findings: look?.findings ?? [],
    at: look?.at ?? null,
    running: looking === id,
    ...(look?.progress && { progress: look.progress }),
  }
}

const viewCheck = (check: FinalCheck | undefined, flow: Flow): SetupStep['look'] => {
  if (check === undefined) return { findings: [], at: null, running: false }
  const { row, lines } = check
  return {
    findings: lines.flatMap((line) => (line.verdict === 'pending' ? [] : [findingOf(line, flow)])),
    at: (row.ended_at ?? row.started_at).toISOString(),
    running: row.state === 'running',
  }
}

const findingOf = ({ id, what, verdict, evidence, cause, remedy, who, link, code }: CheckLine, flow: Flow): Finding => {
  const step = verdict === 'fail' ? backTo(flow, id, code) : undefined
  return {
    id,
    verdict: verdict === 'pass' || verdict === 'fail' ? verdict : 'unknown',
    what,
    evidence,
    ...(cause !== undefined && { cause }),
    ...(remedy !== undefined && { remedy }),
    ...(who && { who }),
    ...(link && { link }),
    ...(step && { step }),
  }
}

/** A finding of a look, as it is stored and shown. */
export const viewFinding = (finding: SeenFinding, flow: Flow, step: StepId): Finding => {
  const { id, verdict, what, evidence, fault, causes, link, waitingFor } = finding
  const cause = causes.length > 0 ? causeText(finding) : undefined
  const remedy = causes.length > 0 ? remedyText(finding) : undefined
  const who = menderOf(finding)
  const back = verdict === 'fail' ? backTo(flow, id, fault?.code) : undefined
  return {
    id,
    verdict,
    what,
    evidence: evidence.map((each) => ({ ...each })),
    ...(fault && { fault: narrowed(fault, { cause, remedy, who }) }),
    ...(cause !== undefined && { cause }),
    ...(remedy !== undefined && { remedy }),
    ...(who && { who }),
    ...(link && { link: { ...link } }),
    ...(back && back !== step && { step: back }),
    ...(waitingFor !== undefined && { waitingFor }),
  }
}

/** What the look has found out beyond what the table of faults can say of every such refusal. */
const narrowed = (
  fault: Fault,
  { cause, remedy, who }: { cause: string | undefined; remedy: string | undefined; who: Mender | undefined },
): FaultView => {
  const view = viewFault(fault)
  // A refusal without a reason: what the other answers leave over is said instead of all that it may be.
  const message = fault.code === 'bc.credentials_rejected' ? (cause ?? view.message) : view.message
  return { ...view, message, remedy: remedy ?? view.remedy, who: who ?? view.who }
}

/** The step in which the cause of a finding lies, among those that the flow has. */
const backTo = (flow: Flow, finding: string, code: string | undefined): StepId | undefined => {
  const [, candidates = []] =
    placesByCode.find(([each]) => each === code) ?? places.find(([prefix]) => finding.startsWith(prefix)) ?? []
  return candidates.find((id) => findStep(flow, id) !== undefined)
}

type Place = readonly [string, readonly StepId[]]

const placesByCode: readonly Place[] = [
  ['auth.app_unknown', ['registration', 'consent', 'sign-in']],
  ['auth.tenant_unknown', ['registration', 'consent', 'sign-in']],
  ['auth.roles_missing', ['consent']],
]

const places: readonly Place[] = [
  ['endpoint.', ['endpoint']],
  ['tenant.', ['registration', 'consent', 'sign-in']],
  ['application.', ['registration']],
  ['token.roles', ['consent']],
  ['token.', ['secret', 'sign-in']],
  ['credential.', ['secret']],
  ['environment.', ['environment']],
  ['card.', ['card']],
  ['person.', ['sign-in']],
  ['read.', ['card', 'sign-in']],
  ['company.', ['company']],
  ['extension.', ['extension']],
]
