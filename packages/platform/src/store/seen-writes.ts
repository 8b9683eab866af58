import type { Insertable, Selectable } from 'kysely'
import type { Db } from './database.ts'
import type { ProvingTables } from './tables/proving.ts'

export type SeenWriteRow = Selectable<ProvingTables['seen_writes']>

/** Keeps what became of a real call; an older answer never takes the place of a newer one. */
export const putSeenWrite = async (db: Db, row: Insertable<ProvingTables['seen_writes']>): Promise<void> => {
  await db
    .insertInto('seen_writes')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['connection_id', 'route', 'set', 'verb'])
        .doUpdateSet((eb) => ({
          outcome: eb.ref('excluded.outcome'),
          permission: eb.ref('excluded.permission'),
          principal: eb.ref('excluded.principal'),
          at: eb.ref('excluded.at'),
        }))
        .whereRef('seen_writes.at', '<=', 'excluded.at'),
    )
    .execute()
}

/** What became of the last real calls of a connection, made as this principal. */
export const listSeenWrites = (db: Db, connectionId: string, principal: string): Promise<SeenWriteRow[]> =>
  db
    .selectFrom('seen_writes')
    .selectAll()
    .where('connection_id', '=', connectionId)
    .where('principal', '=', principal)
    .execute()
