import type { Instant, MaybeInstant } from '../columns.ts'

type Role = 'reader' | 'actor' | 'administrator'

/** Tables of those who may come in. Tokens, tickets and keys are stored as hashes only. */
export interface AccessTables {
  workspaces: { id: string; name: string; created_at: Instant }
  members: {
    id: string
    workspace_id: string
    name: string
    role: Role
    is_owner: boolean
    /** See `access/passwords.ts`; null while no password is set. */
    password_hash: string | null
    created_at: Instant
  }
  sessions: {
    id: string
    member_id: string
    token_hash: Buffer
    signed_in_by: 'password' | 'ticket'
    created_at: Instant
    last_used_at: Instant
    expires_at: Instant
  }
  tickets: { id: string; member_id: string; token_hash: Buffer; created_at: Instant; expires_at: Instant }
  attempts: { subject: string; failures: number; blocked_until: Instant; last_at: Instant }
  api_keys: {
    id: string
    workspace_id: string
    name: string
    role: Role
    integration_id: string | null
    starts_with: string
    key_hash: Buffer
    created_at: Instant
    last_used_at: MaybeInstant
  }
}
