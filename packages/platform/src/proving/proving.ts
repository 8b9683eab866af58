import { randomUUID } from 'node:crypto'
import type { CheckLine as CheckLineView } from '@landbridge/contract'
import { type CheckLine, pendingLines, planAgain, provingCheck, type Verdict, verdictOf } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { isReady } from '../connections/ready.ts'
import type { Parts } from '../parts.ts'
import { turns } from '../runs/turns.ts'
import { type CandidateView, findCandidate } from '../store/candidates.ts'
import {
  beginCheck,
  type CheckRow,
  dropCheck,
  endCheck,
  findCheck,
  listLines,
  offerLines,
  putLines,
} from '../store/checks.ts'
import type { ConnectionView } from '../store/connections.ts'
import type { LookAround } from './around-a-check.ts'
import { concernOfCheck } from './concern-of-check.ts'
import { factsOfToken, isOfToken, placed, planOf, viewLine } from './lines.ts'

/** Proves connections. A check is a durable run: it survives a restart, and is then done again from its beginning. */
export interface Proving {
  /**
   * Starts the proving check of a connection, or finds the one that runs already. What a set-up keeps apart has a check
   * of its own.
   *
   * @throws Fault `connection.not_ready`, `connection.paused`, `integration.off`
   */
  readonly start: (row: CandidateView, options?: StartOptions) => Promise<CheckRow>
  /** Takes up a check whose process ended before its run began, and ends one whose run ended without a word. */
  readonly resume: (check: CheckRow) => Promise<void>
  /**
   * Looks again at some lines of a check, and at what has to be known for them; nothing is stored of it. The token is
   * the one in use unless the lines are about getting one.
   *
   * @returns Whether all of them are good now.
   * @throws Fault as opening the connection does
   */
  readonly lookAgain: (row: ConnectionView, lines: readonly CheckLineView[]) => Promise<boolean>
  /** Has somebody told of each check of a connection as it is that ended with a verdict. */
  readonly whenEnded: (listener: (ended: EndedCheck) => Promise<void>) => void
}

/** A check with its verdict. */
export interface EndedCheck {
  readonly checkId: string
  readonly connectionId: string
  readonly workspaceId: string
  readonly verdict: Verdict
  readonly lines: readonly CheckLineView[]
}

/** Notes whose check it is, before it can have an answer. False means that nobody wants it any more. */
export type Claim = (checkId: string) => Promise<boolean>

interface StartOptions {
  /** Nobody waits for it: only so many of these are made at once. */
  readonly isScheduled?: boolean
  readonly claim?: Claim
  /** The set-up that keeps apart what is to be proved; the row is read with it. */
  readonly setupId?: string | undefined
}

type ProvingParts = Pick<Parts, 'db' | 'runs' | 'outgoing' | 'now'>

/** Scheduled checks at the same time in this process: after a standstill it is the turn of many connections at once. */
const mostScheduled = 20
/** Longest wait of a check for one answer, in milliseconds. */
const timeoutMs = 20_000

type Subject = {
  readonly checkId: string
  readonly connectionId: string
  readonly workspaceId: string
  readonly setupId?: string | null
  readonly isScheduled?: boolean
}

