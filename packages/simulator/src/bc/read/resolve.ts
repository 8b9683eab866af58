import type { BoundAction } from '@landbridge/model'
import { requireRight } from '../access.ts'
import { parseSegment, type Segment } from '../address.ts'
import type { Condition } from '../computed/asked.ts'
import { cell } from '../data/layouts.ts'
import type { Row, Value } from '../data/values.ts'
import { badExpression, NotSimulated, noDocumentHere, syntaxError, unknownCompany, unknownSegment } from '../errors.ts'
import { valueOfLiteral } from '../filter/literals.ts'
import { type Column, type Plan, positionOf, type Way } from '../plan.ts'
import { canonicalPath, type Scope } from '../scope.ts'
import { inCompany, openCompany } from './company.ts'
import { findRows, meets, rowsOf } from './source.ts'

/** The parent through which something was reached. */
export interface Parent {
  readonly plan: Plan
  readonly row: Row
  readonly way: Way
}

/** What an address names. */
export type Target = { readonly scope: Scope } & (
  | { readonly kind: 'service' | 'metadata' | 'batch' }
  | SetTarget
  | RecordTarget
  | PropertyTarget
  | { readonly kind: 'stream'; readonly plan: Plan; readonly row: Row; readonly name: string; readonly path: string }
  | {
      readonly kind: 'action'
      readonly plan: Plan
      readonly row: Row
      readonly name: string
      readonly action: BoundAction
      readonly path: string
    }
)

/** One property of a record, or its bare value. */
export interface PropertyTarget {
  readonly kind: 'property'
  readonly scope: Scope
  readonly plan: Plan
  readonly row: Row
  readonly column: Column
  readonly path: string
  readonly isRaw: boolean
}

export interface SetTarget {
  readonly kind: 'set' | 'count'
  readonly plan: Plan
  readonly conditions: readonly Condition[]
  readonly parent?: Parent
  /** Address of the set below the route, for contexts and links. */
  readonly path: string
}

export interface RecordTarget {
  readonly kind: 'record'
  readonly plan: Plan
  /** Undefined behind a way to one record that leads nowhere. */
  readonly row: Row | undefined
  readonly parent?: Parent
  /** Address of the set that holds the record. */
  readonly setPath: string
  readonly path: string
  /** The segment to name when there is no such record. */
  readonly segment: string
  /** What the key in the address asks for, where it has one. */
  readonly key?: readonly Condition[]
}

/** The key of a record as it stands in addresses. */
export const keyText = (plan: Plan, row: Row): string => {
  const [first] = plan.key
  const text = ({ at, property }: Plan['key'][number]): string => {
    const value = row[at]!
    return property.kind === 'guid' || typeof value !== 'string' ? String(value) : quoted(value)
  }
  if (plan.key.length === 1 && first) return text(first)
  return plan.key.map((column) => `${column.name}=${text(column)}`).join(',')
}

const quoted = (value: string): string => `'${encodeURIComponent(value.replaceAll("'", "''"))}'`

/** The conditions that a key makes. @throws Refusal `BadRequest_NotFound` where it can be no key of this set. */
const keyConditions = (plan: Plan, segment: Segment): Condition[] => {
  const { key = new Map() } = segment
  const names = [...key.keys()]
  if (names.length === 1 && names[0] === '' && plan.key.length === 1)
    return [keyCondition(plan, segment, plan.key[0]!.name, '')]
  const isKey = names.length === plan.key.length && plan.key.every(({ name }) => key.has(name))
  const isAlternate = names.length === 1 && (plan.entity.alternateKeys ?? []).includes(names[0]!)
  if (!isKey && !isAlternate) throw syntaxError(segment.text)
  return names.map((name) => keyCondition(plan, segment, name, name))
}

