import type { Tenant } from '../world.ts'
import { needGuid } from './applications.ts'
import { notFound } from './refused.ts'

/** Lets an application use the Admin Center API, besides its role. Neither consents nor gives permission sets. */
export const authorizeApp = (tenant: Tenant, clientId: string): void => {
  tenant.authorizedApps ??= new Set()
  tenant.authorizedApps.add(needGuid('Application (client) ID', clientId))
}

/** Takes an application off the list; consent stays. @throws Refused Where it is not on it. */
export const withdrawApp = (tenant: Tenant, clientId: string): void => {
  if (tenant.authorizedApps?.delete(clientId.toLowerCase()) !== true)
    throw notFound(`The app ${clientId} is not authorized.`)
}
