import {
  type BoundAction,
  type Entity,
  entitiesAt,
  type Navigation,
  type Property,
  type RouteName,
} from '@landbridge/model'
import { type Calculate, calculationOf } from './computed/columns.ts'
import { cell, columnOf, isIdentity, type Layout, layoutOf, storageOf } from './data/layouts.ts'
import type { Value } from './data/values.ts'

/** A property of an entity set, with the place where its value is. */
export interface Column {
  readonly name: string
  readonly property: Property
  /** Position in stored rows. */
  readonly at: number
  /** Works the value out when it is read; what is stored does not count then. */
  readonly calculate?: Calculate
}

/** A way to other records, with names and positions resolved. */
export interface Way {
  readonly name: string
  readonly navigation: Navigation
  readonly to: string
  /** Own position to the name of the target's property, or of its hidden column. */
  readonly links: readonly (readonly [number, string])[]
  /** Constants of the target's properties. */
  readonly fixed: readonly (readonly [string, string])[]
}

/** An entity set as one version of Business Central serves it, made ready for requests. */
export interface Plan {
  readonly entity: Entity
  readonly set: string
  readonly table: string
  readonly layout: Layout
  /** All properties but the streams and those that are only filters, in the order of the wire. */
  readonly columns: readonly Column[]
  readonly byName: ReadonlyMap<string, Column>
  readonly streams: readonly string[]
  readonly key: readonly Column[]
  /** Whether the key is the system id, so that rows are found by it. */
  readonly isKeyedById: boolean
  /** What cells must hold for a row of the table to belong to this set. */
  readonly fixed: readonly (readonly [number, Value])[]
  readonly ways: ReadonlyMap<string, Way>
  readonly actions: ReadonlyMap<string, BoundAction>
  readonly hasEtag: boolean
  readonly perCompany: boolean
}

/** All entity sets of a route in one version. */
export interface Plans {
  readonly route: RouteName
  readonly version: number
  readonly list: readonly Plan[]
  find(set: string): Plan | undefined
}

/** Position of a property, or of a hidden column by Microsoft's name. */
export const positionOf = (plan: Plan, name: string): number | undefined =>
  plan.byName.get(name)?.at ?? plan.layout.at.get(name)

const toColumn = (entity: Entity, layout: Layout, name: string, property: Property): Column => {
  const calculate = calculationOf(entity, name)
  const at = isIdentity(entity, name) ? cell.id : (layout.at.get(columnOf(entity, name)) ?? -1)
  return { name, property, at, ...(calculate && { calculate }) }
}

const toWay = (byName: ReadonlyMap<string, Column>, layout: Layout, name: string, navigation: Navigation): Way => {
  const links = Object.entries({ ...navigation.link, ...navigation.hiddenLink })
    .map(([own, target]) => [byName.get(own)?.at ?? layout.at.get(own) ?? -1, target] as const)
    .filter(([own]) => own >= 0)
  return { name, navigation, to: navigation.to, links, fixed: Object.entries(navigation.fixed ?? {}) }
}

/**
 * What makes a row of a shared table belong to a page, where the page says so in code rather than in its view: payments
 * are journal lines of a type and a kind of account (pages Journal Lines, Customer Payments, Vendor Payments).
 */
const fixedInCode: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  journalLines: { 'Document Type': '_x0020_' },
  customerPayments: { 'Document Type': 'Payment', 'Account Type': 'Customer' },
  vendorPayments: { 'Document Type': 'Payment', 'Account Type': 'Vendor' },
  customerContacts: { 'Related Type': 'Customer' },
}

/** Conditions `const` compare with one value; what a `filter` says is left to the set's own calculation. */
const fixedOf = (entity: Entity, layout: Layout): Plan['fixed'] => [
  ...(entity.source.fixed ?? []).flatMap(([field, kind, value]) => {
    const at = layout.at.get(field)
    return kind === 'const' && at !== undefined && entity.route === 'standard' ? [[at, value] as const] : []
  }),
  ...Object.entries(fixedInCode[entity.set] ?? {}).map(([column, value]) => [layout.at.get(column)!, value] as const),
]

/** Makes an entity set ready for requests. */
export const planOf = (entity: Entity): Plan => {
  const table = storageOf(entity)
  const layout = layoutOf(table)
  const properties = Object.entries(entity.properties)
  const columns = properties
    .filter(([, { kind, filterOnly }]) => kind !== 'stream' && filterOnly !== true)
    .map(([name, property]) => toColumn(entity, layout, name, property))
  // The key comes first on the wire, whatever its place on the page.
  const isKey = ({ name }: Column): boolean => entity.key.includes(name)
  const ordered = [...columns.filter(isKey), ...columns.filter((column) => !isKey(column))]
  const byName = new Map(ordered.map((column) => [column.name, column]))
  return {
    entity,
    set: entity.set,
    table,
    layout,
    columns: ordered,
    byName,
    streams: properties.filter(([, { kind }]) => kind === 'stream').map(([name]) => name),
    key: entity.key.map((name) => byName.get(name)!),
    isKeyedById: entity.key.length === 1 && isIdentity(entity, entity.key[0]!),
    fixed: fixedOf(entity, layout),
    ways: new Map(
      Object.entries(entity.navigation ?? {}).map(([name, way]) => [name, toWay(byName, layout, name, way)]),
    ),
    actions: new Map(Object.entries(entity.actions ?? {})),
    hasEtag: entity.noEtag !== true,
    perCompany: entity.everyCompany !== true,
  }
}

const made = new Map<string, Plans>()

/** The plans of a route at a major version of Business Central, made once. */
export const plansOf = (route: RouteName, version: number): Plans => {
  const name = `${route} ${version}`
  const known = made.get(name)
  if (known) return known
  const list = entitiesAt(version, route).map(planOf)
  const bySet = new Map(list.map((plan) => [plan.set, plan]))
  const plans: Plans = { route, version, list, find: (set) => bySet.get(set) }
  made.set(name, plans)
  return plans
}
