import { entity } from '../../entity.ts'
import { code, flag, guid, text } from '../../kinds.ts'

export const securityGroups = entity({
  set: 'securityGroups',
  name: 'securityGroup',
  area: 'automation',
  route: 'automation',
  about: 'A group of users in Entra that holds permission sets in Business Central.',
  source: {
    page: 30082,
    name: 'APIV2 - Aut. Security Groups',
    table: 'Security Group Buffer',
    tableId: 9022,
    temporary: true,
    documented: true,
  },
  since: 22,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'delete'],
  properties: {
    id: text(250, { field: 'Group ID', notNull: true }),
    code: code(20, { field: 'Code' }),
    groupName: text(250, { field: 'Group Name' }),
    groupUserSecurityId: guid({ field: 'Group User SID', since: 29 }),
    groupId: text(250, { field: 'Group ID', since: 29 }),
    retrievedSuccessfully: flag({ field: 'Retrieved Successfully', since: 29 }),
  },
  navigation: {
    securityGroupMembers: { kind: 'part', to: 'securityGroupMembers', many: true, link: { code: 'securityGroupCode' } },
    userPermissions: {
      kind: 'part',
      to: 'userPermissions',
      many: true,
      link: { groupUserSecurityId: 'userSecurityId' },
      insert: true,
    },
    accessControls: {
      kind: 'part',
      to: 'accessControls',
      many: true,
      link: { groupUserSecurityId: 'userSecurityId' },
      since: 29,
    },
  },
  notes: ['id is the object id of the Entra group (a string); key is quoted in the URL'],
})
