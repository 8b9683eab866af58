import { entity } from '../../entity.ts'
import { choice, code, flag, guid, text } from '../../kinds.ts'

export const profiles = entity({
  set: 'profiles',
  name: 'profile',
  area: 'automation',
  route: 'automation',
  about: 'A role profile that decides which home page and pages a user sees.',
  source: { page: 30074, name: 'APIV2 - Aut. Profiles', table: 'All Profile', documented: true },
  since: 19,
  key: ['scope', 'applicationId', 'profileId'],
  allows: ['list', 'get'],
  properties: {
    scope: choice(['System', 'Tenant'], { field: 'Scope', notNull: true }),
    applicationId: guid({ field: 'App ID', notNull: true }),
    profileId: code(30, { field: 'Profile ID', notNull: true }),
    source: text(250, { field: 'App Name' }),
    displayName: text(100, { field: 'Caption' }),
    enabled: flag({ field: 'Enabled' }),
  },
  notes: ['three-part key scope, applicationId, profileId'],
})
