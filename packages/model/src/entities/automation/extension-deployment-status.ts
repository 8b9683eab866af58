import { entity } from '../../entity.ts'
import { choice, instant, key, text } from '../../kinds.ts'

export const extensionDeploymentStatus = entity({
  set: 'extensionDeploymentStatus',
  name: 'extensionDeploymentStatus',
  area: 'automation',
  route: 'automation',
  about: 'How far the upload or installation of an extension has come.',
  source: { page: 30007, name: 'APIV2 - Aut. Extension Depl.', table: 'Nav App Tenant Operation', documented: true },
  since: 17,
  key: ['operationID'],
  allows: ['list', 'get'],
  properties: {
    operationID: key({ field: 'Operation ID', note: 'added by the platform because it is the table key' }),
    name: text(0, { calculated: true }),
    publisher: text(0, { calculated: true }),
    operationType: choice(['Upload', 'Install'], { calculated: true }),
    status: choice([], { field: 'Status' }),
    schedule: text(0, { calculated: true }),
    appVersion: text(0, { calculated: true }),
    startedOn: instant({ field: 'Started On' }),
  },
  notes: [
    'operationID is the table key; it is in the payload and in the key although the page does not list it',
    'appVersion, name, publisher and schedule are worked out from the operation details',
  ],
})
