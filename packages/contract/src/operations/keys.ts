import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, instant, nothing } from '../values.ts'

const keyRole = z.enum(['reader', 'actor', 'administrator']).meta({
  id: 'KeyRole',
  description: 'reader: read only; actor: also write records and run checks; administrator: everything.',
})

const apiKey = z
  .object({
    id,
    name: z.string(),
    role: keyRole,
    integrationId: id.nullable().meta({ description: 'The only integration it may use; null for all.' }),
    startsWith: z.string().meta({ description: 'The first characters, to tell keys apart.' }),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' })

export const listKeys = operation({
  name: 'keys.list',
  route: 'GET /v1/keys',
  role: 'administrator',
  about: 'Lists the API keys of the workspace, without the keys themselves.',
  input: z.object({}),
  output: z.object({ keys: z.array(apiKey) }),
  faults: [],
})

export const createKey = operation({
  name: 'keys.create',
  route: 'POST /v1/keys',
  role: 'administrator',
  about: 'Makes an API key. The key is shown only in this answer.',
  input: z.object({
    name: z.string().trim().min(1).max(100),
    role: keyRole,
    integrationId: id.nullable().default(null),
  }),
  output: apiKey.extend({ key: z.string().meta({ description: 'Shown only now; send it as Authorization: Bearer.' }) }),
  status: 201,
  faults: ['integration.unknown'],
})

export const revokeKey = operation({
  name: 'keys.revoke',
  route: 'DELETE /v1/keys/{keyId}',
  role: 'administrator',
  about: 'Revokes an API key at once.',
  input: z.object({ keyId: id }),
  output: nothing,
  destroys: 'Programs that use this key are refused from now on.',
  faults: ['key.unknown'],
})

export type ApiKey = z.output<typeof apiKey>
