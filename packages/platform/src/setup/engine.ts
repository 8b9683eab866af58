import { randomUUID } from 'node:crypto'
import type { ClientCredential } from '@landbridge/auth'
import type { StepId } from '@landbridge/contract'
import type { Finding } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import type { Desks } from '../extensions/desk.ts'
import type { Parts } from '../parts.ts'
import type { Proving } from '../proving/proving.ts'
import { columnsOf } from '../store/candidates.ts'
import { findCheck } from '../store/checks.ts'
import { rewireConnection } from '../store/connections.ts'
import { changeSetup, findSetup, type SetupRow } from '../store/setups.ts'
import type { Watch } from '../store/tables/setups.ts'
import { elsewhere } from './again.ts'
import { candidateApart, candidateOf, seenColumns, withoutLooks } from './changes.ts'
import { isGood } from './looking.ts'
import { actingApp, findSession, type Session } from './session.ts'
import type { KnownToken, LeaveContext, LookContext, Seen, Step } from './step.ts'
import { findStep, idsFrom, stepsOf } from './steps/index.ts'
import { viewFinding } from './view.ts'

export type SetupParts = Pick<
  Parts,
  'db' | 'log' | 'vault' | 'runs' | 'outgoing' | 'demo' | 'now' | 'callbackUrl' | 'pagesUrl'
>

/** How often and how long a step is looked at again by itself, in milliseconds. */
export interface WatchTimes {
  readonly everyMs: number
  readonly forMs: number
  /** The final check asks more, so that it comes less often. */
  readonly everyCheckMs: number
}

export const usualTimes: WatchTimes = { everyMs: 15_000, forMs: 600_000, everyCheckMs: 30_000 }

/** Longest wait of a look for one answer, in milliseconds; a person is waiting. */
const timeoutMs = 10_000

export interface Place {
  readonly workspaceId: string
  readonly setupId: string
}

/** Looks at steps, one after the other, and stores what was seen. */
export interface Engine {
  /**
   * Looks at a step, and goes on as long as steps turn out to be done.
   *
   * @param from @default the current step
   */
  readonly advance: (place: Place, options?: { readonly from?: StepId }) => Promise<void>
  /** What a person's way to Microsoft's pages is made of, beyond what ties it to a browser. */
  readonly leaveContext: (session: Session) => Omit<LeaveContext, 'ties'>
  /** Stores what a person came back with where it is a refusal. */
  readonly refuse: (session: Session, step: Step, findings: readonly Finding[]) => Promise<void>
  /** The step of a set-up that is being looked at in this process. */
  readonly looking: (setupId: string) => StepId | undefined
}

