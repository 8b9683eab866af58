import { entity } from '../../entity.ts'
import { choice, code, guid, key, text } from '../../kinds.ts'

export const userPermissionSets = entity({
  set: 'userPermissionSets',
  name: 'userPermissionSet',
  area: 'automation',
  route: 'automation',
  about: 'A permission set that a user holds, directly or through a security group.',
  source: {
    page: 20769,
    name: 'APIV2 - User Permission Sets',
    table: 'User Permissions Buffer',
    tableId: 30432,
    documented: 'overview',
  },
  since: 29,
  key: ['id'],
  order: ['userSecurityId', 'roleId', 'type'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    userSecurityId: guid({ field: 'User Security ID' }),
    type: choice(['User', 'SecurityGroup'], { field: 'Type' }),
    roleId: code(20, { field: 'Role ID' }),
    roleName: text(30, { field: 'Role Name', flowField: true }),
    securityGroupCode: code(20, { field: 'SecurityGroupCode' }),
    company: text(30, { field: 'Company Name' }),
    scope: choice(['System', 'Tenant'], { field: 'Scope' }),
    appId: guid({ field: 'App ID' }),
    appName: text(250, { field: 'App Name', flowField: true }),
  },
  notes: ['rows come from a query filled at read'],
})
