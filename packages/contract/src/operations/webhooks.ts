import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, instant, nothing } from '../values.ts'
import { eventKind } from './events.ts'

const name = z.string().trim().min(1).max(100)
const url = z.url().max(2_000).meta({ description: 'An https address whose host is public.' })
const kinds = z.array(eventKind).min(1).max(50).nullable().meta({ description: 'Only these kinds; null for all.' })

const webhook = z
  .object({
    id,
    name: z.string(),
    url: z.string(),
    kinds: z.array(z.string()).nullable(),
    integrationId: id.nullable().meta({ description: 'Only events of this integration; null for all.' }),
    enabled: z.boolean(),
    failingSince: instant.nullable().meta({ description: 'Since when every attempt has failed.' }),
    switchedOffAt: instant
      .nullable()
      .meta({ description: 'When it was switched off by itself, because it had failed for three days.' }),
    waiting: z.number().meta({ description: 'Events that were not taken yet.' }),
    createdAt: instant,
  })
  .meta({ id: 'Webhook' })

const delivery = z
  .object({
    id,
    webhookId: id,
    event: z.object({ id, kind: z.string(), at: instant, connectionName: z.string().nullable() }),
    state: z.enum(['waiting', 'done', 'failed']),
    attempts: z.number(),
    dueAt: instant.nullable().meta({ description: 'When it is tried next; null where it has ended.' }),
    triedAt: instant.nullable(),
    status: z.number().nullable().meta({ description: 'HTTP status of the last answer.' }),
    ms: z.number().nullable().meta({ description: 'Time until the last answer, in milliseconds.' }),
    problem: z.string().nullable(),
    answer: z
      .string()
      .nullable()
      .meta({ description: 'The beginning of an answer that was no success; 1 KB at most.' }),
  })
  .meta({ id: 'Delivery' })

export const createWebhook = operation({
  name: 'webhooks.create',
  route: 'POST /v1/webhooks',
  role: 'administrator',
  about:
    'Has events sent to an address, signed by Standard Webhooks. What is not taken is tried again for three days. The secret is in this answer only.',
  input: z.object({ name, url, kinds: kinds.default(null), integrationId: id.nullable().default(null) }),
  output: webhook
    .extend({ secret: z.string().meta({ description: 'Verifies the signatures; shown only now.' }) })
    .meta({ id: 'NewWebhook' }),
  status: 201,
  faults: ['webhook.address_forbidden', 'integration.unknown'],
})

export const listWebhooks = operation({
  name: 'webhooks.list',
  route: 'GET /v1/webhooks',
  role: 'administrator',
  about: 'Lists webhooks, without their secrets.',
  input: z.object({}),
  output: z.object({ webhooks: z.array(webhook) }),
  faults: [],
})

export const updateWebhook = operation({
  name: 'webhooks.update',
  route: 'PATCH /v1/webhooks/{webhookId}',
  role: 'administrator',
  about: 'Changes a webhook, or switches it on and off. Switched on again, what waits is tried at once.',
  input: z.object({
    webhookId: id,
    name: name.optional(),
    url: url.optional(),
    kinds: kinds.optional(),
    enabled: z.boolean().optional(),
  }),
  output: webhook,
  faults: ['webhook.unknown', 'webhook.address_forbidden'],
})

export const deleteWebhook = operation({
  name: 'webhooks.delete',
  route: 'DELETE /v1/webhooks/{webhookId}',
  role: 'administrator',
  about: 'Deletes a webhook with its deliveries.',
  input: z.object({ webhookId: id }),
  output: nothing,
  destroys: 'Nothing more is sent there; what waits is given up, and the secret is gone.',
  faults: ['webhook.unknown'],
})

export const testWebhook = operation({
  name: 'webhooks.test',
  route: 'POST /v1/webhooks/{webhookId}/test',
  role: 'administrator',
  about: 'Sends a test event to one webhook, and says what came back.',
  input: z.object({ webhookId: id }),
  output: delivery,
  faults: ['webhook.unknown'],
})

export const listDeliveries = operation({
  name: 'webhooks.deliveries',
  route: 'GET /v1/webhooks/{webhookId}/deliveries',
  role: 'administrator',
  about: 'Lists the deliveries of a webhook, newest first, at most 100.',
  input: z.object({ webhookId: id, state: z.enum(['waiting', 'done', 'failed']).optional() }),
  output: z.object({ deliveries: z.array(delivery) }),
  faults: ['webhook.unknown'],
})

export const replayDelivery = operation({
  name: 'webhooks.replay',
  route: 'POST /v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay',
  role: 'administrator',
  about: 'Sends an event again, under the same id, whether it was taken or not.',
  input: z.object({ webhookId: id, deliveryId: id }),
  output: delivery,
  status: 202,
  faults: ['webhook.unknown', 'webhook.delivery_unknown', 'webhook.off'],
})

export type Webhook = z.output<typeof webhook>
export type Delivery = z.output<typeof delivery>
