import { type ResourceApplication, resourceApplications } from '@landbridge/model'
import { findTenant } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import { isDomain, isGuid } from '../texts.ts'
import type { Environment, ServicePrincipal, Tenant, TenantPolicy, User } from '../world.ts'
import { conflict, invalid, needText, notFound } from './refused.ts'
import { setSignInPolicy } from './sign-in-policy.ts'

export interface TenantDraft {
  readonly displayName: string
  /** Verified domains; the first is the initial one. */
  readonly domains: readonly string[]
  /** Two letters. @default 'US' */
  readonly country?: string
  /** @default a new one */
  readonly id?: string
  /** Whether Business Central was ever activated there. @default true */
  readonly hasBusinessCentral?: boolean
}

/** A new service principal; granting something to it is another step. */
export const newServicePrincipal = (
  { random, clock }: Simulation,
  appId: string,
  displayName: string,
): ServicePrincipal => ({
  id: random.guid(),
  appId,
  displayName,
  accountEnabled: true,
  appRoleAssignmentRequired: false,
  owners: [],
  details: {},
  createdAt: clock.now(),
  grantedRoles: new Map(),
  grantedAt: new Map(),
  grantedScopes: new Map(),
  personalScopes: new Map(),
})

/** What a new directory allows: everything. */
export const openPolicy = (): TenantPolicy => ({
  usersMayRegister: true,
  secretsAllowed: true,
  secretMaxDays: undefined,
})

/** Changes what a directory allows. A longest life of 0 days takes the bound away. */
export const setPolicy = ({ policy }: Tenant, changes: Partial<TenantPolicy>): void => {
  const { secretMaxDays = policy.secretMaxDays } = changes
  if (secretMaxDays !== undefined && (!Number.isFinite(secretMaxDays) || secretMaxDays < 0))
    throw invalid('secretMaxDays', 'secretMaxDays must not be negative.')
  if (changes.maxObjects !== undefined) policy.maxObjects = changes.maxObjects
  policy.usersMayRegister = changes.usersMayRegister ?? policy.usersMayRegister
  policy.secretsAllowed = changes.secretsAllowed ?? policy.secretsAllowed
  policy.secretMaxDays = secretMaxDays || undefined
  setSignInPolicy(policy, changes)
}

/** @throws Refused when the id or a domain is not valid or taken. */
export const createTenant = (sim: Simulation, draft: TenantDraft): Tenant => {
  const { world, random } = sim
  const id = (draft.id ?? random.guid()).toLowerCase()
  const domains = draft.domains.map((domain) => domain.toLowerCase())
  if (!isGuid(id)) throw invalid('id', 'The id must be a GUID.')
  if (domains.length === 0) throw invalid('domains', 'A tenant needs a domain.')
  for (const domain of domains) {
    if (!isDomain(domain)) throw invalid('domains', `'${domain}' is not a domain name.`)
    if (findTenant(world, domain)) throw conflict(`The domain '${domain}' belongs to another tenant.`)
  }
  if (world.tenants.has(id)) throw conflict(`There is a tenant ${id} already.`)
  const { graph, businessCentral } = resourceApplications
  const resources: readonly ResourceApplication[] =
    (draft.hasBusinessCentral ?? true) ? [graph, businessCentral] : [graph]
  const tenant: Tenant = {
    id,
    displayName: needText('displayName', draft.displayName, 256),
    domains,
    country: draft.country ?? 'US',
    applications: new Map(),
    servicePrincipals: new Map(
      resources.map(({ appId, displayName }) => [appId, newServicePrincipal(sim, appId, displayName)]),
    ),
    users: new Map(),
    environments: new Map(),
    bin: new Map(),
    policy: openPolicy(),
  }
  world.tenants.set(id, tenant)
  return tenant
}

/** @throws Refused when no tenant has this id or domain. */
export const getTenant = ({ world }: Simulation, named: string): Tenant => {
  const tenant = findTenant(world, named)
  if (tenant === undefined) throw notFound(`There is no tenant '${named}'.`)
  return tenant
}

/** @throws Refused when the tenant has no such environment. Names are compared without regard to case. */
export const getEnvironment = (tenant: Tenant, name: string): Environment => {
  const environment = tenant.environments.get(name.toLowerCase())
  if (environment === undefined) throw notFound(`${tenant.displayName} has no environment '${name}'.`)
  return environment
}

/** @throws Refused when the tenant has no person of this sign-in name or object id. */
export const getUser = (tenant: Tenant, named: string): User => {
  const wanted = named.toLowerCase()
  const user =
    tenant.users.get(wanted) ??
    [...tenant.users.values()].find(({ userPrincipalName }) => userPrincipalName.toLowerCase() === wanted)
  if (user === undefined) throw notFound(`${tenant.displayName} has no user '${named}'.`)
  return user
}

/** Ends every refresh token that the person was given so far; access tokens live on to their end. */
export const revokeSessions = ({ clock }: Simulation, user: User): void => {
  user.tokensValidFrom = clock.now()
}

/** Gives a person these directory roles, by template id, and no others: as when one is activated or runs out. */
export const setDirectoryRoles = (user: User, templateIds: readonly string[]): void => {
  const wrong = templateIds.find((id) => !isGuid(id))
  if (wrong !== undefined) throw invalid('directoryRoles', `'${wrong}' is not the template id of a role.`)
  user.directoryRoles = templateIds.map((id) => id.toLowerCase())
}

export interface UserDraft {
  /** The part before the `@`; the domain is the tenant's initial one. */
  readonly alias: string
  readonly displayName: string
  readonly password: string
  /** Template ids of directory roles. */
  readonly directoryRoles?: readonly string[]
  /** Permission sets, by environment name. */
  readonly permissionSets?: Readonly<Record<string, readonly string[]>>
}

/** @throws Refused when the alias is empty or taken. */
export const createUser = ({ random }: Simulation, tenant: Tenant, draft: UserDraft): User => {
  const alias = needText('alias', draft.alias, 64)
  if (!/^[a-z0-9._-]+$/i.test(alias)) throw invalid('alias', 'alias must hold letters, digits, dots, _ and - only.')
  const userPrincipalName = `${alias}@${tenant.domains[0]}`
  if ([...tenant.users.values()].some((each) => each.userPrincipalName === userPrincipalName))
    throw conflict(`There is a user ${userPrincipalName} already.`)
  const sets = Object.entries(draft.permissionSets ?? {})
  const user: User = {
    id: random.guid(),
    userPrincipalName,
    displayName: needText('displayName', draft.displayName, 256),
    password: needText('password', draft.password, 256),
    enabled: true,
    tokensValidFrom: 0,
    directoryRoles: draft.directoryRoles ?? [],
    permissionSets: new Map(sets.map(([name, ids]) => [name.toLowerCase(), [...ids]])),
  }
  tenant.users.set(user.id, user)
  return user
}
