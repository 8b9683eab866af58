import type { Connection } from '@landbridge/contract'
import { daysUntil } from '../time/formats.ts'

/** One line of *Needs attention*: what it is about, and how urgent. */
export interface Attention {
  readonly connection: Connection
  readonly kind: 'broken' | 'secret-ended' | 'secret-ends'
  readonly since: string
}

/** How long before its end a secret is spoken of. */
export const warnDays = 60

/** What needs somebody: broken connections first, then credentials by their end. */
export const attentionOf = (connections: readonly Connection[], nowMs: number): Attention[] => {
  const broken = connections
    .filter((each) => each.health === 'needs-attention')
    .map((connection): Attention => ({ connection, kind: 'broken', since: connection.since }))
  const ending = connections
    .filter((each) => each.health === 'connected')
    .flatMap((connection): Attention[] => {
      const end = connection.credential?.expiresAt
      if (!end || daysUntil(end, nowMs) > warnDays) return []
      return [{ connection, kind: daysUntil(end, nowMs) < 0 ? 'secret-ended' : 'secret-ends', since: end }]
    })
    .sort((a, b) => a.since.localeCompare(b.since))
  return [...broken, ...ending]
}