export const defineProving = (
  { db, runs, outgoing, now }: ProvingParts,
  connections: Connections,
  lookAround: LookAround,
): Proving => {
  const reach = { fetch: outgoing.fetch, transport: outgoing.transport, now, timeoutMs }
  const turn = turns(mostScheduled)
  const listeners: ((ended: EndedCheck) => Promise<void>)[] = []

  const prove = async ({ checkId, connectionId, workspaceId, setupId }: Subject): Promise<void> => {
    const row = await findCandidate(db, { workspaceId, integrationId: undefined }, { connectionId, setupId })
    if (row === undefined || !isReady(row) || row.paused_at !== null || !row.integration_enabled)
      return dropCheck(db, checkId, new Date(now()))
    const credential = await connections.credential(row).catch((error: unknown) => {
      if (error instanceof Fault) return undefined
      throw error
    })
    const plan = planOf(connections, row, credential, await lookAround(row, credential))
    const lines = pendingLines(plan)
    const places = new Map(lines.map(({ id }, position) => [id, position]))
    await putLines(db, checkId, placed(lines, row.flow))
    for await (const line of provingCheck(plan, reach)) {
      const position = places.get(line.id) ?? lines.length
      lines[position] = line
      const goesOn = await putLines(db, checkId, [{ position, line: viewLine(line, row.flow) }])
      if (!goesOn) return
    }
    const verdict = verdictOf(lines)
    // What was granted meanwhile is in new tokens only.
    connections.forgetToken(row)
    await endCheck(db, checkId, {
      verdict: verdict === 'pending' ? 'unknown' : verdict,
      concern: concernOfCheck(lines),
      at: new Date(now()),
    })
  }

  const run = runs.define<Subject>('check.prove', async ({ step }, subject) => {
    const doProve = () => step('prove', () => prove(subject))
    try {
      // Whoever waits here is in no step, so that a stop does not wait for it.
      await (subject.isScheduled ? turn(doProve) : doProve())
      await step('tell', () => tell(subject))
    } catch (error) {
      await step('give up', () => dropCheck(db, subject.checkId, new Date(now())))
      throw error
    }
  })

  /** A set-up looks after its own check. */
  const tell = async ({ checkId, connectionId, workspaceId }: Subject): Promise<void> => {
    const check = await findCheck(db, checkId)
    if (check === undefined || check.setup_id !== null || check.state !== 'done' || check.verdict === 'pending') return
    const ended = { checkId, connectionId, workspaceId, verdict: check.verdict, lines: await listLines(db, checkId) }
    await Promise.all(listeners.map((listener) => listener(ended)))
  }

  const lookAgain: Proving['lookAgain'] = async (row, asked) => {
    const place = await connections.openPlace({ workspaceId: row.workspace_id, integrationId: undefined }, row.id)
    const credential = await connections.credential(row)
    const plan = planOf(connections, place.row, credential, await lookAround(place.row, undefined))
    const ids = asked.map(({ id }) => id)
    const known = asked.some(isOfToken) ? {} : factsOfToken(await place.token(), row)
    const lines: CheckLine[] = []
    for await (const line of provingCheck(planAgain(plan, ids, known), reach)) lines.push(line)
    return verdictOf(lines) === 'pass'
  }

  const begin = (row: CandidateView, setupId: string | undefined): Promise<CheckRow> =>
    beginCheck(db, {
      id: randomUUID(),
      workspace_id: row.workspace_id,
      connection_id: row.id,
      setup_id: setupId ?? null,
      state: 'running',
      verdict: 'pending',
      started_at: new Date(now()),
      ended_at: null,
    })

  const start: Proving['start'] = async (row, { claim = async () => true, setupId, isScheduled } = {}) => {
    if (!row.integration_enabled) throw new Fault('integration.off')
    if (row.paused_at !== null) throw new Fault('connection.paused')
    if (!isReady(row)) throw new Fault('connection.not_ready')
    let check = await begin(row, setupId)
    // A process may have ended between the row and the run, or the run may have ended without a word.
    const known = await runs.find(check.id)
    if (known !== undefined && known.state !== 'running') {
      await dropCheck(db, check.id, new Date(now()))
      check = await begin(row, setupId)
    }
    if (!(await claim(check.id))) {
      await dropCheck(db, check.id, new Date(now()))
      return check
    }
    const plan = planOf(connections, row, undefined, await lookAround(row, undefined))
    await offerLines(db, check.id, placed(pendingLines(plan), row.flow))
    await run.start(check.id, { ...subjectOf(check), ...(isScheduled && { isScheduled }) })
    return check
  }

  const resume: Proving['resume'] = async (check) => {
    if (check.state !== 'running') return
    const known = await runs.find(check.id)
    if (known === undefined) await run.start(check.id, subjectOf(check))
    else if (known.state !== 'running') await dropCheck(db, check.id, new Date(now()))
  }

  return { start, resume, lookAgain, whenEnded: (listener) => void listeners.push(listener) }
}

const subjectOf = ({ id, connection_id, workspace_id, setup_id }: CheckRow): Subject => ({
  checkId: id,
  connectionId: connection_id,
  workspaceId: workspace_id,
  setupId: setup_id,
})

/** A check gets its tokens as calls do, so that it finds what they find. */
