import { type Entity, limits, type PropertyName } from '@landbridge/model'
import { type Filter, filterText } from './filter.ts'
import type { Expand, Order } from './rows.ts'

/** What to read of each record. */
export interface RecordQuery<
  E,
  S extends readonly PropertyName<E>[] | undefined = undefined,
  X extends Expand<E> | undefined = undefined,
> {
  /** Properties to return; keys and etag always come. @default all */
  readonly select?: S
  /** Linked records to return with it, whole; they are not paged. */
  readonly expand?: X
  /** `2.1` allows nested calls and `in` in a filter text. @default what the route runs at, 2.0 */
  readonly schemaVersion?: '2.0' | '2.1'
}

/** Which records to list. */
export interface ListQuery<
  E,
  S extends readonly PropertyName<E>[] | undefined = undefined,
  X extends Expand<E> | undefined = undefined,
> extends RecordQuery<E, S, X> {
  readonly filter?: Filter<E>
  /** @default the order of the primary key */
  readonly orderBy?: Order<E> | readonly Order<E>[]
  /** At most so many records in all. */
  readonly top?: number
  /** Leave out so many first; slow, and unsteady without an order. */
  readonly skip?: number
  /** Ask how many match, regardless of `top`. */
  readonly count?: boolean
  /** Records per page, 1 to 20,000. @default 20_000, or what the server sees fit */
  readonly pageSize?: number
}

/** A query of which nothing is known beforehand. */
export interface LooseQuery {
  readonly select?: readonly string[]
  readonly expand?: readonly string[] | Readonly<Record<string, true | object>>
  readonly filter?: string | Readonly<Record<string, unknown>>
  readonly orderBy?: string | readonly string[]
  readonly top?: number
  readonly skip?: number
  readonly count?: boolean
  readonly pageSize?: number
  readonly schemaVersion?: '2.0' | '2.1'
}

const known = ['select', 'expand', 'filter', 'orderBy', 'top', 'skip', 'count', 'pageSize', 'schemaVersion']
const name = /^[A-Za-z_][\w]*$/
const order = /^[A-Za-z_][\w/]*( (asc|desc))?$/

/**
 * The query options of an address, percent-encoded and with `?` in front, or an empty text.
 *
 * @param entity   Facts of the set, which say how values are written.
 * @param targetOf Facts of the set that a navigation leads to.
 * @throws TypeError An option is unknown or its value cannot be right; Business Central would ignore an unknown one.
 */
export const queryText = (
  query: LooseQuery,
  entity: Entity | undefined,
  targetOf: (entity: Entity, navigation: string) => Entity | undefined,
): string => {
  refuseUnknown(query, known, 'query')
  const { count, skip, schemaVersion, pageSize } = query
  if (pageSize !== undefined) whole(pageSize, 'pageSize', 1, limits.pageEntities.value)
  const options = [
    ...sharedOptions(query, entity, targetOf),
    ...(skip === undefined ? [] : [`$skip=${whole(skip, 'skip', 0)}`]),
    ...(count === true ? ['$count=true'] : []),
    ...(schemaVersion === undefined ? [] : [`$schemaversion=${schemaVersion}`]),
  ]
  if (options.length === 0) return ''
  const text = `?${options.map(encodeOption).join('&')}`
  if (text.length > limits.urlBytes.value)
    throw new TypeError(`query is ${text.length} characters long; addresses end at ${limits.urlBytes.value}`)
  return text
}

/** The options that a list and an `$expand` have in common, not yet encoded. */
const sharedOptions = (
  { select, expand, filter, orderBy, top }: LooseQuery,
  entity: Entity | undefined,
  targetOf: (entity: Entity, navigation: string) => Entity | undefined,
): string[] => {
  const options: string[] = []
  if (select !== undefined) options.push(`$select=${names(select, 'select', name)}`)
  if (filter !== undefined) options.push(`$filter=${filterText(filter, entity)}`)
  if (orderBy !== undefined)
    options.push(`$orderby=${names(typeof orderBy === 'string' ? [orderBy] : orderBy, 'orderBy', order)}`)
  if (top !== undefined) options.push(`$top=${whole(top, 'top', 0)}`)
  if (expand !== undefined) options.push(`$expand=${expandText(expand, entity, targetOf)}`)
  return options
}

const expandText: (
  expand: NonNullable<LooseQuery['expand']>,
  entity: Entity | undefined,
  targetOf: (entity: Entity, navigation: string) => Entity | undefined,
) => string = (expand, entity, targetOf) => {
  const wanted = Array.isArray(expand) ? expand.map((each: string) => [each, true] as const) : Object.entries(expand)
  return wanted
    .map(([navigation, of]) => {
      const written = names([navigation], 'expand', name)
      if (of === true) return written
      refuseUnknown(of, ['select', 'expand', 'filter', 'orderBy', 'top'], `expand.${navigation}`)
      const inner = sharedOptions(of as LooseQuery, entity && targetOf(entity, navigation), targetOf)
      return inner.length === 0 ? written : `${written}(${inner.join(';')})`
    })
    .join(',')
}

const names = (given: readonly string[], option: string, shape: RegExp): string => {
  if (given.length === 0) throw new TypeError(`${option} is empty`)
  for (const each of given) if (!shape.test(each)) throw new TypeError(`${option} holds '${each}', which is no name`)
  return given.join(',')
}

const whole = (value: number, option: string, least: number, most = Number.MAX_SAFE_INTEGER): number => {
  if (!Number.isSafeInteger(value) || value < least || value > most)
    throw new TypeError(
      `${option} must be a whole number from ${least}${most < Number.MAX_SAFE_INTEGER ? ` to ${most}` : ''}`,
    )
  return value
}

const refuseUnknown = (given: object, allowed: readonly string[], where: string): void => {
  const unknown = Object.keys(given).find((each) => !allowed.includes(each))
  if (unknown !== undefined) throw new TypeError(`${where} has no option '${unknown}'`)
}

/** Encodes the value only: `$` and `=` of the option stay, which keeps addresses readable. */
const encodeOption = (option: string): string => {
  const at = option.indexOf('=') + 1
  return (
    option.slice(0, at) +
    encodeURIComponent(option.slice(at)).replaceAll("'", '%27').replaceAll('%2C', ',').replaceAll('%24', '$')
  )
}
