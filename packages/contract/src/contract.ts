import * as catalogue from './operations/catalogue.ts'
import * as checks from './operations/checks.ts'
import * as connections from './operations/connections.ts'
import * as health from './operations/health.ts'
import * as integrations from './operations/integrations.ts'
import * as keys from './operations/keys.ts'
import * as records from './operations/records.ts'
import * as session from './operations/session.ts'
import * as setup from './operations/setup.ts'

/** Every operation by its name: the whole promise. */
export const contract = {
  'session.read': session.readSession,
  'session.signIn': session.signIn,
  'session.signOut': session.signOut,
  'session.setPassword': session.setPassword,
  'integrations.list': integrations.listIntegrations,
  'integrations.create': integrations.createIntegration,
  'integrations.read': integrations.readIntegration,
  'integrations.update': integrations.updateIntegration,
  'integrations.delete': integrations.deleteIntegration,
  'setup.list': setup.listSetups,
  'setup.start': setup.startSetup,
  'setup.read': setup.readSetup,
  'setup.answer': setup.answerStep,
  'setup.look': setup.lookAtStep,
  'setup.abandon': setup.abandonSetup,
  'connections.list': connections.listConnections,
  'connections.read': connections.readConnection,
  'connections.update': connections.updateConnection,
  'connections.delete': connections.deleteConnection,
  'connections.companies': connections.listCompanies,
  'checks.start': checks.startCheck,
  'checks.read': checks.readCheck,
  'checks.list': checks.listChecks,
  'records.list': records.listRecords,
  'records.read': records.readRecord,
  'records.create': records.createRecord,
  'records.update': records.updateRecord,
  'records.delete': records.deleteRecord,
  'catalogue.endpoints': catalogue.listEndpoints,
  'catalogue.sets': catalogue.listSets,
  'catalogue.set': catalogue.readSet,
  'catalogue.faults': catalogue.listFaults,
  'keys.list': keys.listKeys,
  'keys.create': keys.createKey,
  'keys.revoke': keys.revokeKey,
  'health.read': health.readHealth,
} as const

export type Contract = typeof contract
export type OperationName = keyof Contract
