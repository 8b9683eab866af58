import type { PlainObject } from '../../world.ts'
import { isReplicated as isKnownApplication } from '../applications/lookup.ts'
import { viewApplication } from '../applications/view.ts'
import { type Asked, type Operation, readBody } from '../asked.ts'
import { readFields, texts, textsOf } from '../fields.ts'
import { isReplicated as isKnownPrincipal } from '../principals/lookup.ts'
import { viewPrincipal } from '../principals/view.ts'
import { answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { badRequest, malformed, resourceNotFound } from '../refusal.ts'
import { needRight } from '../rights.ts'
import { activatedRoles } from './roles.ts'
import { viewPerson } from './view-person.ts'

/** Objects of several kinds in one list, each with its kind. */
export const directoryObjects: Source = { of: collections.directoryObject, named: 'directoryObjects' }

const typePrefix = '#microsoft.graph.'

/** An object with its kind, for lists of several kinds. */
export const typed = (type: string, row: PlainObject): PlainObject => ({
  '@odata.type': `${typePrefix}${type}`,
  ...row,
})

/** The kind of a directory object, for example `user`. */
export const typeOf = (row: PlainObject): string => String(row['@odata.type'] ?? '').slice(typePrefix.length)

interface Wanted {
  readonly id: string
  readonly owners: readonly string[]
}

const applicationsAndPrincipals = (asked: Asked, isWanted: (each: Wanted) => boolean): PlainObject[] => {
  const { sim, caller } = asked
  const { applications, servicePrincipals } = caller.tenant
  return [
    ...[...applications.values()]
      .filter((each) => isWanted(each) && isKnownApplication(asked, each))
      .map((each) => typed('application', viewApplication(caller.tenant, each))),
    ...[...servicePrincipals.values()]
      .filter((each) => isWanted(each) && isKnownPrincipal(asked, each))
      .map((each) => typed('servicePrincipal', viewPrincipal(sim, each))),
  ]
}

/** The object of an id, whatever it is; undefined when there is none. */
export const findDirectoryObject = (asked: Asked, id: string): PlainObject | undefined => {
  const { tenant } = asked.caller
  const user = tenant.users.get(id)
  if (user !== undefined) return typed('user', viewPerson(tenant, user))
  const role = activatedRoles(tenant).find((each) => each.id === id)
  if (role !== undefined) return typed('directoryRole', role)
  return applicationsAndPrincipals(asked, (each) => each.id === id)[0]
}

/** Answers with the applications and service principals that somebody owns. */
export const answerOwnedBy = (asked: Asked, ownerId: string) =>
  answerList(
    asked,
    directoryObjects,
    applicationsAndPrincipals(asked, ({ owners }) => owners.includes(ownerId)),
  )

export const readDirectoryObject: Operation = (asked) => {
  needRight(asked.caller, 'readObjects')
  const { by, value } = asked.keys.object!
  if (by !== 'id') throw malformed(`'${by.slice(0, 60)}' is not a key of directoryObjects.`)
  const found = findDirectoryObject(asked, value.toLowerCase())
  if (found === undefined) throw resourceNotFound(value)
  return answerOne(asked, directoryObjects, found)
}

const maxIds = 1_000

/** The objects of these ids, those that exist; `types` narrows. @see Microsoft Graph, "directoryObject: getByIds" */
export const getByIds: Operation = (asked) => {
  needRight(asked.caller, 'readObjects')
  const body = readFields(readBody(asked, 'needed'), { ids: texts, types: texts })
  const ids = textsOf(body, 'ids')
  if (ids === undefined) throw badRequest("A value is required for property 'ids'.")
  if (ids.length > maxIds) throw badRequest(`At most ${maxIds} ids may be asked for.`)
  const types = textsOf(body, 'types')?.map((each) => each.toLowerCase())
  const isWanted = (row: PlainObject): boolean =>
    types === undefined || types.includes('directoryobject') || types.includes(typeOf(row).toLowerCase())
  const found = [...new Set(ids.map((id) => id.toLowerCase()))].map((id) => findDirectoryObject(asked, id))
  return answerList(asked, directoryObjects, found.filter((row) => row !== undefined).filter(isWanted))
}
