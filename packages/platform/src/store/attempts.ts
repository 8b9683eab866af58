import { sql } from 'kysely'
import type { Db } from './database.ts'

/** How many attempts are free, and how long to wait after each further one. */
export interface AttemptLimit {
  readonly free: number
  /** Wait after the last free attempt, in milliseconds; doubled with each further one. */
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  /** Attempts are forgotten after so long a pause, in milliseconds. */
  readonly forgetMs: number
}

/**
 * Counts an attempt before it is made, so that attempts at the same moment count as well.
 *
 * @returns 0 when it may be made, else for how long not, in milliseconds.
 */
export const beginAttempt = async (db: Db, subject: string, limit: AttemptLimit, at: Date): Promise<number> => {
  const forgotten = new Date(at.getTime() - limit.forgetMs)
  const { rows } = await sql<{ blocked_until: Date; begun: boolean }>`
    with begun as (
      insert into attempts as old (subject, failures, blocked_until, last_at)
      values (${subject}, 1, to_timestamp(0), ${at})
      on conflict (subject) do update set
        failures = case when old.last_at < ${forgotten} then 1 else old.failures + 1 end,
        last_at = excluded.last_at,
        blocked_until = case
          when old.last_at < ${forgotten} or old.failures + 1 < ${limit.free} then to_timestamp(0)
          else excluded.last_at + least(
            ${limit.longestWaitMs}::float8,
            ${limit.firstWaitMs}::float8 * power(2, least(old.failures + 1 - ${limit.free}, 30))
          ) * interval '1 millisecond'
        end
      where old.blocked_until <= excluded.last_at
      returning blocked_until
    )
    select blocked_until, true as begun from begun
    union all
    select blocked_until, false from attempts where subject = ${subject} and not exists (select from begun)
  `.execute(db)
  const [row] = rows
  return row === undefined || row.begun ? 0 : Math.max(1, row.blocked_until.getTime() - at.getTime())
}

/** Forgets the attempts of a subject: one has succeeded. */
export const clearAttempts = (db: Db, subjects: readonly string[]) =>
  db
    .deleteFrom('attempts')
    .where('subject', 'in', [...subjects])
    .execute()
