import { requireRight } from '../access.ts'
import { cell } from '../data/layouts.ts'
import type { Row, Value } from '../data/values.ts'
import { badExpression, NotSimulated, unknownProperty } from '../errors.ts'
import { compileFilter, type Predicate } from '../filter/compile.ts'
import { type Plan, positionOf, type Way } from '../plan.ts'
import type { ExpandItem, Query } from '../query/options.ts'
import { comparatorOf } from '../query/order.ts'
import { booksFor, canonicalPath, type Scope } from '../scope.ts'
import { inCompany } from './company.ts'
import { jsonText, type Project, projectOf, recordPath } from './project.ts'
import { wayConditions } from './resolve.ts'
import { findRows, rowsOf } from './source.ts'

/** Writes the members that an expanded way adds to the JSON object of a row. */
type Add = (row: Row, setPath: string) => string

/** Finds the rows that a way leads to from a row. */
type Follow = (row: Row) => readonly Row[]

const wayOf = (plan: Plan, name: string): Way => {
  const way = plan.ways.get(name)
  if (way === undefined) {
    if (plan.byName.has(name))
      throw badExpression(
        `Property '${name}' on type 'Microsoft.NAV.${plan.entity.name}' is not a navigation property.`,
      )
    throw unknownProperty(name, plan.entity.name)
  }
  return way
}

/** Whether the target's rows lie in the order of the columns that the way compares, so that each search is short. */
const isOrdered = (target: Plan, way: Way): boolean => {
  const linked = way.links.map(([, name]) => positionOf(target, name))
  return target.layout.order[0] !== undefined && linked.includes(target.layout.order[0])
}

