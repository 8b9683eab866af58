import { Fault } from '@landbridge/model'
import type { ConnectionView } from '../store/connections.ts'

/** A connection with all that a client is made of. */
export interface ReadyConnection extends ConnectionView {
  readonly endpoints: NonNullable<ConnectionView['endpoints']>
  readonly tenant_id: string
  readonly client_id: string
  readonly environment: NonNullable<ConnectionView['environment']>
}

/** Whether it is known where a connection leads; the companies may still be open. */
export const isPlaced = (row: ConnectionView): row is ReadyConnection =>
  row.endpoints !== null && row.tenant_id !== null && row.client_id !== null && row.environment !== null

/** Whether a connection has all that a client is made of, and something to prove itself with. */
export const isReady = (row: ConnectionView): row is ReadyConnection =>
  isPlaced(row) &&
  (row.flow === 'service-to-service' || row.app !== null) &&
  (row.flow === 'shared-app' || row.credential_id !== null) &&
  row.companies.length > 0

/** @throws Fault `integration.off`, `connection.paused` */
export const mustBeOn = (row: Pick<ConnectionView, 'integration_enabled' | 'paused_at'>): void => {
  if (!row.integration_enabled) throw new Fault('integration.off')
  if (row.paused_at !== null) throw new Fault('connection.paused')
}
