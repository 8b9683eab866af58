import { azureManagement, graphResource, type ResourceApplication, resourceApplications } from '@landbridge/model'
import { findApplication } from '../lookups.ts'
import { offeredBy } from '../offers.ts'
import type { Simulation } from '../simulation.ts'
import type { Application, Plain, PlainObject, ServicePrincipal, Tenant, User, World } from '../world.ts'
import type { Client } from './clients.ts'
import { EntraRefusal } from './refusal.ts'
import { detailOf, isMicrosoftClient } from './registrations.ts'
import { findResource, type Resource, signInScopes } from './resources.ts'

/** Permissions that a request for a person asks of one resource. */
export interface AskedScopes {
  readonly resource: Resource
  /** By name; empty when `.default` was asked for. */
  readonly names: readonly string[]
  readonly isDefault: boolean
}

/** A scope parameter taken apart. */
export interface DelegatedScope {
  /** `openid`, `profile`, `email`, `offline_access`: those that name no resource. */
  readonly ofSignIn: ReadonlySet<string>
  readonly asked: readonly AskedScopes[]
}

const known: readonly ResourceApplication[] = Object.values(resourceApplications)

/** Names of the delegated permissions that a resource offers. */
const offeredNames = (world: World, { principal }: Resource): readonly string[] =>
  principal.appId === azureManagement.appId
    ? azureManagement.scopes
    : offeredBy(world, principal.appId).scopes.map(({ name }) => name)

const split = (scope: string): { resource: string; name: string } => {
  const slash = scope.lastIndexOf('/')
  return slash < 0
    ? { resource: graphResource, name: scope }
    : { resource: scope.slice(0, slash), name: scope.slice(slash + 1) }
}

/** @throws EntraRefusal 500011 for a resource, 650053 for a permission that is not there, 70011 for `.default` mixed. */
const readAsked = (
  sim: Simulation,
  tenant: Tenant,
  name: string,
  permissions: readonly string[],
  scope: string,
): AskedScopes => {
  const names = permissions.filter((each) => each !== '.default')
  const isDefault = names.length < permissions.length
  if (permissions.includes('') || name === '') throw new EntraRefusal(70011, { scope })
  const resource = findResource(sim, tenant, name)
  if (isDefault && names.length > 0) throw new EntraRefusal(70011, { scope })
  const offered = offeredNames(sim.world, resource)
  const unknown = names.find((each) => !offered.includes(each))
  if (unknown !== undefined) throw new EntraRefusal(650053, { scope: unknown, resource: name })
  return { resource, names, isDefault }
}

/** The words of a scope parameter, by the resource that they name; those of the sign-in name none. */
export const splitScope = (
  scope: string,
): { readonly ofSignIn: ReadonlySet<string>; readonly byResource: ReadonlyMap<string, readonly string[]> } => {
  const all = scope.split(/\s+/).filter((each) => each !== '')
  const byResource = new Map<string, string[]>()
  for (const each of all.filter((one) => !signInScopes.has(one))) {
    const { resource, name } = split(each)
    byResource.set(resource, [...(byResource.get(resource) ?? []), name])
  }
  return { ofSignIn: new Set(all.filter((each) => signInScopes.has(each))), byResource }
}

/** Takes a scope parameter apart; several resources may stand in it. */
export const readDelegatedScope = (sim: Simulation, tenant: Tenant, scope: string): DelegatedScope => {
  const { ofSignIn, byResource } = splitScope(scope)
  return {
    ofSignIn,
    asked: [...byResource].map(([resource, permissions]) => readAsked(sim, tenant, resource, permissions, scope)),
  }
}

/** What a person and the tenant together granted to an application on one resource. */
export const grantedTo = (principal: ServicePrincipal | undefined, user: User, resourceAppId: string): Set<string> =>
  new Set([
    ...(principal?.grantedScopes.get(resourceAppId) ?? []),
    ...(principal?.personalScopes.get(user.id)?.get(resourceAppId) ?? []),
  ])

const listedIds = (application: Application, { principal }: Resource): readonly string[] | undefined =>
  application.requiredResourceAccess
    .find(({ resourceAppId }) => resourceAppId === principal.appId)
    ?.resourceAccess.filter(({ type }) => type === 'Scope')
    .map(({ id }) => id)

/** Delegated permissions that the registration lists for a resource, by name. */
export const listedScopes = (world: World, application: Application, resource: Resource): string[] => {
  const ids = listedIds(application, resource) ?? []
  return offeredBy(world, resource.principal.appId)
    .scopes.filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
}

/**
 * Checks that a registration lists a resource, which only `.default` and the version 1 addresses demand.
 *
 * @throws EntraRefusal 650057 when it does not, 65005 when it lists a permission that the resource does not offer.
 */
export const checkListed = (
  { world }: Simulation,
  application: Application,
  principal: ServicePrincipal | undefined,
  user: User,
  { resource, isDefault }: AskedScopes,
): void => {
  if (!isDefault || isMicrosoftClient(application) || application.appId === resource.principal.appId) return
  if (grantedTo(principal, user, resource.principal.appId).size > 0) return
  const names = { clientId: application.appId, resource: resource.audience }
  const ids = listedIds(application, resource)
  if (ids === undefined) throw new EntraRefusal(650057, names)
  const offered = offeredBy(world, resource.principal.appId).scopes
  if (!ids.every((id) => offered.some((each) => each.id === id))) throw new EntraRefusal(65005, names)
}

/** Permissions that still need consent. `.default` asks for the whole list only while nothing at all is granted. */
export const missingConsent = (
  world: World,
  application: Application,
  principal: ServicePrincipal | undefined,
  user: User,
  { resource, names, isDefault }: AskedScopes,
): string[] => {
  const granted = grantedTo(principal, user, resource.principal.appId)
  if (isDefault) return granted.size > 0 ? [] : listedScopes(world, application, resource)
  return names.filter((name) => !granted.has(name))
}

const isObject = (value: Plain): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPersonal = (world: World, { principal }: Resource, name: string): boolean => {
  const table = known.find(({ appId }) => appId === principal.appId)
  if (table !== undefined) return table.delegatedScopes[name]?.byAnybody === true
  const registration = findApplication(world, principal.appId)
  const own = registration && detailOf(registration, 'api', 'oauth2PermissionScopes')
  const list: readonly Plain[] = Array.isArray(own) ? own : []
  return list.some((each) => isObject(each) && each.value === name && each.type !== 'Admin')
}

/** Whether a person may grant all of these for themselves, without an administrator. */
export const isOpenToAnybody = (world: World, resource: Resource, names: readonly string[]): boolean =>
  names.every((name) => isPersonal(world, resource, name))

/**
 * The permissions that a token for a person gets: all that is granted on the resource, also what was not asked for.
 *
 * @throws EntraRefusal 65001 when nothing is granted, or not what was asked for; 65002 for a client of Microsoft's own,
 *         for which nobody can consent.
 */
export const grantedScopes = (
  world: World,
  { application, principal }: Client,
  user: User,
  asked: AskedScopes,
): string[] => {
  const granted = [...grantedTo(principal, user, asked.resource.principal.appId)]
  const missing = missingConsent(world, application, principal, user, asked)
  const names = { account: user.userPrincipalName, clientId: application.appId, resource: asked.resource.audience }
  if (granted.length > 0 && missing.length === 0) return granted
  const isTheirs = known.some(({ appId }) => appId === asked.resource.principal.appId)
  throw new EntraRefusal(isMicrosoftClient(application) && isTheirs ? 65002 : 65001, names)
}
