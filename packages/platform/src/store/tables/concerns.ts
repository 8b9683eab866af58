import type { Mender } from '@landbridge/model'
import type { Instant } from '../columns.ts'

/** What noticed that something is amiss. A connection has at most one concern of each. */
export type ConcernSource = 'check' | 'call' | 'sign-in' | 'environment' | 'extension' | 'credential'

/**
 * How much is amiss: `degraded` may pass by itself, with `attention` somebody has to act while some of it works, with
 * `broken` nothing works until somebody has acted.
 */
export type Severity = 'degraded' | 'attention' | 'broken'

export interface ConcernTables {
  concerns: {
    connection_id: string
    source: ConcernSource
    severity: Severity
    /** One or two sentences. */
    what: string
    /** Who can mend it. */
    who: Mender
    remedy: string | null
    /** Code of the fault, where there is one. */
    code: string | null
    since: Instant
  }
}
