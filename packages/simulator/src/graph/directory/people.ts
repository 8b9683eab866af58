import { createHash } from 'node:crypto'
import { directoryRoles } from '@landbridge/model'
import type { PlainObject, Tenant, User } from '../../world.ts'
import { viewApplication } from '../applications/view.ts'
import type { Asked, Operation } from '../asked.ts'
import { viewPrincipal } from '../principals/view.ts'
import { answerCount, answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { malformed, resourceNotFound } from '../refusal.ts'
import { needRight } from '../rights.ts'
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

/** The object of a role in one directory: its id differs from tenant to tenant, the template's does not. */
const viewRole = (tenant: Tenant, templateId: string): PlainObject => {
  const hash = createHash('sha256').update(`${tenant.id} ${templateId}`).digest('hex')
  const name = Object.values(directoryRoles).find(({ id }) => id === templateId)?.name ?? null
  return {
    '@odata.type': '#microsoft.graph.directoryRole',
    id: hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    deletedDateTime: null,
    description: name,
    displayName: name,
    roleTemplateId: templateId,
  }
}

/** What can be asked of one person, found in one of two ways. */
const operationsOn = (find: (asked: Asked) => User) => ({
  read: ((asked) => answerOne(asked, people, viewPerson(asked.caller.tenant, find(asked)))) satisfies Operation,
  /** Directory roles only: people belong to no groups here. */
  memberOf: ((asked) => {
    const rows = find(asked).directoryRoles.map((id) => viewRole(asked.caller.tenant, id))
    return answerList(asked, { of: collections.directoryObject, named: 'directoryObjects' }, rows)
  }) satisfies Operation,
  roles: ((asked) => {
    const rows = find(asked).directoryRoles.map((id) => {
      const { '@odata.type': _, ...role } = viewRole(asked.caller.tenant, id)
      return role
    })
    return answerList(asked, { of: collections.directoryRole, named: 'directoryRoles' }, rows)
  }) satisfies Operation,
  ownedObjects: ((asked) => {
    const { id } = find(asked)
    needRight(asked.caller, 'readApplications')
    const { sim, caller } = asked
    const { applications, servicePrincipals } = caller.tenant
    const rows = [
      ...[...applications.values()]
        .filter(({ owners }) => owners.includes(id))
        .map((each) => ({ '@odata.type': '#microsoft.graph.application', ...viewApplication(caller.tenant, each) })),
      ...[...servicePrincipals.values()]
        .filter(({ owners }) => owners.includes(id))
        .map((each) => ({ '@odata.type': '#microsoft.graph.servicePrincipal', ...viewPrincipal(sim, each) })),
    ]
    return answerList(asked, { of: collections.directoryObject, named: 'directoryObjects' }, rows)
  }) satisfies Operation,
})

export const self = operationsOn(signedIn)
export const person = operationsOn(personOf)
