import { badExpression, NotSimulated, unknownProperty } from '../errors.ts'
import type { Plan, Way } from '../plan.ts'
import { resolveTarget } from '../read/resolve.ts'
import type { Scope } from '../scope.ts'
import type { Draft } from './draft.ts'

const suffix = '@odata.bind'

const wayOf = ({ ways, entity }: Plan, name: string): Way => {
  const way = ways.get(name)
  if (way === undefined) throw unknownProperty(name, entity.name)
  return way
}

/** The segments of an address behind the route; it may be whole, or relative to the route. */
const segmentsOf = (scope: Scope, address: string): string[] => {
  const isWhole = /^https?:\/\//i.test(address)
  if (isWhole && !address.startsWith(`${scope.base}/`))
    throw badExpression(`The address '${address}' is not below that of the request.`)
  const rest = isWhole ? address.slice(scope.base.length) : address
  return rest.split('/').filter((segment) => segment !== '')
}

/** The properties by which a record of this set names the one at an address, with their values. */
const linkTo = ({ plan, scope }: Draft, name: string, sent: unknown): [string, unknown][] => {
  const way = wayOf(plan, name)
  const { link = {}, many, kind } = way.navigation
  if (many || kind === 'part') throw new NotSimulated(`@odata.bind of ${plan.set}/${name}`)
  if (typeof sent !== 'string') throw badExpression(`The value of '${name}${suffix}' must be the address of a record.`)
  const target = resolveTarget(scope, segmentsOf(scope, sent))
  if (target.kind !== 'record' || target.row === undefined || target.plan.table !== scope.plans.find(way.to)?.table)
    throw badExpression(`The address '${sent}' names no record that '${name}' can lead to.`)
  const { row, plan: found } = target
  return Object.entries(link).map(([own, of]) => {
    const column = found.byName.get(of)
    if (column === undefined) throw new NotSimulated(`@odata.bind of ${plan.set}/${name}`)
    return [own, row[column.at]]
  })
}

/**
 * The members of a body, with `@odata.bind` put into the properties that hold the link. They are then set like any
 * others, in their place in the order of the body.
 *
 * @see OData JSON Format 4.0, section 8.5
 */
export const boundMembers = (draft: Draft, body: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(body).flatMap(([name, sent]): [string, unknown][] =>
    name.endsWith(suffix) ? linkTo(draft, name.slice(0, -suffix.length), sent) : [[name, sent]],
  )
