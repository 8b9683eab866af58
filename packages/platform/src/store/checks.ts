import type { CheckLine } from '@landbridge/contract'
import type { Insertable, Selectable } from 'kysely'
import { setHealth } from './connections.ts'
import type { Db } from './database.ts'
import type { CheckTables } from './tables/checks.ts'

export type CheckRow = Selectable<CheckTables['checks']>

/** The newest checks of a connection. */
export const listChecks = (db: Db, connectionId: string, limit: number): Promise<CheckRow[]> =>
  db
    .selectFrom('checks')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()

export const findCheck = (db: Db, id: string): Promise<CheckRow | undefined> =>
  db.selectFrom('checks').selectAll().where('id', '=', id).executeTakeFirst()

/** The newest check of a connection in which everything was proved. */
export const findLastPass = (db: Db, connectionId: string): Promise<CheckRow | undefined> =>
  db
    .selectFrom('checks')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('verdict', '=', 'pass')
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()

export const listLines = async (db: Db, checkId: string): Promise<CheckLine[]> => {
  const rows = await db
    .selectFrom('check_lines')
    .select('line')
    .where('check_id', '=', checkId)
    .orderBy('position')
    .execute()
  return rows.map(({ line }) => line)
}

/** Checks kept of a connection; a set-up that waits makes many. */
const mostKept = 50

/**
 * Stores a check that begins, unless one is running for its connection. The oldest ones make room.
 *
 * @returns The check that runs now: the new one, or the one there was.
 */
export const beginCheck = (db: Db, row: Insertable<CheckTables['checks']>): Promise<CheckRow> =>
  db.transaction().execute(async (tx) => {
    const inserted = await tx
      .insertInto('checks')
      .values(row)
      .onConflict((conflict) => conflict.column('connection_id').where('state', '=', 'running').doNothing())
      .returningAll()
      .executeTakeFirst()
    if (inserted !== undefined) await forgetOldest(tx, row.connection_id)
    return (
      inserted ??
      tx
        .selectFrom('checks')
        .selectAll()
        .where('connection_id', '=', row.connection_id)
        .where('state', '=', 'running')
        .executeTakeFirstOrThrow()
    )
  })

const forgetOldest = async (tx: Db, connectionId: string): Promise<void> => {
  const old = tx
    .selectFrom('checks')
    .select('id')
    .where('connection_id', '=', connectionId)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .offset(mostKept)
  await tx.deleteFrom('checks').where('id', 'in', old).execute()
}

/**
 * Stores lines at their places; storing one again replaces it.
 *
 * @returns False where the check has ended or is gone, so that it need not go on.
 */
export const putLines = (
  db: Db,
  checkId: string,
  lines: readonly { readonly position: number; readonly line: CheckLine }[],
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const check = await tx
      .selectFrom('checks')
      .select('id')
      .where('id', '=', checkId)
      .where('state', '=', 'running')
      .forShare()
      .executeTakeFirst()
    if (check === undefined) return false
    if (lines.length === 0) return true
    await tx
      .insertInto('check_lines')
      .values(lines.map(({ position, line }) => ({ check_id: checkId, position, line: JSON.stringify(line) })))
      .onConflict((conflict) =>
        conflict.columns(['check_id', 'position']).doUpdateSet((eb) => ({ line: eb.ref('excluded.line') })),
      )
      .execute()
    return true
  })

/** Stores lines where there are none yet: the run may have been quicker. */
export const offerLines = async (
  db: Db,
  checkId: string,
  lines: readonly { readonly position: number; readonly line: CheckLine }[],
): Promise<void> => {
  await db
    .insertInto('check_lines')
    .values(lines.map(({ position, line }) => ({ check_id: checkId, position, line: JSON.stringify(line) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Ends a check whose answer nobody waits for any more, because what it proves was changed. */
export const dropCheck = async (db: Db, checkId: string, at: Date): Promise<void> => {
  await db
    .updateTable('checks')
    .set({ state: 'done', verdict: 'unknown', ended_at: at })
    .where('id', '=', checkId)
    .where('state', '=', 'running')
    .execute()
}

/** The same for whatever check of a connection runs, because it was paused. */
export const dropRunningCheck = async (db: Db, connectionId: string, at: Date): Promise<void> => {
  await db
    .updateTable('checks')
    .set({ state: 'done', verdict: 'unknown', ended_at: at })
    .where('connection_id', '=', connectionId)
    .where('state', '=', 'running')
    .execute()
}

/**
 * Ends a check, and says what follows from it for its connection and for the set-up whose final check it was: all of
 * it or nothing.
 */
export const endCheck = (
  db: Db,
  checkId: string,
  { verdict, reason, at }: { verdict: 'pass' | 'fail' | 'unknown'; reason: string | null; at: Date },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const check = await tx
      .updateTable('checks')
      .set({ state: 'done', verdict, ended_at: at })
      .where('id', '=', checkId)
      .where('state', '=', 'running')
      .returning('connection_id')
      .executeTakeFirst()
    if (check === undefined) return
    const id = check.connection_id
    if (verdict === 'fail')
      await setHealth(tx, id, { from: ['connected', 'needs-attention'], to: 'needs-attention', reason, at })
    if (verdict !== 'pass') return
    const ended = await tx
      .updateTable('setups')
      .set({ state: 'connected', watch: null, updated_at: at })
      .where('check_id', '=', checkId)
      .where('state', '=', 'open')
      .returning('id')
      .execute()
    const from =
      ended.length > 0
        ? (['in-setup', 'connected', 'needs-attention'] as const)
        : (['connected', 'needs-attention'] as const)
    await setHealth(tx, id, { from, to: 'connected', reason: null, at })
  })
