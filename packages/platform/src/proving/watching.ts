import type { CheckLine, Watch } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { listChecks, listLines } from '../store/checks.ts'
import { type ConnectionView, findConnection } from '../store/connections.ts'
import { changeWatch, endWatch, findWatch, noteLook, type WatchRow } from '../store/watches.ts'
import { isOfToken } from './lines.ts'
import type { EndedCheck, Proving } from './proving.ts'

/** Looks again and again at connections with which something is amiss, until a check is green. */
export interface Watching {
  /**
   * Begins to watch a connection, unless it is watched.
   *
   * @param isQuick Whether a person can mend it, so that the first ten minutes have short intervals.
   */
  readonly follow: (place: Place, isQuick: boolean) => Promise<void>
  /** Somebody is at it: short intervals for the next ten minutes. Where nothing is amiss it does nothing. */
  readonly hasten: (row: ConnectionView) => Promise<void>
  readonly read: (connectionId: string) => Promise<Watch['watching']>
  /** Takes up a watch whose run is gone. */
  readonly resume: (watch: WatchRow) => Promise<void>
}

interface Place {
  readonly connectionId: string
  readonly workspaceId: string
}

interface Subject extends Place {
  readonly generation: number
  /** When the watch began, in milliseconds since 1970. */
  readonly since: number
}

type WatchParts = Pick<Parts, 'db' | 'log' | 'runs' | 'now'>

/** How long the intervals are short, and how short, in milliseconds. */
const quickMs = 600_000
const shortMs = 15_000
/** Entra takes fifteen requests of the same kind within five minutes for a fault of the program. */
const tokenMs = 30_000
const longestMs = 3_600_000
/** Whole checks of a watch are at least so far apart, in milliseconds. */
const checksApartMs = 30_000
/** Looks in one run; another run goes on with it, so that the history of none grows without end. */
const mostRounds = 100

/**
 * Milliseconds to the next look: short while somebody is at it, then longer and longer, an hour at most.
 *
 * @param leastMs The shortest interval.
 */
export const nextLookAfter = (now: number, quickUntil: number, leastMs: number): number =>
  Math.round(Math.min(longestMs, Math.max(leastMs, (now - quickUntil) / 4)))

/** Lines that a look settles; what was skipped follows from them. */
const isAmiss = ({ verdict, code }: CheckLine): boolean =>
  verdict === 'fail' || (verdict === 'unknown' && code !== undefined)

