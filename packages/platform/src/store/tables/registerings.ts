import type { DirectoryFacts } from '@landbridge/auth'
import type { FaultView, RegisteringStep } from '@landbridge/contract'
import type { Document, Instant, MaybeDocument, MaybeInstant } from '../columns.ts'
import type { CredentialKind } from './connections.ts'

/** How far one step has come. What is not in the table of a row was not begun. */
export interface StepProgress {
  readonly state: Exclude<RegisteringStep['state'], 'to-do'>
  readonly since: string
  readonly waitingFor?: string
  readonly objectId?: string
  readonly note?: string
  readonly fault?: FaultView
}

export type Progress = Readonly<Record<string, StepProgress>>

/** What was made in a directory, as undo needs it. */
export interface MadeThere {
  readonly tenantId: string
  /** The directory lacked Business Central before: its service principal is ours to remove. */
  readonly lackedBusinessCentral?: true
  readonly application?: { readonly id: string; readonly appId: string; readonly at: string }
  readonly principalId?: string
  readonly businessCentralId?: string
  readonly appRoles?: Readonly<Record<string, string>>
  /** What was chosen to prove with who the application is. */
  readonly credential?: CredentialKind
  /** The directory allows no client secrets, so that it is a certificate. */
  readonly noSecrets?: true
  /** The credential that is in the vault. A certificate has no key id until the directory has told it. */
  readonly secret?: { readonly keyId: string; readonly credentialId: string }
}

export type RegisteringState = 'open' | 'running' | 'stopped' | 'partly' | 'done' | 'undoing' | 'undone'

/** App registrations of customers that Landbridge makes, one for a set-up. The administrator's sign-in is in the vault. */
export interface RegisteringTables {
  registerings: {
    /** Also whom the sealed sign-in belongs to. */
    id: string
    workspace_id: string
    setup_id: string
    /** The alternate key of the application, which never changes. */
    unique_name: string
    state: RegisteringState
    /** Of the durable run that works at it, or did so last. */
    run_id: string | null
    plan_id: string | null
    tenant_id: string | null
    person: string | null
    facts: MaybeDocument<DirectoryFacts>
    refusal: MaybeDocument<FaultView>
    sign_in_id: string | null
    sign_in_ends_at: MaybeInstant
    /** When the administrator set out to sign in. */
    left_at: MaybeInstant
    progress: Document<Progress>
    undo_progress: Document<Progress>
    made: MaybeDocument<MadeThere>
    created_at: Instant
    updated_at: Instant
  }
}
