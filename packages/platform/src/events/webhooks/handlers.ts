import { randomUUID } from 'node:crypto'
import type { Delivery, Webhook } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { CallContext, Handlers } from '../../handler.ts'
import type { Parts } from '../../parts.ts'
import { insertEvent } from '../../store/events.ts'
import { findIntegration } from '../../store/integrations.ts'
import {
  type DeliveryView,
  deleteWebhook,
  findDelivery,
  findWebhook,
  insertDelivery,
  insertWebhook,
  listDeliveries,
  listWebhooks,
  replayDelivery,
  updateWebhook,
  type WebhookView,
} from '../../store/webhooks.ts'
import type { Delivering } from './delivering.ts'
import type { PublicHosts } from './public-hosts.ts'
import { newSigningKey, showSigningKey } from './signature.ts'

export type WebhookOperation =
  | 'webhooks.create'
  | 'webhooks.list'
  | 'webhooks.update'
  | 'webhooks.delete'
  | 'webhooks.test'
  | 'webhooks.deliveries'
  | 'webhooks.replay'

/** Deliveries that are shown in a list. */
const mostListed = 100

/** Webhooks. A key that is bound to one integration has only those of that one. */
export const webhookHandlers = (
  { db, vault, now }: Pick<Parts, 'db' | 'vault' | 'now'>,
  hosts: PublicHosts,
  delivering: Delivering,
): Pick<Handlers, WebhookOperation> => {
  const at = () => new Date(now())

  const get = async (context: CallContext, id: string): Promise<WebhookView> => {
    const row = await findWebhook(db, context, id)
    if (row === undefined) throw new Fault('webhook.unknown')
    return row
  }

  const getDelivery = async (webhookId: string, id: string): Promise<DeliveryView> => {
    const row = await findDelivery(db, webhookId, id)
    if (row === undefined) throw new Fault('webhook.delivery_unknown')
    return row
  }

  const check = (url: string): void => {
    const wrong = hosts.wrongWith(url)
    if (wrong !== undefined)
      throw new Fault('webhook.address_forbidden', { field: 'url', message: `Webhooks are not sent there: ${wrong}` })
  }

  const integrationOf = async (context: CallContext, given: string | null): Promise<string | null> => {
    const id = given ?? context.integrationId ?? null
    if (id !== null && (await findIntegration(db, context, id)) === undefined) throw new Fault('integration.unknown')
    return id
  }

  return {
    'webhooks.create': async ({ name, url, kinds, integrationId }, context) => {
      check(url)
      const ofIntegration = await integrationOf(context, integrationId)
      const id = randomUUID()
      const key = newSigningKey()
      const owner = { workspaceId: context.workspaceId, subjectId: id }
      await db.transaction().execute(async (tx) =>
        insertWebhook(tx, {
          id,
          workspace_id: context.workspaceId,
          integration_id: ofIntegration,
          name,
          url,
          kinds: kinds && JSON.stringify(kinds),
          secret_id: await vault.seal(owner, key, { db: tx }),
          enabled: true,
          failing_since: null,
          switched_off_at: null,
          created_at: at(),
        }),
      )
      return { ...viewWebhook(await get(context, id)), secret: showSigningKey(key) }
    },

    'webhooks.list': async (_, context) => ({ webhooks: (await listWebhooks(db, context)).map(viewWebhook) }),

    'webhooks.update': async ({ webhookId, name, url, kinds, enabled }, context) => {
      await get(context, webhookId)
      if (url !== undefined) check(url)
      const changes = {
        ...(name !== undefined && { name }),
        ...(url !== undefined && { url }),
        ...(kinds !== undefined && { kinds: kinds && JSON.stringify(kinds) }),
        ...(enabled !== undefined && { enabled }),
      }
      if (Object.keys(changes).length > 0) await updateWebhook(db, webhookId, changes, at())
      return viewWebhook(await get(context, webhookId))
    },

    'webhooks.delete': async ({ webhookId }, context) => {
      const row = await get(context, webhookId)
      await db.transaction().execute(async (tx) => {
        await vault.destroyAll({ workspaceId: row.workspace_id, subjectId: webhookId }, { db: tx })
        await deleteWebhook(tx, webhookId)
      })
      return null
    },

    'webhooks.test': async ({ webhookId }, context) => {
      const { workspace_id: workspaceId, integration_id: integrationId } = await get(context, webhookId)
      const id = randomUUID()
      await db.transaction().execute(async (tx) => {
        const data = { webhookId }
        const test = { workspaceId, integrationId, connectionId: null, kind: 'webhook.test', at: at(), data } as const
        const eventId = await insertEvent(tx, test)
        if (eventId !== undefined) await insertDelivery(tx, { id, webhookId, eventId, at: at() })
      })
      await delivering.attempt(id)
      return viewDelivery(await getDelivery(webhookId, id))
    },

    'webhooks.deliveries': async ({ webhookId, state }, context) => {
      await get(context, webhookId)
      return { deliveries: (await listDeliveries(db, webhookId, state, mostListed)).map(viewDelivery) }
    },

    'webhooks.replay': async ({ webhookId, deliveryId }, context) => {
      const { enabled } = await get(context, webhookId)
      await getDelivery(webhookId, deliveryId)
      if (!enabled) throw new Fault('webhook.off')
      await replayDelivery(db, deliveryId, at())
      return viewDelivery(await getDelivery(webhookId, deliveryId))
    },
  }
}

const viewWebhook = (row: WebhookView): Webhook => ({
  id: row.id,
  name: row.name,
  url: row.url,
  kinds: row.kinds,
  integrationId: row.integration_id,
  enabled: row.enabled,
  failingSince: row.failing_since?.toISOString() ?? null,
  switchedOffAt: row.switched_off_at?.toISOString() ?? null,
  waiting: Number(row.waiting),
  createdAt: row.created_at.toISOString(),
})

const viewDelivery = (row: DeliveryView): Delivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  event: { id: row.event_id, kind: row.kind, at: row.at.toISOString(), connectionName: row.connection_name },
  state: row.state,
  attempts: row.attempts,
  dueAt: row.state === 'waiting' ? row.due_at.toISOString() : null,
  triedAt: row.tried_at?.toISOString() ?? null,
  status: row.status,
  ms: row.ms,
  problem: row.problem,
  answer: row.answer,
})