export const createEngine = (
  parts: SetupParts,
  connections: Connections,
  proving: Proving,
  desks: Desks,
  times: WatchTimes,
): Engine => {
  const { db, log, runs, outgoing, now } = parts
  const lookingAt = new Map<string, StepId>()
  const tokens = new Map<string, KnownToken>()

  const load = ({ workspaceId, setupId }: Place): Promise<Session | undefined> =>
    findSession(parts, { workspaceId, integrationId: undefined }, setupId)

  /** The connection as the set-up would make it. */
  const candidate = ({ row: { workspace_id: workspaceId, connection_id: connectionId, id } }: Session) =>
    connectionId === null ? undefined : connections.get({ workspaceId, integrationId: undefined }, connectionId, id)

  const openCredentialOf = async (session: Session): Promise<ClientCredential | undefined> => {
    const row = await candidate(session)
    return row && connections.credential(row)
  }

  /** The integration's own, whatever connections act as. */
  const openSignInCredential = async ({ row, integration }: Session): Promise<ClientCredential | undefined> =>
    connections.credential({
      id: row.id,
      workspace_id: row.workspace_id,
      integration_id: integration.id,
      flow: 'shared-app',
      app: integration.app,
      credential_id: null,
      credential_kind: 'secret',
    })

  const lookContext = (session: Session): LookContext => {
    const { row, integration, context } = session
    const { answers, connection_id: connectionId, workspace_id: workspaceId } = row
    const identity =
      answers.secret?.credentialId ?? answers.signIn?.person.objectId ?? actingApp(integration)?.credential.id
    const tokenKey = identity && `${row.id} ${identity} ${row.found.tenantId ?? ''}`
    return {
      ...context,
      reach: { fetch: outgoing.fetch, transport: outgoing.transport, now, timeoutMs },
      credential: () => openCredentialOf(session),
      signIn: () =>
        answers.signIn === undefined || connectionId === null
          ? undefined
          : connections.signIn({
              id: connectionId,
              workspace_id: workspaceId,
              flow: integration.flow,
              ...(row.sign_in_id !== null && { signInOf: row.id }),
            }),
      extensions: () => (connectionId === null ? undefined : desks({ connectionId, workspaceId, setupId: row.id })),
      knownToken: () => (tokenKey === undefined ? undefined : tokens.get(tokenKey)),
      keepToken: (token) => {
        if (tokenKey === undefined) return
        for (const [key, { tokenEndsAt }] of tokens) if (tokenEndsAt < now()) tokens.delete(key)
        tokens.set(tokenKey, token)
      },
    }
  }

  const wasAnswered = async ({ row }: Session): Promise<boolean> => {
    const current = await findSetup(db, { workspaceId: row.workspace_id, integrationId: undefined }, row.id)
    return current?.generation !== row.generation
  }

  const lookAt = async (session: Session, step: Step): Promise<Seen | undefined> => {
    const { id } = session.row
    lookingAt.set(id, step.id)
    try {
      const seen = await step.look(lookContext(session))
      return seen && (elsewhere(session.row, seen.found) ?? seen)
    } catch (error) {
      // An answer that came meanwhile takes the old credential away, and has its own look.
      if (await wasAnswered(session)) return undefined
      throw error
    } finally {
      lookingAt.delete(id)
    }
  }

  const keep = async (
    { row, integration }: Session,
    step: Step,
    seen: Seen,
    byItself: boolean,
  ): Promise<SetupRow | undefined> =>
    changeSetup(db, row.id, new Date(now()), async (current, tx) => {
      // Whatever was answered meanwhile was not in this look.
      if (current.state !== 'open' || current.generation !== row.generation) return undefined
      const { findings, done, summary } = seen
      const look = {
        at: new Date(now()).toISOString(),
        done,
        findings: findings.map((finding) => viewFinding(finding, integration.flow, step.id)),
        ...(summary !== undefined && { summary }),
        ...(seen.progress && { progress: seen.progress }),
      }
      const [, later] = idsFrom(step.id)
      const others = done || later === undefined ? current.looks : withoutLooks(current.looks, later)
      const found = { ...current.found, ...seen.found }
      const made = candidateOf(current.answers, found, actingApp(integration))
      if (row.connection_id !== null && row.again === null)
        await rewireConnection(tx, row.connection_id, columnsOf(made))
      const apart = row.again && {
        ...candidateApart(made, current.answers, row.again),
        ...(row.again.chosen && seenColumns(found, now())),
      }
      const isWaiting = done || findings.every(isGood)
      const watch = isWaiting ? null : await watchAgain(current, step.id, byItself, seen)
      return { looks: { ...others, [step.id]: look }, found, watch, ...(apart && { candidate: apart }) }
    })

  /** The watch after a look that was not good: the one there is goes on, and a person's look begins its time anew. */
  const watchAgain = async (
    row: SetupRow,
    step: StepId,
    byItself: boolean,
    { watchMs: forMs = times.forMs, watchEveryMs }: Pick<Seen, 'watchMs' | 'watchEveryMs'> = {},
  ): Promise<Watch | null> => {
    if (forMs === 0) return null
    const everyMs = watchEveryMs ?? (step === 'check' ? times.everyCheckMs : times.everyMs)
    // What is seen may have another pace than what was seen before.
    const same = row.watch?.step === step && row.watch.everyMs === everyMs ? row.watch : undefined
    if (same && byItself) return same
    const until = new Date(now() + forMs).toISOString()
    if (same && Date.parse(same.until) > now()) return { ...same, until }
    const runId = randomUUID()
    // The run sleeps first; if what names it is not stored after all, it finds that out and ends.
    await watching.start(runId, { workspaceId: row.workspace_id, setupId: row.id, runId, everyMs })
    return { runId, step, until, everyMs }
  }

  const startCheck = async ({ row }: Session, byItself: boolean): Promise<void> => {
    const { workspace_id: workspaceId, connection_id: connectionId } = row
    if (connectionId === null) return
    const setupId = row.again === null ? undefined : row.id
    const connection = await connections.get({ workspaceId, integrationId: undefined }, connectionId, setupId)
    const claim = async (checkId: string) => {
      const after = await changeSetup(db, row.id, new Date(now()), async (current) => {
        if (current.state !== 'open' || current.generation !== row.generation) return undefined
        return { checkId, watch: await watchAgain(current, 'check', byItself) }
      })
      return after?.check_id === checkId
    }
    await proving.start(connection, { claim, setupId })
  }

  const goOn = async (place: Place, from: StepId | undefined, byItself: boolean): Promise<void> => {
    let asked = from
    for (let round = 0; ; round += 1) {
      const session = await load(place)
      if (session === undefined || session.row.state !== 'open') return
      if (round >= stepsOf(session.integration.flow).length) return
      const id = asked ?? session.current
      if (id === null) return
      if (id === 'check') {
        if (asked === 'check' || session.row.check_id === null) await startCheck(session, byItself)
        return
      }
      const step = findStep(session.integration.flow, id)
      if (step === undefined) return
      const seen = await lookAt(session, step)
      if (seen === undefined) return
      const after = await keep(session, step, seen, byItself)
      if (after?.looks[id]?.done !== true) return
      asked = undefined
    }
  }

  interface WatchSubject extends Place {
    readonly runId: string
    readonly everyMs: number
  }

  /** One look of a watch. @returns Whether there is to be another */
  const lookAgain = async ({ runId, ...place }: WatchSubject): Promise<boolean> => {
    const session = await load(place)
    const watch = session?.row.watch
    if (session?.row.state !== 'open' || watch?.runId !== runId) return false
    const isOff = !session.integration.enabled
    if (isOff || now() > Date.parse(watch.until)) {
      await endWatch(place.setupId, runId, isOff)
      return false
    }
    const check = session.row.check_id === null ? undefined : await findCheck(db, session.row.check_id)
    if (watch.step === 'check' && check?.state === 'running') {
      await proving.resume(check)
      return true
    }
    await goOn(place, watch.step, true)
    const after = await load(place)
    return after?.row.state === 'open' && after.row.watch?.runId === runId
  }

  /** What fails inside, for example while the store restarts, must not end a watch before its time. */
  const goOnAfter = (error: unknown): boolean => {
    log.warn({ err: error }, 'a look failed')
    return true
  }

  /** A person may have begun its time anew meanwhile. */
  const endWatch = (setupId: string, runId: string, isOff: boolean) =>
    changeSetup(db, setupId, new Date(now()), async ({ watch }) =>
      watch?.runId === runId && (isOff || now() > Date.parse(watch.until)) ? { watch: null } : undefined,
    )

  const watching = runs.define<WatchSubject>('setup.watch', async ({ step, sleep }, subject) => {
    for (let round = 1; ; round += 1) {
      await sleep(subject.everyMs)
      if (!(await step(`look ${round}`, () => lookAgain(subject).catch(goOnAfter)))) return
    }
  })

  return {
    advance: (place, { from } = {}) => goOn(place, from, false),
    leaveContext: (session) => ({
      ...session.context,
      reach: { fetch: outgoing.fetch, transport: outgoing.transport, now, timeoutMs },
      credential: () => openCredentialOf(session),
      signInCredential: () => openSignInCredential(session),
      callbackUrl: parts.callbackUrl(),
    }),
    refuse: async (session, step, findings) => {
      // A person has to act, and looking again by itself would not change it.
      await keep(session, step, { findings, done: false, watchMs: 0 }, true)
    },
    looking: (setupId) => lookingAt.get(setupId),
  }
}

/** @throws Fault `setup.ended`, `integration.off` */
export const mustBeOpen = ({ row, integration }: Session): void => {
  if (row.state !== 'open') throw new Fault('setup.ended')
  if (!integration.enabled) throw new Fault('integration.off')
}
