import type { Endpoints } from '@landbridge/model'
import type { Generated } from 'kysely'
import type { Document, Instant, MaybeDocument, MaybeInstant } from '../columns.ts'

/** How a connection fares: the worst of its concerns. That it is paused is kept beside it. */
export type Health = 'in-setup' | 'connected' | 'degraded' | 'needs-attention' | 'broken'

/** What an application proves with who it is. */
export type CredentialKind = 'secret' | 'certificate' | 'federated'

export interface StoredCompany {
  readonly id: string
  readonly name: string
  readonly displayName: string
}

/** An environment, with all that Business Central's list says of it: the list has no id. */
export interface StoredEnvironment {
  readonly name: string
  readonly type: string
  readonly family?: string
  readonly country?: string
  readonly webServiceUrl?: string
  readonly webClientUrl?: string
}

/** The environments that were listed when nothing was amiss: what is not among them is new. */
export interface SeenEnvironments {
  readonly at: string
  readonly environments: readonly StoredEnvironment[]
  /** When the companies were asked for; undefined for never. */
  readonly companiesAt?: string
}

/** What was noticed of the environment of a connection. */
export interface EnvironmentNotice {
  readonly kind: 'renamed' | 'copied' | 'type-changed' | 'moved' | 'deleted' | 'companies-gone'
  /** One or two sentences. */
  readonly what: string
  readonly since: string
  /** Whether nothing is written until a person has confirmed. */
  readonly stopsWrites: boolean
  /** Whether somebody has to act. */
  readonly needsAttention: boolean
  /** What a person may confirm as the environment of this connection; nothing can be confirmed where there is none. */
  readonly choices: readonly StoredEnvironment[]
  /** All that was listed then. */
  readonly listed: readonly StoredEnvironment[]
}

/** Which environment a person confirmed, and after what. */
export interface EnvironmentConfirmed {
  readonly at: string
  readonly by: string
  readonly environment: string
  readonly what: string
}

/** The person who signed in, where a connection acts as one. */
export interface StoredPerson {
  readonly objectId: string
  readonly name: string
}

/** What was seen of the extension of the integration last. */
export interface SeenExtension {
  /** Null where it is not installed. */
  readonly version: string | null
  readonly seenAt: string
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
    since: Instant
    paused_at: MaybeInstant
    endpoint_kind: string | null
    endpoints: MaybeDocument<Endpoints>
    tenant_id: string | null
    client_id: string | null
    person: MaybeDocument<StoredPerson>
    environment: MaybeDocument<StoredEnvironment>
    companies: Document<StoredCompany[]>
    environments_seen: MaybeDocument<SeenEnvironments>
    environment_notice: MaybeDocument<EnvironmentNotice>
    environment_confirmed: MaybeDocument<EnvironmentConfirmed>
    /** Where the vault has it; the connection itself never holds it. */
    credential_id: string | null
    /** Set with the credential. @default 'secret' */
    credential_kind: Generated<CredentialKind>
    credential_hint: string | null
    credential_ends_at: MaybeInstant
    extension: MaybeDocument<SeenExtension>
    /** Goes up with every change of what a client is made of. */
    revision: number
    /** When Business Central last answered a call of it, to the minute. */
    called_at: MaybeInstant
    created_at: Instant
  }
}