const keyCondition = (plan: Plan, segment: Segment, name: string, given: string): Condition => {
  const column = plan.byName.get(name)!
  try {
    const value = valueOfLiteral(column.property, segment.key!.get(given)!)
    if (value !== undefined) return [column.at, value]
  } catch {
    // A key of the wrong type is a fault of the address, not of a filter.
  }
  throw syntaxError(segment.text)
}

/** The record with this key among those that meet the conditions. */
const findByKey = (
  plan: Plan,
  scope: Scope,
  conditions: readonly Condition[],
  key: readonly Condition[],
): Row | undefined => {
  const rows = rowsOf(plan, scope, [...conditions, ...key])
  if (plan.isKeyedById && key[0]?.[0] === 0) {
    const row = rows.find(key[0][1] as string)
    return row && meets(row, conditions) && meets(row, key) ? row : undefined
  }
  return rows.all().find((row) => meets(row, conditions) && key.every((part) => isSame(row, part)))
}

/** Text keys such as company names are compared without regard to case. */
const isSame = (row: Row, [at, value]: Condition): boolean =>
  row[at] === value || String(row[at]).toLowerCase() === String(value).toLowerCase()

/** What a way demands of the target's rows. */
export const wayConditions = (target: Plan, way: Way, row: Row): Condition[] | undefined => {
  const conditions: Condition[] = []
  for (const [own, name] of way.links) {
    const at = positionOf(target, name)
    if (at === undefined) return undefined
    conditions.push([at, row[own]!])
  }
  for (const [name, value] of way.fixed) {
    const at = positionOf(target, name)
    if (at !== undefined) conditions.push([at, value as Value])
  }
  return conditions
}

const startAt = (scope: Scope, segment: Segment, isLast: boolean): Target => {
  if (segment.name === '$metadata' && isLast) return { scope, kind: 'metadata' }
  if (segment.name === '$batch' && isLast) return { scope, kind: 'batch' }
  const plan = scope.plans.find(segment.name)
  if (plan === undefined || plan.entity.onlyBelow !== undefined) throw noSegment(segment.name)
  const opened = plan.perCompany ? openCompany(scope) : scope
  return enterSet(opened, plan, plan.fixed, canonicalPath(opened, plan), segment)
}

const enterSet = (
  scope: Scope,
  plan: Plan,
  conditions: readonly Condition[],
  path: string,
  segment: Segment,
  parent?: Parent,
): Target => {
  requireRight(scope.caller, scope.plans.route, plan, 'get', plan.perCompany ? scope.company?.name : undefined)
  const more = parent && { parent }
  if (segment.key === undefined) return { scope, kind: 'set', plan, conditions, path, ...more }
  const key = keyConditions(plan, segment)
  const row = findByKey(plan, scope, conditions, key)
  const segmentName = segment.name
  return {
    scope,
    kind: 'record',
    plan,
    row,
    setPath: path,
    path: row ? `${path}(${keyText(plan, row)})` : path,
    segment: segmentName,
    key,
    ...more,
  }
}

const behindRecord = (target: Target & RecordTarget, segment: Segment, isLast: boolean): Target => {
  const { scope, plan, row, path } = target
  if (plan.set === 'companies') return behindCompany(target, segment)
  if (row === undefined) throw unknownSegment(target.segment)
  const way = plan.ways.get(segment.name)
  if (way) return follow(scope, plan, row, way, path, segment)
  const stream = olderStreams[`${plan.set}/${segment.name}`] ?? segment.name
  if (plan.streams.includes(stream) && segment.key === undefined && isLast)
    return { scope, kind: 'stream', plan, row, name: stream, path: `${path}/${stream}` }
  if (segment.name.includes('.')) return actionTarget(target, row, segment)
  return propertyTarget(target, row, segment)
}

/** Streams under the names that older pages of the documentation give them. */
const olderStreams: Readonly<Record<string, string>> = { 'pdfDocument/content': 'pdfDocumentContent' }

