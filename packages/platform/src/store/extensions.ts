import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from './database.ts'
import type { SeenExtension } from './tables/connections.ts'
import type { ExtensionTables, InstallationState } from './tables/extensions.ts'
import type { StoredExtension } from './tables/integrations.ts'

export type InstallationRow = Selectable<ExtensionTables['installations']>

const underWay: readonly InstallationState[] = ['waiting', 'running', 'scheduled']

/** Whether an installation has not ended. */
export const isUnderWay = ({ state }: Pick<InstallationRow, 'state'>): boolean => underWay.includes(state)

/** Stores the bytes of a file. */
export const insertPackage = async (
  db: Db,
  row: { readonly id: string; readonly workspaceId: string; readonly content: Uint8Array; readonly at: Date },
): Promise<void> => {
  await db
    .insertInto('packages')
    .values({ id: row.id, workspace_id: row.workspaceId, content: Buffer.from(row.content), created_at: row.at })
    .execute()
}

export const readPackage = async (db: Db, id: string): Promise<Uint8Array | undefined> =>
  (await db.selectFrom('packages').select('content').where('id', '=', id).executeTakeFirst())?.content

/** Deletes the bytes of a file that neither an integration nor an installation under way needs any more. */
export const dropUnusedPackage = async (db: Db, id: string): Promise<void> => {
  await unused(db).where('packages.id', '=', id).execute()
}

/** The same for all files that were stored before a moment, whatever has become of those who needed them. */
export const sweepPackages = async (db: Db, storedBefore: Date): Promise<void> => {
  await unused(db).where('packages.created_at', '<', storedBefore).execute()
}

const unused = (db: Db) =>
  db
    .deleteFrom('packages')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('integrations')
            .select('integrations.id')
            .where(sql<boolean>`integrations.extension->>'packageId' = packages.id::text`),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('installations')
            .select('installations.id')
            .whereRef('installations.package_id', '=', 'packages.id')
            .where('installations.state', 'in', [...underWay]),
        ),
      ),
    )

/** Says which extension an integration brings. @returns The one before. */
export const setIntegrationExtension = (
  db: Db,
  integrationId: string,
  extension: StoredExtension | null,
  at: Date,
): Promise<StoredExtension | null> =>
  db.transaction().execute(async (tx) => {
    const before = await tx
      .selectFrom('integrations')
      .select('extension')
      .where('id', '=', integrationId)
      .forUpdate()
      .executeTakeFirst()
    await tx
      .updateTable('integrations')
      .set({ extension: extension && JSON.stringify(extension), updated_at: at })
      .where('id', '=', integrationId)
      .execute()
    return before?.extension ?? null
  })

/**
 * Stores an installation that begins, unless one is under way for its connection.
 *
 * @returns Undefined where there is one.
 */
export const beginInstallation = (
  db: Db,
  row: Insertable<ExtensionTables['installations']>,
): Promise<InstallationRow | undefined> =>
  db
    .insertInto('installations')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('connection_id')
        .where('state', 'in', [...underWay])
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst()

export const findInstallation = (db: Db, id: string): Promise<InstallationRow | undefined> =>
  db.selectFrom('installations').selectAll().where('id', '=', id).executeTakeFirst()

export const newestInstallation = (db: Db, connectionId: string): Promise<InstallationRow | undefined> =>
  db
    .selectFrom('installations')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()

/** Changes an installation that is under way. @returns Undefined where it has ended or is gone. */
export const changeInstallation = (
  db: Db,
  id: string,
  changes: Updateable<ExtensionTables['installations']>,
): Promise<InstallationRow | undefined> =>
  db
    .updateTable('installations')
    .set(changes)
    .where('id', '=', id)
    .where('state', 'in', [...underWay])
    .returningAll()
    .executeTakeFirst()

/**
 * Lets an installation take its turn, unless another one is at work in the same environment.
 *
 * @returns Whether it may begin.
 */
export const takeTurn = (db: Db, { id, place }: Pick<InstallationRow, 'id' | 'place'>): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    // Whoever comes at the same time waits here, for both would find nobody else.
    const rows = await tx
      .selectFrom('installations')
      .select(['id', 'state'])
      .where('place', '=', place)
      .where('state', 'in', ['waiting', 'running'])
      .orderBy('id')
      .forUpdate()
      .execute()
    if (rows.some((row) => row.id !== id && row.state === 'running')) return false
    await tx
      .updateTable('installations')
      .set({ state: 'running' })
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .execute()
    return true
  })

/** Notes what was seen of the extension in the environment of a connection. */
export const noteExtension = async (db: Db, connectionId: string, seen: SeenExtension): Promise<void> => {
  await db
    .updateTable('connections')
    .set({ extension: JSON.stringify(seen) })
    .where('id', '=', connectionId)
    .execute()
}

/** Connections in use whose integration brings an extension; a page of them, by id. */
export const listWithExtension = (
  db: Db,
  after: string | undefined,
  limit: number,
): Promise<{ readonly id: string; readonly workspace_id: string }[]> =>
  db
    .selectFrom('connections')
    .innerJoin('integrations', 'integrations.id', 'connections.integration_id')
    .select(['connections.id', 'connections.workspace_id'])
    .where('integrations.extension', 'is not', null)
    .where('integrations.enabled', '=', true)
    .where('connections.health', '!=', 'in-setup')
    .where('connections.paused_at', 'is', null)
    .$if(after !== undefined, (query) => query.where('connections.id', '>', after as string))
    .orderBy('connections.id')
    .limit(limit)
    .execute()

/** By which interface of Microsoft's the last installation of a connection that was carried out went. */
export const findLastWay = async (db: Db, connectionId: string): Promise<'admin-center' | 'automation' | undefined> => {
  const row = await db
    .selectFrom('installations')
    .select('way')
    .where('connection_id', '=', connectionId)
    .where('way', 'is not', null)
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.way ?? undefined
}
