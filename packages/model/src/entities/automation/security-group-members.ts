import { entity } from '../../entity.ts'
import { code, guid, text } from '../../kinds.ts'

export const securityGroupMembers = entity({
  set: 'securityGroupMembers',
  name: 'securityGroupMember',
  area: 'automation',
  route: 'automation',
  about: "A user's membership of a security group.",
  source: {
    page: 30081,
    name: 'APIV2 - Aut. Sec. Gr. Members',
    table: 'Security Group Member Buffer',
    tableId: 9021,
    temporary: true,
    documented: true,
  },
  since: 22,
  key: ['securityGroupCode', 'userSecurityId'],
  order: ['securityGroupCode', 'userSecurityId'],
  allows: ['list', 'get'],
  properties: {
    userSecurityId: guid({ field: 'User Security ID', notNull: true }),
    securityGroupCode: code(20, { field: 'Security Group Code', notNull: true }),
    securityGroupName: text(250, { field: 'Security Group Name' }),
    userName: code(50, { field: 'User Name', since: 29, flowField: true }),
    userFullName: text(80, { field: 'User Full Name', since: 29, flowField: true }),
  },
  navigation: {
    user: { kind: 'parent', to: 'users', many: false, link: { userSecurityId: 'userSecurityId' } },
  },
  notes: ['two-part key: securityGroupCode (quoted) and userSecurityId'],
})
