import * as catalogue from './operations/catalogue.ts'
import * as checks from './operations/checks.ts'
import * as connections from './operations/connections.ts'
import * as credentials from './operations/credentials.ts'
import * as diagnosis from './operations/diagnosis.ts'
import * as events from './operations/events.ts'
import * as extensions from './operations/extensions.ts'
import * as guide from './operations/guide.ts'
import * as health from './operations/health.ts'
import * as integrations from './operations/integrations.ts'
import * as keys from './operations/keys.ts'
import * as links from './operations/links.ts'
import * as notices from './operations/notices.ts'
import * as records from './operations/records.ts'
import * as registering from './operations/registering.ts'
import * as session from './operations/session.ts'
import * as setup from './operations/setup.ts'
import * as watch from './operations/watch.ts'
import * as webhooks from './operations/webhooks.ts'

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
  'extensions.inspect': extensions.inspectExtension,
  'extensions.read': extensions.readExtension,
  'extensions.put': extensions.putExtension,
  'extensions.remove': extensions.removeExtension,
  'extensions.state': extensions.readExtensionState,
  'extensions.look': extensions.lookAtExtension,
  'extensions.install': extensions.installExtension,
  'extensions.cancel': extensions.cancelInstallation,
  'setup.list': setup.listSetups,
  'setup.start': setup.startSetup,
  'connections.reconnect': setup.reconnect,
  'setup.read': setup.readSetup,
  'setup.answer': setup.answerStep,
  'setup.look': setup.lookAtStep,
  'setup.leave': setup.leaveStep,
  'setup.beginDevice': setup.beginDevice,
  'setup.pollDevice': setup.pollDevice,
  'setup.abandon': setup.abandonSetup,
  'registering.read': registering.readRegistering,
  'registering.start': registering.startRegistering,
  'registering.undo': registering.undoRegistering,
  'links.create': links.createLink,
  'links.list': links.listLinks,
  'links.renew': links.renewLink,
  'links.revoke': links.revokeLink,
  'link.read': links.readLink,
  'link.answer': links.answerByLink,
  'link.look': links.lookByLink,
  'link.leave': links.leaveByLink,
  'link.registering': registering.readRegisteringByLink,
  'link.register': registering.startRegisteringByLink,
  'link.unregister': registering.undoRegisteringByLink,
  'connections.list': connections.listConnections,
  'connections.read': connections.readConnection,
  'connections.update': connections.updateConnection,
  'connections.delete': connections.deleteConnection,
  'connections.companies': connections.listCompanies,
  'connections.chooseCompanies': connections.chooseCompanies,
  'connections.confirmEnvironment': connections.confirmEnvironment,
  'credentials.list': credentials.listCredentials,
  'credentials.read': credentials.readCredential,
  'credentials.update': credentials.updateCredential,
  'credentials.look': credentials.lookAtCredential,
  'credentials.roll': credentials.rollCredential,
  'credentials.revoke': credentials.revokeCredential,
  'checks.start': checks.startCheck,
  'checks.read': checks.readCheck,
  'checks.report': checks.reportCheck,
  'checks.list': checks.listChecks,
  'diagnosis.start': diagnosis.startDiagnosis,
  'diagnosis.read': diagnosis.readDiagnosis,
  'diagnosis.list': diagnosis.listDiagnoses,
  'diagnosis.readStored': diagnosis.readStoredDiagnosis,
  'watch.read': watch.readWatch,
  'watch.hasten': watch.hastenWatch,
  'records.list': records.listRecords,
  'records.read': records.readRecord,
  'records.create': records.createRecord,
  'records.update': records.updateRecord,
  'records.delete': records.deleteRecord,
  'catalogue.endpoints': catalogue.listEndpoints,
  'catalogue.sets': catalogue.listSets,
  'catalogue.set': catalogue.readSet,
  'catalogue.faults': catalogue.listFaults,
  'guide.actions': guide.listActions,
  'guide.read': guide.readGuide,
  'events.list': events.listEvents,
  'webhooks.list': webhooks.listWebhooks,
  'webhooks.create': webhooks.createWebhook,
  'webhooks.update': webhooks.updateWebhook,
  'webhooks.delete': webhooks.deleteWebhook,
  'webhooks.test': webhooks.testWebhook,
  'webhooks.deliveries': webhooks.listDeliveries,
  'webhooks.replay': webhooks.replayDelivery,
  'notices.read': notices.readNotices,
  'notices.addRecipient': notices.addRecipient,
  'notices.updateRecipient': notices.updateRecipient,
  'notices.removeRecipient': notices.removeRecipient,
  'notices.testMail': notices.testMail,
  'notices.createCalendar': notices.createCalendar,
  'notices.revokeCalendar': notices.revokeCalendar,
  'keys.list': keys.listKeys,
  'keys.create': keys.createKey,
  'keys.revoke': keys.revokeKey,
  'health.read': health.readHealth,
} as const

type Table = typeof contract

/** An interface, so that types made of it name it and do not repeat it. */
export interface Contract extends Table {}
export type OperationName = keyof Contract
