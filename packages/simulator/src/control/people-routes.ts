import { rotateKeys } from '../entra/keys.ts'
import type { Route } from '../router.ts'
import { type Change, change, given, tenantOf } from './change.ts'
import { getServicePrincipal } from './consent.ts'
import {
  assignPerson,
  inviteGuest,
  type PersonSwitches,
  setPassword,
  setPersonSignIn,
  unassignPerson,
} from './people.ts'
import { getUser } from './tenants.ts'
import { viewUser } from './views.ts'

const one = '/tenants/{tenant}'
const user = `${one}/users/{user}`
const assignment = `${one}/servicePrincipals/{clientId}/people/{user}`

/** What can be changed of how people sign in, and of the keys with which that is signed. */
export const peopleRoutes: readonly Route<Change>[] = [
  change(
    'PATCH',
    `${user}/signIn`,
    'Changes how a person signs in: second factor, state of the password, a lock.',
    ['mfaRequired', 'mfaRegistered', 'passwordState', 'locked'],
    (sim, values, input) => {
      const person = getUser(tenantOf(sim, values), values.user!)
      const passwordState = input.text('passwordState') as PersonSwitches['passwordState']
      setPersonSignIn(
        sim,
        person,
        given<PersonSwitches>({
          mfaRequired: input.flag('mfaRequired'),
          mfaRegistered: input.flag('mfaRegistered'),
          locked: input.flag('locked'),
          passwordState,
        }),
      )
      return viewUser(person)
    },
  ),
  change(
    'POST',
    `${user}/password`,
    'Gives a person another password; one by an administrator ends all refresh tokens.',
    ['password', 'byAdministrator'],
    (sim, values, input) => {
      const by = input.flag('byAdministrator') === true ? 'administrator' : 'person'
      setPassword(sim, getUser(tenantOf(sim, values), values.user!), input.text('password') ?? '', by)
    },
  ),
  change(
    'POST',
    `${one}/guests`,
    'Invites an account of another tenant.',
    ['account', 'isPending', 'directoryRoles', 'permissionSets'],
    (sim, values, input) => {
      const tenant = tenantOf(sim, values)
      const sets = input.texts('permissionSets')
      const permissionSets = sets && Object.fromEntries([...tenant.environments.keys()].map((name) => [name, sets]))
      const guest = inviteGuest(sim, tenant, {
        account: input.text('account') ?? '',
        ...given({ isPending: input.flag('isPending'), directoryRoles: input.texts('directoryRoles'), permissionSets }),
      })
      return viewUser(guest)
    },
    201,
  ),
  change('PUT', assignment, 'Lets a person use an application that wants an assignment.', [], (sim, values) => {
    const tenant = tenantOf(sim, values)
    assignPerson(sim, getServicePrincipal(tenant, values.clientId!), getUser(tenant, values.user!))
  }),
  change('DELETE', assignment, 'Takes that back.', [], (sim, values) => {
    const tenant = tenantOf(sim, values)
    unassignPerson(getServicePrincipal(tenant, values.clientId!), getUser(tenant, values.user!))
  }),
  change(
    'POST',
    '/keys/rotate',
    'Publishes a new signing key beside the old ones, and signs with it.',
    [],
    async (sim) => ({
      kid: await rotateKeys(sim),
    }),
  ),
]
