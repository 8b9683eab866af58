import type { Instant } from '../columns.ts'

/** Tables of the vault. Both hold sealed bytes only. */
export interface VaultTables {
  data_keys: {
    id: string
    workspace_id: string
    subject_id: string
    wrapped: Buffer
    /** Name of the key-encryption key, derived from it. */
    wrapped_by: string
    created_at: Instant
  }
  credentials: {
    id: string
    data_key_id: string
    workspace_id: string
    subject_id: string
    sealed: Buffer
    created_at: Instant
  }
}
