import type { Application, Tenant, World } from './world.ts'

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
