import { entity } from '../../entity.ts'
import { choice, code, guid, key, text } from '../../kinds.ts'

export const aggregatePermissionSets = entity({
  set: 'aggregatePermissionSets',
  name: 'aggregatePermissionSet',
  area: 'automation',
  route: 'automation',
  about: 'A permission set of the system, of an extension or made by the customer.',
  source: {
    page: 20770,
    name: 'APIV2 - Permission Sets',
    table: 'Aggregate Permission Set',
    fixed: [['App Name', 'filter', '<> *_Exclude_*']],
    documented: 'overview',
  },
  since: 29,
  key: ['id'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    appId: guid({ field: 'App ID' }),
    appName: text(250, { field: 'App Name' }),
    name: text(30, { field: 'Name' }),
    roleId: code(20, { field: 'Role ID' }),
    scope: choice(['System', 'Tenant'], { field: 'Scope' }),
  },
  navigation: {
    accessControls: { kind: 'part', to: 'accessControls', many: true, link: { roleId: 'roleId' } },
  },
})
