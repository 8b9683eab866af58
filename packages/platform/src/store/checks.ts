import type { CheckLine } from '@landbridge/contract'
import type { Insertable, Selectable } from 'kysely'
import { adoptCandidate } from './candidates.ts'
import { beginHealth, type Concern, setConcern, setConcerns } from './concerns.ts'
import type { Db } from './database.ts'
import { insertEvent } from './events.ts'
import type { CheckTables } from './tables/checks.ts'

export type CheckRow = Selectable<CheckTables['checks']>

/** The newest checks of a connection. */
export const listChecks = (db: Db, connectionId: string, limit: number): Promise<CheckRow[]> =>
  db
    .selectFrom('checks')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('setup_id', 'is', null)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()

export const findCheck = (db: Db, id: string): Promise<CheckRow | undefined> =>
  db.selectFrom('checks').selectAll().where('id', '=', id).executeTakeFirst()

/** The newest check of a connection that passed. */
export const findLastPass = (db: Db, connectionId: string): Promise<CheckRow | undefined> =>
  db
    .selectFrom('checks')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('setup_id', 'is', null)
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

/** Checks kept of a connection, besides the last one that passed; a set-up that waits makes many. */
const mostKept = 50

/**
 * Stores a check that begins, unless one of the same is running: of the connection as it is, or as a set-up would make
 * it. The oldest ones make room.
 *
 * @returns The check that runs now: the new one, or the one there was.
 */
export const beginCheck = (db: Db, row: Insertable<CheckTables['checks']>): Promise<CheckRow> =>
  db.transaction().execute(async (tx) => {
    const inserted = await tx
      .insertInto('checks')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    if (inserted !== undefined) await forgetOldest(tx, row.connection_id)
    return (
      inserted ??
      tx
        .selectFrom('checks')
        .selectAll()
        .where('connection_id', '=', row.connection_id)
        .where('setup_id', 'is not distinct from', row.setup_id ?? null)
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
  const lastPass = await findLastPass(tx, connectionId)
  await tx
    .deleteFrom('checks')
    .where('id', 'in', old)
    .$if(lastPass !== undefined, (query) => query.where('id', '!=', lastPass?.id as string))
    .execute()
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
 * it or nothing. A check that passes has proved calls and sign-in as well.
 *
 * @param concern What it found amiss. One that may pass by itself does not hide what an earlier check has proved.
 */
export const endCheck = (
  db: Db,
  checkId: string,
  { verdict, concern, at }: { verdict: 'pass' | 'fail' | 'unknown'; concern: Concern | undefined; at: Date },
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const check = await tx
      .updateTable('checks')
      .set({ state: 'done', verdict, ended_at: at })
      .where('id', '=', checkId)
      .where('state', '=', 'running')
      .returning(['connection_id', 'setup_id'])
      .executeTakeFirst()
    if (check === undefined) return
    const { connection_id: id, setup_id: setupId } = check
    // A connection goes on with what it has until what is to take its place has passed.
    if (setupId !== null && verdict !== 'pass') return
    if (setupId !== null && !(await adoptCandidate(tx, { connectionId: id, setupId, checkId, at }))) return
    await noteVerdict(tx, id, { checkId, verdict, what: concern?.what ?? null, at })
    if (verdict !== 'pass') {
      if (concern?.severity === 'degraded' && (await hasGraverCheck(tx, id))) return
      await setConcern(tx, id, 'check', concern, at)
      return
    }
    const ended = await tx
      .updateTable('setups')
      .set({ state: 'connected', watch: null, updated_at: at })
      .where('check_id', '=', checkId)
      .where('state', '=', 'open')
      .returning('id')
      .execute()
    const proved = ['check', 'call', 'sign-in'] as const
    await setConcerns(
      tx,
      id,
      proved.map((source) => [source, undefined]),
      at,
    )
    if (ended.length > 0) await beginHealth(tx, id, at)
  })

/** Whether a check has proved more than that something may pass by itself. */
const hasGraverCheck = async (tx: Db, connectionId: string): Promise<boolean> =>
  (await tx
    .selectFrom('concerns')
    .select('source')
    .where('connection_id', '=', connectionId)
    .where('source', '=', 'check')
    .where('severity', '!=', 'degraded')
    .executeTakeFirst()) !== undefined

interface Ended {
  readonly checkId: string
  readonly verdict: 'pass' | 'fail' | 'unknown'
  readonly what: string | null
  readonly at: Date
}

/**
 * A verdict that differs from the one that was told last is an event, once a connection is in use; that it is in use
 * told that everything was proved. A check that was dropped has told nothing.
 */
const noteVerdict = async (tx: Db, connectionId: string, { checkId, verdict, what, at }: Ended): Promise<void> => {
  const connection = await tx
    .selectFrom('connections')
    .select(['workspace_id', 'integration_id'])
    .where('id', '=', connectionId)
    .where('health', '!=', 'in-setup')
    .executeTakeFirst()
  if (connection === undefined) return
  const from = (await lastToldVerdict(tx, connectionId)) ?? 'pass'
  if (from === verdict) return
  await insertEvent(tx, {
    workspaceId: connection.workspace_id,
    integrationId: connection.integration_id,
    connectionId,
    kind: 'check.verdict_changed',
    at,
    data: { checkId, from, to: verdict, what },
  })
}

const lastToldVerdict = async (tx: Db, connectionId: string): Promise<Ended['verdict'] | undefined> => {
  const told = await tx
    .selectFrom('events')
    .select('data')
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'check.verdict_changed')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (told?.data as { readonly to: Ended['verdict'] } | undefined)?.to
}
