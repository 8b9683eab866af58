import { planRegistration, type RegistrationStepId } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import type { Run, RunKind } from '../../runs/runs.ts'
import {
  changeRegistering,
  changeRegisteringWithin,
  findRegistering,
  type RegisteringChanges,
  type RegisteringRow,
} from '../../store/registerings.ts'
import { changeSetup } from '../../store/setups.ts'
import type { MadeThere } from '../../store/tables/registerings.ts'
import type { StoredSecret } from '../../store/tables/setups.ts'
import type { Engine, SetupParts } from '../engine.ts'
import { createKeepCredential } from '../keep-credential.ts'
import { findSession, type Session, type SessionParts } from '../session.ts'
import { createStoreAnswer } from '../store-answer.ts'
import { createMaking, type Work, type Worked } from './making.ts'
import { attemptOf, type Move, noted } from './progress.ts'
import type { SignIns } from './sign-in.ts'
import { wishOf } from './wish.ts'

/** Which run works at which set-up. */
export interface RunSubject {
  readonly workspaceId: string
  readonly setupId: string
  readonly runId: string
}

/** A set-up with its registration, as a run finds it. */
export interface Loaded {
  readonly session: Session
  readonly row: RegisteringRow
}

/** Undefined where another run has taken over, or the set-up is gone. */
export const createLoad =
  (parts: SessionParts) =>
  async ({ workspaceId, setupId, runId }: RunSubject): Promise<Loaded | undefined> => {
    const session = await findSession(parts, { workspaceId, integrationId: undefined }, setupId)
    const row = await findRegistering(parts.db, setupId)
    return session === undefined || row?.run_id !== runId ? undefined : { session, row }
  }

/** Attempts at each step until it is settled, one step behind the other. @returns Whether none has ended the run. */
export const inTurn = async <Id extends string>(
  { step, sleep }: Run,
  ids: readonly Id[],
  attempt: (id: Id, count: number) => Promise<Move>,
): Promise<boolean> => {
  for (const id of ids) {
    let move: Move = { go: 'again', afterMs: 0 }
    for (let count = 1; move.go === 'again'; count += 1) {
      move = await step(`${id} ${count}`, () => attempt(id, count))
      if (move.go === 'again') await sleep(move.afterMs)
    }
    if (move.go === 'end') return false
  }
  return true
}

/** A failure of ours, for example while the store restarts; it is waited for like any other. */
export const inside = 'Landbridge to recover from a failure inside'

