import { directoryRoles } from '@landbridge/model'
import type { Application, Tenant, User, World } from './world.ts'

/** The tenant of a GUID or verified domain, without regard to case. */
export const findTenant = (world: World, named: string): Tenant | undefined => {
  const wanted = named.toLowerCase()
  return world.tenants.get(wanted) ?? [...world.tenants.values()].find(({ domains }) => domains.includes(wanted))
}

/** The registration of a client id, in whatever tenant its home is. */
export const findApplication = (world: World, clientId: string): Application | undefined => {
  const wanted = clientId.toLowerCase()
  for (const { applications } of world.tenants.values()) {
    const found = applications.get(wanted)
    if (found !== undefined) return found
  }
  return undefined
}

/** The tenant where an application is registered. */
export const homeOf = (world: World, { appId }: Application): Tenant | undefined =>
  [...world.tenants.values()].find(({ applications }) => applications.has(appId))

/** Every address to which sign-in may send people back. */
export const allRedirectUris = (application: Application): readonly string[] => [
  ...application.redirectUris,
  ...application.spaRedirectUris,
  ...application.publicRedirectUris,
]

/** Whether a person holds a directory role that may do this. */
export const holdsRoleThat = (
  may: 'mayRegister' | 'mayConsent' | 'mayConsentToGraph',
  { directoryRoles: held }: User,
) => Object.values(directoryRoles).some((role) => role[may] && held.includes(role.id))
