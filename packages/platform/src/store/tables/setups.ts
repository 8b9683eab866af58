import type { Finding, StepId, StepProgress } from '@landbridge/contract'
import type { ListedEnvironment } from '@landbridge/diagnosis'
import type { Endpoints } from '@landbridge/model'
import type { Document, Instant, MaybeDocument, MaybeInstant } from '../columns.ts'
import type {
  CredentialKind,
  EnvironmentNotice,
  SeenEnvironments,
  StoredCompany,
  StoredEnvironment,
  StoredPerson,
} from './connections.ts'

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
  readonly secret?: StoredSecret
  /** Who consented, or the directory as the vendor typed it where the page could not come back. */
  readonly consent?: { readonly tenant: string; readonly by?: string }
  /** Who signed in. The refresh token changes with its use, so that only the connection names it. */
  readonly signIn?: { readonly person: StoredPerson; readonly tenantId: string }
  readonly environment?: { readonly name: string }
  /** When somebody asked for the extension to be installed, and for which time. */
  readonly extension?: { readonly at: string; readonly when: 'now' | 'update-window' }
  readonly company?: { readonly ids: readonly string[] }
}

/** What is known of the credential of a customer's own application; what it is made of is in the vault. */
export interface StoredSecret {
  readonly credentialId: string
  /** @default 'secret' */
  readonly kind?: CredentialKind
  /** First characters of a secret, thumbprint of a certificate, subject of a federated credential. */
  readonly hint: string
  /** A day; empty for what does not end. */
  readonly endsOn: string
  /** The exact moment, where it is known. */
  readonly endsAt?: string
  /** Public part of a certificate, to be uploaded on the app registration. */
  readonly certificatePem?: string
  /** Landbridge has made the certificate. */
  readonly made?: true
  /** Somebody says that the public part of what Landbridge has made is uploaded. */
  readonly uploaded?: true
  /** That of the connection, which goes on with it, also where it is replaced there meanwhile. */
  readonly kept?: 'as-it-is' | 'with-another-date'
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

/** A set-up for a connection that exists already. */
export interface Again {
  /** The step from which on it is looked at again. */
  readonly from: StepId
  /** The directory, which stays. */
  readonly tenantId: string
  /** Who was signed in before; null where nobody was. */
  readonly person: StoredPerson | null
  /** Somebody has chosen the environment again. */
  readonly chosen?: true
  /** Somebody has chosen the companies again. */
  readonly chosenCompanies?: true
}

/** What a set-up would make of its connection, by the columns of that one. What is left out stays. */
export interface Candidate {
  readonly endpoint_kind: string | null
  /** Left out where the connection keeps its environment, whose address they hold. */
  readonly endpoints?: Endpoints | null
  readonly tenant_id: string | null
  readonly client_id: string | null
  readonly person: StoredPerson | null
  /** Left out where nobody has chosen it again: what the connection has by then stays. */
  readonly environment?: StoredEnvironment | null
  /** The same. */
  readonly companies?: StoredCompany[]
  /** Left out where the connection keeps its own, or a person has signed in. */
  readonly credential_id?: string | null
  readonly credential_kind?: CredentialKind
  readonly credential_hint?: string | null
  /** A moment. */
  readonly credential_ends_at?: string | null
  readonly environments_seen?: SeenEnvironments | null
  readonly environment_notice?: EnvironmentNotice | null
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
    /** Null for a set-up that makes a connection. */
    again: MaybeDocument<Again>
    /** What is kept apart until the final check has passed; null for a set-up that makes a connection. */
    candidate: MaybeDocument<Candidate>
    /** The sign-in that is kept apart. The refresh token changes with each use. */
    sign_in_id: string | null
    created_at: Instant
    updated_at: Instant
  }
}
