import type { Watch } from '@landbridge/contract'
import type { Parts } from '../parts.ts'
import { defineRounds, type Rounds } from '../runs/rounds.ts'
import { type ConnectionView, findConnection } from '../store/connections.ts'
import { listDueForCheck, listLeftWatches, listUnwatched, momentOfCheck } from '../store/watches.ts'
import type { Proving } from './proving.ts'
import { isInUse, type Watching } from './watching.ts'

type ScheduleParts = Pick<Parts, 'config' | 'db' | 'log' | 'runs' | 'now'>

/** Milliseconds between two looks at which connections it is the turn of. */
const roundMs = 300_000

/**
 * Proves each connection in use once in the configured interval, at a moment of its own, so that the checks of all of
 * them are spread over it; and takes up watches that were left.
 */
export const defineSchedule = (parts: ScheduleParts, proving: Proving, watching: Watching): Rounds => {
  const { config, db, now } = parts

  const takeUp = async (): Promise<void> => {
    for (const watch of await listLeftWatches(db, new Date(now() - roundMs))) await watching.resume(watch)
    // For example of one that was paused, or whose process ended between its check and its watch.
    for (const { id, workspace_id: workspaceId } of await listUnwatched(db))
      await watching.follow({ connectionId: id, workspaceId }, false)
  }

  return defineRounds(parts, {
    name: 'checks.schedule',
    everyMs: roundMs,
    first: takeUp,
    list: (after, limit) => listDueForCheck(db, { at: now(), everyMs: config.checkEveryMs, after, limit }),
    look: async ({ id, workspace_id: workspaceId }) => {
      const row = await findConnection(db, { workspaceId, integrationId: undefined }, id)
      if (row !== undefined) await proving.start(row, { isScheduled: true })
    },
  })
}

/**
 * When the scheduled check of a connection comes next; null while it is not in use.
 *
 * @param everyMs Milliseconds from one scheduled check to the next.
 */
export const scheduledCheck = (row: ConnectionView, everyMs: number, now: number): Watch['scheduled'] => {
  if (!isInUse(row)) return null
  const last = row.last_check_at?.getTime() ?? 0
  const moment = momentOfCheck(row.id)
  const turn = (Math.floor((last - moment) / everyMs) + 1) * everyMs + moment
  const nextAt = Math.max(now, turn, last + everyMs / 2)
  return { everyMs, nextAt: new Date(nextAt).toISOString() }
}
