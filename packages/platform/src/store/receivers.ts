import type { Insertable } from 'kysely'
import type { Db } from './database.ts'
import type { ProvingTables } from './tables/proving.ts'

/** Opens an address for one call; those that have ended make room. */
export const insertReceiver = async (db: Db, row: Insertable<ProvingTables['receivers']>, at: Date): Promise<void> => {
  await db.deleteFrom('receivers').where('expires_at', '<=', at).execute()
  await db.insertInto('receivers').values(row).execute()
}

/** Notes that an address was called. @returns Whether it stood open: it exists, has not ended, and was not called yet. */
export const callReceiver = async (db: Db, tokenHash: Buffer, at: Date): Promise<boolean> => {
  const called = await db
    .updateTable('receivers')
    .set({ called_at: at })
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', at)
    .where('called_at', 'is', null)
    .returning('connection_id')
    .executeTakeFirst()
  return called !== undefined
}

export const wasReceiverCalled = async (db: Db, tokenHash: Buffer): Promise<boolean> => {
  const row = await db
    .selectFrom('receivers')
    .select('called_at')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row !== undefined && row.called_at !== null
}

export const deleteReceiver = async (db: Db, tokenHash: Buffer): Promise<void> => {
  await db.deleteFrom('receivers').where('token_hash', '=', tokenHash).execute()
}
