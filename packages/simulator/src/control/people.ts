import { findAccount } from '../entra/accounts.ts'
import type { PersonSignIn } from '../entra/sign-in-policy.ts'
import type { Simulation } from '../simulation.ts'
import type { ServicePrincipal, Tenant, User } from '../world.ts'
import { conflict, invalid, needText, notFound } from './refused.ts'

/** States of a password that sign-in tells apart. */
export const passwordStates = ['good', 'expired', 'missing', 'expired on premises'] as const

/** What can be turned of the sign-in of one person. */
export interface PersonSwitches extends Pick<PersonSignIn, 'mfaRequired' | 'mfaRegistered' | 'passwordState'> {
  /** Locked as after too many wrong passwords, until it is unlocked. */
  readonly locked?: boolean
}

const forever = 253_402_300_799_000

/** Changes how one person signs in; what is not named stays. */
export const setPersonSignIn = ({ clock }: Simulation, user: User, switches: PersonSwitches): void => {
  const { locked, passwordState, ...flags } = switches
  const state: PersonSignIn = user.signIn ?? {}
  Object.assign(state, Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)))
  if (passwordState !== undefined) {
    if (!passwordStates.includes(passwordState))
      throw invalid('passwordState', `passwordState must be one of ${passwordStates.join(', ')}.`)
    state.passwordState = passwordState
    if (passwordState === 'expired') state.passwordExpiredAt = clock.now()
  }
  if (locked !== undefined) {
    state.lockedUntil = locked ? forever : 0
    state.failures = 0
  }
  user.signIn = state
}

/**
 * Gives a person another password. One that an administrator gives ends all refresh tokens; one of the person's own only
 * those of clients without a credential.
 */
export const setPassword = (
  { clock }: Simulation,
  user: User,
  password: string,
  by: 'person' | 'administrator' = 'person',
): void => {
  user.password = needText('password', password, 256)
  user.signIn = { ...user.signIn, passwordState: 'good', passwordChangedAt: clock.now(), lockedUntil: 0, failures: 0 }
  if (by === 'administrator') user.tokensValidFrom = clock.now()
}

export interface GuestDraft {
  /** Sign-in name in the directory where the account lives. */
  readonly account: string
  /** Whether the invitation is still to be accepted. @default false */
  readonly isPending?: boolean
  readonly directoryRoles?: readonly string[]
  /** Permission sets, by environment name. */
  readonly permissionSets?: Readonly<Record<string, readonly string[]>>
}

/** Invites somebody of another directory; they sign in at home and are a guest here. */
export const inviteGuest = (sim: Simulation, tenant: Tenant, draft: GuestDraft): User => {
  const account = findAccount(sim, draft.account)
  if (account === undefined) throw notFound(`There is no account '${draft.account}'.`)
  if (account.tenant === tenant) throw invalid('account', 'The account lives in this directory.')
  const isGuest = [...tenant.users.values()].some(({ guestOf }) => guestOf?.userId === account.user.id)
  if (isGuest) throw conflict(`${draft.account} is a guest already.`)
  const name = account.user.userPrincipalName.replace('@', '_')
  const user: User = {
    id: sim.random.guid(),
    userPrincipalName: `${name}#EXT#@${tenant.domains[0]}`,
    displayName: account.user.displayName,
    password: '',
    enabled: true,
    tokensValidFrom: 0,
    directoryRoles: draft.directoryRoles ?? [],
    permissionSets: new Map(
      Object.entries(draft.permissionSets ?? {}).map(([environment, ids]) => [environment.toLowerCase(), [...ids]]),
    ),
    guestOf: { tenantId: account.tenant.id, userId: account.user.id, isPending: draft.isPending ?? false },
  }
  tenant.users.set(user.id, user)
  return user
}

/** The id that stands for plain access, without a role of its own. */
const plainAccess = '00000000-0000-0000-0000-000000000000'

/** Lets a person use an application that wants an assignment. Doing it twice changes nothing. */
export const assignPerson = ({ clock }: Simulation, principal: ServicePrincipal, user: User): void => {
  principal.assignedPeople ??= []
  if (principal.assignedPeople.some(({ userId }) => userId === user.id)) return
  principal.assignedPeople.push({ userId: user.id, roleId: plainAccess, at: clock.now() })
}

/** Takes away whatever a person was assigned of an application. */
export const unassignPerson = (principal: ServicePrincipal, user: User): void => {
  principal.assignedPeople = (principal.assignedPeople ?? []).filter(({ userId }) => userId !== user.id)
}
