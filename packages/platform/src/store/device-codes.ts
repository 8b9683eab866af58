import type { Insertable, Selectable } from 'kysely'
import type { Db } from './database.ts'
import type { DeviceCodeTables } from './tables/device-codes.ts'

export type DeviceCodeRow = Selectable<DeviceCodeTables['device_codes']>

/** Stores the code of a set-up in place of the one there was. @returns The one there was */
export const putDeviceCode = async (
  tx: Db,
  row: Insertable<DeviceCodeTables['device_codes']>,
): Promise<DeviceCodeRow | undefined> => {
  const former = await takeDeviceCode(tx, row.setup_id)
  await tx.insertInto('device_codes').values(row).execute()
  return former
}

export const findDeviceCode = (db: Db, setupId: string): Promise<DeviceCodeRow | undefined> =>
  db.selectFrom('device_codes').selectAll().where('setup_id', '=', setupId).executeTakeFirst()

/** Takes the right to ask Microsoft once. @returns Undefined where it is too soon, or somebody else is asking. */
export const takeDeviceTurn = ({ setup_id, interval_ms }: DeviceCodeRow, db: Db, at: Date) =>
  db
    .updateTable('device_codes')
    .set({ next_at: new Date(at.getTime() + interval_ms) })
    .where('setup_id', '=', setup_id)
    .where('next_at', '<=', at)
    .returningAll()
    .executeTakeFirst()

/** Lets more time pass between two questions. */
export const slowDeviceCode = async (
  db: Db,
  { setup_id, credential_id }: DeviceCodeRow,
  { intervalMs, at }: { readonly intervalMs: number; readonly at: Date },
): Promise<void> => {
  await db
    .updateTable('device_codes')
    .set({ interval_ms: intervalMs, next_at: new Date(at.getTime() + intervalMs) })
    .where('setup_id', '=', setup_id)
    .where('credential_id', '=', credential_id)
    .execute()
}

/** Takes a code away. @returns What it was */
export const takeDeviceCode = (db: Db, setupId: string): Promise<DeviceCodeRow | undefined> =>
  db.deleteFrom('device_codes').where('setup_id', '=', setupId).returningAll().executeTakeFirst()
