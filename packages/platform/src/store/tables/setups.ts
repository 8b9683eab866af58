import type { Finding, StepId, StepProgress } from '@landbridge/contract'
import type { ListedEnvironment } from '@landbridge/diagnosis'
import type { Endpoints } from '@landbridge/model'
import type { Document, Instant, MaybeDocument, MaybeInstant } from '../columns.ts'
import type { StoredCompany, StoredEnvironment, StoredPerson } from './connections.ts'

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
  /** Who consented, or the directory as the vendor typed it where the page could not come back. */
  readonly consent?: { readonly tenant: string; readonly by?: string }
  /** Who signed in. The refresh token changes with its use, so that only the connection names it. */
  readonly signIn?: { readonly person: StoredPerson; readonly tenantId: string }
  readonly environment?: { readonly name: string }
  /** When somebody asked for the extension to be installed, and for which time. */
  readonly extension?: { readonly at: string; readonly when: 'now' | 'update-window' }
  readonly company?: { readonly ids: readonly string[] }
}

/** What looks have found out and later steps need. */
export interface SetupFound {
  readonly tenantId?: string
  readonly environments?: readonly ListedEnvironment[]
  readonly environment?: StoredEnvironment
  readonly companies?: readonly StoredCompany[]
  /** By which interface of Microsoft's extensions can be reached. */
  readonly extension?: { readonly way: 'admin-center' | 'automation' }
}

/** What the last look at a step saw. */
export interface StepLook {
  readonly at: string
  readonly done: boolean
  readonly summary?: string
  readonly findings: Finding[]
  readonly progress?: StepProgress
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

/**
 * A person's way to Microsoft's pages and back. The address of the first leg is handed out with a ticket; the state goes
 * to Microsoft; the browser is known by its cookie. All three are stored as hashes, and each works once.
 */
export interface RoundTripTables {
  round_trips: {
    id: string
    workspace_id: string
    setup_id: string
    step: StepId
    ticket_hash: Buffer
    state_hash: Buffer | null
    browser_hash: Buffer | null
    leg: 'consent' | 'sign-in'
    /** The directory that the leg before came back with; to be confirmed by who signs in. */
    tenant_id: string | null
    /** Where the browser goes afterwards. */
    return_to: string
    created_at: Instant
    expires_at: Instant
    ended_at: MaybeInstant
  }
}

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
