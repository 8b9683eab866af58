import { type ClientCredential, readClaims } from '@landbridge/auth'
import type { CheckLine as CheckLineView, Flow } from '@landbridge/contract'
import { type CheckLine, type Facts, type Plan, planCheck } from '@landbridge/diagnosis'
import { endOfCredential } from '../connections/credentials.ts'
import type { Connections } from '../connections/open.ts'
import type { ReadyConnection } from '../connections/ready.ts'
import { wantedOf } from '../connections/wanted.ts'
import type { ConnectionView } from '../store/connections.ts'
import type { Around } from './around-a-check.ts'
import { stepOfLine } from './step-of-line.ts'

/** The plan of a check of a connection. */
export const planOf = (
  connections: Connections,
  row: ReadyConnection,
  credential: ClientCredential | undefined,
  around: Around,
): Plan => {
  const signIn = connections.signIn(row)
  return planCheck({
    ...around,
    endpoints: row.endpoints,
    tenant: row.tenant_id,
    clientId: row.client_id,
    application: connections.application(row),
    ...(credential && { credential }),
    ...(signIn && { signIn }),
    credentialEndsAt: endOf(row),
    environment: row.environment.name,
    companies: row.companies,
    wanted: wantedOf({ wanted: row.wanted, extension: row.wanted_extension }),
    ...(row.wanted_extension && { extension: row.wanted_extension.app }),
  })
}

/** Lines at their places, as they are stored. */
export const placed = (lines: readonly CheckLine[], flow: Flow) =>
  lines.map((line, position) => ({ position, line: viewLine(line, flow) }))

/** A line as the contract shows it. */
export const viewLine = (line: CheckLine, flow: Flow): CheckLineView => {
  const step = stepOfLine(line, flow)
  return {
    ...line,
    evidence: line.evidence.map((each) => ({ ...each })),
    ...(step !== undefined && line.verdict === 'fail' && { step }),
  }
}

/** End of the credential: the connection's own, or the integration's. */
const endOf = ({ flow, app, credential_ends_at }: ReadyConnection): number | null =>
  flow === 'service-to-service'
    ? (credential_ends_at?.getTime() ?? null)
    : ((app && endOfCredential(app.credential)?.getTime()) ?? null)

/** Groups of lines that only a new token can settle. */
const tokenGroups: readonly CheckLineView['group'][] = ['token', 'consent', 'credential']

export const isOfToken = ({ group }: Pick<CheckLineView, 'group'>): boolean => tokenGroups.includes(group)

/** What a token tells that is in use, so that no line has to find it out. */
export const factsOfToken = (token: string, row: ConnectionView): Partial<Facts> => {
  const claims = readClaims(token) ?? null
  const tokenEndsAt = claims?.exp === undefined ? Number.POSITIVE_INFINITY : claims.exp * 1_000
  return { token, tokenEndsAt, claims, ...(row.tenant_id !== null && { tenantId: row.tenant_id }) }
}
