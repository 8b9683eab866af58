import { z } from 'zod'
import { operation } from '../operation.ts'

export const readHealth = operation({
  name: 'health.read',
  route: 'GET /v1/health',
  role: 'public',
  about: 'Tells whether this process can do its work.',
  input: z.object({}),
  output: z
    .object({
      status: z.enum(['ok', 'failing']),
      version: z.string(),
      store: z.enum(['ok', 'failing']),
      uptimeSeconds: z.number(),
    })
    .meta({ id: 'Health' }),
  faults: ['store.unavailable'],
})
