import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from './database.ts'
import { insertEvent } from './events.ts'
import type { Scope } from './integrations.ts'
import type { DeliveryState, EventTables } from './tables/events.ts'

export type WebhookRow = Selectable<EventTables['webhooks']>
export type DeliveryRow = Selectable<EventTables['deliveries']>

/** A webhook, and how many events it has not taken yet. */
export interface WebhookView extends WebhookRow {
  readonly waiting: string
}

const views = (db: Db, { workspaceId, integrationId }: Scope) =>
  db
    .selectFrom('webhooks')
    .selectAll()
    .select(
      sql<string>`(select count(*) from deliveries where webhook_id = webhooks.id and state = 'waiting')`.as('waiting'),
    )
    .where('workspace_id', '=', workspaceId)
    .$if(integrationId !== undefined, (query) => query.where('integration_id', '=', integrationId as string))

export const listWebhooks = (db: Db, scope: Scope): Promise<WebhookView[]> =>
  views(db, scope).orderBy('created_at').orderBy('id').execute()

export const findWebhook = (db: Db, scope: Scope, id: string): Promise<WebhookView | undefined> =>
  views(db, scope).where('id', '=', id).executeTakeFirst()

export const insertWebhook = async (db: Db, row: Insertable<EventTables['webhooks']>): Promise<void> => {
  await db.insertInto('webhooks').values(row).execute()
}

/** Changes a webhook. One that is switched on again tries at once what waits. */
export const updateWebhook = (
  db: Db,
  id: string,
  changes: Updateable<EventTables['webhooks']>,
  at: Date,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const isOn = changes.enabled === true
    await tx
      .updateTable('webhooks')
      .set({ ...changes, ...(isOn && { failing_since: null, switched_off_at: null }) })
      .where('id', '=', id)
      .execute()
    if (!isOn) return
    await tx
      .updateTable('deliveries')
      .set({ due_at: at, attempts: 0 })
      .where('webhook_id', '=', id)
      .where('state', '=', 'waiting')
      .execute()
  })

export const deleteWebhook = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('webhooks').where('id', '=', id).execute()
}

/** A delivery with what is shown of its event. */
export interface DeliveryView extends DeliveryRow {
  readonly kind: string
  readonly at: Date
  readonly connection_name: string | null
}

const deliveries = (db: Db, webhookId: string) =>
  db
    .selectFrom('deliveries')
    .innerJoin('events', 'events.id', 'deliveries.event_id')
    .selectAll('deliveries')
    .select(['events.kind', 'events.at', 'events.connection_name'])
    .where('webhook_id', '=', webhookId)

/** The newest deliveries of a webhook. */
export const listDeliveries = (
  db: Db,
  webhookId: string,
  state: DeliveryState | undefined,
  limit: number,
): Promise<DeliveryView[]> =>
  deliveries(db, webhookId)
    .$if(state !== undefined, (query) => query.where('state', '=', state as DeliveryState))
    .orderBy('events.position', 'desc')
    .limit(limit)
    .execute()

export const findDelivery = (db: Db, webhookId: string, id: string): Promise<DeliveryView | undefined> =>
  deliveries(db, webhookId).where('deliveries.id', '=', id).executeTakeFirst()

export const insertDelivery = async (
  db: Db,
  { id, webhookId, eventId, at }: Readonly<Record<'id' | 'webhookId' | 'eventId', string>> & { readonly at: Date },
): Promise<void> => {
  const row = { id, webhook_id: webhookId, event_id: eventId, state: 'waiting' as const, attempts: 0 }
  await db
    .insertInto('deliveries')
    .values({ ...row, due_at: at, created_at: at })
    .execute()
}

/** Lets a delivery be tried again from the beginning. */
export const replayDelivery = async (db: Db, id: string, at: Date): Promise<void> => {
  await db
    .updateTable('deliveries')
    .set({ state: 'waiting', attempts: 0, due_at: at, problem: null, answer: null })
    .where('id', '=', id)
    .execute()
}

/** A delivery that one process tries now, with all that it takes. */
export interface ClaimedDelivery {
  readonly id: string
  readonly webhook_id: string
  readonly workspace_id: string
  readonly event_id: string
  /** This attempt included. */
  readonly attempts: number
  readonly url: string
  readonly secret_id: string
}

