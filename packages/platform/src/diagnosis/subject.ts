import type { ClientCredential } from '@landbridge/auth'
import type { DiagnosisSubject, LastGood } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { wantedOf } from '../connections/wanted.ts'
import type { Parts } from '../parts.ts'
import type { ConnectionView } from '../store/connections.ts'
import { findHistory } from '../store/diagnoses.ts'
import type { GraphAccess } from './graph-access.ts'

/** What is known of a connection; one that is still being set up knows less. */
export const subjectOf = async (
  { db }: Pick<Parts, 'db'>,
  row: ConnectionView,
  connections: Connections,
  graphAccess: GraphAccess,
  lastGood: LastGood | undefined,
): Promise<DiagnosisSubject> => {
  const signIn = connections.signIn(row)
  const credential = signIn === undefined ? await credentialOf(row, connections) : undefined
  const { rights, home, credentialMadeAt, consentedAt } = await findHistory(db, row)
  const graph = rights === 'none' || credential === undefined ? undefined : graphAccess(row, credential)
  return {
    ...(row.endpoints && { endpoints: row.endpoints }),
    ...(row.tenant_id !== null && { tenant: row.tenant_id }),
    ...(row.client_id !== null && { clientId: row.client_id }),
    ...(row.environment && { environment: row.environment.name }),
    ...(credential && { credential }),
    ...(signIn && { signIn }),
    ...(graph && { graph }),
    ...(row.person && { person: row.person.objectId }),
    ...(credentialMadeAt && { credentialMadeAt: credentialMadeAt.getTime() }),
    // With what was granted before it was proved, every token of today is good.
    ...(consentedAt &&
      consentedAt.getTime() > (lastGood?.at ?? 0) && {
        consentedAt: consentedAt.getTime(),
      }),
    actsAs: row.flow === 'delegated' ? 'person' : 'application',
    companies: row.companies,
    wanted: wantedOf({ wanted: row.wanted, extension: row.wanted_extension }),
    application: {
      kind: row.flow === 'service-to-service' ? 'own' : 'shared',
      ...(home !== undefined && { home }),
    },
    ...(row.wanted_extension && { extensionId: row.wanted_extension.app.id }),
  }
}

/** Without a credential that can be opened, there is less to ask, and something to tell all the same. */
const credentialOf = (row: ConnectionView, connections: Connections): Promise<ClientCredential | undefined> =>
  connections.credential(row).catch((error: unknown) => {
    if (error instanceof Fault) return undefined
    throw error
  })
