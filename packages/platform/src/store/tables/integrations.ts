import type { AppFacts } from '@landbridge/diagnosis'
import type { Endpoints, RouteName, Verb } from '@landbridge/model'
import type { Document, Instant, MaybeDocument } from '../columns.ts'
import type { CredentialKind } from './connections.ts'

/** The extension that an integration brings; its bytes are kept apart. */
export interface StoredExtension {
  /** Where the bytes are. */
  readonly packageId: string
  readonly app: AppFacts
  readonly fileName: string
  /** Of the file, in hexadecimal. */
  readonly sha256: string
  readonly addedAt: string
}

/** One entity set and what shall be done with it. */
export interface StoredWanted {
  readonly set: string
  readonly route: RouteName
  readonly verbs: Verb[]
  readonly actions?: string[]
}

/** Whose identity a connection has, and how it comes by it. */
export type Flow = 'service-to-service' | 'shared-app' | 'delegated'

/** The vendor's own app registration. Its credential is in the vault, sealed for the integration. */
export interface StoredApp {
  readonly clientId: string
  readonly credential: StoredCredential
}

/** How customers see the vendor. */
export interface StoredBrand {
  readonly name: string
  /** A data URL. */
  readonly logo: string | null
}

/** What is known of a credential without opening it. */
export interface StoredCredential {
  readonly id: string
  readonly kind: CredentialKind
  /** First characters of a secret, thumbprint of a certificate, subject of a federated credential. */
  readonly hint: string
  /** A day, `YYYY-MM-DD`; empty for what does not end. */
  readonly endsOn: string
  /** The exact moment, where it is known. */
  readonly endsAt?: string
  /** Public part of a certificate. */
  readonly certificatePem?: string
}

export interface IntegrationTables {
  integrations: {
    id: string
    workspace_id: string
    name: string
    flow: Flow
    app: MaybeDocument<StoredApp>
    endpoint: MaybeDocument<{ kind: string; addresses: Endpoints }>
    brand: MaybeDocument<StoredBrand>
    return_addresses: Document<string[]>
    wanted: Document<StoredWanted[]>
    extension: MaybeDocument<StoredExtension>
    enabled: boolean
    created_at: Instant
    updated_at: Instant
  }
}
