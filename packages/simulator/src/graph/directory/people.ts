import type { PlainObject, User } from '../../world.ts'
import type { Asked, Operation } from '../asked.ts'
import { answerRolesOfPerson } from '../principals/assignments.ts'
import { answerGrantsOfPerson } from '../principals/delegated-grants.ts'
import { answerCount, answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { malformed, resourceNotFound } from '../refusal.ts'
import { needRight } from '../rights.ts'
import { answerOwnedBy, directoryObjects, typed } from './objects.ts'
import { viewRole } from './roles.ts'
import { viewPerson } from './view-person.ts'

const people: Source = { of: collections.user, named: 'users' }

/** @throws GraphRefusal 400 for an application that asks for itself: nobody is signed in then. */
const signedIn = ({ caller }: Asked): User => {
  if (caller.kind === 'application') throw malformed('/me request is only valid with delegated authentication flow.')
  needRight(caller, 'readSelf')
  return caller.user
}

/** A person by object id or sign-in name; oneself needs less than others. */
const personOf = (asked: Asked): User => {
  const { caller, keys } = asked
  const wanted = keys.user!.value.toLowerCase()
  const user = [...caller.tenant.users.values()].find(
    ({ id, userPrincipalName }) => id === wanted || userPrincipalName.toLowerCase() === wanted,
  )
  const isSelf = caller.kind === 'person' && caller.user === user
  needRight(caller, isSelf ? 'readSelf' : 'readUsers')
  if (user === undefined) throw resourceNotFound(keys.user!.value)
  return user
}

const rolesOf = ({ caller: { tenant } }: Asked, { directoryRoles }: User): PlainObject[] =>
  directoryRoles.map((id) => viewRole(tenant, id))

const groupsOf = ({ caller: { tenant } }: Asked, { id }: User): PlainObject[] =>
  [...(tenant.securityGroups?.values() ?? [])]
    .filter(({ members }) => members.has(id))
    .map((group) => typed('group', { id: group.id, displayName: group.displayName, securityEnabled: true }))

const rowsOf = ({ caller: { tenant } }: Asked): PlainObject[] =>
  [...tenant.users.values()].map((each) => viewPerson(tenant, each))

export const listPeople: Operation = (asked) => {
  needRight(asked.caller, 'readUsers')
  return answerList(asked, people, rowsOf(asked))
}

export const countPeople: Operation = (asked) => {
  needRight(asked.caller, 'readUsers')
  return answerCount(asked, people, rowsOf(asked))
}

export type PersonOperations = Readonly<
  Record<'read' | 'memberOf' | 'roles' | 'ownedObjects' | 'appRoles' | 'grants', Operation>
>

/** What can be asked of one person, found in one of two ways. */
const operationsOn = (find: (asked: Asked) => User): PersonOperations => ({
  read: (asked) => answerOne(asked, people, viewPerson(asked.caller.tenant, find(asked))),
  /** A directory role that waits for activation is not there, as in life. */
  memberOf: (asked) => {
    const user = find(asked)
    const roles = rolesOf(asked, user).map((role) => typed('directoryRole', role))
    return answerList(asked, directoryObjects, [...groupsOf(asked, user), ...roles])
  },
  roles: (asked) =>
    answerList(asked, { of: collections.directoryRole, named: 'directoryRoles' }, rolesOf(asked, find(asked))),
  ownedObjects: (asked) => {
    const { id } = find(asked)
    needRight(asked.caller, 'readApplications')
    return answerOwnedBy(asked, id)
  },
  appRoles: (asked) => {
    const user = find(asked)
    needRight(asked.caller, 'readApplications')
    return answerRolesOfPerson(asked, user)
  },
  grants: (asked) => {
    const user = find(asked)
    needRight(asked.caller, 'readGrants')
    return answerGrantsOfPerson(asked, user)
  },
})

export const self: PersonOperations = operationsOn(signedIn)
export const person: PersonOperations = operationsOn(personOf)
