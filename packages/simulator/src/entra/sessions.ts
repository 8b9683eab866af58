import type { Request } from '../http.ts'
import { holdsRoleThat } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import type { User } from '../world.ts'
import { type Account, accountAt, homeAccount } from './accounts.ts'
import type { Grants, Proof, SessionAccount, SignInMethod, SignInSimulation } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import type { Authority } from './tenants.ts'

/** Who is signed in at this browser, as they are at the address that was asked, and how they proved it. */
export interface SignedIn extends Account, Proof {}

const cookieName = 'simulated-sign-in'

const cookieOf = ({ headers }: Request): string =>
  new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]+)`).exec(headers.cookie ?? '')?.[1] ?? ''

const setCookie = (id: string): string => `${cookieName}=${id}; path=/; HttpOnly; SameSite=Lax`

const accountsOf = (grants: Grants, request: Request): readonly SessionAccount[] =>
  grants.sessions.get(cookieOf(request))?.accounts ?? []

/** All accounts of the browser that are still there and enabled, in their own directories; the last used first. */
export const accountsInSession = ({ world, grants }: SignInSimulation, request: Request): SignedIn[] =>
  accountsOf(grants, request).flatMap((each) => {
    const tenant = world.tenants.get(each.tenantId)
    const user = tenant?.users.get(each.userId)
    return tenant && user?.enabled && each.authAt >= user.tokensValidFrom ? [{ ...each, tenant, user }] : []
  })

/** Whether the browser remembers somebody whose account is gone from its directory. */
export const remembersSomebodyGone = ({ world, grants }: SignInSimulation, request: Request): boolean =>
  accountsOf(grants, request).some(({ tenantId, userId }) => !world.tenants.get(tenantId)?.users.has(userId))

/** The same person as they are at an address; undefined when they may not be there. */
export const signedInAt = (authority: Authority, account: SignedIn): SignedIn | undefined => {
  try {
    return { ...account, ...accountAt(authority, account) }
  } catch (error) {
    if (error instanceof EntraRefusal) return undefined
    throw error
  }
}

/** Remembers an account at a browser, in front of the others. @returns The `Set-Cookie` header. */
export const openSession = (
  sim: SignInSimulation,
  request: Request,
  account: Account,
  methods: readonly SignInMethod[],
): string => {
  const { random, grants, clock } = sim
  const home = homeAccount(sim, account)
  const before = accountsOf(grants, request)
  // A session that somebody else might know is never carried on: each sign-in gets a new name.
  grants.sessions.delete(cookieOf(request))
  const id = random.text(40, 'abcdefghijklmnopqrstuvwxyz0123456789')
  const now = clock.now()
  const entry: SessionAccount = {
    tenantId: home.tenant.id,
    userId: home.user.id,
    authAt: now,
    mfaAt: methods.includes('mfa') ? now : undefined,
    methods,
  }
  grants.sessions.set(id, { accounts: [entry, ...before.filter(({ userId }) => userId !== home.user.id)] })
  return setCookie(id)
}

const change = (
  sim: SignInSimulation,
  request: Request,
  account: Account,
  changed: (entry: SessionAccount) => SessionAccount,
): void => {
  const home = homeAccount(sim, account)
  const accounts = accountsOf(sim.grants, request)
  const chosen = accounts.find(({ userId }) => userId === home.user.id)
  if (chosen === undefined) return
  sim.grants.sessions.set(cookieOf(request), {
    accounts: [changed(chosen), ...accounts.filter((each) => each !== chosen)],
  })
}

/** Puts an account in front of the others, because it was chosen. */
export const useAccount = (sim: SignInSimulation, request: Request, account: Account): void =>
  change(sim, request, account, (entry) => entry)

/** Notes that an account passed the second factor just now; whoever had none has registered it thereby. */
export const notePassedFactor = (sim: SignInSimulation, request: Request, account: Account): void => {
  change(sim, request, account, (entry) => ({ ...entry, mfaAt: sim.clock.now(), methods: ['pwd', 'mfa'] }))
  const { user } = homeAccount(sim, account)
  if (user.signIn) user.signIn.mfaRegistered = true
}

/** The code of a second factor that the page shows to this browser; made when there is none. */
export const factorOf = ({ grants, random }: SignInSimulation, request: Request): string => {
  const id = cookieOf(request)
  const known = grants.factors.get(id)
  if (known !== undefined) return known.code
  const code = random.text(6, '0123456789')
  grants.factors.set(id, { code })
  return code
}

export const forgetFactor = ({ grants }: SignInSimulation, request: Request): void => {
  grants.factors.delete(cookieOf(request))
}

/** @returns The `Set-Cookie` header that ends the session. */
export const closeSession = ({ grants }: SignInSimulation, request: Request): string => {
  grants.sessions.delete(cookieOf(request))
  grants.factors.delete(cookieOf(request))
  return `${cookieName}=; path=/; HttpOnly; SameSite=Lax; Max-Age=0`
}

/** Whether a person may consent for the whole tenant. */
export const mayConsent = (user: User): boolean => holdsRoleThat('mayConsent', user)

/** When somebody signed in, as a grant keeps it. */
export const proofOf = ({ authAt, mfaAt, methods }: Proof): Proof => ({ authAt, mfaAt, methods })

/** A sign-in by name and password alone, at this moment. */
export const passwordProof = ({ clock }: Simulation): Proof => ({
  authAt: clock.now(),
  mfaAt: undefined,
  methods: ['pwd'],
})