/** Groups the target's rows by the columns that the way compares, once for all rows of the answer. */
const followByGroups = (target: Plan, scope: Scope, way: Way): Follow | undefined => {
  const positions = way.links.map(([, name]) => positionOf(target, name))
  if (positions.length === 0 || positions.includes(undefined)) return undefined
  const fixed = way.fixed.flatMap(([name, value]) => {
    const at = positionOf(target, name)
    return at === undefined ? [] : [[at, value as Value] as const]
  })
  const keyOf = (row: Row, at: readonly (number | undefined)[]): string =>
    at.map((position) => row[position!]).join('\n')
  const groups = new Map<string, Row[]>()
  for (const row of findRows(target, scope, [...target.fixed, ...fixed])) {
    const key = keyOf(row, positions)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const own = way.links.map(([at]) => at)
  return (row) => groups.get(keyOf(row, own)) ?? []
}

const followEach =
  (target: Plan, scope: Scope, way: Way): Follow =>
  (row) => {
    const conditions = wayConditions(target, way, row)
    if (conditions === undefined) throw new NotSimulated(`expanding ${way.name}`)
    return findRows(target, scope, [...target.fixed, ...conditions])
  }

/** By the system id, without any search. */
const followId = (target: Plan, scope: Scope, way: Way): Follow | undefined => {
  const [link] = way.links
  if (way.links.length !== 1 || link === undefined || way.fixed.length > 0 || target.fixed.length > 0) return undefined
  if (!target.isKeyedById || positionOf(target, link[1]) !== 0) return undefined
  const rows = rowsOf(target, scope, [])
  return (row) => {
    const found = rows.find(String(row[link[0]]))
    return found ? [found] : []
  }
}

const isCalculatedPerParent = new Set(['pictures', 'pdfDocument', 'contactsInformation', 'applyVendorEntries'])

const followOf = (target: Plan, scope: Scope, way: Way): Follow => {
  if (isCalculatedPerParent.has(target.set) || isOrdered(target, way)) return followEach(target, scope, way)
  return followId(target, scope, way) ?? followByGroups(target, scope, way) ?? followEach(target, scope, way)
}

/** Applies the options inside an `$expand` to the rows of one parent. */
const narrowed = (rows: readonly Row[], query: Query, fits: Predicate | undefined, target: Plan, scope: Scope) => {
  let found = fits ? rows.filter(fits) : rows
  if (query.orderBy.length > 0) found = found.toSorted(comparatorOf(target, booksFor(scope, target), query.orderBy))
  return query.skip > 0 || query.top !== undefined
    ? found.slice(query.skip, query.top === undefined ? undefined : query.skip + query.top)
    : found
}

const addOf = (plan: Plan, scope: Scope, { name, query }: ExpandItem): Add => {
  if (plan.set === 'companies' && !plan.ways.has(name)) return addCompanySet(plan, scope, name, query)
  const way = wayOf(plan, name)
  const target = scope.plans.find(way.to)
  if (target === undefined) throw new NotSimulated(`expanding ${plan.set}/${name}`)
  requireRight(scope.caller, scope.plans.route, target, 'get', target.perCompany ? scope.company?.name : undefined)
  const follow = followOf(target, scope, way)
  const project = projectAll(target, scope, query)
  const fits =
    query.filter && compileFilter(target, booksFor(scope, target), query.filter, query.dialect, scope.plans)?.fits
  const isContained = way.navigation.kind === 'part'
  const context = jsonText(
    `${scope.base}/$metadata#${canonicalPath(scope, target)}${way.navigation.many ? '' : '/$entity'}`,
  )
  const lead = isContained || scope.metadata === 'none' ? '' : `"${name}@odata.context":${context},`
  return (row, setPath) => {
    const path = isContained ? `${recordPath(plan, row, setPath)}/${name}` : canonicalPath(scope, target)
    const found = narrowed(follow(row), query, fits, target, scope)
    const count = query.count && way.navigation.many ? `"${name}@odata.count":${countOf(follow(row), fits)},` : ''
    if (way.navigation.many)
      return `${lead}${count}"${name}":[${found.map((each) => `{${project(each, path)}}`).join(',')}]`
    return found[0] ? `${lead}"${name}":{${project(found[0], path)}}` : `"${name}":null`
  }
}

const countOf = (rows: readonly Row[], fits: Predicate | undefined): number =>
  fits ? rows.filter(fits).length : rows.length

/** A company contains every set that belongs to it; each is read in the company of the row. */
const addCompanySet = (plan: Plan, scope: Scope, name: string, query: Query): Add => {
  const target = scope.plans.find(name)
  if (target === undefined || !target.perCompany || target.entity.onlyBelow !== undefined)
    throw unknownProperty(name, plan.entity.name)
  return (row, setPath) => {
    const opened = inCompany(scope, String(row[cell.id]))
    requireRight(opened.caller, opened.plans.route, target, 'get', opened.company?.name)
    const books = booksFor(opened, target)
    const fits = query.filter && compileFilter(target, books, query.filter, query.dialect, opened.plans)?.fits
    const project = projectAll(target, opened, query)
    const path = `${recordPath(plan, row, setPath)}/${name}`
    const found = narrowed(findRows(target, opened, target.fixed), query, fits, target, opened)
    return `"${name}":[${found.map((each) => `{${project(each, path)}}`).join(',')}]`
  }
}

/** `*` stands for every way that leads somewhere on this route, beside those that are named. */
const expandedItems = (plan: Plan, scope: Scope, items: readonly ExpandItem[]): readonly ExpandItem[] => {
  const star = items.find(({ name }) => name === '*')
  if (star === undefined) return items
  if (plan.set === 'companies') throw new NotSimulated('expanding every set of a company at once')
  const named = items.filter((item) => item !== star)
  const others = [...plan.ways.values()].filter(
    ({ name, to }) => scope.plans.find(to) && !plan.byName.has(name) && !named.some((item) => item.name === name),
  )
  return [...named, ...others.map(({ name }) => ({ name, query: star.query }))]
}

/** The projection of a row together with everything that its query expands. */
export const projectAll = (plan: Plan, scope: Scope, query: Query): Project => {
  const project = projectOf(plan, scope, query.select)
  if (query.expand.length === 0) return project
  const adds = expandedItems(plan, scope, query.expand).map((item) => addOf(plan, scope, item))
  return (row, setPath) => [project(row, setPath), ...adds.map((add) => add(row, setPath))].join(',')
}
