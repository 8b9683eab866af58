import { json, type Response } from '../../http.ts'
import type { Plain, PlainObject } from '../../world.ts'
import { type Asked, context } from '../asked.ts'
import { GraphRefusal, malformed, NotSimulated, unsupportedQuery } from '../refusal.ts'
import type { Collection } from './collection.ts'
import { compileFilter } from './filter.ts'
import { parseFilter } from './filter-parser.ts'
import { type QueryOptions, readOptions } from './options.ts'
import { compileSearch } from './search.ts'

/** Objects to answer with, as full views; what a link leads to is worked out only when it is asked for. */
export interface Source {
  readonly of: Collection
  /** How the collection is named in `@odata.context`. */
  readonly named: string
  readonly expand?: Readonly<Record<string, (row: PlainObject) => readonly PlainObject[]>>
}

const pageSize = 100

const unknownProperty = (name: string, { type }: Collection) =>
  malformed(
    `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
  )

/** A key is told only when key credentials are asked for by name. */
const withoutKeys = (row: PlainObject): PlainObject => {
  const { keyCredentials } = row
  if (!Array.isArray(keyCredentials)) return row
  return { ...row, keyCredentials: (keyCredentials as PlainObject[]).map((each) => ({ ...each, key: null })) }
}

const shape = (
  row: PlainObject,
  { of, expand = {} }: Source,
  { select, expand: wanted }: QueryOptions,
): PlainObject => {
  const names = select ?? of.byDefault
  const annotations = Object.keys(row).filter((name) => name.startsWith('@'))
  const shown =
    names === undefined
      ? row
      : Object.fromEntries(
          [...annotations, ...names].flatMap((name): [string, Plain][] => {
            const known = Object.keys(row).find((each) => each.toLowerCase() === name.toLowerCase())
            // Directory objects are of several kinds; each shows what it has.
            if (known === undefined && of.type === 'directoryObject') return []
            if (known === undefined) throw unknownProperty(name, of)
            return [[known, row[known]!]]
          }),
        )
  const links = wanted.map((name): [string, Plain] => {
    if (!Object.hasOwn(expand, name)) throw new NotSimulated(`$expand=${name.slice(0, 60)} on ${of.type}`)
    return [name, expand[name]!(row)]
  })
  const full = { ...shown, ...Object.fromEntries(links) }
  return select?.includes('keyCredentials') ? full : withoutKeys(full)
}

const sorted = (rows: readonly PlainObject[], { order }: Collection, { orderBy, filter, ...options }: QueryOptions) => {
  if (orderBy === undefined) return rows
  if (filter !== undefined && !(options.isEventual && options.count))
    throw unsupportedQuery('Sorting not supported for current query.')
  const [named = '', direction = 'asc', ...rest] = orderBy.split(/\s+/)
  const name = order.find((each) => each.toLowerCase() === named.toLowerCase())
  if (name === undefined || rest.length > 0 || !['asc', 'desc'].includes(direction.toLowerCase()))
    throw unsupportedQuery(`Sorting by '${orderBy}' is not supported.`)
  const sign = direction.toLowerCase() === 'asc' ? 1 : -1
  return [...rows].sort((a, b) => sign * String(a[name] ?? '').localeCompare(String(b[name] ?? ''), 'en'))
}

const expired = () =>
  new GraphRefusal(
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and can no longer be included in your request.',
  )

/** A page goes on after the row that was the last one, or where it stood when that is gone. */
const startOf = (rows: readonly PlainObject[], token: string | undefined): number => {
  if (token === undefined) return 0
  const [, count, id] = /^(\d{1,9}) (.+)$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? []
  if (count === undefined) throw expired()
  const last = rows.findIndex((row) => row.id === id)
  return last < 0 ? Math.min(Number(count), rows.length) : last + 1
}

const nextLink = ({ request }: Asked, position: number, last: PlainObject): string => {
  const query = new URLSearchParams(request.rawQuery)
  for (const name of [...query.keys()]) if (/^\$?skiptoken$/i.test(name)) query.delete(name)
  query.set('$skiptoken', Buffer.from(`${position} ${last.id}`).toString('base64url'))
  return `${request.addresses.graph}${request.path}?${query.toString().replaceAll('%24', '$')}`
}

const chosen = ({ of }: Source, rows: readonly PlainObject[], options: QueryOptions) => {
  const { filter, isEventual, count } = options
  const test = filter === undefined ? () => true : compileFilter(of, parseFilter(filter), isEventual && count)
  const found = compileSearch(of, options)
  const left = rows.filter((row) => test(row) && found(row))
  return sorted(left, of, options)
}

const selected = ({ select }: QueryOptions): string => (select === undefined ? '' : `(${select.join(',')})`)

/** Answers with a page of a collection. */
export const answerList = (asked: Asked, source: Source, rows: readonly PlainObject[]): Response => {
  const options = readOptions(asked)
  const all = chosen(source, rows, options)
  const start = startOf(all, options.skipToken)
  const end = start + (options.top ?? pageSize)
  const page = all.slice(start, end)
  return json(200, {
    ...context(asked, `${source.named}${selected(options)}`),
    ...(options.count && { '@odata.count': all.length }),
    ...(end < all.length && { '@odata.nextLink': nextLink(asked, end, page.at(-1)!) }),
    value: page.map((row) => shape(row, source, options)),
  })
}

/** Answers with how many there are, as plain text; only as an advanced query. */
export const answerCount = (asked: Asked, source: Source, rows: readonly PlainObject[]): Response => {
  const options = readOptions(asked)
  if (!options.isEventual) throw unsupportedQuery('$count is not currently supported.')
  const counted = chosen(source, rows, { ...options, count: true, orderBy: undefined })
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: String(counted.length) }
}

/** Answers with one object; a new one with its address. */
export const answerOne = (asked: Asked, source: Source, row: PlainObject, status: 200 | 201 = 200): Response => {
  const options = readOptions(asked)
  for (const name of ['filter', 'orderBy', 'search', 'top'] as const)
    if (options[name] !== undefined)
      throw malformed(`Query option '$${name.toLowerCase()}' cannot be applied to a single object.`)
  const headers = status === 201 ? { location: `${asked.root}/${source.named}/${row.id}` } : {}
  return json(
    status,
    { ...context(asked, `${source.named}${selected(options)}/$entity`), ...shape(row, source, options) },
    headers,
  )
}
