import type { Instant, MaybeInstant } from '../columns.ts'

export type Audience = 'entra-admin' | 'bc-admin' | 'both'

/** Links to set-ups, for people without an account. Their tokens are stored as hashes only. */
export interface LinkTables {
  links: {
    id: string
    workspace_id: string
    setup_id: string
    audience: Audience
    token_hash: Buffer
    return_to: string | null
    created_at: Instant
    expires_at: Instant
    revoked_at: MaybeInstant
    /** When it was opened first, and when it was used last. */
    opened_at: MaybeInstant
    last_seen_at: MaybeInstant
  }
}