export const defineWatching = ({ db, log, runs, now }: WatchParts, proving: Proving): Watching => {
  const find = async ({ connectionId, generation, since }: Subject): Promise<WatchRow | undefined> => {
    const watch = await findWatch(db, connectionId)
    return watch?.generation === generation && watch.since.getTime() === since ? watch : undefined
  }

  /** What the last check found amiss; empty where it found nothing, so that only a whole check can tell. */
  const linesAmiss = async (connectionId: string): Promise<readonly CheckLine[]> => {
    const [check] = await listChecks(db, connectionId, 1)
    return check === undefined || check.verdict === 'pass' ? [] : (await listLines(db, check.id)).filter(isAmiss)
  }

  const leastOf = (lines: readonly CheckLine[]): number => (lines.some(isOfToken) ? tokenMs : shortMs)

  /** @returns Milliseconds to the next look; undefined where there is to be none. */
  const nextWait = async (subject: Subject): Promise<number | undefined> => {
    const watch = await find(subject)
    if (watch === undefined) return undefined
    const leastMs = leastOf(await linesAmiss(subject.connectionId))
    const waitMs = nextLookAfter(now(), watch.quick_until.getTime(), leastMs)
    return (await noteLook(db, subject, { next_at: new Date(now() + waitMs) })) ? waitMs : undefined
  }

  const look = async (subject: Subject): Promise<void> => {
    const { connectionId, workspaceId } = subject
    const watch = await find(subject)
    if (watch === undefined) return
    const row = await findConnection(db, { workspaceId, integrationId: undefined }, connectionId)
    if (row === undefined || !isInUse(row)) return endWatch(db, connectionId)
    const [check] = await listChecks(db, connectionId, 1)
    if (check?.state === 'running') return proving.resume(check)
    const lines = await linesAmiss(connectionId)
    const isGood = lines.length === 0 || (await proving.lookAgain(row, lines))
    await noteLook(db, subject, { looked_at: new Date(now()), next_at: watch.next_at })
    const isAgain = check !== undefined && check.started_at.getTime() >= watch.since.getTime()
    const isSoon = isAgain && now() - check.started_at.getTime() < checksApartMs
    if (isGood && !isSoon) await proving.start(row)
  }

  const run = runs.define<Subject>('connections.watch', async ({ step, sleep }, subject) => {
    for (let round = 1; round <= mostRounds; round += 1) {
      const waitMs = await step(`wait ${round}`, () => nextWait(subject))
      if (waitMs === undefined) return
      await sleep(waitMs)
      // What fails inside, for example while the store restarts, must not end a watch.
      await step(`look ${round}`, () =>
        look(subject).catch((error: unknown) => {
          if (!(error instanceof Fault)) log.warn({ err: error, connectionId: subject.connectionId }, 'a look failed')
        }),
      )
    }
    await step('go on', () => beginAnew(subject))
  })

  /** Starts the run of a watch; of one that was started before it does nothing. */
  const startRun = async (watch: WatchRow | undefined): Promise<void> => {
    if (watch === undefined) return
    const { connection_id: connectionId, workspace_id: workspaceId, generation, since } = watch
    const subject = { connectionId, workspaceId, generation, since: since.getTime() }
    await run.start(`watch ${connectionId} ${subject.since} ${generation}`, subject)
  }

  /** The same watch, with another run. */
  const beginAnew = async ({ connectionId, generation, since }: Subject): Promise<void> =>
    startRun(
      await changeWatch(db, connectionId, (before) =>
        before?.generation === generation && before.since.getTime() === since
          ? { ...before, generation: generation + 1 }
          : undefined,
      ),
    )

  const begun = (quickUntil: number) => ({
    generation: 1,
    since: new Date(now()),
    quick_until: new Date(quickUntil),
    next_at: new Date(now() + shortMs),
  })

  const follow: Watching['follow'] = async ({ connectionId, workspaceId }, isQuick) => {
    const row = await findConnection(db, { workspaceId, integrationId: undefined }, connectionId)
    if (row === undefined || !isInUse(row)) return
    const begins = (before: WatchRow | undefined) =>
      before === undefined ? begun(now() + (isQuick ? quickMs : 0)) : undefined
    await startRun(await changeWatch(db, connectionId, begins))
  }

  const ended = async ({ connectionId, workspaceId, verdict, lines }: EndedCheck): Promise<void> => {
    if (verdict === 'pass') return endWatch(db, connectionId)
    if (lines.some(isAmiss)) await follow({ connectionId, workspaceId }, verdict === 'fail')
  }
  proving.whenEnded(ended)

  return {
    follow,
    hasten: async (row) => {
      if (!isInUse(row)) return
      const until = now() + quickMs
      await startRun(
        await changeWatch(db, row.id, (before) => {
          if (before === undefined) return row.health === 'connected' ? undefined : begun(until)
          // A run that sleeps for long is left to sleep, and another one takes its place.
          const isAsleep = before.next_at.getTime() - now() > tokenMs
          return { ...before, quick_until: new Date(until), generation: before.generation + (isAsleep ? 1 : 0) }
        }),
      )
    },
    read: async (connectionId) => {
      const watch = await findWatch(db, connectionId)
      if (watch === undefined) return null
      const { since, quick_until: quickUntil, looked_at: lookedAt, next_at: nextAt } = watch
      return {
        since: since.toISOString(),
        lines: (await linesAmiss(connectionId)).map(({ id }) => id),
        lookedAt: lookedAt?.toISOString() ?? null,
        nextAt: nextAt.toISOString(),
        quickUntil: quickUntil.getTime() > now() ? quickUntil.toISOString() : null,
      }
    },
    resume: ({ connection_id: connectionId, workspace_id: workspaceId, generation, since }) =>
      beginAnew({ connectionId, workspaceId, generation, since: since.getTime() }),
  }
}

/** Whether a connection may be looked at by itself. */
export const isInUse = (row: Pick<ConnectionView, 'health' | 'paused_at' | 'integration_enabled'>): boolean =>
  row.health !== 'in-setup' && row.paused_at === null && row.integration_enabled
