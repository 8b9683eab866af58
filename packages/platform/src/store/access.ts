import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from './database.ts'
import type { AccessTables } from './tables/access.ts'

export type Member = Selectable<AccessTables['members']>
export type ApiKeyRow = Selectable<AccessTables['api_keys']>

/** Number of the advisory lock under which the first workspace is made; any number that nothing else uses. */
const firstWorkspaceLock = 7_600_001

/** Finds the owner of the only workspace, and makes both at the first start; several processes may ask at once. */
export const ensureOwner = (
  db: Db,
  first: { workspaceId: string; memberId: string; workspaceName: string; ownerName: string; at: Date },
): Promise<Member> =>
  db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${firstWorkspaceLock})`.execute(tx)
    const owner = await findOwner(tx)
    if (owner !== undefined) return owner
    await tx
      .insertInto('workspaces')
      .values({ id: first.workspaceId, name: first.workspaceName, created_at: first.at })
      .execute()
    return tx
      .insertInto('members')
      .values({
        id: first.memberId,
        workspace_id: first.workspaceId,
        name: first.ownerName,
        role: 'administrator',
        is_owner: true,
        password_hash: null,
        created_at: first.at,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
  })

export const findOwner = (db: Db): Promise<Member | undefined> =>
  db.selectFrom('members').selectAll().where('is_owner', '=', true).orderBy('created_at').executeTakeFirst()

export const findWorkspace = (db: Db, id: string) =>
  db.selectFrom('workspaces').selectAll().where('id', '=', id).executeTakeFirst()

export const getMember = (db: Db, id: string): Promise<Member> =>
  db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** Sets a password and ends every session of the member but one. */
export const setPasswordHash = (db: Db, memberId: string, hash: string, keptSessionId: string): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx.updateTable('members').set({ password_hash: hash }).where('id', '=', memberId).execute()
    await tx.deleteFrom('sessions').where('member_id', '=', memberId).where('id', '!=', keptSessionId).execute()
    await tx.deleteFrom('tickets').where('member_id', '=', memberId).execute()
  })

export const insertTicket = async (db: Db, ticket: Insertable<AccessTables['tickets']>): Promise<void> => {
  await db.deleteFrom('tickets').where('expires_at', '<=', ticket.created_at).execute()
  await db.insertInto('tickets').values(ticket).execute()
}

/** Uses a ticket up. @returns Whose it was; undefined when it is unknown, used or too old. */
export const takeTicket = async (db: Db, tokenHash: Buffer, at: Date): Promise<string | undefined> => {
  const taken = await db
    .deleteFrom('tickets')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', at)
    .returning('member_id')
    .executeTakeFirst()
  return taken?.member_id
}

export const insertSession = async (db: Db, session: Insertable<AccessTables['sessions']>): Promise<void> => {
  await db.deleteFrom('sessions').where('expires_at', '<=', session.created_at).execute()
  await db.insertInto('sessions').values(session).execute()
}

/** A session that is still good, with its member. */
export const findSession = (db: Db, tokenHash: Buffer, at: Date) =>
  db
    .selectFrom('sessions')
    .innerJoin('members', 'members.id', 'sessions.member_id')
    .select([
      'sessions.id',
      'sessions.signed_in_by',
      'sessions.created_at',
      'sessions.last_used_at',
      'members.id as member_id',
      'members.workspace_id',
      'members.role',
    ])
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.expires_at', '>', at)
    .executeTakeFirst()

export const getSession = (db: Db, id: string) =>
  db.selectFrom('sessions').select(['signed_in_by', 'created_at']).where('id', '=', id).executeTakeFirstOrThrow()

export const touchSession = (db: Db, id: string, at: Date, expiresAt: Date) =>
  db.updateTable('sessions').set({ last_used_at: at, expires_at: expiresAt }).where('id', '=', id).execute()

export const deleteSession = (db: Db, id: string) => db.deleteFrom('sessions').where('id', '=', id).execute()

export const listKeys = (db: Db, workspaceId: string): Promise<ApiKeyRow[]> =>
  db
    .selectFrom('api_keys')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()

export const findKey = (db: Db, keyHash: Buffer): Promise<ApiKeyRow | undefined> =>
  db.selectFrom('api_keys').selectAll().where('key_hash', '=', keyHash).executeTakeFirst()

export const findKeyName = async (db: Db, id: string): Promise<string | undefined> =>
  (await db.selectFrom('api_keys').select('name').where('id', '=', id).executeTakeFirst())?.name

export const insertKey = (db: Db, key: Insertable<AccessTables['api_keys']>): Promise<ApiKeyRow> =>
  db.insertInto('api_keys').values(key).returningAll().executeTakeFirstOrThrow()

export const touchKey = (db: Db, id: string, at: Date) =>
  db.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', id).execute()

/** @returns Whether there was such a key. */
export const deleteKey = async (db: Db, workspaceId: string, id: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('api_keys')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
