import type { Instant, MaybeInstant } from '../columns.ts'

export interface ProvingTables {
  /** What became of the last real call of a verb on an entity set. */
  seen_writes: {
    connection_id: string
    route: string
    set: string
    /** `create`, `update`, `delete`, or the name of a bound action. */
    verb: string
    outcome: 'worked' | 'refused'
    /** The missing permission in Business Central's words. */
    permission: string | null
    /** As whom, and where: what somebody else may do elsewhere says nothing. */
    principal: string
    at: Instant
  }
  /** Addresses at which a check waits for Business Central's handshake, each for one call within minutes. */
  receivers: {
    token_hash: Buffer
    connection_id: string
    expires_at: Instant
    called_at: MaybeInstant
  }
}
