import type { ApplicationCard, Environment, SecurityGroup, Tenant, User } from '../../world.ts'
import { assignmentId } from './assignments.ts'

export interface Assignment {
  readonly roleId: string
  readonly company: string
}

/** A user of the environment: an application by its card, a person by the permission sets given to them. */
export interface EnvironmentUser {
  readonly id: string
  readonly userName: string
  readonly displayName: string
  readonly isEnabled: boolean
  readonly expiresAt: number | undefined
  readonly contactEmail: string
  readonly authenticationEmail: string
  /** Client id of an application; undefined for a person. */
  readonly applicationId: string | undefined
  readonly assignments: readonly Assignment[]
  /** Groups through which the person has more. */
  readonly groups: readonly SecurityGroup[]
}

const cardUser = (card: ApplicationCard): EnvironmentUser | undefined =>
  card.userSecurityId === undefined
    ? undefined
    : {
        id: card.userSecurityId,
        userName: card.description.toUpperCase().slice(0, 50),
        displayName: card.description,
        isEnabled: card.state === 'Enabled' && card.user?.state !== 'Disabled',
        expiresAt: card.user?.expiresAt,
        contactEmail: card.user?.contactEmail ?? card.contact,
        authenticationEmail: '',
        applicationId: card.clientId,
        assignments: card.permissionSets,
        groups: [],
      }

/** Groups that an environment knows: those that were given permission sets there, even none. */
export const groupsOf = (tenant: Tenant, environment: Environment): SecurityGroup[] =>
  [...(tenant.securityGroups?.values() ?? [])].filter(({ permissionSets }) =>
    permissionSets.has(environment.name.toLowerCase()),
  )

const personUser = (tenant: Tenant, environment: Environment, user: User): EnvironmentUser | undefined => {
  const name = environment.name.toLowerCase()
  const own = user.permissionSets.get(name)
  const groups = groupsOf(tenant, environment).filter(({ members }) => members.has(user.id))
  if (own === undefined && groups.length === 0) return undefined
  const set = user.environmentUsers?.get(name)
  const [userName = ''] = user.userPrincipalName.split('@')
  return {
    id: user.id,
    userName: userName.toUpperCase().slice(0, 50),
    displayName: user.displayName,
    isEnabled: user.enabled && set?.state !== 'Disabled',
    expiresAt: set?.expiresAt,
    contactEmail: set?.contactEmail ?? user.userPrincipalName,
    authenticationEmail: user.userPrincipalName,
    applicationId: undefined,
    assignments: (own ?? []).map((roleId) => ({ roleId, company: '' })),
    groups,
  }
}

/** All users of an environment, by name; applications are among them. */
export const usersOf = (tenant: Tenant, environment: Environment): EnvironmentUser[] => {
  const applications = [...environment.cards.values()].flatMap((card) => cardUser(card) ?? [])
  const people = [...tenant.users.values()].flatMap((user) => personUser(tenant, environment, user) ?? [])
  return [...applications, ...people].sort((a, b) => (a.userName < b.userName ? -1 : 1))
}

/** The person's own user and all that it has through groups; undefined where the person is no user here. */
export const findPerson = (tenant: Tenant, environment: Environment, user: User): EnvironmentUser | undefined =>
  personUser(tenant, environment, user)

/** What a user has, whether of its own or through a group. */
export const rightsOf = ({ assignments, groups }: EnvironmentUser, environment: Environment): Assignment[] => [
  ...assignments,
  ...groups.flatMap(({ permissionSets }) => permissionSets.get(environment.name.toLowerCase()) ?? []),
]

/** A group counts as a user of its own where permission sets are given. */
export const groupUserId = ({ id }: SecurityGroup): string => assignmentId(id, 'group', '')

/** What a group is called in an environment. */
export const groupCode = ({ displayName }: SecurityGroup): string => displayName.toUpperCase().slice(0, 20)
