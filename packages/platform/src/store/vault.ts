import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { VaultTables } from './tables/vault.ts'

export type DataKeyRow = Selectable<VaultTables['data_keys']>
export type SigningKeyRow = Selectable<VaultTables['signing_keys']>

/** Stores the data key of a subject, unless it has one already. @returns The one it has then. */
export const ensureDataKey = async (db: Db, row: Insertable<VaultTables['data_keys']>): Promise<DataKeyRow> => {
  await db
    .insertInto('data_keys')
    .values(row)
    .onConflict((conflict) => conflict.column('subject_id').doNothing())
    .execute()
  return (await findDataKey(db, row.subject_id)) as DataKeyRow
}

export const findDataKey = (db: Db, subjectId: string): Promise<DataKeyRow | undefined> =>
  db.selectFrom('data_keys').selectAll().where('subject_id', '=', subjectId).executeTakeFirst()

export const insertCredential = async (db: Db, row: Insertable<VaultTables['credentials']>): Promise<void> => {
  await db.insertInto('credentials').values(row).execute()
}

/** A credential with the data key that it is sealed under. */
export const findCredential = (db: Db, owner: { workspaceId: string; subjectId: string }, id: string) =>
  db
    .selectFrom('credentials')
    .innerJoin('data_keys', 'data_keys.id', 'credentials.data_key_id')
    .select(['credentials.sealed', 'data_keys.id as data_key_id', 'data_keys.wrapped', 'data_keys.wrapped_by'])
    .where('credentials.id', '=', id)
    .where('credentials.workspace_id', '=', owner.workspaceId)
    .where('credentials.subject_id', '=', owner.subjectId)
    .executeTakeFirst()

export const deleteCredential = (db: Db, owner: { workspaceId: string; subjectId: string }, id: string) =>
  db
    .deleteFrom('credentials')
    .where('id', '=', id)
    .where('workspace_id', '=', owner.workspaceId)
    .where('subject_id', '=', owner.subjectId)
    .execute()

/** Deletes the data key of a subject, and with it all credentials. */
export const deleteDataKey = (db: Db, owner: { workspaceId: string; subjectId: string }) =>
  db
    .deleteFrom('data_keys')
    .where('workspace_id', '=', owner.workspaceId)
    .where('subject_id', '=', owner.subjectId)
    .execute()

/** Keeps others from making or removing signing keys of a subject until the transaction ends. */
export const lockSigningKeys = async (tx: Db, subjectId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`landbridge signing ${subjectId}`}, 0))`.execute(tx)
}

/** The signing keys of a subject, the oldest first. */
export const listSigningKeys = (db: Db, owner: { workspaceId: string; subjectId: string }): Promise<SigningKeyRow[]> =>
  db
    .selectFrom('signing_keys')
    .selectAll()
    .where('workspace_id', '=', owner.workspaceId)
    .where('subject_id', '=', owner.subjectId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const insertSigningKey = async (db: Db, row: Insertable<VaultTables['signing_keys']>): Promise<void> => {
  await db.insertInto('signing_keys').values(row).execute()
}

export const deleteSigningKey = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('signing_keys').where('id', '=', id).execute()
}

/** Names of the key-encryption keys in use. */
export const listWrappers = async (db: Db): Promise<string[]> => {
  const rows = await db.selectFrom('data_keys').select('wrapped_by').distinct().execute()
  return rows.map((row) => row.wrapped_by)
}

/** Replaces the wrapping of every data key that is not wrapped by `wrappedBy` yet, all or none. @returns How many. */
export const rewrapDataKeys = (db: Db, wrappedBy: string, rewrap: (row: DataKeyRow) => Buffer): Promise<number> =>
  db.transaction().execute(async (tx) => {
    const rows = await tx.selectFrom('data_keys').selectAll().where('wrapped_by', '!=', wrappedBy).forUpdate().execute()
    for (const row of rows) {
      const values = { wrapped: rewrap(row), wrapped_by: wrappedBy }
      await tx.updateTable('data_keys').set(values).where('id', '=', row.id).execute()
    }
    return rows.length
  })
