import { limits } from '@landbridge/model'
import type { Response } from '../../http.ts'
import type { Condition } from '../computed/asked.ts'
import { compareByKey, lowerBound, type Rows } from '../data/table.ts'
import type { Row } from '../data/values.ts'
import { type CompiledFilter, compileFilter } from '../filter/compile.ts'
import type { Plan } from '../plan.ts'
import { parseQuery, type Query } from '../query/options.ts'
import { type Comparator, comparatorFor, type SortKey, sortKeysOf } from '../query/order.ts'
import { rowOfSkipToken, skipTokenOf, staleSkipToken } from '../query/skip-token.ts'
import { answer, jsonType } from '../reply.ts'
import { booksFor, type Scope } from '../scope.ts'
import { defaultConditions } from './default-filters.ts'
import { projectAll } from './expand.ts'
import { requireParent } from './parent-needed.ts'
import type { SetTarget } from './resolve.ts'
import { meets, rowsOf, spanOf } from './source.ts'

/** The rows of one page, and what is told about the rest. */
interface Page {
  readonly rows: readonly Row[]
  readonly count?: number
  /** Continues behind the last row. */
  readonly token?: string
}

const maxPage = limits.pageEntities.value

const pageSizePreference = /(?:^|[,;\s])odata\.maxpagesize\s*=\s*"?(\d{1,9})/i

/** The page size that the caller prefers; undefined where none was asked for. */
const preferredSize = (scope: Scope): number | undefined => {
  const header = scope.request.headers.prefer
  const found = pageSizePreference.exec(Array.isArray(header) ? header.join(',') : (header ?? ''))?.[1]
  return found === undefined || Number(found) === 0 ? undefined : Math.min(Number(found), maxPage)
}

interface Wanted {
  readonly plan: Plan
  readonly scope: Scope
  readonly conditions: readonly Condition[]
  readonly query: Query
  readonly filter: CompiledFilter | undefined
  readonly pageSize: number
}

const fitsAll = ({ conditions, filter }: Wanted): ((row: Row) => boolean) => {
  const fits = filter?.fits
  if (conditions.length === 0) return fits ?? (() => true)
  return fits ? (row) => meets(row, conditions) && fits(row) : (row) => meets(row, conditions)
}

/** Number of rows to give: what is left of `$top`, and no more than a page. */
const rowsToGive = ({ query, pageSize }: Wanted): number => Math.min(query.top ?? Number.POSITIVE_INFINITY, pageSize)

/**
 * Where the next page begins. Stored rows are sought by the values of their order, so that rows that came or went
 * meanwhile do not matter; calculated ones by the key of the last row, which must still be there.
 */
const placeBehind = (
  { plan, query }: Wanted,
  source: Rows,
  list: readonly Row[],
  keys: readonly SortKey[],
  compare: Comparator,
): number => {
  if (query.skipToken === undefined) return 0
  const after = rowOfSkipToken(plan, keys, query.skipToken)
  if (source.isOrdered) return lowerBound(list, (row) => compare(row, after) <= 0)
  const last = list.findIndex((row) => plan.key.every(({ at }) => row[at] === after[at]))
  if (last < 0) throw staleSkipToken()
  return last + 1
}

/** Pages in the order of the table: begins where the last page ended and stops when the page is full. */
const pageInTableOrder = (wanted: Wanted): Page => {
  const { plan, scope, conditions, query, filter } = wanted
  const source = rowsOf(plan, scope, conditions, filter?.terms)
  const list = source.all()
  const { from, to } = spanOf(source, conditions, filter?.terms)
  const fits = fitsAll(wanted)
  const { order } = source.layout
  const begin = Math.max(
    from,
    placeBehind(wanted, source, list, [], (a, b) => compareByKey(order, a, b)),
  )
  const give = rowsToGive(wanted)
  const rows: Row[] = []
  let skip = query.skip
  let isMore = false
  for (let at = begin; at < to; at++) {
    const row = list[at]!
    if (!fits(row)) continue
    if (skip > 0) {
      skip--
      continue
    }
    if (rows.length === give) {
      isMore = true
      break
    }
    rows.push(row)
  }
  let count: number | undefined
  if (query.count) {
    count = 0
    for (let at = from; at < to; at++) if (fits(list[at]!)) count++
  }
  return pageOf(wanted, [], rows, isMore, count)
}

/** Pages in an order of the caller's: all rows that fit are put in order first. */
const pageInOrder = (wanted: Wanted, keys: readonly SortKey[]): Page => {
  const { plan, scope, conditions, query, filter } = wanted
  const source = rowsOf(plan, scope, conditions, filter?.terms)
  const { from, to } = spanOf(source, conditions, filter?.terms)
  const compare = comparatorFor(plan, keys)
  const fitting = source.all().slice(from, to).filter(fitsAll(wanted)).sort(compare)
  const begin = placeBehind(wanted, source, fitting, keys, compare) + query.skip
  const end = begin + rowsToGive(wanted)
  return pageOf(wanted, keys, fitting.slice(begin, end), fitting.length > end, query.count ? fitting.length : undefined)
}

