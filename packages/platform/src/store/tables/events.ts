import type { Generated } from 'kysely'
import type { Document, Instant, MaybeDocument, MaybeInstant } from '../columns.ts'

export type DeliveryState = 'waiting' | 'done' | 'failed'

export interface EventTables {
  /** What happened; kept for 90 days. */
  events: {
    /** Goes up; events that are written at the same time may become visible in another order. */
    position: Generated<string>
    id: string
    workspace_id: string
    /** What it was about, also after that is gone. */
    integration_id: string | null
    integration_name: string | null
    connection_id: string | null
    connection_name: string | null
    kind: string
    at: Instant
    data: Document<unknown>
    /** A second event with the same value is not stored. */
    once: string | null
  }
  webhooks: {
    id: string
    workspace_id: string
    /** Only events of this integration; null for all. */
    integration_id: string | null
    name: string
    url: string
    /** Only events of these kinds; null for all. */
    kinds: MaybeDocument<string[]>
    /** Where the vault has it. */
    secret_id: string
    enabled: boolean
    /** Since when every attempt has failed. */
    failing_since: MaybeInstant
    /** When it was switched off because it had failed for days. */
    switched_off_at: MaybeInstant
    created_at: Instant
  }
  /** One event to be handed to one webhook. */
  deliveries: {
    id: string
    webhook_id: string
    event_id: string
    state: DeliveryState
    /** Attempts that were begun. */
    attempts: number
    /** When it is to be tried next; while it is tried, when another process may try it. */
    due_at: Instant
    tried_at: MaybeInstant
    status: number | null
    ms: number | null
    problem: string | null
    /** The beginning of the answer, 1 KB at most. */
    answer: string | null
    created_at: Instant
  }
  recipients: {
    id: string
    workspace_id: string
    address: string
    /** Only events of these kinds; null for all. */
    kinds: MaybeDocument<string[]>
    /** Only what is at least so grave. */
    least: 'note' | 'degraded' | 'attention' | 'broken'
    /** In which the mails are written. @default 'en' */
    language: Generated<'en' | 'de'>
    created_at: Instant
  }
  /** One event to be told to one recipient. */
  mails: {
    id: string
    recipient_id: string
    event_id: string
    state: DeliveryState
    attempts: number
    due_at: Instant
    problem: string | null
  }
  calendars: {
    workspace_id: string
    token_hash: string
    created_at: Instant
  }
}
