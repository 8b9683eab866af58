import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from './database.ts'
import type { EventRow } from './events.ts'
import type { EventTables } from './tables/events.ts'

export type RecipientRow = Selectable<EventTables['recipients']>

export const listRecipients = (db: Db, workspaceId: string): Promise<RecipientRow[]> =>
  db.selectFrom('recipients').selectAll().where('workspace_id', '=', workspaceId).orderBy(sql`lower(address)`).execute()

export const findRecipient = (db: Db, workspaceId: string, id: string): Promise<RecipientRow | undefined> =>
  db
    .selectFrom('recipients')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()

/** @returns Undefined where the address is known already. */
export const insertRecipient = (
  db: Db,
  row: Insertable<EventTables['recipients']>,
): Promise<RecipientRow | undefined> =>
  db
    .insertInto('recipients')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst()

export const updateRecipient = async (
  db: Db,
  id: string,
  changes: Updateable<EventTables['recipients']>,
): Promise<void> => {
  if (Object.keys(changes).length > 0) await db.updateTable('recipients').set(changes).where('id', '=', id).execute()
}

export const deleteRecipient = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('recipients').where('id', '=', id).execute()
}

/** All that one recipient is to be told now, by one process. */
export interface ClaimedMails {
  readonly recipientId: string
  readonly address: string
  readonly language: RecipientRow['language']
  /** Attempts, this one included; of the mail that was tried most. */
  readonly attempts: number
  readonly mailIds: string[]
  /** In the order in which they happened. */
  readonly events: EventRow[]
}

/**
 * Takes what is due for recipients, and with it all else that waits for the same ones, so that one mail tells it.
 *
 * @param until When another process may take it over, should this one end.
 */
export const claimMails = (
  db: Db,
  { at, until }: { readonly at: Date; readonly until: Date },
  limit: number,
): Promise<ClaimedMails[]> =>
  db.transaction().execute(async (tx) => {
    const { rows: due } = await sql<Pick<RecipientRow, 'id' | 'address' | 'language'>>`
      select id, address, language from recipients
      where exists (
        select from mails where recipient_id = recipients.id and state = 'waiting' and due_at <= ${at}::timestamptz)
      order by id limit ${limit} for update skip locked`.execute(tx)
    const claimed: ClaimedMails[] = []
    for (const { id: recipientId, address, language } of due) {
      // What was tried and failed waits for its time; what is new goes along.
      const { rows } = await sql<{ id: string; event_id: string; attempts: number }>`
        update mails set attempts = attempts + 1, due_at = ${until}::timestamptz
        where recipient_id = ${recipientId} and state = 'waiting'
          and (attempts = 0 or due_at <= ${at}::timestamptz)
        returning id, event_id, attempts`.execute(tx)
      const events = await tx
        .selectFrom('events')
        .selectAll()
        .where(
          'id',
          'in',
          rows.map((row) => row.event_id),
        )
        .orderBy('position')
        .execute()
      const attempts = Math.max(...rows.map((row) => row.attempts))
      claimed.push({ recipientId, address, language, attempts, mailIds: rows.map(({ id }) => id), events })
    }
    return claimed
  })

/** Notes what came of telling: `nextAt` where it is tried again. */
export const endMails = async (
  db: Db,
  mailIds: readonly string[],
  { problem, nextAt }: { readonly problem: string | null; readonly nextAt?: Date | undefined },
): Promise<void> => {
  const state = problem === null ? 'done' : nextAt === undefined ? 'failed' : 'waiting'
  await db
    .updateTable('mails')
    .set({ state, problem, ...(nextAt && { due_at: nextAt }) })
    .where('id', 'in', [...mailIds])
    .where('state', '=', 'waiting')
    .execute()
}

export type CalendarRow = Selectable<EventTables['calendars']>

export const findCalendar = (db: Db, workspaceId: string): Promise<CalendarRow | undefined> =>
  db.selectFrom('calendars').selectAll().where('workspace_id', '=', workspaceId).executeTakeFirst()

/** Whose calendar it is. */
export const findCalendarByToken = (db: Db, tokenHash: string): Promise<CalendarRow | undefined> =>
  db.selectFrom('calendars').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()

/** Gives a calendar its address; the one before stops working. */
export const putCalendar = async (db: Db, row: CalendarRow): Promise<void> => {
  await db
    .insertInto('calendars')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('workspace_id').doUpdateSet({ token_hash: row.token_hash, created_at: row.created_at }),
    )
    .execute()
}

export const deleteCalendar = async (db: Db, workspaceId: string): Promise<void> => {
  await db.deleteFrom('calendars').where('workspace_id', '=', workspaceId).execute()
}
