import type { CheckLine } from '@landbridge/contract'
import type { Document, Instant, MaybeInstant } from '../columns.ts'

export interface CheckTables {
  checks: {
    id: string
    workspace_id: string
    connection_id: string
    /** The set-up that would change the connection so; null for a check of the connection as it is. */
    setup_id: string | null
    state: 'running' | 'done'
    verdict: 'pending' | 'pass' | 'fail' | 'unknown'
    started_at: Instant
    ended_at: MaybeInstant
  }
  /** One row for each line, at its place. */
  check_lines: { check_id: string; position: number; line: Document<CheckLine> }
}
