import type { Simulation } from '../simulation.ts'
import type { DeletedObject, Tenant } from '../world.ts'
import { getApplication } from './applications.ts'
import { getServicePrincipal } from './consent.ts'
import { conflict, notFound } from './refused.ts'

/** How long a deleted object can be restored. */
const binMs = 30 * 86_400_000

/** What can still be restored, oldest first; what has lain there too long is gone for good. */
export const binOf = ({ clock }: Simulation, { bin }: Tenant): ReadonlyMap<string, DeletedObject> => {
  for (const [id, { deletedAt }] of bin) if (clock.now() >= deletedAt + binMs) bin.delete(id)
  return bin
}

/** Removes an application from a tenant, and all that was granted on it there; it can be restored, the grants on it not. */
export const deleteServicePrincipal = ({ clock }: Simulation, tenant: Tenant, clientId: string): void => {
  const principal = getServicePrincipal(tenant, clientId)
  tenant.servicePrincipals.delete(principal.appId)
  for (const { grantedRoles, grantedScopes, personalScopes } of tenant.servicePrincipals.values())
    for (const grants of [grantedRoles, grantedScopes, ...personalScopes.values()]) grants.delete(principal.appId)
  tenant.bin.set(principal.id, { principal, deletedAt: clock.now() })
}

/** Deletes a registration and its service principal at home; both can be restored for thirty days. */
export const deleteApplication = (sim: Simulation, tenant: Tenant, clientId: string): void => {
  const application = getApplication(tenant, clientId)
  tenant.applications.delete(application.appId)
  tenant.bin.set(application.id, { application, deletedAt: sim.clock.now() })
  if (tenant.servicePrincipals.has(application.appId)) deleteServicePrincipal(sim, tenant, application.appId)
}

/** @throws Refused when nothing in the bin has this object id. */
export const getDeleted = (sim: Simulation, tenant: Tenant, objectId: string): DeletedObject => {
  const found = binOf(sim, tenant).get(objectId.toLowerCase())
  if (found === undefined) throw notFound(`Nothing deleted has the object id '${objectId}'.`)
  return found
}

/**
 * Takes an object out of the bin. The service principal of an application is restored by itself, as Graph does it.
 *
 * @throws Refused when the object is not there, or another one has taken its place.
 */
export const restoreDeleted = (sim: Simulation, tenant: Tenant, objectId: string): DeletedObject => {
  const found = getDeleted(sim, tenant, objectId)
  if ('application' in found) {
    tenant.applications.set(found.application.appId, found.application)
    tenant.bin.delete(found.application.id)
    return found
  }
  const { principal } = found
  if (tenant.servicePrincipals.has(principal.appId)) throw conflict('A service principal of this application exists.')
  tenant.servicePrincipals.set(principal.appId, principal)
  tenant.bin.delete(principal.id)
  return found
}

/** Deletes an object for good. */
export const purgeDeleted = (sim: Simulation, tenant: Tenant, objectId: string): void => {
  getDeleted(sim, tenant, objectId)
  tenant.bin.delete(objectId.toLowerCase())
}
