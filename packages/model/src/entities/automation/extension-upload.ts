import { entity } from '../../entity.ts'
import { key, option, stream } from '../../kinds.ts'
import { extensionDeployTo, extensionSyncMode } from '../../options.ts'

export const extensionUpload = entity({
  set: 'extensionUpload',
  name: 'extensionUpload',
  area: 'automation',
  route: 'automation',
  about: 'An extension file on its way into the environment, with the time and manner of its installation.',
  source: {
    page: 30006,
    name: 'APIV2 - Aut. Extension Upload',
    table: 'API Extension Upload',
    tableId: 5447,
    documented: true,
  },
  since: 17,
  key: ['systemId'],
  order: ['(Id)'],
  allows: ['list', 'get', 'create', 'update'],
  changesNeed: 'EXTEN. MGT. - ADMIN',
  delayedInsert: true,
  properties: {
    systemId: key(),
    schedule: option(extensionDeployTo, { field: 'Schedule' }),
    schemaSyncMode: option(extensionSyncMode, { field: 'Schema Sync Mode', since: 21 }),
    extensionContent: stream({ field: 'Content' }),
  },
  actions: {
    upload: {
      does: 'Hands the uploaded file to the deployment service, which installs it in the background.',
      status: 200,
      result: 'extensionUpload',
      undo: 'none',
      repeatable: false,
    },
  },
  rules: [{ on: 'action:upload', kind: 'required', rule: 'extension file content must be uploaded first' }],
  notes: [
    'order: POST with schedule and schemaSyncMode, PATCH extensionContent (application/octet-stream, If-Match: *), POST upload',
    'upload hands the file to the deployment service and deletes this record; progress is read from extensionDeploymentStatus',
    'schedule and schemaSyncMode are accepted unescaped ("Current version", "Force Sync")',
  ],
})
