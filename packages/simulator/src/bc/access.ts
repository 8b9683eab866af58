import { businessCentralAppId, businessCentralResource, type RouteName, routes, type Verb } from '@landbridge/model'
import type { Claims } from '../tokens.ts'
import type { Environment, EnvironmentUserSettings, Tenant, User } from '../world.ts'
import { findPerson, rightsOf } from './automation/users.ts'
import { invalidCredentials, noPageRight, noTableRight, Refusal } from './errors.ts'
import { opensIn } from './permission-sets.ts'
import type { Plan } from './plan.ts'

/** Who calls, and the permission sets that decide what may be done. */
export interface Caller {
  /** Security id of the user in Business Central. */
  readonly userSecurityId: string
  /** Application roles of the token; undefined where a person signed in, whom they do not limit. */
  readonly roles: readonly string[] | undefined
  readonly permissionSets: readonly { readonly roleId: string; readonly company: string }[]
  /** Where they hold. */
  readonly environment: Environment
}

/** A token that was meant for Business Central, to the letter: a slash at the end makes another audience. */
export const isForBusinessCentral = ({ aud }: Claims): boolean =>
  aud === businessCentralResource || aud === businessCentralAppId

const scopes = new Set(['Financials.ReadWrite.All', 'user_impersonation'])

/** Whether the list of users of the environment itself keeps somebody out. */
const isShutOut = (set: EnvironmentUserSettings | undefined, now: number): boolean =>
  set?.state === 'Disabled' || (set?.expiresAt !== undefined && set.expiresAt <= now)

const applicationCaller = (environment: Environment, claims: Claims, now: number): Caller | undefined => {
  const card = environment.cards.get(claims.appid)
  if (card?.state !== 'Enabled' || card.userSecurityId === undefined || isShutOut(card.user, now)) return undefined
  const { roles = [] } = claims
  if (roles.length === 0) return undefined
  return { userSecurityId: card.userSecurityId, roles, permissionSets: card.permissionSets, environment }
}

/** The group that an administrator chose lets its members alone in. */
const isLetIn = (tenant: Tenant, { settings }: Environment, user: User): boolean =>
  settings?.securityGroup === undefined ||
  tenant.securityGroups?.get(settings.securityGroup)?.members.has(user.id) === true

const personCaller = (tenant: Tenant, environment: Environment, claims: Claims, now: number): Caller | undefined => {
  const user = tenant.users.get(claims.oid)
  const person = user && findPerson(tenant, environment, user)
  const mayAct = claims.scp?.split(' ').some((scope) => scopes.has(scope))
  if (user?.enabled !== true || person === undefined || mayAct !== true) return undefined
  if (isShutOut(user.environmentUsers?.get(environment.name.toLowerCase()), now)) return undefined
  if (!isLetIn(tenant, environment, user)) return undefined
  return { userSecurityId: user.id, roles: undefined, permissionSets: rightsOf(person, environment), environment }
}

/**
 * Finds the caller in an environment.
 *
 * @throws Refusal `Authentication_InvalidCredentials`, on purpose the same whether the card is missing or disabled, the
 *         token has no role or comes from another tenant, or the person has no licence, is shut out, or is not in the
 *         security group of the environment.
 */
export const callerIn = (tenant: Tenant, environment: Environment, claims: Claims, now = 0): Caller => {
  const caller =
    claims.idtyp === 'app' || claims.scp === undefined
      ? applicationCaller(environment, claims, now)
      : personCaller(tenant, environment, claims, now)
  if (caller === undefined) throw invalidCredentials()
  return caller
}

/** Whether the token's role lets an application use the route at all; the entitlement that goes with it. */
const isEntitled = (caller: Caller, route: RouteName): boolean =>
  caller.roles === undefined || caller.roles.includes(routes[route].role)

/**
 * The status of permission errors is not settled: the documentation lists 403 with `Authorization_RequestDenied`, what
 * people report is `Internal_ServerError` with 400 or 403 around the same texts. Most reports have 400, and 400 is how
 * errors of AL come, so that is what a missing permission set gives. A missing role on the automation route has been
 * reported as 403 or 401 only.
 */
const statusOf = (caller: Caller, route: RouteName): number =>
  route === 'automation' && !isEntitled(caller, route) ? 403 : 400

const rights: Readonly<Record<Verb, string>> = {
  list: 'Read',
  get: 'Read',
  create: 'Insert',
  update: 'Modify',
  delete: 'Delete',
}

const opens = (caller: Caller, route: RouteName, plan: Plan, verb: Verb, company: string | undefined): boolean => {
  const { set, area } = plan.entity
  return caller.permissionSets.some(
    ({ roleId, company: only }) =>
      (only === '' || company === undefined || only === company) &&
      opensIn(caller.environment, roleId, { entity: { set, area, route }, verbs: [verb] }),
  )
}

const pageOf = ({ entity }: Plan): string => entity.source.name ?? entity.name

/**
 * Lets a caller pass who may do this with this entity set in this company.
 *
 * @throws Refusal With the text of a missing page right where nothing of the set is open, else with that of the table.
 */
export const requireRight = (
  caller: Caller,
  route: RouteName,
  plan: Plan,
  verb: Verb,
  company: string | undefined,
): void => {
  // The platform itself answers this one, with the companies that the caller may open.
  if (plan.set === 'companies' && isEntitled(caller, route)) return
  if (isEntitled(caller, route) && opens(caller, route, plan, verb, company)) return
  const status = statusOf(caller, route)
  const { tableId = 0, table = plan.entity.name } = plan.entity.source
  throw isEntitled(caller, route) && opens(caller, route, plan, 'get', company)
    ? noTableRight(tableId, table, rights[verb], status)
    : noPageRight(pageOf(plan), status)
}

/** Lets a caller pass whose token has the role of the route. */
export const requireEntitlement = (caller: Caller, route: RouteName, page: string): void => {
  if (!isEntitled(caller, route)) throw noPageRight(page, statusOf(caller, route))
}

/** Whether any permission set of the caller counts in a company. */
export const mayOpen = (caller: Caller, company: string): boolean =>
  caller.permissionSets.some(({ company: only }) => only === '' || only === company)

/** The environment is not there for this tenant; any caller with a good token learns that. */
export const unknownEnvironment = (name: string): Refusal =>
  new Refusal('NoEnvironment', `The environment '${name}' does not exist.`)
