import type { FaultView } from '@landbridge/contract'
import type { Generated } from 'kysely'
import type { Instant, MaybeDocument, MaybeInstant } from '../columns.ts'

export type CredentialKind = 'secret' | 'certificate' | 'federated' | 'sign-in'

/**
 * `next`: made, and not used yet. `active`: used now. `retiring`: not used any more, and still good for processes that
 * are late. `retired`: over. `revoked`: over because it had leaked.
 */
export type KeyState = 'next' | 'active' | 'retiring' | 'retired' | 'revoked'

/** What an application may do about its own registration: `read` its credentials, or change them too. */
export type OwnRights = 'unknown' | 'none' | 'read' | 'write'

/** A roll-over under way. */
export interface StoredRoll {
  /** The credential that is to be replaced. */
  readonly of: string
  readonly why: 'expiry' | 'asked' | 'leaked'
  /** What the new one shall be. */
  readonly kind: 'secret' | 'certificate'
  readonly since: string
  readonly step: 'add' | 'prove' | 'switch' | 'overlap' | 'remove'
  /** What is waited for, in words. */
  readonly waitingFor?: string
  /** Whether the former credential is removed at Microsoft at the end. */
  readonly removesOld: boolean
}

/** What became of a credential. */
export type MarkKind =
  | 'found'
  | 'made'
  | 'proved'
  | 'switched'
  | 'superseded'
  | 'removed'
  | 'left'
  | 'renewed'
  | 'reminded'
  | 'told'
  | 'revoked'
  | 'ended'
  | 'failed'

export interface CredentialTables {
  credential_holders: {
    /** The connection, or the integration: whom the vault has the credentials for. */
    subject_id: string
    workspace_id: string
    integration_id: string
    /** Null for the application of the vendor. */
    connection_id: string | null
    /** Directory where the application is registered, once it is known. */
    home_tenant: string | null
    /** Object id of the application, once it is known. */
    application_id: string | null
    rights: OwnRights
    /** When the directory was asked last. */
    looked_at: MaybeInstant
    /** Why the directory told nothing. */
    refusal: MaybeDocument<FaultView>
    /** Whether it is rolled over by itself, where that may be. */
    rolls: Generated<boolean>
    /** Of the durable run that rolls over. */
    roll_id: string | null
    roll: MaybeDocument<StoredRoll>
    /** When the sign-in of a person was renewed last. */
    renewed_at: MaybeInstant
  }
  credential_keys: {
    id: string
    subject_id: string
    kind: CredentialKind
    /** Where the vault has it; null where it does not, or not any more. */
    vault_id: string | null
    /** By which Microsoft names it. */
    key_id: string | null
    hint: string
    state: KeyState
    /** Its end as a person typed it. */
    typed_ends_at: MaybeInstant
    /** Its end as the directory or the certificate tells it. */
    told_ends_at: MaybeInstant
    made_by: 'landbridge' | 'person'
    made_at: Instant
    /** When Entra took it first, or last before it was used. */
    proved_at: MaybeInstant
    used_at: MaybeInstant
    /** When somebody said that it has leaked. */
    leaked_at: MaybeInstant
    ended_at: MaybeInstant
  }
  credential_marks: {
    position: Generated<string>
    credential_id: string
    at: Instant
    what: MarkKind
    note: string | null
  }
}
