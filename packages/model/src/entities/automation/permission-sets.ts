import { entity } from '../../entity.ts'
import { choice, code, guid, text } from '../../kinds.ts'

export const permissionSets = entity({
  set: 'permissionSets',
  name: 'permissionSet',
  area: 'automation',
  route: 'automation',
  about: 'A permission set that can be given to users.',
  source: { page: 30005, name: 'APIV2 - Aut. Permission Sets', table: 'Aggregate Permission Set', documented: true },
  since: 17,
  key: ['scope', 'appId', 'id'],
  allows: ['list', 'get'],
  properties: {
    scope: choice(['System', 'Tenant'], { field: 'Scope', notNull: true }),
    appId: guid({ field: 'App ID', notNull: true }),
    id: code(20, { field: 'Role ID', notNull: true }),
    displayName: text(30, { field: 'Name' }),
    extensionName: text(250, { field: 'App Name' }),
  },
  notes: ['three-part key scope, appId, id; id is the role id'],
})
