import type { ServicePrincipal } from '../../world.ts'
import type { Asked } from '../asked.ts'
import type { Key } from '../path.ts'
import { malformed, resourceNotFound } from '../refusal.ts'

/** The service principal of a key, known or not yet replicated. */
export const findPrincipal = ({ caller: { tenant } }: Asked, { by, value }: Key): ServicePrincipal | undefined => {
  const wanted = value.toLowerCase()
  switch (by.toLowerCase()) {
    case 'id':
      return [...tenant.servicePrincipals.values()].find(({ id }) => id === wanted)
    case 'appid':
      return tenant.servicePrincipals.get(wanted)
    default:
      throw malformed(`Resource not found for the segment 'servicePrincipals': '${by.slice(0, 60)}' is not a key.`)
  }
}

/** Whether Graph has heard of a service principal yet. */
export const isReplicated = ({ sim: { clock, settings } }: Asked, { createdAt }: ServicePrincipal): boolean =>
  clock.now() >= createdAt + settings.servicePrincipalReplicationMs

/** @throws GraphRefusal 404, also while the service principal is too young. */
export const getPrincipal = (asked: Asked, key: Key = asked.keys.principal!): ServicePrincipal => {
  const found = findPrincipal(asked, key)
  if (found === undefined || !isReplicated(asked, found)) throw resourceNotFound(key.value)
  return found
}
