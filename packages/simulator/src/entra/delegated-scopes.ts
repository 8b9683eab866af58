import { graphResource, type ResourceApplication, resourceApplications } from '@landbridge/model'
import type { Application, ServicePrincipal, Tenant, User } from '../world.ts'
import type { Client } from './clients.ts'
import { EntraRefusal } from './refusal.ts'
import { findResource, type Resource } from './resources.ts'

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

const signInScopes = new Set(['openid', 'profile', 'email', 'offline_access'])
const known: readonly ResourceApplication[] = Object.values(resourceApplications)

/** The table of what a resource offers; an application that is none of Microsoft's offers nothing here. */
const offeredBy = ({ principal }: Resource): ResourceApplication['delegatedScopes'] =>
  known.find(({ appId }) => appId === principal.appId)?.delegatedScopes ?? {}

const split = (scope: string): { resource: string; name: string } => {
  const slash = scope.lastIndexOf('/')
  return slash < 0
    ? { resource: graphResource, name: scope }
    : { resource: scope.slice(0, slash), name: scope.slice(slash + 1) }
}

/** @throws EntraRefusal 500011 for a resource, 650053 for a permission that is not there, 70011 for `.default` mixed. */
const readAsked = (tenant: Tenant, name: string, permissions: readonly string[], scope: string): AskedScopes => {
  const resource = findResource(tenant, name)
  const names = permissions.filter((each) => each !== '.default')
  const isDefault = names.length < permissions.length
  if (isDefault && names.length > 0) throw new EntraRefusal(70011, { scope })
  const offered = offeredBy(resource)
  const unknown = names.find((each) => !Object.hasOwn(offered, each))
  if (unknown !== undefined) throw new EntraRefusal(650053, { scope: unknown, resource: name })
  return { resource, names, isDefault }
}

/** Takes a scope parameter apart; several resources may stand in it. */
export const readDelegatedScope = (tenant: Tenant, scope: string): DelegatedScope => {
  const all = scope.split(/\s+/).filter((each) => each !== '')
  const byResource = new Map<string, string[]>()
  for (const each of all.filter((one) => !signInScopes.has(one))) {
    const { resource, name } = split(each)
    byResource.set(resource, [...(byResource.get(resource) ?? []), name])
  }
  return {
    ofSignIn: new Set(all.filter((each) => signInScopes.has(each))),
    asked: [...byResource].map(([resource, permissions]) => readAsked(tenant, resource, permissions, scope)),
  }
}

/** What a person and the tenant together granted to an application on one resource. */
export const grantedTo = (principal: ServicePrincipal | undefined, user: User, resourceAppId: string): Set<string> =>
  new Set([
    ...(principal?.grantedScopes.get(resourceAppId) ?? []),
    ...(principal?.personalScopes.get(user.id)?.get(resourceAppId) ?? []),
  ])

/** Delegated permissions that the registration lists for a resource, by name. */
export const listedScopes = (application: Application, { principal }: Resource): string[] => {
  const resource = known.find(({ appId }) => appId === principal.appId)
  const listed = application.requiredResourceAccess.find(({ resourceAppId }) => resourceAppId === principal.appId)
  return Object.entries(resource?.delegatedScopes ?? {})
    .filter(([, { id }]) => listed?.resourceAccess.some((each) => each.id === id && each.type === 'Scope'))
    .map(([name]) => name)
}

/** Permissions that still need consent. `.default` asks for the whole list only while nothing at all is granted. */
export const missingConsent = (
  application: Application,
  principal: ServicePrincipal | undefined,
  user: User,
  { resource, names, isDefault }: AskedScopes,
): string[] => {
  const granted = grantedTo(principal, user, resource.principal.appId)
  if (isDefault) return granted.size > 0 ? [] : listedScopes(application, resource)
  return names.filter((name) => !granted.has(name))
}

/** Whether a person may grant all of these for themselves, without an administrator. */
export const isOpenToAnybody = (resource: Resource, names: readonly string[]): boolean =>
  names.every((name) => offeredBy(resource)[name]?.byAnybody === true)

/**
 * The permissions that a token for a person gets: all that is granted on the resource, also what was not asked for.
 *
 * @throws EntraRefusal 65001 when nothing is granted, or not what was asked for.
 */
export const grantedScopes = ({ application, principal }: Client, user: User, asked: AskedScopes): string[] => {
  const granted = [...grantedTo(principal, user, asked.resource.principal.appId)]
  const missing = missingConsent(application, principal, user, asked)
  if (granted.length === 0 || missing.length > 0)
    throw new EntraRefusal(65001, { account: user.userPrincipalName, clientId: application.appId })
  return granted
}
