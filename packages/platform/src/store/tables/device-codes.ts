import type { Instant } from '../columns.ts'

/** A code that somebody is to type on another device; one for each set-up at most. */
export interface DeviceCodeTables {
  device_codes: {
    setup_id: string
    workspace_id: string
    /** Of the secret half, in the vault. */
    credential_id: string
    interval_ms: number
    /** Before this Microsoft must not be asked again. */
    next_at: Instant
    expires_at: Instant
  }
}
