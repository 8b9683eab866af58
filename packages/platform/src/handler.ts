import type { Contract, InputOf, OperationName, OutputOf } from '@landbridge/contract'
import type { Language } from './words/language.ts'

/** Who calls, as established before any handler runs. */
export interface CallContext {
  readonly requestId: string
  readonly workspaceId: string
  /** `public` for callers without key or session. */
  readonly role: 'public' | 'reader' | 'actor' | 'administrator'
  readonly by:
    | { readonly kind: 'nobody' }
    | { readonly kind: 'member'; readonly memberId: string; readonly sessionId: string }
    | { readonly kind: 'key'; readonly keyId: string }
  /** The only integration this caller may touch; undefined for all. */
  readonly integrationId: string | undefined
  /** What the caller reads best. Answers of handlers are English; only what a handler writes as a document needs it. */
  readonly language: Language
  /** Address from which the call came, for limiting attempts. */
  readonly remoteAddress: string
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
  /** Sets or clears the session cookie of the answer. */
  readonly setSession: (token: string | undefined) => void
}

/** Keeps the promise of one operation. Its input is valid; it throws `Fault`. */
export type Handler<N extends OperationName> = (
  input: InputOf<Contract[N]>,
  context: CallContext,
) => Promise<OutputOf<Contract[N]>>

/** One handler for each operation; the compiler refuses a missing one. */
export type Handlers = { readonly [N in OperationName]: Handler<N> }
