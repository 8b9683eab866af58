import { entity } from '../../entity.ts'
import { choice, code, guid, integer, key, text } from '../../kinds.ts'

export const expandedPermissionSets = entity({
  set: 'expandedPermissionSets',
  name: 'expandedPermissionSet',
  area: 'automation',
  route: 'automation',
  about: 'One permission on one object that a permission set contains, nested sets included.',
  source: { page: 20766, name: 'APIV2 Expanded Permission Sets', table: 'Expanded Permission', documented: 'overview' },
  since: 29,
  key: ['id'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    appId: guid({ field: 'App ID' }),
    appName: text(0, { calculated: true }),
    roleId: code(20, { field: 'Role ID' }),
    roleName: text(30, { field: 'Role Name' }),
    objectType: choice([], { field: 'Object Type' }),
    objectId: integer({ field: 'Object ID' }),
    objectName: text(249, { field: 'Object Name' }),
    readPermission: choice([], { field: 'Read Permission' }),
    insertPermission: choice([], { field: 'Insert Permission' }),
    modifyPermission: choice([], { field: 'Modify Permission' }),
    deletePermission: choice([], { field: 'Delete Permission' }),
    executePermission: choice([], { field: 'Execute Permission' }),
    alObjectName: text(0, { field: 'AL Object Name' }),
    scope: choice(['System', 'Tenant'], { field: 'Scope' }),
  },
})
