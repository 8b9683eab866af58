import type { Simulation } from '../simulation.ts'
import type { Account } from './accounts.ts'
import { homeAccount } from './accounts.ts'
import type { Client } from './clients.ts'
import type { Proof } from './grants.ts'
import { EntraRefusal, type RefusalValues } from './refusal.ts'

/** What a policy still wants of a person; undefined when they may pass. */
export type FactorDemand = 'second factor' | 'registration' | 'fresh second factor' | undefined

/** What of multifactor authentication is missing in a sign-in. */
export const factorDemand = (
  sim: Simulation,
  account: Account,
  { methods, mfaAt }: Proof,
  isChallenged = false,
): FactorDemand => {
  const { policy } = account.tenant
  const state = homeAccount(sim, account).user.signIn ?? {}
  const isWanted = isChallenged || policy.mfaRequired === true || state.mfaRequired === true
  if (!isWanted) return undefined
  if (!methods.includes('mfa')) return state.mfaRegistered === false ? 'registration' : 'second factor'
  const { mfaMaxAgeSeconds = 0 } = policy
  const isOld = mfaMaxAgeSeconds > 0 && sim.clock.now() >= (mfaAt ?? 0) + mfaMaxAgeSeconds * 1_000
  return isOld ? 'fresh second factor' : undefined
}

/** Whether the sign-in is older than a policy allows. */
export const isTooOld = ({ clock }: Simulation, { tenant }: Account, { authAt }: Proof): boolean => {
  const { signInFrequencySeconds = 0 } = tenant.policy
  return signInFrequencySeconds > 0 && clock.now() >= authAt + signInFrequencySeconds * 1_000
}

/** Whether a person may use an application that wants an assignment. */
export const isAssigned = ({ principal }: Pick<Client, 'principal'>, { user }: Account): boolean =>
  !principal.appRoleAssignmentRequired || (principal.assignedPeople ?? []).some(({ userId }) => userId === user.id)

/** The names that refusals of policies speak of. */
export const namesOf = ({ tenant, user }: Account, clientId: string, resource = ''): RefusalValues => ({
  account: user.userPrincipalName,
  tenant: tenant.id,
  clientId,
  resource,
})

const atToken = { 'second factor': 50076, registration: 50079, 'fresh second factor': 50078 } as const

/**
 * Checks at the token endpoint what policies want of a person now, whatever held at the sign-in.
 *
 * @throws EntraRefusal the number of a block, 50076, 50078 or 50079 for the second factor, 70043 for the sign-in
 *         frequency, 50105 without assignment.
 */
export const checkConditions = (
  sim: Simulation,
  account: Account,
  client: Client,
  proof: Proof,
  resource: string,
): void => {
  const names = namesOf(account, client.application.appId, resource)
  const { blockPeople = 0 } = account.tenant.policy
  if (blockPeople !== 0) throw new EntraRefusal(blockPeople, names)
  const demand = factorDemand(sim, account, proof)
  if (demand !== undefined) throw new EntraRefusal(atToken[demand], names)
  if (isTooOld(sim, account, proof)) throw new EntraRefusal(70043, names)
  if (!isAssigned(client, account)) throw new EntraRefusal(50105, names)
}
