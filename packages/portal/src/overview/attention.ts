import type { Connection } from '@landbridge/contract'

/** One line of *Needs attention*: what it is about. What may pass by itself is none. */
export interface Attention {
  readonly connection: Connection
  readonly since: string
}

/** What needs somebody: broken connections first, then those that need attention. Ends of credentials are among them in time. */
export const attentionOf = (connections: readonly Connection[]): Attention[] =>
  (['broken', 'needs-attention'] as const).flatMap((health) =>
    connections
      .filter((each) => each.health === health)
      .map((connection): Attention => ({ connection, since: connection.since })),
  )
