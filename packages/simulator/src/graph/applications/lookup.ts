import { findByUniqueName } from '../../control/unique-names.ts'
import type { Application } from '../../world.ts'
import type { Asked } from '../asked.ts'
import type { Key } from '../path.ts'
import { malformed, resourceNotFound } from '../refusal.ts'

/** The application of a key, known or not yet replicated. The key is an object id unless it says otherwise. */
export const findApplication = ({ caller: { tenant } }: Asked, { by, value }: Key): Application | undefined => {
  const wanted = value.toLowerCase()
  switch (by.toLowerCase()) {
    case 'id':
      return [...tenant.applications.values()].find(({ id }) => id === wanted)
    case 'appid':
      return tenant.applications.get(wanted)
    case 'uniquename':
      return findByUniqueName(tenant, value)
    default:
      throw malformed(`Resource not found for the segment 'applications': '${by.slice(0, 60)}' is not a key.`)
  }
}

/** Whether Graph has heard of an application yet. */
export const isReplicated = ({ sim: { clock, settings } }: Asked, { createdAt }: Application): boolean =>
  clock.now() >= createdAt + settings.applicationReplicationMs

/** @throws GraphRefusal 404, also while the application is too young. */
export const getApplication = (asked: Asked, key = asked.keys.application!): Application => {
  const found = findApplication(asked, key)
  if (found === undefined || !isReplicated(asked, found)) throw resourceNotFound(key.value)
  return found
}
