import { binOf, getDeleted, purgeDeleted, restoreDeleted } from '../../control/deletion.ts'
import { Refused } from '../../control/refused.ts'
import type { DeletedObject, PlainObject } from '../../world.ts'
import { viewApplication } from '../applications/view.ts'
import { type Asked, noContent, type Operation } from '../asked.ts'
import { viewPrincipal } from '../principals/view.ts'
import { answerCount, answerList, answerOne, type Source } from '../query/answer.ts'
import { collections } from '../query/collection.ts'
import { malformed, NotSimulated, resourceNotFound } from '../refusal.ts'
import { needRight, needToChange } from '../rights.ts'

const sources = {
  application: { of: collections.application, named: 'applications' },
  principal: { of: collections.servicePrincipal, named: 'servicePrincipals' },
} as const satisfies Record<string, Source>

type Kind = keyof typeof sources

const kindOf = (deleted: DeletedObject): Kind => ('application' in deleted ? 'application' : 'principal')

const ownedOf = (deleted: DeletedObject) => ('application' in deleted ? deleted.application : deleted.principal)

const view = ({ sim, caller: { tenant } }: Asked, deleted: DeletedObject): PlainObject =>
  'application' in deleted
    ? viewApplication(tenant, deleted.application, deleted.deletedAt)
    : viewPrincipal(sim, deleted.principal, deleted.deletedAt)

const find = (asked: Asked): DeletedObject => {
  const { by, value } = asked.keys.object!
  if (by !== 'id') throw malformed(`'${by.slice(0, 60)}' is not a key of deletedItems.`)
  if (value.toLowerCase().startsWith('microsoft.graph.')) throw new NotSimulated(`the bin of ${value.slice(16, 60)}`)
  try {
    return getDeleted(asked.sim, asked.caller.tenant, value)
  } catch (error) {
    throw error instanceof Refused ? resourceNotFound(value) : error
  }
}

const rowsOf = (asked: Asked, kind: Kind): PlainObject[] =>
  [...binOf(asked.sim, asked.caller.tenant).values()]
    .filter((each) => kindOf(each) === kind)
    .map((each) => view(asked, each))

/** What is in the bin of one kind. */
export const listDeleted =
  (kind: Kind): Operation =>
  (asked) => {
    needRight(asked.caller, 'readApplications')
    return answerList(asked, sources[kind], rowsOf(asked, kind))
  }

export const countDeleted =
  (kind: Kind): Operation =>
  (asked) => {
    needRight(asked.caller, 'readApplications')
    return answerCount(asked, sources[kind], rowsOf(asked, kind))
  }

export const readDeleted: Operation = (asked) => {
  needRight(asked.caller, 'readApplications')
  const deleted = find(asked)
  return answerOne(asked, sources[kindOf(deleted)], view(asked, deleted))
}

export const restore: Operation = (asked) => {
  needRight(asked.caller, 'writeApplications')
  const deleted = find(asked)
  const owned = ownedOf(deleted)
  needToChange(asked.caller, owned)
  restoreDeleted(asked.sim, asked.caller.tenant, owned.id)
  const { tenant } = asked.caller
  const row =
    'application' in deleted
      ? viewApplication(tenant, deleted.application)
      : viewPrincipal(asked.sim, deleted.principal)
  return answerOne(asked, sources[kindOf(deleted)], row)
}

/** Deletes for good. */
export const purge: Operation = (asked) => {
  needRight(asked.caller, 'writeApplications')
  const owned = ownedOf(find(asked))
  needToChange(asked.caller, owned)
  purgeDeleted(asked.sim, asked.caller.tenant, owned.id)
  return noContent
}
