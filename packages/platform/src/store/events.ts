import { randomUUID } from 'node:crypto'
import { type EventData, type EventKind, gravities, gravityOf, isDetail } from '@landbridge/contract'
import { type Selectable, sql } from 'kysely'
import type { Db } from './database.ts'
import type { EventTables } from './tables/events.ts'
import { within } from './within.ts'

export type EventRow = Selectable<EventTables['events']>

/** Something that happened, to be told to whoever wants to know. */
export interface NewEvent<K extends EventKind> {
  readonly workspaceId: string
  readonly integrationId: string | null
  readonly connectionId: string | null
  readonly kind: K
  readonly at: Date
  readonly data: EventData<K>
  /** A second event of the workspace with the same value is not stored. */
  readonly once?: string
}

/**
 * Stores an event, and puts it into the way to all webhooks and recipients that want it: all of it or nothing. Nobody is
 * told before the transaction is committed.
 *
 * @param db The transaction in which the thing happens; otherwise it is one of its own.
 * @returns Its id; undefined where it was stored before.
 */
export const insertEvent = <K extends EventKind>(db: Db, event: NewEvent<K>): Promise<string | undefined> =>
  within(db, async (tx) => {
    const { workspaceId, integrationId, connectionId, kind, at, data, once = null } = event
    const id = randomUUID()
    const stored = await tx
      .insertInto('events')
      .values(({ selectFrom }) => ({
        id,
        workspace_id: workspaceId,
        integration_id: integrationId,
        integration_name: selectFrom('integrations').select('name').where('integrations.id', '=', integrationId),
        connection_id: connectionId,
        connection_name: selectFrom('connections').select('name').where('connections.id', '=', connectionId),
        kind,
        at,
        data: JSON.stringify(data),
        once,
      }))
      .onConflict((conflict) => conflict.columns(['workspace_id', 'once']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (stored === undefined) return undefined
    if (kind !== 'webhook.test') await address(tx, id, event)
    return id
  })

/** What happens within so long is told in one mail, in milliseconds. */
const gatherMs = 30_000

/** Puts an event into the way to everybody who wants it. */
const address = async (tx: Db, id: string, event: NewEvent<EventKind>): Promise<void> => {
  const { workspaceId, integrationId, kind, at, data } = event
  await sql`
    insert into deliveries (id, webhook_id, event_id, state, attempts, due_at, created_at)
    select gen_random_uuid(), id, ${id}::uuid, 'waiting', 0, ${at}::timestamptz, ${at}::timestamptz
    from webhooks
    where workspace_id = ${workspaceId}::uuid and enabled
      and (integration_id is null or integration_id = ${integrationId}::uuid)
      and (kinds is null or kinds @> to_jsonb(${kind}::text))`.execute(tx)
  const heard = gravities.slice(0, gravities.indexOf(gravityOf(kind, data)) + 1)
  await sql`
    insert into mails (id, recipient_id, event_id, state, attempts, due_at)
    select gen_random_uuid(), id, ${id}::uuid, 'waiting', 0, ${new Date(at.getTime() + gatherMs)}::timestamptz
    from recipients
    where workspace_id = ${workspaceId}::uuid and least = any(${[...heard]}::text[])
      and (kinds @> to_jsonb(${kind}::text) or (kinds is null and not ${isDetail(kind)}::boolean))`.execute(tx)
}

export const findEvent = (db: Db, id: string): Promise<EventRow | undefined> =>
  db.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst()

export interface EventFilter {
  readonly kinds?: readonly string[] | undefined
  readonly connectionId?: string | undefined
  readonly integrationId?: string | undefined
  /** Not older. */
  readonly since?: Date | undefined
  /** Only events before this position. */
  readonly before?: string | undefined
}

/** Events of a workspace, newest first. */
export const listEvents = (
  db: Db,
  workspaceId: string,
  { kinds, connectionId, integrationId, since, before }: EventFilter,
  limit: number,
): Promise<EventRow[]> =>
  db
    .selectFrom('events')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', [...(kinds as string[])]))
    .$if(connectionId !== undefined, (query) => query.where('connection_id', '=', connectionId as string))
    .$if(integrationId !== undefined, (query) => query.where('integration_id', '=', integrationId as string))
    .$if(since !== undefined, (query) => query.where('at', '>=', since as Date))
    .$if(before !== undefined, (query) => query.where('position', '<', before as string))
    .orderBy('position', 'desc')
    .limit(limit)
    .execute()

/** Forgets the events before a moment, with their deliveries. */
export const pruneEvents = async (db: Db, before: Date): Promise<void> => {
  await db.deleteFrom('events').where('at', '<', before).execute()
}
