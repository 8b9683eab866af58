import { entity } from '../../entity.ts'
import { choice, code, instant, key, text } from '../../kinds.ts'

export const users = entity({
  set: 'users',
  name: 'user',
  area: 'automation',
  route: 'automation',
  about: 'A person or application with access to the environment.',
  source: { page: 30004, name: 'APIV2 - Aut. Users', table: 'User', documented: true },
  since: 17,
  key: ['userSecurityId'],
  allows: ['list', 'get', 'update'],
  properties: {
    userSecurityId: key({ field: 'User Security ID' }),
    userName: code(50, { field: 'User Name', readOnly: 'page' }),
    displayName: text(80, { field: 'Full Name', readOnly: 'page' }),
    state: choice(['Enabled', 'Disabled'], { field: 'State' }),
    expiryDate: instant({ field: 'Expiry Date' }),
    contactEmail: text(250, { field: 'Contact Email', since: 25 }),
  },
  navigation: {
    securityGroupMembers: {
      kind: 'part',
      to: 'securityGroupMembers',
      many: true,
      link: { userSecurityId: 'userSecurityId' },
      since: 22,
    },
    userPermissions: {
      kind: 'part',
      to: 'userPermissions',
      many: true,
      link: { userSecurityId: 'userSecurityId' },
      insert: true,
    },
    scheduledJobs: { kind: 'part', to: 'scheduledJobs', many: true, fixed: { category: 'APIUSERJOB' }, since: 18 },
  },
  actions: {
    getNewUsersFromOffice365Async: {
      does: 'Starts a background job that adds users and licences from Microsoft 365.',
      status: 201,
      result: 'scheduledJobs',
      undo: 'none',
      repeatable: false,
      since: 18,
      note: 'Location names the scheduled job',
    },
    getNewUsersFromOffice365: {
      does: 'Adds users and licences from Microsoft 365 and waits for the result.',
      status: 200,
      result: 'users',
      undo: 'none',
      repeatable: false,
      since: 18,
    },
  },
  rules: [
    {
      on: 'action:getNewUsersFromOffice365Async',
      kind: 'state',
      rule: 'another user synchronisation is already running',
    },
    { on: 'action:getNewUsersFromOffice365', kind: 'state', rule: 'another user synchronisation is already running' },
  ],
  notes: [
    'key is the user security id, not the system id',
    'online, users with license type External User are left out',
    'state, expiryDate and contactEmail can be changed; nothing can be created or deleted here',
    'both bound actions need a signed-in administrator; with client credentials they are refused',
  ],
})
