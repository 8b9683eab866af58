import { type ResourceApplication, resourceApplications } from '@landbridge/model'
import { findApplication } from '../lookups.ts'
import { offeredBy, offerOf } from '../offers.ts'
import type { Simulation } from '../simulation.ts'
import type { Application, ServicePrincipal, Tenant } from '../world.ts'
import type { PermissionName } from './applications.ts'
import { conflict, invalid, notFound } from './refused.ts'
import { newServicePrincipal } from './tenants.ts'

/** @throws Refused when the app does not exist in this tenant. */
export const getServicePrincipal = (tenant: Tenant, clientId: string): ServicePrincipal => {
  const principal = tenant.servicePrincipals.get(clientId.toLowerCase())
  if (principal === undefined) throw notFound(`${tenant.displayName} has no service principal of '${clientId}'.`)
  return principal
}

/**
 * Makes an application exist in a tenant: its own, or another's when it is multi-tenant.
 *
 * @throws Refused when there is no such app, it is for its own tenant only, or it exists there already.
 */
export const createServicePrincipal = (sim: Simulation, tenant: Tenant, clientId: string): ServicePrincipal => {
  const appId = clientId.toLowerCase()
  const resource = Object.values(resourceApplications).find((each) => each.appId === appId)
  const application = findApplication(sim.world, appId)
  const displayName = resource?.displayName ?? application?.displayName
  if (displayName === undefined) throw notFound(`There is no application '${clientId}'.`)
  if (application?.signInAudience === 'AzureADMyOrg' && !tenant.applications.has(appId))
    throw invalid('clientId', 'This application is for its own tenant only.')
  if (tenant.servicePrincipals.has(appId)) throw conflict('The service principal exists already.')
  const principal = newServicePrincipal(sim, appId, displayName)
  tenant.servicePrincipals.set(appId, principal)
  return principal
}

const resourceOf = ({ resource = resourceApplications.businessCentral.appId }: PermissionName): string =>
  resource.toLowerCase()

/** The grants of one kind on one resource, made when they are not there. */
const grantsOf = (grants: Map<string, Set<string>>, resourceAppId: string): Set<string> => {
  const found = grants.get(resourceAppId) ?? new Set<string>()
  grants.set(resourceAppId, found)
  return found
}

/** @throws Refused where the permission is not one of its resource, or the tenant does not have the resource. */
const checkOffered = ({ world }: Simulation, tenant: Tenant, permission: PermissionName): void => {
  const resource = resourceOf(permission)
  const { roles, scopes } = offeredBy(world, resource)
  if (!(permission.type === 'Role' ? roles : scopes).some(({ name }) => name === permission.name))
    throw invalid('name', `Permission being assigned was not found on application ${resource}.`)
  if (!tenant.servicePrincipals.has(resource))
    throw conflict(`The application ${resource} has no service principal in ${tenant.displayName}.`)
}

/** Grants one permission to an application for the whole tenant. Granting twice changes nothing. */
export const grantPermission = (
  sim: Simulation,
  tenant: Tenant,
  clientId: string,
  permission: PermissionName,
): void => {
  const principal = getServicePrincipal(tenant, clientId)
  checkOffered(sim, tenant, permission)
  const resource = resourceOf(permission)
  const isRole = permission.type === 'Role'
  const granted = grantsOf(isRole ? principal.grantedRoles : principal.grantedScopes, resource)
  if (granted.has(permission.name)) return
  granted.add(permission.name)
  if (isRole) principal.grantedAt.set(`${resource} ${permission.name}`, sim.clock.now())
}

/** Takes a permission back. Tokens already issued keep it until they end. */
export const revokePermission = (tenant: Tenant, clientId: string, permission: PermissionName): void => {
  const principal = getServicePrincipal(tenant, clientId)
  const grants = permission.type === 'Role' ? principal.grantedRoles : principal.grantedScopes
  grants.get(resourceOf(permission))?.delete(permission.name)
}

/**
 * Makes these the delegated scopes that are granted on a resource, for everybody or for one person; none takes the
 * grant away. Whether the resource offers them is for the caller to look at.
 */
export const setGrantedScopes = (
  principal: ServicePrincipal,
  resourceAppId: string,
  userId: string | undefined,
  names: readonly string[],
): void => {
  const personal = principal.personalScopes
  if (userId !== undefined && !personal.has(userId)) personal.set(userId, new Map())
  const grants = userId === undefined ? principal.grantedScopes : personal.get(userId)!
  if (names.length === 0) grants.delete(resourceAppId)
  else grants.set(resourceAppId, new Set(names))
}

/** One permission that a registration asks for, and whether it is granted in a tenant. */
export interface AskedPermission extends Required<PermissionName> {
  readonly id: string
  readonly resourceName: string
  readonly isGranted: boolean
}

const isGrantedTo = (principal: ServicePrincipal | undefined, { resource, name, type }: Required<PermissionName>) =>
  (type === 'Role' ? principal?.grantedRoles : principal?.grantedScopes)?.get(resource)?.has(name) ?? false

const nameOf = ({ servicePrincipals }: Tenant, appId: string): string =>
  Object.values<ResourceApplication>(resourceApplications).find((each) => each.appId === appId)?.displayName ??
  servicePrincipals.get(appId)?.displayName ??
  appId

/** What a registration asks for, by name. A permission or resource that is not known here keeps its id as name. */
export const askedPermissions = (tenant: Tenant, application: Application): AskedPermission[] => {
  const principal = tenant.servicePrincipals.get(application.appId)
  return application.requiredResourceAccess.flatMap(({ resourceAppId, resourceAccess }) => {
    const { roles, scopes } = offerOf(resourceAppId, tenant.applications.get(resourceAppId))
    const resourceName = nameOf(tenant, resourceAppId)
    return resourceAccess.map(({ id, type }) => {
      const name = (type === 'Role' ? roles : scopes).find((each) => each.id === id)?.name ?? id
      const permission = { resource: resourceAppId, name, type }
      return { ...permission, id, resourceName, isGranted: isGrantedTo(principal, permission) }
    })
  })
}

/** Grants all that the registration asks for, or nothing: the button "Grant admin consent". */
export const grantAdminConsent = (sim: Simulation, tenant: Tenant, application: Application): void => {
  for (const permission of askedPermissions(tenant, application)) checkOffered(sim, tenant, permission)
  if (!tenant.servicePrincipals.has(application.appId)) createServicePrincipal(sim, tenant, application.appId)
  for (const permission of askedPermissions(tenant, application))
    grantPermission(sim, tenant, application.appId, permission)
}

/** Switches an application off or on in a tenant. */
export const setAccountEnabled = (tenant: Tenant, clientId: string, accountEnabled: boolean): void => {
  getServicePrincipal(tenant, clientId).accountEnabled = accountEnabled
}
