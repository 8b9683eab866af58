import { entity } from '../../entity.ts'
import { choice, code, guid, key, text } from '../../kinds.ts'

export const userPermissions = entity({
  set: 'userPermissions',
  name: 'userPermission',
  area: 'automation',
  route: 'automation',
  about: 'A permission set given to one user or security group, in one company or in all.',
  source: { page: 30059, name: 'APIV2 - Aut. User Permissions', table: 'Access Control', documented: true },
  since: 18,
  key: ['id'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  needsParent: true,
  delayedInsert: true,
  properties: {
    id: key(),
    userSecurityId: guid({ field: 'User Security ID', readOnly: 'page' }),
    roleId: code(20, { field: 'Role ID' }),
    displayName: text(30, { field: 'Role Name', readOnly: 'page' }),
    company: text(30, { field: 'Company Name' }),
    appId: guid({ field: 'App ID' }),
    extensionName: text(250, { field: 'App Name', readOnly: 'page' }),
    scope: choice(['System', 'Tenant'], { field: 'Scope' }),
  },
  navigation: {
    user: { kind: 'parent', to: 'users', many: false, link: { userSecurityId: 'userSecurityId' } },
  },
  rules: [
    { on: 'read', kind: 'parentRequired', rule: 'must be addressed through a user' },
    {
      on: 'create',
      kind: 'ambiguous',
      rule: 'roleId exists in several scopes/apps; scope and appID must disambiguate',
    },
  ],
  notes: [
    'only reachable below a user (or below a security group)',
    'on create, scope and appId are filled from the permission set found by roleId; several hits without scope and appId are an error',
    'company blank = all companies',
  ],
})
