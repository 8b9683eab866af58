import type { PlainObject } from '../world.ts'
import { type Asked, noContent, type Operation, readBody } from './asked.ts'
import { viewPerson } from './directory/view-person.ts'
import { viewPrincipal } from './principals/view.ts'
import { answerList } from './query/answer.ts'
import { collections } from './query/collection.ts'
import { badRequest, malformed, resourceNotFound } from './refusal.ts'
import { needRight, needToChange } from './rights.ts'

/** A person or service principal by object id, as a directory object; undefined when there is none. */
const findDirectoryObject = (asked: Asked, id: string): PlainObject | undefined => {
  const { tenant } = asked.caller
  const user = tenant.users.get(id)
  if (user !== undefined) return { '@odata.type': '#microsoft.graph.user', ...viewPerson(tenant, user) }
  const principal = [...tenant.servicePrincipals.values()].find((each) => each.id === id)
  if (principal === undefined) return undefined
  return { '@odata.type': '#microsoft.graph.servicePrincipal', ...viewPrincipal(asked.sim, principal) }
}

/** Owners that still exist. */
export const readOwners = (asked: Asked, owners: readonly string[]): PlainObject[] =>
  owners.map((id) => findDirectoryObject(asked, id)).filter((each) => each !== undefined)

/** Something whose owners can be asked for and changed. */
interface Ownable {
  readonly owners: string[]
}

const referencePattern = /\/(?:directoryObjects|users|servicePrincipals)(?:\/|\('?)([0-9a-f-]{36})(?:'?\))?\/?$/i

/** The id in a reference; annotations are what it is made of, so it is read past {@link readBody}. */
const readReference = (asked: Asked): string => {
  readBody(asked, 'needed')
  const { '@odata.id': reference } = JSON.parse(asked.request.body.toString('utf8')) as Record<string, unknown>
  const id = typeof reference === 'string' ? referencePattern.exec(reference)?.[1] : undefined
  if (id === undefined) throw malformed("Invalid URL format specified for property '@odata.id'.")
  return id.toLowerCase()
}

/** The operations on the owners of one kind of object. */
export const ownersOf = (
  find: (asked: Asked) => Ownable,
): { readonly list: Operation; readonly add: Operation; readonly remove: Operation } => ({
  list: (asked) => {
    needRight(asked.caller, 'readApplications')
    const rows = readOwners(asked, find(asked).owners)
    return answerList(asked, { of: collections.directoryObject, named: 'directoryObjects' }, rows)
  },
  add: (asked) => {
    const owned = find(asked)
    needToChange(asked.caller, owned)
    const id = readReference(asked)
    if (findDirectoryObject(asked, id) === undefined) throw resourceNotFound(id)
    if (owned.owners.includes(id))
      throw badRequest(
        "One or more added object references already exist for the following modified properties: 'owners'.",
      )
    owned.owners.push(id)
    return noContent
  },
  remove: (asked) => {
    const owned = find(asked)
    needToChange(asked.caller, owned)
    const id = asked.keys.owner!.value.toLowerCase()
    const index = owned.owners.indexOf(id)
    if (index < 0) throw resourceNotFound(id)
    owned.owners.splice(index, 1)
    return noContent
  },
})
