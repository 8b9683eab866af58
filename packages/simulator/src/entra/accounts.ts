import { findTenant } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import type { Tenant, User } from '../world.ts'
import { EntraRefusal } from './refusal.ts'
import { lockout, type PersonSignIn } from './sign-in-policy.ts'
import type { Authority } from './tenants.ts'

/** A person in a directory: where the account lives, or as a guest. */
export interface Account {
  readonly tenant: Tenant
  readonly user: User
}

/** Domains of personal accounts; none of those is simulated. */
const personalDomains = ['outlook.com', 'hotmail.com', 'live.com', 'msn.com']

const domainOf = (login: string): string => login.trim().toLowerCase().split('@')[1] ?? ''

/** The account of a sign-in name, in the directory where it lives. */
export const findAccount = ({ world }: Simulation, login: string): Account | undefined => {
  const wanted = login.trim().toLowerCase()
  for (const tenant of world.tenants.values())
    for (const user of tenant.users.values())
      if (user.guestOf === undefined && user.userPrincipalName.toLowerCase() === wanted) return { tenant, user }
  return undefined
}

/** Tells of an unknown account in the way that fits the address and the name. */
const unknown = (authority: Authority, login: string): EntraRefusal => {
  const tenant = 'tenant' in authority ? authority.tenant.id : authority.shared
  if (personalDomains.includes(domainOf(login)) && 'tenant' in authority)
    return new EntraRefusal(500208, { account: login, tenant })
  return new EntraRefusal(50034, { account: login, tenant })
}

/** Whether the domain of a sign-in name belongs to a directory that is known. */
export const isKnownDomain = ({ world }: Simulation, login: string): boolean =>
  findTenant(world, domainOf(login)) !== undefined

/**
 * Who an account is at an address: itself in its own directory and at the addresses for many, a guest elsewhere.
 *
 * @throws EntraRefusal 50020, 90072 or 90099 for somebody of another directory, 50014 before the invitation is accepted,
 *         500212 and 500213 when a directory does not let guests out or in.
 */
export const accountAt = (authority: Authority, account: Account, clientId = ''): Account => {
  if ('shared' in authority || authority.tenant === account.tenant) return account
  const { tenant } = authority
  const names = { account: account.user.userPrincipalName, tenant: tenant.id, clientId }
  const guest = [...tenant.users.values()].find(
    ({ guestOf }) => guestOf?.tenantId === account.tenant.id && guestOf.userId === account.user.id,
  )
  if (guest === undefined) {
    const isPartner = tenant.policy.partners?.includes(account.tenant.id) === true
    if (isPartner && !tenant.servicePrincipals.has(clientId)) throw new EntraRefusal(90099, names)
    throw new EntraRefusal(tenant.policy.mfaRequired === true ? 90072 : 50020, names)
  }
  if (account.tenant.policy.guestsMayGoOut === false) throw new EntraRefusal(500212, names)
  if (tenant.policy.guestsMayComeIn === false) throw new EntraRefusal(500213, names)
  if (guest.guestOf?.isPending) throw new EntraRefusal(50014, names)
  if (!guest.enabled) throw new EntraRefusal(50057, names)
  return { tenant, user: guest }
}

/** The account behind a person of a directory: of a guest the one that signs in. */
export const homeAccount = ({ world }: Simulation, { tenant, user }: Account): Account => {
  const home = user.guestOf && world.tenants.get(user.guestOf.tenantId)
  const person = user.guestOf && home?.users.get(user.guestOf.userId)
  return home && person ? { tenant: home, user: person } : { tenant, user }
}

/** What is known of the sign-in of a person, ready to be changed. */
const stateOf = (user: User): PersonSignIn => {
  user.signIn ??= {}
  return user.signIn
}

/** Counts a wrong password; too many in a row lock the account for a while. */
const countFailure = ({ clock }: Simulation, { tenant, user }: Account): void => {
  const { lockoutAttempts = lockout.attempts, lockoutSeconds = lockout.seconds } = tenant.policy
  const state = stateOf(user)
  state.failures = (state.failures ?? 0) + 1
  if (lockoutAttempts === 0 || state.failures < lockoutAttempts) return
  state.lockedUntil = clock.now() + lockoutSeconds * 1_000
  state.failures = 0
}

const ofState = {
  expired: 50055,
  missing: 50056,
  'expired on premises': 50144,
} as const

/** @throws EntraRefusal 50053 while locked, 50126 wrong, 50055, 50056 or 50144 unusable, 50057 disabled account. */
const checkOwnPassword = (sim: Simulation, account: Account, password: string): void => {
  const { user, tenant } = account
  const { lockedUntil = 0, passwordState = 'good' } = user.signIn ?? {}
  const names = { account: user.userPrincipalName, tenant: tenant.id }
  if (sim.clock.now() < lockedUntil) throw new EntraRefusal(50053, names)
  if (passwordState === 'missing') throw new EntraRefusal(50056, names)
  if (user.password !== password) {
    countFailure(sim, account)
    throw new EntraRefusal(50126, names)
  }
  if (user.signIn?.failures) user.signIn.failures = 0
  if (passwordState !== 'good') throw new EntraRefusal(ofState[passwordState], names)
  if (!user.enabled) throw new EntraRefusal(50057, names)
}

/**
 * Checks name and password. Whose account is not of the address hears that first, before the password is looked at.
 *
 * @returns Who it is at this address.
 * @throws EntraRefusal for whatever is wrong with the account, the password or the way in.
 */
export const checkPassword = (
  sim: Simulation,
  authority: Authority,
  login: string,
  password: string,
  clientId = '',
): Account => {
  const account = findAccount(sim, login)
  if (account === undefined) throw unknown(authority, login)
  const here = accountAt(authority, account, clientId)
  checkOwnPassword(sim, account, password)
  return here
}
