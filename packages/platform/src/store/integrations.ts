import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from './database.ts'
import type { IntegrationTables } from './tables/integrations.ts'

export type IntegrationRow = Selectable<IntegrationTables['integrations']>

/** How many connections an integration has, by health; paused ones count by what they were. */
export interface ConnectionCounts {
  readonly connected: number
  readonly degraded: number
  readonly needsAttention: number
  readonly broken: number
  readonly inSetup: number
}

/** Whose rows: a workspace, and one integration of it where the caller is bound to one. */
export interface Scope {
  readonly workspaceId: string
  readonly integrationId: string | undefined
}

export const listIntegrations = (db: Db, { workspaceId, integrationId }: Scope): Promise<IntegrationRow[]> =>
  db
    .selectFrom('integrations')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(integrationId !== undefined, (query) => query.where('id', '=', integrationId as string))
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const findIntegration = (
  db: Db,
  { workspaceId, integrationId }: Scope,
  id: string,
): Promise<IntegrationRow | undefined> =>
  integrationId !== undefined && integrationId !== id
    ? Promise.resolve(undefined)
    : db
        .selectFrom('integrations')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .executeTakeFirst()

export const insertIntegration = (
  db: Db,
  row: Insertable<IntegrationTables['integrations']>,
): Promise<IntegrationRow> => db.insertInto('integrations').values(row).returningAll().executeTakeFirstOrThrow()

export const updateIntegration = (
  db: Db,
  id: string,
  changes: Updateable<IntegrationTables['integrations']>,
): Promise<IntegrationRow> =>
  db.updateTable('integrations').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** Counts by integration; one without connections is not in the map. */
export const countConnections = async (
  db: Db,
  integrationIds: readonly string[],
): Promise<ReadonlyMap<string, ConnectionCounts>> => {
  if (integrationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('connections')
    .select(['integration_id', 'health', (eb) => eb.fn.countAll<string>().as('count')])
    .where('integration_id', 'in', [...integrationIds])
    .groupBy(['integration_id', 'health'])
    .execute()
  const counts = new Map<string, ConnectionCounts>()
  for (const { integration_id, health, count } of rows) {
    const before = counts.get(integration_id) ?? noConnections
    counts.set(integration_id, { ...before, [names[health]]: Number(count) })
  }
  return counts
}

/** The counts of an integration without connections. */
export const noConnections: ConnectionCounts = { connected: 0, degraded: 0, needsAttention: 0, broken: 0, inSetup: 0 }

const names = {
  connected: 'connected',
  degraded: 'degraded',
  'needs-attention': 'needsAttention',
  broken: 'broken',
  'in-setup': 'inSetup',
} as const

/**
 * Deletes an integration with its unfinished set-ups, unless it has connections that were finished.
 *
 * @param destroy Destroys the credentials of an unfinished connection, of the integration or of a webhook of it, within
 *                the transaction.
 * @returns Whether it was deleted.
 */
export const deleteIntegration = (
  db: Db,
  id: string,
  destroy: (subjectId: string, within: Db) => Promise<void>,
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    await tx.selectFrom('integrations').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
    const connections = await tx
      .selectFrom('connections')
      .select(['id', 'health'])
      .where('integration_id', '=', id)
      .forUpdate()
      .execute()
    if (connections.some(({ health }) => health !== 'in-setup')) return false
    const webhooks = await tx.selectFrom('webhooks').select('id').where('integration_id', '=', id).execute()
    for (const subject of [...connections, ...webhooks, { id }]) await destroy(subject.id, tx)
    await tx.deleteFrom('connections').where('integration_id', '=', id).execute()
    await tx.deleteFrom('integrations').where('id', '=', id).execute()
    return true
  })

/** The workspace of an integration, for what is public of it; undefined where there is none. */
export const workspaceOfIntegration = async (db: Db, id: string): Promise<string | undefined> =>
  (await db.selectFrom('integrations').select('workspace_id').where('id', '=', id).executeTakeFirst())?.workspace_id
