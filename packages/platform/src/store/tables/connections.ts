import type { Endpoints } from '@landbridge/model'
import type { Document, Instant, MaybeDocument, MaybeInstant } from '../columns.ts'

/** How a connection fares. That it is paused is kept beside it. */
export type Health = 'in-setup' | 'connected' | 'needs-attention'

export interface StoredCompany {
  readonly id: string
  readonly name: string
  readonly displayName: string
}

export interface ConnectionTables {
  connections: {
    id: string
    workspace_id: string
    integration_id: string
    name: string
    linked_account_id: string
    linked_account_name: string
    health: Health
    reason: string | null
    since: Instant
    paused_at: MaybeInstant
    endpoint_kind: string | null
    endpoints: MaybeDocument<Endpoints>
    tenant_id: string | null
    client_id: string | null
    environment: MaybeDocument<{ name: string; type: string }>
    companies: Document<StoredCompany[]>
    /** Where the vault has it; the connection itself never holds it. */
    credential_id: string | null
    credential_hint: string | null
    credential_ends_at: MaybeInstant
    /** Goes up with every change of what a client is made of. */
    revision: number
    created_at: Instant
  }
}
