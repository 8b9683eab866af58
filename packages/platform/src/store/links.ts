import type { Insertable, Selectable } from 'kysely'
import type { Db } from './database.ts'
import type { LinkTables } from './tables/links.ts'

export type LinkRow = Selectable<LinkTables['links']>

export const insertLink = (db: Db, row: Insertable<LinkTables['links']>): Promise<LinkRow> =>
  db.insertInto('links').values(row).returningAll().executeTakeFirstOrThrow()

/** Newest first. */
export const listLinks = (db: Db, setupId: string): Promise<LinkRow[]> =>
  db
    .selectFrom('links')
    .selectAll()
    .where('setup_id', '=', setupId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()

export const findLink = (db: Db, workspaceId: string, id: string): Promise<LinkRow | undefined> =>
  db.selectFrom('links').selectAll().where('workspace_id', '=', workspaceId).where('id', '=', id).executeTakeFirst()

/** The return addresses of the integration that a link belongs to; none where there is no such link. */
export const returnAddressesOfLink = async (db: Db, id: string): Promise<readonly string[]> => {
  const row = await db
    .selectFrom('links')
    .innerJoin('setups', 'setups.id', 'links.setup_id')
    .innerJoin('integrations', 'integrations.id', 'setups.integration_id')
    .select('integrations.return_addresses')
    .where('links.id', '=', id)
    .executeTakeFirst()
  return row?.return_addresses ?? []
}

/** Finds a link by its token, and notes that it was used. */
export const useLink = async (db: Db, tokenHash: Buffer, at: Date): Promise<LinkRow | undefined> => {
  const row = await db.selectFrom('links').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
  if (row === undefined || row.revoked_at !== null || row.expires_at <= at) return row
  await db
    .updateTable('links')
    .set({ last_seen_at: at, opened_at: row.opened_at ?? at })
    .where('id', '=', row.id)
    .execute()
  return row
}

export const changeLink = (
  db: Db,
  id: string,
  changes: { readonly expires_at?: Date; readonly revoked_at?: Date },
): Promise<LinkRow> =>
  db.updateTable('links').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
