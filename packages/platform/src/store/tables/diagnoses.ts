import type { Diagnosis, FaultView } from '@landbridge/contract'
import type { Document, Instant, MaybeDocument, MaybeInstant } from '../columns.ts'

/** What failed, without what it was sent with. */
export interface StoredFailure {
  readonly fault: FaultView
  /** HTTP status of Microsoft's answer. */
  readonly status?: number
  /** The request, without what stands behind `?`. */
  readonly sent?: { readonly method: string; readonly url: string }
}

export interface DiagnosisTables {
  diagnoses: {
    id: string
    workspace_id: string
    connection_id: string
    /** What failed first. */
    by: 'call' | 'check'
    failure: Document<StoredFailure>
    state: 'running' | 'done'
    /** Null until it is done, and where it could not be made. */
    result: MaybeDocument<Diagnosis>
    started_at: Instant
    ended_at: MaybeInstant
  }
  /** Connections that are looked at again and again until they are in order. */
  watches: {
    connection_id: string
    workspace_id: string
    /** Of the run that looks; one of an earlier generation ends when it wakes up. */
    generation: number
    since: Instant
    /** Until when it is looked at in short intervals: somebody is at it. */
    quick_until: Instant
    next_at: Instant
    looked_at: MaybeInstant
  }
}