const pageOf = (
  { plan, query, pageSize }: Wanted,
  keys: readonly SortKey[],
  rows: readonly Row[],
  isMore: boolean,
  count: number | undefined,
): Page => {
  const last = rows.at(-1)
  // What `$top` cuts off is not offered again; only a full page has a next one.
  const hasNext =
    isMore && last !== undefined && rows.length === pageSize && (query.top ?? Number.POSITIVE_INFINITY) > pageSize
  return { rows, ...(count !== undefined && { count }), ...(hasNext && { token: skipTokenOf(plan, keys, last) }) }
}

const replaced = new Set(['$skiptoken', '$skip', '$top', 'aid'])

/** The same address once more, with a token in the place of what has been given already. */
const nextLink = (scope: Scope, query: Query, token: string, given: number): string => {
  const { request } = scope
  const kept = request.rawQuery.split('&').filter((part) => {
    // Decoded by the same hand that read the query, which passes broken escapes by.
    const [name] = new URLSearchParams(part).keys()
    return name !== undefined && !replaced.has(name)
  })
  if (query.top !== undefined) kept.push(`$top=${query.top - given}`)
  const encoded = encodeURIComponent(token).replaceAll('%2C', ',').replaceAll("'", '%27')
  return `${request.addresses.api}${request.path}?${[...kept, 'aid=FIN', `$skiptoken=${encoded}`].join('&')}`
}

const chunkSize = 500

const readSet = (target: SetTarget & { scope: Scope }, query: Query, pageSize: number): Page => {
  const { plan, scope } = target
  const filter = query.filter && compileFilter(plan, booksFor(scope, plan), query.filter, query.dialect, scope.plans)
  requireParent(target, filter?.terms ?? [])
  const conditions = [...target.conditions, ...defaultConditions(plan, filter?.terms ?? [])]
  const wanted: Wanted = { plan, scope, conditions, query, filter, pageSize }
  const keys = sortKeysOf(plan, booksFor(scope, plan), query.orderBy)
  return keys.length === 0 ? pageInTableOrder(wanted) : pageInOrder(wanted, keys)
}

/** The body in pieces, so that the first rows leave before the last are written. */
const bodyOf = function* (head: string, pieces: Iterable<string>, tail: string): Generator<string> {
  yield head
  for (const piece of pieces) yield piece
  yield tail
}

const rowPieces = function* (page: Page, write: (row: Row) => string): Generator<string> {
  for (let from = 0; from < page.rows.length; from += chunkSize) {
    const texts = page.rows.slice(from, from + chunkSize).map(write)
    yield from === 0 ? texts.join(',') : `,${texts.join(',')}`
  }
}

const contextOf = (scope: Scope, path: string, query: Query): string =>
  `${scope.base}/$metadata#${path}${query.select ? `(${query.select.join(',')})` : ''}`

/** Answers `GET` of a set: one page of it. */
export const listSet = (target: SetTarget & { scope: Scope }): Response => {
  const { scope, plan, path } = target
  const query = parseQuery(scope.request.query, scope.request.rawQuery)
  const preferred = preferredSize(scope)
  const project = projectAll(plan, scope, query)
  const page = readSet(target, query, preferred ?? maxPage)
  const head: Record<string, unknown> = {}
  if (scope.metadata !== 'none') head['@odata.context'] = contextOf(scope, path, query)
  if (page.count !== undefined) head['@odata.count'] = page.count
  const start = JSON.stringify(head)
  const lead = `${start.slice(0, -1)}${start === '{}' ? '' : ','}"value":[`
  const link = page.token && nextLink(scope, query, page.token, page.rows.length)
  const tail = link === undefined ? ']}' : `],"@odata.nextLink":${JSON.stringify(link)}}`
  const write = (row: Row): string => `{${project(row, path)}}`
  const pieces = rowPieces(page, write)
  const body = page.rows.length > chunkSize ? bodyOf(lead, pieces, tail) : [...bodyOf(lead, pieces, tail)].join('')
  return answer(scope.request, 200, body, {
    'content-type': jsonType(scope.metadata),
    ...(preferred !== undefined && { 'preference-applied': `odata.maxpagesize=${preferred}` }),
  })
}

/** Answers `GET .../$count`: a plain number. */
export const countSet = (target: SetTarget & { scope: Scope }): Response => {
  const { scope } = target
  const { top: _top, ...query } = parseQuery(scope.request.query, scope.request.rawQuery)
  const page = readSet(target, { ...query, count: true, skip: 0, orderBy: [] }, 0)
  return answer(scope.request, 200, String(page.count ?? 0), { 'content-type': 'text/plain' })
}
