import type { Plain, PlainObject } from '../world.ts'
import { type Asked, noContent, type Operation, readWhole, withoutAnnotations } from './asked.ts'
import { findDirectoryObject, typeOf } from './directory/objects.ts'
import { type GraphRoute, route } from './path.ts'
import { answerList } from './query/answer.ts'
import { collections } from './query/collection.ts'
import { badRequest, malformed, resourceNotFound } from './refusal.ts'
import { needRight, needToChange } from './rights.ts'

/** Owners that still exist. */
export const readOwners = (asked: Asked, owners: readonly string[]): PlainObject[] =>
  owners.map((id) => findDirectoryObject(asked, id)).filter((each) => each !== undefined)

/** Something whose owners can be asked for and changed. */
interface Ownable {
  readonly owners: string[]
}

/** What can own something. */
const owning: readonly string[] = ['user', 'servicePrincipal']

const referencePattern = /\/(?:directoryObjects|users|servicePrincipals)(?:\/|\('?)([0-9a-f-]{36})(?:'?\))?\/?$/i

/** The id of somebody who exists and can own something. @throws GraphRefusal 400 or 404 */
const readReference = (asked: Asked, reference: Plain | undefined): string => {
  const id = (typeof reference === 'string' ? referencePattern.exec(reference)?.[1] : undefined)?.toLowerCase()
  if (id === undefined) throw malformed("Invalid URL format specified for property '@odata.id'.")
  const found = findDirectoryObject(asked, id)
  if (found === undefined || !owning.includes(typeOf(found))) throw resourceNotFound(id)
  return id
}

/** The body of a request that makes something, with the owners that it is to have from the beginning. */
export const readWithOwners = (asked: Asked): { readonly body: PlainObject; readonly owners: readonly string[] } => {
  const { 'owners@odata.bind': bound = [], ...rest } = readWhole(asked, 'needed')
  if (!Array.isArray(bound)) throw malformed("Invalid value specified for property 'owners@odata.bind'.")
  return {
    body: withoutAnnotations(rest),
    owners: (bound as readonly Plain[]).map((each) => readReference(asked, each)),
  }
}

interface OwnerOperations {
  readonly list: Operation
  readonly add: Operation
  readonly remove: Operation
}

/** The addresses of the owners of one kind of object. */
export const ownerRoutes = (path: string, { list, add, remove }: OwnerOperations): GraphRoute<Operation>[] => [
  route('GET', `${path}/owners`, 'Lists owners.', list),
  route('POST', `${path}/owners/$ref`, 'Adds an owner.', add),
  route('DELETE', `${path}/owners/{owner}/$ref`, 'Removes an owner.', remove),
]

/** The operations on the owners of one kind of object. */
export const ownersOf = (find: (asked: Asked) => Ownable): OwnerOperations => ({
  list: (asked) => {
    needRight(asked.caller, 'readApplications')
    const rows = readOwners(asked, find(asked).owners)
    return answerList(asked, { of: collections.directoryObject, named: 'directoryObjects' }, rows)
  },
  add: (asked) => {
    const owned = find(asked)
    needToChange(asked.caller, owned)
    const id = readReference(asked, readWhole(asked, 'needed')['@odata.id'])
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
