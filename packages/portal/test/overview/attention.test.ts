import type { Connection } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { attentionOf } from '../../src/overview/attention.ts'

const connection = (name: string, health: Connection['health']) =>
  ({ id: name, name, health, since: '2025-12-31T00:00:00Z' }) as Connection

test('lists what is broken first, and nothing that is well, rests or may pass', () => {
  const found = attentionOf([
    connection('fine', 'connected'),
    connection('needing', 'needs-attention'),
    connection('broken', 'broken'),
    connection('passing', 'degraded'),
    connection('resting', 'paused'),
  ])
  expect(found.map(({ connection: { name } }) => name)).toEqual(['broken', 'needing'])
})
