import type { Document, Instant } from '../columns.ts'

/** The public half of a key, as a key set has it. @see RFC 7517 */
export interface PublicKey {
  readonly kty: 'RSA'
  readonly n: string
  readonly e: string
}

/** Tables of the vault. What is secret in them is sealed. */
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
  signing_keys: {
    /** Also the name of the key in the key set. */
    id: string
    data_key_id: string
    workspace_id: string
    subject_id: string
    sealed: Buffer
    public_key: Document<PublicKey>
    created_at: Instant
  }
}
