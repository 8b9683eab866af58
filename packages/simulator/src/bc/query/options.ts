import { badExpression, NotSimulated, notImplemented, Refusal } from '../errors.ts'
import type { Dialect } from '../filter/conditions.ts'
import type { Expression } from '../filter/expression.ts'
import { parseFilter } from '../filter/parser.ts'

/** What a caller wants of a set or a record: the query options, parsed and not yet bound to an entity. */
export interface Query {
  readonly filter?: Expression
  /** Property names; undefined means all of them. */
  readonly select?: readonly string[]
  readonly orderBy: readonly OrderItem[]
  readonly expand: readonly ExpandItem[]
  readonly top?: number
  readonly skip: number
  readonly count: boolean
  readonly skipToken?: string
  readonly dialect: Dialect
}

export interface OrderItem {
  readonly name: string
  readonly descending: boolean
}

export interface ExpandItem {
  readonly name: string
  readonly query: Query
}

/** Splits at a separator that stands outside of quotes and brackets. */
const splitOutside = (text: string, separator: string): string[] => {
  const parts: string[] = []
  let depth = 0
  let isQuoted = false
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === "'") isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === separator && depth === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}

const wholeNumber = (option: string, text: string): number => {
  const value = text.trim()
  if (!/^\d{1,10}$/.test(value))
    throw badExpression(
      `Invalid value '${text}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`,
    )
  return Number(value)
}

const trueOrFalse = (text: string): boolean => {
  const value = text.trim().toLowerCase()
  if (value !== 'true' && value !== 'false')
    throw badExpression(`Invalid value '${text}' for $count query option found. Valid values are 'true' and 'false'.`)
  return value === 'true'
}

const namePattern = /^[\w$*./-]+$/

const namesOf = (option: string, text: string): string[] => {
  const names = text.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !namePattern.test(name))
  if (wrong !== undefined) throw badExpression(`The ${option} query option has a syntax error at '${wrong}'.`)
  return names
}

const orderItem = (text: string): OrderItem => {
  if (/[('@]/.test(text)) throw notImplemented(`The expression '${text.trim()}' is not supported in $orderby.`)
  const [name = '', direction = 'asc', ...rest] = text.trim().split(/\s+/)
  if (name === '' || rest.length > 0 || (direction !== 'asc' && direction !== 'desc'))
    throw badExpression(`Syntax error in $orderby at '${text.trim()}'.`)
  return { name, descending: direction === 'desc' }
}

/** Options by name. @throws Refusal Where one that OData knows is there twice. */
const onceEach = (given: readonly (readonly [string, string])[]): ReadonlyMap<string, string> => {
  const options = new Map<string, string>()
  for (const [name, value] of given) {
    if (options.has(name) && known.has(name))
      throw badExpression(`Query option '${name}' was specified more than once, but it must be specified at most once.`)
    if (!options.has(name)) options.set(name, value)
  }
  return options
}

const known = new Set(['$filter', '$select', '$orderby', '$expand', '$top', '$skip', '$count', '$skiptoken'])

const expandItem = (text: string, dialect: Dialect): ExpandItem => {
  const item = text.trim()
  const open = item.indexOf('(')
  const name = (open < 0 ? item : item.slice(0, open)).trim()
  if (name.includes('/') || (name === '*' && open >= 0)) throw new NotSimulated(`$expand=${item}`)
  if (!namePattern.test(name) || (open >= 0 && !item.endsWith(')')))
    throw badExpression(`Syntax error in $expand at '${item}'.`)
  const inner = open < 0 ? '' : item.slice(open + 1, -1)
  const options = splitOutside(inner, ';')
    .filter((option) => option.trim() !== '')
    .map((option): [string, string] => {
      const equals = option.indexOf('=')
      if (equals < 0) throw badExpression(`Syntax error in $expand at '${option}'.`)
      return [option.slice(0, equals).trim(), option.slice(equals + 1)]
    })
  return { name, query: queryOf(onceEach(options), dialect) }
}

/** One record can show a way only once. */
const onlyOnce = (items: readonly ExpandItem[]): readonly ExpandItem[] => {
  const names = new Set<string>()
  for (const { name } of items) {
    if (names.has(name))
      throw new Refusal(
        'BadRequest_InvalidRequestUrl',
        `An incompatible property definition already exists for '${name}'.`,
      )
    names.add(name)
  }
  return items
}

const queryOf = (options: ReadonlyMap<string, string>, dialect: Dialect): Query => {
  const given = (name: string): string | undefined => {
    const value = options.get(name)
    return value === undefined || value.trim() === '' ? undefined : value
  }
  const filter = given('$filter')
  const select = given('$select')
  const orderBy = given('$orderby')
  const expand = given('$expand')
  const top = options.get('$top')
  const skipToken = given('$skiptoken')
  return {
    ...(filter !== undefined && { filter: parseFilter(filter) }),
    ...(select !== undefined && !select.includes('*') && { select: namesOf('$select', select) }),
    orderBy: orderBy === undefined ? [] : splitOutside(orderBy, ',').map(orderItem),
    expand: expand === undefined ? [] : onlyOnce(splitOutside(expand, ',').map((item) => expandItem(item, dialect))),
    ...(top !== undefined && { top: wholeNumber('$top', top) }),
    skip: options.has('$skip') ? wholeNumber('$skip', options.get('$skip')!) : 0,
    count: options.has('$count') && trueOrFalse(options.get('$count')!),
    ...(skipToken !== undefined && { skipToken }),
    dialect,
  }
}

const noOptions: Query = { orderBy: [], expand: [], skip: 0, count: false, dialect: { isNewer: false } }

/**
 * Parses the query options of an address. Names that mean nothing are passed over, as the server does with `$search`,
 * `$apply`, `$compute` and every other option it does not know.
 */
export const parseQuery = (query: URLSearchParams, rawQuery: string): Query => {
  if (rawQuery === '') return noOptions
  const dialect = { isNewer: query.get('$schemaversion')?.trim() === '2.1' }
  return queryOf(onceEach([...query]), dialect)
}