/** Carries the plan out, step by step; each is stored as it goes, so that it can be watched. */
export const defineMakingRun = (parts: SetupParts, engine: Engine, signIns: SignIns): RunKind<RunSubject> => {
  const { db, log, vault, outgoing, runs, now } = parts
  const load = createLoad(parts)
  const make = createMaking({ vault, outgoing, now })
  const storeAnswer = createStoreAnswer(parts)
  const seal = createKeepCredential(parts)
  const at = () => new Date(now())

  /** Application and credential become answers together with what undo knows of them, or not at all. */
  const keepCredential =
    ({ session, row: { run_id: runId } }: Loaded, made: MadeThere): Work['keep'] =>
    async (given, keyId = '') => {
      const { id: setupId } = session.row
      let kept: StoredSecret | undefined
      await changeSetup(db, setupId, at(), async (setup, tx) => {
        const { connection_id: connectionId, workspace_id: workspaceId } = setup
        if (setup.state !== 'open' || connectionId === null || made.application === undefined)
          throw new Fault('setup.ended')
        const owner = { workspaceId, subjectId: connectionId }
        const within = { db: tx }
        const secret = await seal(session.context, { owner, given, former: undefined, within })
        const { credentialId } = secret
        const after = await changeRegisteringWithin(tx, setupId, at(), async (current) => {
          if (current.run_id !== runId) return undefined
          const before = current.made?.secret
          if (before !== undefined && before.credentialId !== made.secret?.credentialId) return undefined
          kept = secret
          return { made: { ...made, ...current.made, secret: { keyId, credentialId } } }
        })
        if (kept === undefined || after === undefined) {
          await vault.destroy(owner, credentialId, within)
          return undefined
        }
        const registration = { tenant: made.tenantId, clientId: made.application.appId }
        const learned = { tenantId: made.tenantId }
        const registered = await storeAnswer(tx, {
          row: setup,
          step: 'registration',
          given: { registration },
          learned,
          app: null,
        })
        const { answers = setup.answers, found = setup.found, looks = setup.looks, generation = 0 } = registered
        return storeAnswer(tx, {
          row: { ...setup, answers, found, looks, generation, check_id: null },
          step: 'secret',
          given: { secret },
          app: null,
        })
      })
      return kept
    }

  const workAt = async (loaded: Loaded, id: RegistrationStepId): Promise<Worked> => {
    const { session, row } = loaded
    const made: MadeThere = row.made ?? { tenantId: row.tenant_id ?? '' }
    const graph = () => signIns.open(session, row)
    if (id === 'withdraw') return { attempt: { state: 'done', ...(await signIns.withdraw(session, row)) } }
    const planned = planRegistration(wishOf(session, row.unique_name), row.facts ?? undefined)
    // What the token carries does not depend on who looks.
    if (id !== 'token' && planned.find((each) => each.id === id)?.may === 'no')
      return { attempt: { state: 'left', note: 'The person who signed in may not do this.' } }
    return make(id, { session, row, graph, made, keep: keepCredential(loaded, made) })
  }

  /** One attempt at one step, from looking to writing down what came of it. */
  const attempt = async (subject: RunSubject, id: RegistrationStepId, count: number): Promise<Move> => {
    const loaded = await load(subject)
    if (loaded === undefined) return { go: 'end' }
    await change(subject, (row) =>
      row.progress[id] === undefined
        ? { progress: { ...row.progress, [id]: { state: 'working', since: at().toISOString() } } }
        : undefined,
    )
    const worked = await workAt(loaded, id).catch((error: unknown): Worked => {
      if (error instanceof Fault) return { attempt: attemptOf(error) }
      log.warn({ err: error }, 'a step of a registration failed')
      return { attempt: { state: 'waiting', waitingFor: inside } }
    })
    let move: Move = { go: 'end' }
    await change(subject, (row) => {
      const { progress, move: next } = noted(row.progress, id, worked.attempt, count, now())
      move = next
      const tenantId = row.tenant_id ?? ''
      return { progress, ...(worked.made && { made: { tenantId, ...row.made, ...worked.made } }) }
    })
    return move
  }

  const change = ({ setupId, runId }: RunSubject, decide: (row: RegisteringRow) => RegisteringChanges | undefined) =>
    changeRegistering(db, setupId, at(), async (row) => (row.run_id === runId ? decide(row) : undefined))

  /** What was made becomes the answer of the set-up, which goes on by itself. */
  const finish = async (subject: RunSubject, isWhole: boolean): Promise<void> => {
    const loaded = await load(subject)
    if (loaded === undefined) return
    const { row, session } = loaded
    const { made } = row
    const isLeft = Object.values(row.progress).some(({ state }) => state === 'left')
    const isSignInOver = Object.values(row.progress).some(({ fault }) => fault?.code === 'graph.sign_in_ended')
    if (isSignInOver) await signIns.destroy(subject.setupId)
    if (isWhole && made?.application !== undefined) {
      const registration = { tenant: made.tenantId, clientId: made.application.appId }
      await changeSetup(db, subject.setupId, at(), async (setup, tx) =>
        setup.state !== 'open' || setup.answers.registration?.clientId === registration.clientId
          ? undefined
          : storeAnswer(tx, {
              row: setup,
              step: 'registration',
              given: { registration },
              learned: { tenantId: made.tenantId },
              app: null,
            }),
      )
    }
    await change(subject, () => ({ state: isWhole ? (isLeft ? 'partly' : 'done') : 'stopped' }))
    const { workspaceId, setupId } = subject
    if (isWhole && made?.application !== undefined && session.row.state === 'open')
      await engine
        .advance({ workspaceId, setupId }, { from: 'registration' })
        .catch((error: unknown) => log.warn({ err: error }, 'a look failed'))
  }

  return runs.define<RunSubject>('setup.register', async (run, subject) => {
    const ids = await run.step('plan', async () => {
      const loaded = await load(subject)
      return loaded === undefined ? [] : planRegistration(wishOf(loaded.session, ''), undefined).map(({ id }) => id)
    })
    const isWhole = await inTurn(run, ids, (id, count) => attempt(subject, id, count))
    await run.step('finish', () => finish(subject, isWhole))
  })
}
