import type { Connection } from '@landbridge/contract'
import { microsoftEndpoints } from '@landbridge/model'
import type { ConnectionView } from '../store/connections.ts'
import { isSimulated } from './places.ts'

/** A connection as the contract shows it. Until an endpoint is chosen, the addresses are those of the public cloud. */
export const viewConnection = (row: ConnectionView): Connection => ({
  id: row.id,
  name: row.name,
  integrationId: row.integration_id,
  integrationName: row.integration_name,
  linkedAccount: { id: row.linked_account_id, name: row.linked_account_name },
  health: row.paused_at === null ? row.health : 'paused',
  reason: row.reason,
  since: (row.paused_at ?? row.since).toISOString(),
  simulated: isSimulated(row.endpoints),
  endpoints: row.endpoints ?? microsoftEndpoints,
  tenantId: row.tenant_id ?? '',
  environment: row.environment,
  companies: row.companies,
  credential:
    row.credential_id === null
      ? null
      : {
          kind: 'secret',
          clientId: row.client_id ?? '',
          expiresAt: row.credential_ends_at?.toISOString() ?? null,
          hint: row.credential_hint ?? '',
        },
  lastCheck:
    row.last_check_id === null || row.last_check_at === null || row.last_check_verdict === null
      ? null
      : { id: row.last_check_id, at: row.last_check_at.toISOString(), verdict: row.last_check_verdict },
  createdAt: row.created_at.toISOString(),
})
