import type { Mender } from '@landbridge/model'
import type { Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { insertEvent } from './events.ts'
import type { Scope } from './integrations.ts'
import type { ConcernSource, Severity } from './tables/concerns.ts'
import type { ConnectionTables } from './tables/connections.ts'
import type { Flow, StoredApp, StoredExtension, StoredWanted } from './tables/integrations.ts'

export type ConnectionRow = Selectable<ConnectionTables['connections']>

/** What is amiss with a connection, as it is read with it. */
export interface ConcernView {
  readonly source: ConcernSource
  readonly severity: Severity
  readonly what: string
  readonly who: Mender
  readonly remedy: string | null
  readonly code: string | null
  /** A moment, as the store writes it. */
  readonly since: string
}

/** A connection with what is shown of its integration and of its last check. */
export interface ConnectionView extends ConnectionRow {
  readonly integration_name: string
  readonly integration_enabled: boolean
  readonly wanted: StoredWanted[]
  readonly flow: Flow
  readonly app: StoredApp | null
  /** The extension that the integration brings. */
  readonly wanted_extension: StoredExtension | null
  /** The gravest first. */
  readonly concerns: ConcernView[]
  readonly last_check_id: string | null
  readonly last_check_at: Date | null
  readonly last_check_verdict: 'pending' | 'pass' | 'fail' | 'unknown' | null
}

const concerns = sql<ConcernView[]>`(
  select coalesce(jsonb_agg(to_jsonb(concerns) - 'connection_id'
    order by array_position(array['broken', 'attention', 'degraded'], severity), since), '[]')
  from concerns where concerns.connection_id = connections.id)`

const views = (db: Db, { workspaceId, integrationId }: Scope) =>
  db
    .selectFrom('connections')
    .innerJoin('integrations', 'integrations.id', 'connections.integration_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('checks')
          .select(['checks.id', 'checks.started_at', 'checks.ended_at', 'checks.verdict'])
          .whereRef('checks.connection_id', '=', 'connections.id')
          .where('checks.setup_id', 'is', null)
          .orderBy('checks.started_at', 'desc')
          .limit(1)
          .as('last_check'),
      (join) => join.onTrue(),
    )
    .selectAll('connections')
    .select([
      'integrations.name as integration_name',
      'integrations.enabled as integration_enabled',
      'integrations.wanted',
      'integrations.flow',
      'integrations.app',
      'integrations.extension as wanted_extension',
      concerns.as('concerns'),
      'last_check.id as last_check_id',
      'last_check.verdict as last_check_verdict',
      sql<Date | null>`coalesce(last_check.ended_at, last_check.started_at)`.as('last_check_at'),
    ])
    .where('connections.workspace_id', '=', workspaceId)
    .$if(integrationId !== undefined, (query) =>
      query.where('connections.integration_id', '=', integrationId as string),
    )

/** Those that somebody has to act on first, then those in trouble, then those in set-up, then by name. */
export const listConnections = (
  db: Db,
  scope: Scope,
  filter: { readonly integrationId?: string | undefined; readonly linkedAccountId?: string | undefined } = {},
): Promise<ConnectionView[]> =>
  views(db, scope)
    .$if(filter.integrationId !== undefined, (query) =>
      query.where('connections.integration_id', '=', filter.integrationId as string),
    )
    .$if(filter.linkedAccountId !== undefined, (query) =>
      query.where('connections.linked_account_id', '=', filter.linkedAccountId as string),
    )
    .orderBy(
      sql`case when connections.paused_at is not null then 9
               else array_position(array['broken', 'needs-attention', 'degraded', 'in-setup', 'connected'],
                                   connections.health) end`,
    )
    .orderBy(sql`lower(connections.name)`)
    .orderBy('connections.id')
    .execute()

export const findConnection = (db: Db, scope: Scope, id: string): Promise<ConnectionView | undefined> =>
  views(db, scope).where('connections.id', '=', id).executeTakeFirst()

/** Changes what is shown only, such as the name. */
export const updateConnection = async (
  db: Db,
  id: string,
  changes: Updateable<ConnectionTables['connections']>,
): Promise<void> => {
  await db.updateTable('connections').set(changes).where('id', '=', id).execute()
}

/** Changes what a client is made of; clients made before are not used any more. */
export const rewireConnection = async (
  db: Db,
  id: string,
  changes: Updateable<ConnectionTables['connections']>,
): Promise<void> => {
  await db
    .updateTable('connections')
    .set({ ...changes, revision: sql`revision + 1` })
    .where('id', '=', id)
    .execute()
}

/** Connections that work at this moment, so many after one of them, by id. */
export const listWorking = async (
  db: Db,
  after: string | undefined,
  limit: number,
): Promise<{ id: string; workspace_id: string }[]> =>
  db
    .selectFrom('connections')
    .innerJoin('integrations', 'integrations.id', 'connections.integration_id')
    .select(['connections.id', 'connections.workspace_id'])
    .where('connections.health', '!=', 'in-setup')
    .where('connections.paused_at', 'is', null)
    .where('integrations.enabled', '=', true)
    .$if(after !== undefined, (query) => query.where('connections.id', '>', after as string))
    .orderBy('connections.id')
    .limit(limit)
    .execute()

/**
 * Changes what is known of the environment of a connection, if it still is what the look was about.
 *
 * @param changes With `revision`, clients made before are not used any more.
 * @returns Whether it was.
 */
export const noteEnvironment = async (
  db: Db,
  { id, revision }: { readonly id: string; readonly revision: number },
  changes: Updateable<ConnectionTables['connections']>,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('connections')
    .set(changes)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The credential that a connection names at this moment. */
export const connectionCredential = async (db: Db, id: string): Promise<string | null> =>
  (await db.selectFrom('connections').select('credential_id').where('id', '=', id).executeTakeFirst())?.credential_id ??
  null

/** Waits until nobody else renews the sign-in of a connection, and keeps others out until the transaction ends. */
export const lockRenewal = async (tx: Db, id: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`landbridge renewal ${id}`}, 0))`.execute(tx)
}

/** Names the refresh token that is to be used from now on. Clients go on as they are. */
export const setRenewed = async (db: Db, id: string, credentialId: string): Promise<void> => {
  await db.updateTable('connections').set({ credential_id: credentialId }).where('id', '=', id).execute()
}

/** Lets a connection rest, or go on; it is no event when it does so already. */
export const setPaused = (db: Db, id: string, isPaused: boolean, at: Date): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('connections')
      .set({ paused_at: isPaused ? at : null })
      .where('id', '=', id)
      .where('paused_at', isPaused ? 'is' : 'is not', null)
      .returning(['workspace_id', 'integration_id'])
      .executeTakeFirst()
    if (row === undefined) return
    await insertEvent(tx, {
      workspaceId: row.workspace_id,
      integrationId: row.integration_id,
      connectionId: id,
      kind: isPaused ? 'connection.paused' : 'connection.resumed',
      at,
      data: {},
    })
  })

/**
 * Deletes a connection with its checks; set-ups of it that are still open end.
 *
 * @param destroy Destroys its credentials within the transaction.
 */
export const deleteConnection = (db: Db, id: string, at: Date, destroy: (within: Db) => Promise<void>): Promise<void> =>
  db.transaction().execute((tx) => removeConnection(tx, id, at, destroy))

/** The same as a part of a larger transaction. */
export const removeConnection = async (
  tx: Db,
  id: string,
  at: Date,
  destroy: (within: Db) => Promise<void>,
): Promise<void> => {
  await tx
    .updateTable('setups')
    .set({ state: 'abandoned', watch: null, updated_at: at })
    .where('connection_id', '=', id)
    .where('state', '=', 'open')
    .execute()
  const row = await tx
    .selectFrom('connections')
    .select(['workspace_id', 'integration_id', 'health'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  await destroy(tx)
  if (row !== undefined && row.health !== 'in-setup')
    await insertEvent(tx, {
      workspaceId: row.workspace_id,
      integrationId: row.integration_id,
      connectionId: id,
      kind: 'connection.deleted',
      at,
      data: {},
    })
  await tx.deleteFrom('connections').where('id', '=', id).execute()
}
