import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Number of the advisory lock under which runs are taken over; any number that nothing else uses. */
const takeOverLock = 7_600_002

// The clock is the store's, so that processes on machines whose clocks differ agree on who is silent.

export const addExecutor = async (db: Db, id: string, version: string): Promise<void> => {
  await sql`insert into executors (id, version, started_at, seen_at) values (${id}, ${version}, now(), now())`.execute(
    db,
  )
}

/** Says that an executor is alive; makes it known again if it was given up. */
export const beatExecutor = async (db: Db, id: string, version: string): Promise<void> => {
  await sql`
    insert into executors (id, version, started_at, seen_at) values (${id}, ${version}, now(), now())
    on conflict (id) do update set seen_at = now()
  `.execute(db)
}

/** Lets go of an executor: what it has left may be taken over at once. */
export const retireExecutor = async (db: Db, id: string): Promise<void> => {
  await sql`update executors set seen_at = '-infinity' where id = ${id}`.execute(db)
}

/**
 * Does the work of taking over, for every executor but `self` that has been silent for so long; only one process at a
 * time does. An executor is forgotten when the work for it has succeeded.
 *
 * @param silentMs In milliseconds.
 * @returns The executors that were given up; none when another process is at it.
 */
export const takeOver = (
  db: Db,
  options: { readonly self: string; readonly silentMs: number },
  work: (executorId: string) => Promise<void>,
): Promise<readonly string[]> =>
  db.transaction().execute(async (tx) => {
    const lock = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${takeOverLock}) as held`.execute(tx)
    if (lock.rows[0]?.held !== true) return []
    const { rows } = await sql<{ id: string }>`
      select id from executors
      where id <> ${options.self} and seen_at <= now() - ${options.silentMs}::float8 * interval '1 millisecond'
    `.execute(tx)
    for (const { id } of rows) {
      await work(id)
      await tx.deleteFrom('executors').where('id', '=', id).execute()
    }
    return rows.map(({ id }) => id)
  })
