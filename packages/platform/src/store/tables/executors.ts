import type { Instant } from '../columns.ts'

/** The processes that work on runs, each with the moment it was last alive. */
export interface ExecutorTables {
  executors: { id: string; version: string; started_at: Instant; seen_at: Instant }
}
