import type { ClientCredential, TokenSource } from '@landbridge/auth'
import type { Endpoints } from '@landbridge/model'
import type { VisibleCompany } from './facts.ts'
import type { WantedEntity } from './probes/wanted-entity.ts'

/** What is known of the connection that fails. The more of it, the surer the diagnosis; nothing of it must be known. */
export interface DiagnosisSubject {
  readonly endpoints?: Endpoints
  /** Directory id or domain, as typed. */
  readonly tenant?: string
  readonly clientId?: string
  readonly credential?: ClientCredential
  /** Renews the token of the person, where the connection acts as one. */
  readonly signIn?: TokenSource
  /** What the program asks for, where that is its own choice. */
  readonly scope?: string
  /** Whose rights the connection uses. @default `person` where `signIn` is given, else not known */
  readonly actsAs?: 'application' | 'person'
  readonly environment?: string
  readonly companies?: readonly VisibleCompany[]
  /** What the connection is for; read where nothing else fails. */
  readonly wanted?: readonly WantedEntity[]
  readonly application?: {
    /** `shared`: a vendor's multi-tenant application; `own`: registered for this customer alone. */
    readonly kind: 'shared' | 'own'
    /** Directory id in which it was registered, where that is on record. */
    readonly home?: string
  }
  /** When we made the credential, in milliseconds since 1970. */
  readonly credentialMadeAt?: number
  /** When we made what is not found, in milliseconds since 1970. */
  readonly objectMadeAt?: number
  /** When consent was granted by what we saw, in milliseconds since 1970. */
  readonly consentedAt?: number
  /** Id of the extension that is being installed. */
  readonly extensionId?: string
  /** User principal name of the person who met the failure. */
  readonly person?: string
  /** Gives tokens for Microsoft Graph, where somebody allows it; some causes are told apart only with it. */
  readonly graph?: TokenSource
}
