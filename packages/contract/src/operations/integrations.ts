import { z } from 'zod'
import { operation } from '../operation.ts'
import { credentialKind, endpoints, flow, id, instant, needs, nothing, wanted } from '../values.ts'

/** Where an integration's customers are; null when each chooses in the set-up. */
const endpoint = z
  .object({ kind: z.string().min(1).max(40), addresses: endpoints })
  .nullable()
  .meta({ id: 'IntegrationEndpoint' })

const dayText = z.iso.date().meta({ description: 'A day, `YYYY-MM-DD`.' })

/** The vendor's own app registration, as it is given: with a client secret, or with a certificate and its key. */
const appDraft = z
  .object({
    clientId: z.guid().meta({ description: 'Application (client) ID of the multi-tenant app registration.' }),
    kind: credentialKind.optional().meta({
      description:
        'certificate without one given: Landbridge makes it, and shows the public part to be uploaded. federated: see federation. Default: what the other fields say, else the stored one is kept.',
    }),
    secret: z.string().min(1).max(500).optional().meta({ description: 'Value of a client secret; never shown again.' }),
    endsOn: dayText.optional().meta({ description: 'When the secret expires.' }),
    certificatePem: z
      .string()
      .max(20_000)
      .optional()
      .meta({ description: 'A certificate in PEM form; its private key may stand in the same text.' }),
    privateKeyPem: z.string().max(20_000).optional().meta({ description: 'Its private key; never shown again.' }),
  })
  .meta({
    id: 'IntegrationAppDraft',
    description:
      'Either secret and endsOn, or certificatePem and privateKeyPem, or a kind that needs nothing given; without any of these the stored one is kept.',
  })

const integrationApp = z
  .object({
    clientId: z.string(),
    credential: z.object({
      kind: credentialKind,
      hint: z.string().meta({
        description: 'First characters of a secret, thumbprint of a certificate, subject of a federated credential.',
      }),
      endsOn: dayText.nullable().meta({ description: 'A day, `YYYY-MM-DD`; null for what does not end.' }),
      certificatePem: z
        .string()
        .nullable()
        .meta({ description: 'Public part of a certificate, to be uploaded on the app registration.' }),
    }),
  })
  .meta({ id: 'IntegrationApp' })

/** What is copied into a federated credential. */
const federation = z
  .object({
    issuer: z.url(),
    subject: z.string(),
    audience: z.string(),
    name: z.string(),
    unavailable: z.string().nullable().meta({ description: 'Why Entra could not use it here; null where it could.' }),
  })
  .meta({ id: 'Federation' })

/** How customers see the vendor on the pages of a link. */
const brand = z
  .object({
    name: z.string().trim().min(1).max(100),
    logo: z
      .string()
      .max(200_000)
      .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/, 'A PNG or JPEG as a data URL is expected.')
      .nullable()
      .default(null),
  })
  .meta({ id: 'Brand' })

const origins = z
  .array(z.url({ protocol: /^https?$/ }).max(300))
  .max(20)
  .meta({ description: 'Origins that the last page of a link may lead back to, and that may embed it.' })

const integration = z
  .object({
    id,
    name: z.string(),
    flow,
    endpoint,
    app: integrationApp.nullable().meta({
      description:
        "The vendor's own app registration; null until it is given. Where each customer has one of their own, it is the application through which an administrator signs in so that Landbridge makes that one, and may be left out.",
    }),
    federation: federation.meta({
      description: 'What the app registration has to trust where its credential is federated.',
    }),
    redirectUri: z.url().nullable().meta({
      description: 'To be registered under the platform Web of that registration; null where none is needed.',
    }),
    wanted: z
      .array(wanted)
      .meta({ description: 'What the integration does with Business Central; permissions follow from it.' }),
    brand: brand.nullable().meta({ description: 'Null: the name of the integration, without a logo.' }),
    returnAddresses: origins,
    enabled: z.boolean().meta({ description: 'While off, no new set-up and no traffic.' }),
    connections: z
      .object({
        connected: z.number(),
        degraded: z.number(),
        needsAttention: z.number(),
        broken: z.number(),
        inSetup: z.number(),
      })
      .meta({ description: 'How many connections it has, by health; paused ones count by what they were.' }),
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
  input: z.object({
    name,
    flow: flow.default('service-to-service'),
    endpoint: endpoint.default(null),
    app: appDraft.optional(),
    wanted: wants,
    brand: brand.nullable().default(null),
    returnAddresses: origins.default([]),
  }),
  output: integration,
  status: 201,
  faults: ['catalogue.unknown_set', 'net.forbidden', 'auth.certificate_refused'],
})

export const readIntegration = operation({
  name: 'integrations.read',
  route: 'GET /v1/integrations/{integrationId}',
  role: 'reader',
  about: 'Reads one integration.',
  input: z.object({ integrationId: id }),
  output: integration.extend({ needs }),
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
    app: appDraft.optional(),
    wanted: wants.optional(),
    brand: brand.nullable().optional(),
    returnAddresses: origins.optional(),
    enabled: z.boolean().optional(),
  }),
  output: integration,
  faults: ['integration.unknown', 'catalogue.unknown_set', 'net.forbidden', 'auth.certificate_refused'],
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
