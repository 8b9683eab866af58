import type { AppFacts } from '@landbridge/diagnosis'
import type { FaultCode } from '@landbridge/model'
import type { Document, Instant, MaybeDocument, MaybeInstant } from '../columns.ts'

export type InstallationState = 'waiting' | 'running' | 'scheduled' | 'done' | 'failed' | 'cancelled'

/** Why an installation failed. */
export interface StoredFailure {
  readonly code: FaultCode
  readonly message?: string
  readonly theirs?: string
  readonly theirMessage?: string
  readonly correlation?: Readonly<Record<string, string>>
}

export interface ExtensionTables {
  /** Bytes of `.app` files. */
  packages: {
    id: string
    workspace_id: string
    content: Buffer
    created_at: Instant
  }
  installations: {
    id: string
    workspace_id: string
    connection_id: string
    /** Tenant and environment: Business Central works on one extension at a time there. */
    place: string
    package_id: string | null
    app: Document<AppFacts>
    schedule: 'now' | 'update-window'
    state: InstallationState
    way: 'admin-center' | 'automation' | null
    /** Of the Admin Center API; the automation API has none. */
    operation_id: string | null
    failure: MaybeDocument<StoredFailure>
    started_at: Instant
    /** When the file was handed over. */
    sent_at: MaybeInstant
    looked_at: MaybeInstant
    ended_at: MaybeInstant
  }
}
