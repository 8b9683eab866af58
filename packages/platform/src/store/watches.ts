import { type Selectable, sql } from 'kysely'
import type { Db } from './database.ts'
import type { DiagnosisTables } from './tables/diagnoses.ts'

export type WatchRow = Selectable<DiagnosisTables['watches']>

export const findWatch = (db: Db, connectionId: string): Promise<WatchRow | undefined> =>
  db.selectFrom('watches').selectAll().where('connection_id', '=', connectionId).executeTakeFirst()

/** What a change of a watch decides on. */
export type WatchChange = Pick<WatchRow, 'generation' | 'since' | 'quick_until' | 'next_at'>

/**
 * Changes the watch of a connection, or begins one: reads it, decides, writes, with nobody else in between.
 *
 * @param decide Gets the watch as it is; undefined leaves everything as it is.
 * @returns The watch after the change; undefined where there is none, or no such connection.
 */
export const changeWatch = (
  db: Db,
  connectionId: string,
  decide: (row: WatchRow | undefined) => WatchChange | undefined,
): Promise<WatchRow | undefined> =>
  db.transaction().execute(async (tx) => {
    const connection = await tx
      .selectFrom('connections')
      .select('workspace_id')
      .where('id', '=', connectionId)
      .forUpdate()
      .executeTakeFirst()
    if (connection === undefined) return undefined
    const before = await findWatch(tx, connectionId)
    const change = decide(before)
    if (change === undefined) return before
    return tx
      .insertInto('watches')
      .values({ connection_id: connectionId, workspace_id: connection.workspace_id, looked_at: null, ...change })
      .onConflict((conflict) => conflict.column('connection_id').doUpdateSet(change))
      .returningAll()
      .executeTakeFirstOrThrow()
  })

/** Notes a look, and when the next one comes. @returns False where another run has taken its place. */
export const noteLook = async (
  db: Db,
  { connectionId, generation }: { readonly connectionId: string; readonly generation: number },
  looks: { readonly looked_at?: Date; readonly next_at: Date },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('watches')
    .set(looks)
    .where('connection_id', '=', connectionId)
    .where('generation', '=', generation)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const endWatch = async (db: Db, connectionId: string): Promise<void> => {
  await db.deleteFrom('watches').where('connection_id', '=', connectionId).execute()
}

/** Watches whose run has not looked for so long that there cannot be one any more. */
export const listLeftWatches = (db: Db, before: Date): Promise<WatchRow[]> =>
  db.selectFrom('watches').selectAll().where('next_at', '<', before).execute()

/** Connections in use with which something is amiss that a check would tell, and that nobody watches. */
export const listUnwatched = (db: Db): Promise<{ id: string; workspace_id: string }[]> =>
  db
    .selectFrom('connections')
    .innerJoin('integrations', 'integrations.id', 'connections.integration_id')
    .select(['connections.id', 'connections.workspace_id'])
    .where('connections.health', '!=', 'in-setup')
    .where('connections.paused_at', 'is', null)
    .where('integrations.enabled', '=', true)
    .where(({ exists, not, selectFrom }) =>
      exists(
        selectFrom('concerns')
          .select('concerns.source')
          .whereRef('concerns.connection_id', '=', 'connections.id')
          .where('concerns.source', 'in', ['check', 'call', 'sign-in']),
      ).and(
        not(
          exists(
            selectFrom('watches').select('watches.generation').whereRef('watches.connection_id', '=', 'connections.id'),
          ),
        ),
      ),
    )
    .execute()

/**
 * Connections in use whose scheduled check is due, so many after one of them. Each has its own moment of the interval,
 * by its id, so that the checks of all of them are spread over it; after a check by hand it
 * waits for half of it at least.
 *
 * @param everyMs Milliseconds from one scheduled check to the next.
 */
export const listDueForCheck = (
  db: Db,
  { at, everyMs, after, limit }: { at: number; everyMs: number; after: string | undefined; limit: number },
): Promise<{ id: string; workspace_id: string }[]> =>
  db
    .selectFrom('connections')
    .innerJoin('integrations', 'integrations.id', 'connections.integration_id')
    .select(['connections.id', 'connections.workspace_id'])
    .where('connections.health', '!=', 'in-setup')
    .where('connections.paused_at', 'is', null)
    .where('integrations.enabled', '=', true)
    .where(
      sql<boolean>`coalesce((
        select floor((extract(epoch from max(checks.started_at)) * 1000 - ${momentOf}) / ${everyMs}::float8)
        from checks where checks.connection_id = connections.id and checks.setup_id is null), -1)
        < floor((${at}::float8 - ${momentOf}) / ${everyMs}::float8)`,
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('checks')
            .select('checks.id')
            .whereRef('checks.connection_id', '=', 'connections.id')
            .where('checks.setup_id', 'is', null)
            .where('checks.started_at', '>', new Date(at - everyMs / 2)),
        ),
      ),
    )
    .$if(after !== undefined, (query) => query.where('connections.id', '>', after as string))
    .orderBy('connections.id')
    .limit(limit)
    .execute()

// Milliseconds into an interval of any length: what is left over of a larger number.
const momentOf = sql<number>`(('x' || left(replace(connections.id::text, '-', ''), 8))::bit(32)::bigint)::float8`

/** The same for one connection, beside the store. */
export const momentOfCheck = (connectionId: string): number =>
  Number.parseInt(connectionId.replaceAll('-', '').slice(0, 8), 16)
