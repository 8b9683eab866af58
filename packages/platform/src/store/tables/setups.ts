import type { Finding, StepId } from '@landbridge/contract'
import type { ListedEnvironment } from '@landbridge/diagnosis'
import type { Endpoints } from '@landbridge/model'
import type { Document, Instant, MaybeDocument } from '../columns.ts'
import type { StoredCompany } from './connections.ts'

/** What was typed or picked, by step. The secret itself is in the vault. */
export interface SetupAnswers {
  readonly endpoint?: {
    readonly kind: string
    readonly addresses?: Endpoints
    readonly typed?: Readonly<Record<string, string>>
    /** Taken over from the integration when the set-up began, so that a later change of it moves no secret. */
    readonly byIntegration?: true
  }
  readonly registration?: { readonly tenant: string; readonly clientId: string }
  readonly secret?: { readonly credentialId: string; readonly hint: string; readonly endsOn: string }
  readonly environment?: { readonly name: string }
  readonly company?: { readonly ids: readonly string[] }
}

/** What looks have found out and later steps need. */
export interface SetupFound {
  readonly tenantId?: string
  readonly environments?: readonly ListedEnvironment[]
  readonly environment?: { readonly name: string; readonly type: string }
  readonly companies?: readonly StoredCompany[]
}

/** What the last look at a step saw. */
export interface StepLook {
  readonly at: string
  readonly done: boolean
  readonly summary?: string
  readonly findings: Finding[]
}

/** A step that is looked at again by itself. */
export interface Watch {
  /** Of the durable run that does it. */
  readonly runId: string
  readonly step: StepId
  readonly until: string
  readonly everyMs: number
}

export type SetupState = 'open' | 'connected' | 'abandoned'

export interface SetupTables {
  setups: {
    id: string
    workspace_id: string
    integration_id: string
    connection_id: string | null
    linked_account_id: string
    linked_account_name: string
    state: SetupState
    /** Goes up with every answer, so that a look that began before it is not stored after it. */
    generation: number
    answers: Document<SetupAnswers>
    found: Document<SetupFound>
    looks: Document<Partial<Record<StepId, StepLook>>>
    watch: MaybeDocument<Watch>
    check_id: string | null
    created_at: Instant
    updated_at: Instant
  }
}
