import { z } from 'zod'
import { operation } from '../operation.ts'
import { company, credentialKind, endpoints, flow, id, instant, mender, nothing } from '../values.ts'

const environment = z.object({ name: z.string(), type: z.string() })

const environmentNotice = z
  .object({
    kind: z.enum(['renamed', 'copied', 'type-changed', 'moved', 'deleted', 'companies-gone']),
    what: z.string().meta({ description: 'What was noticed, in one or two sentences.' }),
    since: instant,
    stopsWrites: z.boolean().meta({ description: 'Nothing is written until a person has confirmed; reads go on.' }),
    needsAttention: z.boolean(),
    choices: z.array(environment).meta({
      description: 'What may be confirmed as the environment of this connection; empty where nothing can be.',
    }),
  })
  .meta({ id: 'EnvironmentNotice', description: 'What became of the environment since it was chosen.' })

const concern = z
  .object({
    source: z
      .enum(['check', 'call', 'sign-in', 'environment', 'extension', 'credential'])
      .meta({ description: 'What noticed it.' }),
    severity: z.enum(['degraded', 'attention', 'broken']),
    what: z.string().meta({ description: 'What is amiss, in one or two sentences.' }),
    who: mender,
    remedy: z.string().nullable(),
    code: z.string().nullable().meta({ description: 'Code of the fault, where there is one.' }),
    since: instant,
  })
  .meta({ id: 'Concern', description: 'Something that is amiss with a connection.' })

const connection = z
  .object({
    id,
    name: z.string(),
    integrationId: id,
    integrationName: z.string(),
    linkedAccount: z.object({ id: z.string(), name: z.string() }),
    health: z.enum(['in-setup', 'connected', 'degraded', 'needs-attention', 'broken', 'paused']).meta({
      description:
        'How it fares: the worst of its concerns. degraded: trouble that may pass by itself. needs-attention: somebody has to act, and some of it works. broken: nothing works until somebody has acted. Of a paused one the concerns say how it fared.',
    }),
    reason: z.string().nullable().meta({ description: 'What is amiss, in one sentence: that of the gravest concern.' }),
    since: instant.meta({ description: 'Since when it has this health.' }),
    concerns: z.array(concern).meta({ description: 'All that is amiss, the gravest first.' }),
    simulated: z.boolean().meta({ description: 'Talks to the simulator, not to Microsoft.' }),
    endpoints,
    flow,
    tenantId: z.string(),
    person: z.string().nullable().meta({ description: 'Who signed in, where the connection acts as a person.' }),
    environment: environment.nullable(),
    environmentNotice: environmentNotice.nullable(),
    environmentConfirmed: z
      .object({ at: instant, by: z.string(), environment: z.string(), what: z.string() })
      .nullable()
      .meta({ description: 'Who said last which environment it is, and what had been noticed.' }),
    companies: z.array(company),
    credential: z
      .object({
        kind: credentialKind,
        clientId: z.string(),
        expiresAt: instant
          .nullable()
          .meta({ description: 'Null for what does not expire, and where it is not known.' }),
        hint: z.string().meta({
          description: 'First characters of a secret, thumbprint of a certificate, subject of a federated credential.',
        }),
      })
      .nullable(),
    lastCheck: z.object({ id, at: instant, verdict: z.enum(['pending', 'pass', 'fail', 'unknown']) }).nullable(),
    createdAt: instant,
  })
  .meta({ id: 'Connection' })

export const listConnections = operation({
  name: 'connections.list',
  route: 'GET /v1/connections',
  role: 'reader',
  about: 'Lists connections; those that need attention first.',
  input: z.object({ integrationId: id.optional(), linkedAccountId: z.string().max(200).optional() }),
  output: z.object({ connections: z.array(connection) }),
  faults: [],
})

export const readConnection = operation({
  name: 'connections.read',
  route: 'GET /v1/connections/{connectionId}',
  role: 'reader',
  about: 'Reads one connection. Its credential is never shown.',
  input: z.object({ connectionId: id }),
  output: connection,
  faults: ['connection.unknown'],
})

export const updateConnection = operation({
  name: 'connections.update',
  route: 'PATCH /v1/connections/{connectionId}',
  role: 'administrator',
  about: 'Renames a connection, or pauses and resumes it. While paused no request leaves for Business Central.',
  input: z.object({
    connectionId: id,
    name: z.string().trim().min(1).max(200).optional(),
    paused: z.boolean().optional(),
  }),
  output: connection,
  faults: ['connection.unknown', 'connection.not_ready'],
})

export const deleteConnection = operation({
  name: 'connections.delete',
  route: 'DELETE /v1/connections/{connectionId}',
  role: 'administrator',
  about: 'Deletes a connection and destroys its credential.',
  input: z.object({ connectionId: id }),
  output: nothing,
  destroys:
    'The connection and its stored credential are gone. Nothing changes at Microsoft: remove the application card and the app registration there if they are no longer used.',
  faults: ['connection.unknown'],
})

export const listCompanies = operation({
  name: 'connections.companies',
  route: 'GET /v1/connections/{connectionId}/companies',
  role: 'reader',
  about: 'Lists the companies that Business Central shows to this connection now.',
  input: z.object({ connectionId: id }),
  output: z.object({ companies: z.array(company) }),
  faults: [
    'connection.unknown',
    'connection.not_ready',
    'connection.paused',
    'integration.off',
    'bc.credentials_rejected',
    'bc.unavailable',
  ],
})

export const chooseCompanies = operation({
  name: 'connections.chooseCompanies',
  route: 'PUT /v1/connections/{connectionId}/companies',
  role: 'administrator',
  about: 'Says which companies the connection includes, from those that Business Central shows to it now.',
  input: z.object({
    connectionId: id,
    companies: z
      .array(id)
      .min(1)
      .max(300)
      .meta({ description: 'Ids of companies; the first is the one that is used where none is named.' }),
  }),
  output: connection,
  faults: [
    'connection.unknown',
    'connection.not_ready',
    'connection.paused',
    'connection.company_unknown',
    'integration.off',
    'bc.credentials_rejected',
    'bc.unavailable',
  ],
})

export const confirmEnvironment = operation({
  name: 'connections.confirmEnvironment',
  route: 'POST /v1/connections/{connectionId}/environment/confirm',
  role: 'administrator',
  about:
    'Says which environment the connection belongs to, after it was renamed, moved or copied. Writes that were stopped go on, in that environment.',
  input: z.object({
    connectionId: id,
    environment: z.string().min(1).max(100).meta({ description: 'Name of one of the choices of the notice.' }),
  }),
  output: connection,
  faults: ['connection.unknown', 'connection.nothing_to_confirm'],
})

export type Connection = z.output<typeof connection>