interface Claim {
  readonly at: Date
  /** When another process may take it over, should this one end. */
  readonly until: Date
}

/** At most so many of one webhook at a time, so that a slow one does not keep the others waiting. */
const mostOfOne = 5

/** Takes deliveries that are due; what another process has taken is passed over. */
export const claimDeliveries = (db: Db, claim: Claim, limit: number): Promise<ClaimedDelivery[]> =>
  claimWhere(
    db,
    claim,
    sql`
      select due.id from webhooks cross join lateral (
        select deliveries.id from deliveries
        where deliveries.webhook_id = webhooks.id and state = 'waiting' and due_at <= ${claim.at}::timestamptz
        order by due_at limit ${mostOfOne} for update skip locked
      ) as due
      where webhooks.enabled limit ${limit}`,
  )

/** Takes one delivery, whether its webhook is on or not. */
export const claimDelivery = async (db: Db, claim: Claim, id: string): Promise<ClaimedDelivery | undefined> =>
  (
    await claimWhere(
      db,
      claim,
      sql`select id from deliveries where id = ${id} and state = 'waiting' for update skip locked`,
    )
  )[0]

const claimWhere = async (db: Db, { at, until }: Claim, ids: ReturnType<typeof sql>): Promise<ClaimedDelivery[]> => {
  const { rows } = await sql<ClaimedDelivery>`
    update deliveries set attempts = attempts + 1, tried_at = ${at}::timestamptz, due_at = ${until}::timestamptz
    from webhooks
    where webhooks.id = deliveries.webhook_id and deliveries.id in (${ids})
    returning deliveries.id, deliveries.webhook_id, webhooks.workspace_id, deliveries.event_id, deliveries.attempts,
      webhooks.url, webhooks.secret_id`.execute(db)
  return rows
}

/** What came of an attempt. */
export interface Outcome {
  readonly isTaken: boolean
  readonly status: number | null
  readonly ms: number
  readonly problem: string | null
  readonly answer: string | null
  /** When it is tried next; undefined for never. */
  readonly nextAt: Date | undefined
  /** Whether the attempt says something about the webhook; one to try it does not. */
  readonly counts: boolean
  /** A webhook that fails since before this moment is switched off. */
  readonly offBefore: Date
  readonly at: Date
}

/** Notes what came of an attempt, unless another process has taken the delivery over meanwhile. */
export const endAttempt = (db: Db, { id, webhook_id: webhookId, attempts }: ClaimedDelivery, outcome: Outcome) =>
  db.transaction().execute(async (tx) => {
    const { isTaken, status, ms, problem, answer, nextAt, at } = outcome
    const { numUpdatedRows } = await tx
      .updateTable('deliveries')
      .set({
        state: isTaken ? 'done' : nextAt === undefined ? 'failed' : 'waiting',
        due_at: nextAt ?? at,
        status,
        ms,
        problem,
        answer,
      })
      .where('id', '=', id)
      .where('attempts', '=', attempts)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (numUpdatedRows === 0n || !outcome.counts) return
    if (isTaken) await noteTaken(tx, webhookId)
    else await noteFailing(tx, webhookId, outcome)
  })

const noteTaken = async (tx: Db, id: string): Promise<void> => {
  await tx
    .updateTable('webhooks')
    .set({ failing_since: null })
    .where('id', '=', id)
    .where('failing_since', 'is not', null)
    .execute()
}

/** Switches a webhook off that has failed for too long. */
const noteFailing = async (tx: Db, id: string, { at, offBefore, problem }: Outcome): Promise<void> => {
  const row = await tx
    .updateTable('webhooks')
    .set({ failing_since: sql`coalesce(failing_since, ${at}::timestamptz)` })
    .where('id', '=', id)
    .where('enabled', '=', true)
    .returningAll()
    .executeTakeFirst()
  if (row?.failing_since == null || row.failing_since > offBefore) return
  await tx.updateTable('webhooks').set({ enabled: false, switched_off_at: at }).where('id', '=', id).execute()
  await insertEvent(tx, {
    workspaceId: row.workspace_id,
    integrationId: row.integration_id,
    connectionId: null,
    kind: 'webhook.switched_off',
    at,
    data: {
      webhookId: id,
      name: row.name,
      host: new URL(row.url).host,
      failingSince: row.failing_since.toISOString(),
      problem: problem ?? '',
    },
  })
}
