import type { Insertable, Selectable } from 'kysely'
import type { Db } from './database.ts'
import type { RoundTripTables } from './tables/setups.ts'

export type RoundTripRow = Selectable<RoundTripTables['round_trips']>

/** Stores a round trip that begins; those of the same step that never came back are forgotten. */
export const beginRoundTrip = (db: Db, row: Insertable<RoundTripTables['round_trips']>): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('round_trips')
      .where('setup_id', '=', row.setup_id)
      .where('expires_at', '<', row.created_at)
      .execute()
    await tx.insertInto('round_trips').values(row).execute()
  })

/**
 * Takes a ticket once: ties the round trip to a browser and to the state that goes to Microsoft.
 *
 * @returns Undefined for a ticket that is unknown, was used, or has expired.
 */
export const takeTicket = (
  db: Db,
  ticketHash: Buffer,
  ties: { readonly stateHash: Buffer; readonly browserHash: Buffer; readonly at: Date },
): Promise<RoundTripRow | undefined> =>
  db
    .updateTable('round_trips')
    .set({ state_hash: ties.stateHash, browser_hash: ties.browserHash })
    .where('ticket_hash', '=', ticketHash)
    .where('state_hash', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', ties.at)
    .returningAll()
    .executeTakeFirst()

/**
 * Takes a state once, as it comes back from Microsoft.
 *
 * @returns Undefined for a state that is unknown, was used, has expired, or came back in another browser.
 */
export const takeState = (
  db: Db,
  { stateHash, browserHash, at }: { readonly stateHash: Buffer; readonly browserHash: Buffer; readonly at: Date },
): Promise<RoundTripRow | undefined> =>
  db
    .updateTable('round_trips')
    .set({ ended_at: at })
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .returningAll()
    .executeTakeFirst()

/** A second leg of a round trip, in the same browser. */
export const continueRoundTrip = async (
  db: Db,
  id: string,
  leg: { readonly leg: RoundTripRow['leg']; readonly tenantId: string; readonly stateHash: Buffer },
): Promise<void> => {
  await db
    .updateTable('round_trips')
    .set({ leg: leg.leg, tenant_id: leg.tenantId, state_hash: leg.stateHash, ended_at: null })
    .where('id', '=', id)
    .execute()
}