const propertyTarget = ({ scope, plan, path }: RecordTarget & { scope: Scope }, row: Row, segment: Segment): Target => {
  const column = plan.byName.get(segment.name)
  if (column === undefined || segment.key !== undefined) throw noSegment(segment.name)
  return { scope, kind: 'property', plan, row, column, path: `${path}/${column.name}`, isRaw: false }
}

/** What OData calls by a dollar sign and nothing is known about here; any other name is simply not there. */
const noSegment = (name: string): Error =>
  name.startsWith('$') ? new NotSimulated(`the address segment ${name}`) : unknownSegment(name)

/** A company that a path names, whether the caller may open it or not: what lies in it asks for rights of its own. */
const companyOf = ({ scope, plan, key = [] }: Target & RecordTarget): string | undefined =>
  [...scope.environment.companies.values()].find(({ id, name }) =>
    key.every(([at, value]) => {
      const own = at === cell.id ? id : at === plan.byName.get('name')?.at ? name : ''
      return own.toLowerCase() === String(value).toLowerCase()
    }),
  )?.id

const behindCompany = (target: Target & RecordTarget, segment: Segment): Target => {
  const id = companyOf(target)
  if (id === undefined) throw unknownCompany()
  if (segment.name === '$metadata') throw noDocumentHere()
  const scope = inCompany(target.scope, id)
  const plan = scope.plans.find(segment.name)
  if (plan === undefined && target.row !== undefined && target.plan.byName.has(segment.name))
    return propertyTarget(target, target.row, segment)
  if (plan === undefined || !plan.perCompany || plan.entity.onlyBelow !== undefined) throw unknownSegment(segment.name)
  return enterSet(scope, plan, plan.fixed, canonicalPath(scope, plan), segment)
}

const actionTarget = (target: Target & RecordTarget, row: Row, segment: Segment): Target => {
  const { scope, plan, path } = target
  const [, wanted = ''] = /^Microsoft\.NAV\.(\w+)$/i.exec(segment.name) ?? []
  const found = [...plan.actions].find(([name]) => name.toLowerCase() === wanted.toLowerCase())
  if (found === undefined) throw unknownSegment(segment.name)
  return { scope, kind: 'action', plan, row, name: found[0], action: found[1], path }
}

const follow = (scope: Scope, plan: Plan, row: Row, way: Way, path: string, segment: Segment): Target => {
  const target = scope.plans.find(way.to)
  const conditions = target && wayConditions(target, way, row)
  if (target === undefined || conditions === undefined) throw new NotSimulated(`the way ${plan.set}/${way.name}`)
  const parent = { plan, row, way }
  const below = `${path}/${way.name}`
  if (way.navigation.many) return enterSet(scope, target, [...target.fixed, ...conditions], below, segment, parent)
  if (segment.key !== undefined) throw badExpression(`'${way.name}' leads to one record and takes no key.`)
  requireRight(scope.caller, scope.plans.route, target, 'get', scope.company?.name)
  const [found] = findRows(target, scope, [...target.fixed, ...conditions])
  return { scope, kind: 'record', plan: target, row: found, parent, setPath: below, path: below, segment: way.name }
}

/** @throws Refusal 404 where nothing has this address. */
export const resolveTarget = (scope: Scope, segments: readonly string[]): Target => {
  const parsed = segments.map(parseSegment)
  const [first, ...others] = parsed
  if (first === undefined) return { scope, kind: 'service' }
  let target = startAt(scope, first, others.length === 0)
  for (const [at, segment] of others.entries()) {
    const isLast = at === others.length - 1
    if (target.kind === 'record') target = behindRecord(target as Target & RecordTarget, segment, isLast)
    else if (target.kind === 'set' && segment.name === '$count' && isLast) target = { ...target, kind: 'count' }
    else if (target.kind === 'property' && segment.name === '$value' && isLast) target = { ...target, isRaw: true }
    else throw noSegment(segment.name)
  }
  return target
}
