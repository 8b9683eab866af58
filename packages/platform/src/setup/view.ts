import type { CheckLine, FaultView, Finding, Setup, SetupStep, SetupSummary, StepId } from '@landbridge/contract'
import { causeText, type Finding as Found, menderOf, remedyText } from '@landbridge/diagnosis'
import type { Fault, Mender } from '@landbridge/model'
import { isSimulated } from '../connections/places.ts'
import { viewFault } from '../fault-view.ts'
import type { CheckRow } from '../store/checks.ts'
import type { Session } from './session.ts'
import type { Step } from './step.ts'
import { steps } from './steps/index.ts'

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
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

export const viewSetup = (session: Session, check: FinalCheck | undefined, looking: StepId | undefined): Setup => ({
  ...viewSummary(session),
  steps: steps.map((step) => viewStep(step, session, check, looking)),
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
  return {
    id: step.id,
    title: step.title,
    who: step.who,
    state,
    ...(summary !== undefined && { summary }),
    look: step.id === 'check' ? viewCheck(check) : viewLook(step, session, looking),
    explain: step.explain(context),
    mend: {
      fields: state === 'not-needed' ? [] : step.fields(context),
      submit: state === 'not-needed' ? null : step.submit,
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
  return { findings: look?.findings ?? [], at: look?.at ?? null, running: looking === id }
}

const viewCheck = (check: FinalCheck | undefined): SetupStep['look'] => {
  if (check === undefined) return { findings: [], at: null, running: false }
  const { row, lines } = check
  return {
    findings: lines.flatMap((line) => (line.verdict === 'pending' ? [] : [findingOf(line)])),
    at: (row.ended_at ?? row.started_at).toISOString(),
    running: row.state === 'running',
  }
}

const findingOf = ({ id, what, verdict, evidence, cause, remedy, who, link, code }: CheckLine): Finding => {
  const step = verdict === 'fail' ? backTo(id, code) : undefined
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
export const viewFinding = (finding: Found, step: StepId): Finding => {
  const { id, verdict, what, evidence, fault, causes, link } = finding
  const cause = causes.length > 0 ? causeText(finding) : undefined
  const remedy = causes.length > 0 ? remedyText(finding) : undefined
  const who = menderOf(finding)
  const back = verdict === 'fail' ? backTo(id, fault?.code) : undefined
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

/** The step in which the cause of a finding lies. */
const backTo = (finding: string, code: string | undefined): StepId | undefined =>
  code === 'auth.app_unknown' || code === 'auth.tenant_unknown'
    ? 'registration'
    : code === 'auth.roles_missing'
      ? 'consent'
      : places.find(([prefix]) => finding.startsWith(prefix))?.[1]

const places: readonly (readonly [string, StepId])[] = [
  ['endpoint.', 'endpoint'],
  ['tenant.', 'registration'],
  ['application.', 'registration'],
  ['token.roles', 'consent'],
  ['token.', 'secret'],
  ['credential.', 'secret'],
  ['environment.', 'environment'],
  ['card.', 'card'],
  ['read.', 'card'],
  ['company.', 'company'],
]
