import type { Request } from '../http.ts'
import { holdsRoleThat } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import type { Tenant, User } from '../world.ts'
import type { Grants } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import type { Authority } from './tenants.ts'

/** Who is signed in at this browser, and where. */
export interface SignedIn {
  readonly tenant: Tenant
  readonly user: User
}

const cookieName = 'simulated-sign-in'

const cookieOf = ({ headers }: Request): string | undefined =>
  new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1]

const isIn = (tenant: Tenant, authority: Authority): boolean => 'shared' in authority || authority.tenant === tenant

/** The person of the session, when they belong to the tenant that the address names. */
export const findSignedIn = (
  { world }: Simulation,
  grants: Grants,
  request: Request,
  authority: Authority,
): SignedIn | undefined => {
  const session = grants.sessions.get(cookieOf(request) ?? '')
  const tenant = session && world.tenants.get(session.tenantId)
  const user = session && tenant?.users.get(session.userId)
  return tenant && user?.enabled && isIn(tenant, authority) ? { tenant, user } : undefined
}

const findAccount = ({ world }: Simulation, login: string): SignedIn | undefined => {
  for (const tenant of world.tenants.values())
    for (const user of tenant.users.values())
      if (user.userPrincipalName.toLowerCase() === login.trim().toLowerCase()) return { tenant, user }
  return undefined
}

/**
 * Signs a person in by name and password.
 *
 * @throws EntraRefusal 50034 for an unknown account, 50020 for one of another directory, 50126 for a wrong password,
 *         50057 for a disabled account.
 */
export const checkPassword = (sim: Simulation, authority: Authority, login: string, password: string): SignedIn => {
  const account = findAccount(sim, login)
  const tenant = 'tenant' in authority ? authority.tenant.id : authority.shared
  if (account === undefined) throw new EntraRefusal(50034, { account: login, tenant })
  if (!isIn(account.tenant, authority)) throw new EntraRefusal(50020, { account: login, tenant })
  if (account.user.password !== password) throw new EntraRefusal(50126)
  if (!account.user.enabled) throw new EntraRefusal(50057, { account: login })
  return account
}

/** @returns The `Set-Cookie` header of a new session. */
export const openSession = ({ random }: Simulation, grants: Grants, { tenant, user }: SignedIn): string => {
  const id = random.text(40, 'abcdefghijklmnopqrstuvwxyz0123456789')
  grants.sessions.set(id, { tenantId: tenant.id, userId: user.id })
  return `${cookieName}=${id}; path=/; HttpOnly; SameSite=Lax`
}

/** @returns The `Set-Cookie` header that ends the session. */
export const closeSession = (grants: Grants, request: Request): string => {
  grants.sessions.delete(cookieOf(request) ?? '')
  return `${cookieName}=; path=/; HttpOnly; SameSite=Lax; Max-Age=0`
}

/** Whether a person may consent for the whole tenant. */
export const mayConsent = (user: User): boolean => holdsRoleThat('mayConsent', user)
