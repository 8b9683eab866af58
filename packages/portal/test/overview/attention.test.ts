import type { Connection } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { attentionOf } from '../../src/overview/attention.ts'

const now = Date.parse('2026-01-01T00:00:00Z')
const connection = (name: string, health: Connection['health'], expiresAt?: string) =>
  ({
    id: name,
    name,
    health,
    since: '2025-12-31T00:00:00Z',
    credential: expiresAt ? { kind: 'secret', clientId: '', hint: '', expiresAt } : null,
  }) as Connection

test('lists what is broken first, then secrets by their end', () => {
  const found = attentionOf(
    [
      connection('later', 'connected', '2026-02-20T00:00:00Z'),
      connection('fine', 'connected', '2026-12-01T00:00:00Z'),
      connection('sooner', 'connected', '2026-01-05T00:00:00Z'),
      connection('over', 'connected', '2025-12-30T00:00:00Z'),
      connection('broken', 'needs-attention'),
      connection('resting', 'paused', '2026-01-02T00:00:00Z'),
    ],
    now,
  )
  expect(found.map(({ connection: { name }, kind }) => [name, kind])).toEqual([
    ['broken', 'broken'],
    ['over', 'secret-ended'],
    ['sooner', 'secret-ends'],
    ['later', 'secret-ends'],
  ])
})
