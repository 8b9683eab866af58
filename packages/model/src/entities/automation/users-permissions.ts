import { entity } from '../../entity.ts'
import { choice, code, flag, guid, instant, key, text } from '../../kinds.ts'

export const usersPermissions = entity({
  set: 'usersPermissions',
  name: 'usersPermission',
  area: 'automation',
  route: 'automation',
  about: 'A user together with the permission sets that the user holds.',
  source: {
    page: 20768,
    name: 'APIV2 - Users Permissions',
    table: 'User',
    fixed: [
      [
        'License Type',
        'filter',
        'Full User|Limited User|Device Only User|External User|External Administrator|External Accountant',
      ],
    ],
    documented: 'overview',
  },
  since: 29,
  key: ['id'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    userSecurityId: guid({ field: 'User Security ID' }),
    userName: code(50, { field: 'User Name' }),
    fullName: text(80, { field: 'Full Name' }),
    state: choice(['Enabled', 'Disabled'], { field: 'State' }),
    expiryDate: instant({ field: 'Expiry Date' }),
    windowsSecurityID: text(119, { field: 'Windows Security ID' }),
    changePassword: flag({ field: 'Change Password' }),
    licenseType: choice([], { field: 'License Type' }),
    authenticationEmail: text(250, { field: 'Authentication Email' }),
    contactEmail: text(250, { field: 'Contact Email' }),
    exchangeIdentifier: text(250, { field: 'Exchange Identifier' }),
    applicationId: guid({ field: 'Application ID' }),
  },
  navigation: {
    userPermissionSets: {
      kind: 'part',
      to: 'userPermissionSets',
      many: true,
      link: { userSecurityId: 'userSecurityId' },
    },
  },
})
