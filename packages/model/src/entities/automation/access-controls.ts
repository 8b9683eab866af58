import { entity } from '../../entity.ts'
import { choice, code, guid, key, text } from '../../kinds.ts'

export const accessControls = entity({
  set: 'accessControls',
  name: 'accessControl',
  area: 'automation',
  route: 'automation',
  about: 'A permission set that a user or security group holds, in one company or in all.',
  source: { page: 20767, name: 'APIV2 - Access Control', table: 'Access Control', documented: 'overview' },
  since: 29,
  key: ['id'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    userSecurityId: guid({ field: 'User Security ID' }),
    roleId: code(20, { field: 'Role ID' }),
    roleName: text(30, { field: 'Role Name' }),
    company: text(30, { field: 'Company Name' }),
    userName: code(50, { field: 'User Name' }),
    fullName: text(0, { calculated: true }),
    userLicenseType: text(0, { calculated: true }),
    scope: choice(['System', 'Tenant'], { field: 'Scope' }),
    appId: guid({ field: 'App ID' }),
    appName: text(250, { field: 'App Name' }),
  },
})
