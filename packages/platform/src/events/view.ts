import { type EventView, eventKinds, gravityOf, sayEvent } from '@landbridge/contract'
import type { EventRow } from '../store/events.ts'

/** An event as the contract shows it. */
export const viewEvent = (row: EventRow): EventView => ({
  id: row.id,
  kind: row.kind,
  at: row.at.toISOString(),
  title: row.kind in eventKinds ? eventKinds[row.kind as keyof typeof eventKinds].title : row.kind,
  text: sayEvent(row.kind, row.data),
  gravity: gravityOf(row.kind, row.data),
  connection: row.connection_id === null ? null : { id: row.connection_id, name: row.connection_name },
  integration: row.integration_id === null ? null : { id: row.integration_id, name: row.integration_name },
  data: row.data as EventView['data'],
})
