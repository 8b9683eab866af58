import type { Setup, StepId } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import { checkEndpoint } from '../connections/places.ts'
import { findCheck, listLines } from '../store/checks.ts'
import type { Scope } from '../store/integrations.ts'
import { changeSetup } from '../store/setups.ts'
import type { SetupAnswers } from '../store/tables/setups.ts'
import { type Engine, mustBeOpen, type SetupParts } from './engine.ts'
import { createKeepCredential } from './keep-credential.ts'
import type { RoundTrips } from './round-trips.ts'
import { actingApp, findSession, type Session } from './session.ts'
import { leaveOf, type Reading, type Step, type Values } from './step.ts'
import { findStep } from './steps/index.ts'
import { createStoreAnswer } from './store-answer.ts'
import { onlyFields } from './values.ts'
import { type FinalCheck, viewSetup } from './view.ts'

/** What a person can do at a set-up, whether they came by an account or by a link. */
export interface Walk {
  /** @throws Fault `setup.unknown` */
  readonly get: (scope: Scope, setupId: string) => Promise<Session>
  readonly view: (scope: Scope, setupId: string) => Promise<Setup>
  /** @throws Fault `setup.ended`, `setup.step_locked`, `integration.off`, `request.invalid`, `net.forbidden` */
  readonly answer: (session: Session, step: StepId, values: Values) => Promise<void>
  /** @throws Fault `setup.ended`, `setup.step_locked`, `integration.off` */
  readonly look: (session: Session, step: StepId) => Promise<void>
  /**
   * @param returnTo Path of ours to come back to.
   * @throws Fault `setup.ended`, `setup.step_locked`, `integration.off`, `integration.app_missing`
   */
  readonly leave: (session: Session, step: StepId, returnTo: string) => Promise<{ url: string; expiresAt: string }>
}

export const createWalk = (parts: SetupParts, engine: Engine, roundTrips: RoundTrips): Walk => {
  const { db, now } = parts
  const storeAnswer = createStoreAnswer(parts)
  const keep = createKeepCredential(parts)

  const get: Walk['get'] = async (scope, setupId) => {
    const session = await findSession(parts, scope, setupId)
    if (session === undefined) throw new Fault('setup.unknown')
    return session
  }

  const finalCheck = async (checkId: string | null): Promise<FinalCheck | undefined> => {
    const row = checkId === null ? undefined : await findCheck(db, checkId)
    return row && { row, lines: await listLines(db, row.id) }
  }

  const store = (session: Session, step: StepId, reading: Reading) =>
    changeSetup(db, session.row.id, new Date(now()), async (row, tx) => {
      if (row.state !== 'open' || row.connection_id === null) throw new Fault('setup.ended')
      const owner = { workspaceId: row.workspace_id, subjectId: row.connection_id }
      const within = { db: tx }
      const { secret } = reading
      const former = row.answers.secret
      const given: Partial<SetupAnswers> =
        secret === undefined
          ? reading.answers
          : { secret: await keep(session.context, { owner, given: secret, former, within }) }
      return storeAnswer(tx, { row, step, given, app: actingApp(session.integration) })
    })

  const read = (session: Session, step: Step, values: Values): Reading | undefined => {
    if (step.read === undefined) return void onlyFields(values, [])
    const reading = step.read(values, session.context)
    const { endpoint } = reading.answers
    if (endpoint?.addresses === undefined) return reading
    const { addresses } = checkEndpoint(endpoint, parts, 'kind')
    return { answers: { endpoint: { ...endpoint, addresses } } }
  }

  const advance = ({ row }: Session, from: StepId) =>
    engine.advance({ workspaceId: row.workspace_id, setupId: row.id }, { from })

  return {
    get,
    view: async (scope, setupId) => {
      const session = await get(scope, setupId)
      return viewSetup(session, await finalCheck(session.row.check_id), engine.looking(setupId))
    },
    answer: async (session, id, values) => {
      const step = mustBeReached(session, id)
      const reading = read(session, step, values)
      if (reading !== undefined) await store(session, id, reading)
      await advance(session, id)
    },
    look: async (session, id) => {
      mustBeReached(session, id)
      await advance(session, id)
    },
    leave: async (session, id, returnTo) => {
      // What was made is taken back after the set-up too.
      const isForUndo = leaveOf(findStep(session.integration.flow, id), session.context)?.registers === true
      if (!isForUndo || session.row.state === 'open') mustBeReached(session, id)
      return roundTrips.begin(session, id, returnTo)
    },
  }
}

/**
 * A step may be answered when all before it are done, and again later.
 *
 * @throws Fault `setup.ended`, `integration.off`, `setup.step_locked`
 */
const mustBeReached = (session: Session, id: StepId): Step => {
  mustBeOpen(session)
  const step = findStep(session.integration.flow, id)
  if (step === undefined) throw new Fault('setup.step_locked', { message: 'This way in has no such step.' })
  const state = session.states.get(id)
  if (state === 'not-needed') throw new Fault('setup.step_locked', { message: 'This step is not needed here.' })
  if (state !== 'done' && state !== 'current') throw new Fault('setup.step_locked')
  return step
}
