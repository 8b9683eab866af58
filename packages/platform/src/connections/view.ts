import type { Connection } from '@landbridge/contract'
import { microsoftEndpoints } from '@landbridge/model'
import type { ConcernView, ConnectionView } from '../store/connections.ts'
import type { StoredEnvironment } from '../store/tables/connections.ts'
import { endOfCredential } from './credentials.ts'
import { isSimulated } from './places.ts'

/** A connection as the contract shows it. Until an endpoint is chosen, the addresses are those of the public cloud. */
export const viewConnection = (row: ConnectionView): Connection => ({
  id: row.id,
  name: row.name,
  integrationId: row.integration_id,
  integrationName: row.integration_name,
  linkedAccount: { id: row.linked_account_id, name: row.linked_account_name },
  ...standingOf(row),
  simulated: isSimulated(row.endpoints),
  endpoints: row.endpoints ?? microsoftEndpoints,
  tenantId: row.tenant_id ?? '',
  environment: row.environment && nameOf(row.environment),
  environmentNotice: noticeOf(row),
  environmentConfirmed: row.environment_confirmed,
  companies: row.companies,
  flow: row.flow,
  person: row.person?.name ?? null,
  credential: credentialOf(row),
  lastCheck:
    row.last_check_id === null || row.last_check_at === null || row.last_check_verdict === null
      ? null
      : { id: row.last_check_id, at: row.last_check_at.toISOString(), verdict: row.last_check_verdict },
  createdAt: row.created_at.toISOString(),
})

/** How it fares, since when, and why; while it is set up the steps say what is amiss. */
const standingOf = ({
  paused_at: pausedAt,
  health,
  since,
  concerns,
}: ConnectionView): Pick<Connection, 'health' | 'reason' | 'since' | 'concerns'> => ({
  ...(pausedAt === null ? { health, since: since.toISOString() } : { health: 'paused', since: pausedAt.toISOString() }),
  ...(health === 'in-setup'
    ? { reason: null, concerns: [] }
    : { reason: concerns[0]?.what ?? null, concerns: concerns.map(viewConcern) }),
})

const viewConcern = (row: ConcernView): Connection['concerns'][number] => ({
  ...row,
  since: new Date(row.since).toISOString(),
})

const nameOf = ({ name, type }: StoredEnvironment) => ({ name, type })

const noticeOf = ({ environment_notice: notice }: ConnectionView): Connection['environmentNotice'] => {
  if (notice === null) return null
  const { kind, what, since, stopsWrites, needsAttention, choices } = notice
  return { kind, what, since, stopsWrites, needsAttention, choices: choices.map(nameOf) }
}

const credentialOf = (row: ConnectionView): Connection['credential'] => {
  const { flow, app, credential_id, client_id: clientId, credential_ends_at, credential_hint } = row
  if (flow === 'service-to-service')
    return credential_id === null
      ? null
      : {
          kind: row.credential_kind,
          clientId: clientId ?? '',
          expiresAt: credential_ends_at?.toISOString() ?? null,
          hint: credential_hint ?? '',
        }
  if (app === null || clientId === null) return null
  const { kind, hint } = app.credential
  return { kind, clientId, expiresAt: endOfCredential(app.credential)?.toISOString() ?? null, hint }
}
