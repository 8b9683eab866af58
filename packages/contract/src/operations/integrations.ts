import { z } from 'zod'
import { operation } from '../operation.ts'
import { endpoints, id, instant, nothing, wanted } from '../values.ts'

export const flow = z.enum(['service-to-service']).meta({
  id: 'Flow',
  description: "service-to-service: the application acts as itself, with an app registration in the customer's tenant.",
})

/** Where an integration's customers are; null when each chooses in the set-up. */
const endpoint = z
  .object({ kind: z.string().min(1).max(40), addresses: endpoints })
  .nullable()
  .meta({ id: 'IntegrationEndpoint' })

const integration = z
  .object({
    id,
    name: z.string(),
    flow,
    endpoint,
    wanted: z
      .array(wanted)
      .meta({ description: 'What the integration does with Business Central; permissions follow from it.' }),
    enabled: z.boolean().meta({ description: 'While off, no new set-up and no traffic.' }),
    connections: z.object({ connected: z.number(), needsAttention: z.number(), inSetup: z.number() }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Integration' })

const name = z.string().trim().min(1).max(100)
const wants = z.array(wanted).min(1).max(200)

export const listIntegrations = operation({
  name: 'integrations.list',
  route: 'GET /v1/integrations',
  role: 'reader',
  about: 'Lists the integrations of the workspace.',
  input: z.object({}),
  output: z.object({ integrations: z.array(integration) }),
  faults: [],
})

export const createIntegration = operation({
  name: 'integrations.create',
  route: 'POST /v1/integrations',
  role: 'administrator',
  about: 'Makes an integration: a reusable recipe for connecting customers, without customer data.',
  input: z.object({ name, flow: flow.default('service-to-service'), endpoint: endpoint.default(null), wanted: wants }),
  output: integration,
  status: 201,
  faults: ['catalogue.unknown_set', 'net.forbidden'],
})

export const readIntegration = operation({
  name: 'integrations.read',
  route: 'GET /v1/integrations/{integrationId}',
  role: 'reader',
  about: 'Reads one integration.',
  input: z.object({ integrationId: id }),
  output: integration.extend({
    needs: z.object({
      roles: z.array(z.object({ name: z.string(), id, reason: z.string() })),
      permissionSets: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string() })),
    }),
  }),
  faults: ['integration.unknown'],
})

export const updateIntegration = operation({
  name: 'integrations.update',
  route: 'PATCH /v1/integrations/{integrationId}',
  role: 'administrator',
  about: 'Changes an integration; what is left out stays.',
  input: z.object({
    integrationId: id,
    name: name.optional(),
    endpoint: endpoint.optional(),
    wanted: wants.optional(),
    enabled: z.boolean().optional(),
  }),
  output: integration,
  faults: ['integration.unknown', 'catalogue.unknown_set', 'net.forbidden'],
})

export const deleteIntegration = operation({
  name: 'integrations.delete',
  route: 'DELETE /v1/integrations/{integrationId}',
  role: 'administrator',
  about: 'Deletes an integration that has no connections.',
  input: z.object({ integrationId: id }),
  output: nothing,
  destroys: 'The integration and its unfinished set-up sessions are gone.',
  faults: ['integration.unknown', 'integration.in_use'],
})

export type Integration = z.output<typeof integration>
