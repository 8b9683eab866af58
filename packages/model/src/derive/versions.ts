import { entitiesOf, findEntity } from '../entities/index.ts'
import type { Entity, Navigation, RouteName, Rule } from '../entity.ts'
import type { OptionFacts, Property, Reference } from '../kinds.ts'
import { ordinalsOf } from './option-names.ts'

/** How to find the entity set that a navigation or reference names. */
export type FindEntity = (set: string) => Entity | undefined

/**
 * First major version of Business Central that has the entity set or one of its members.
 *
 * @param member Name of a property, navigation or action; without it the set itself is meant.
 * @returns Undefined where there is no such member. 17 means 17 or older.
 */
export const sinceOf = (
  entity: Entity,
  member?: string,
  find: FindEntity = (set) => findEntity(set, entity.route),
): number | undefined => {
  if (member === undefined) return entity.since
  const navigation = entity.navigation?.[member]
  if (navigation) return sinceOfNavigation(entity, navigation, find)
  const named = entity.properties[member] ?? entity.actions?.[member]
  return named && Math.max(entity.since, named.since ?? 0)
}

/**
 * The entity as a major version of Business Central shows it: without the properties, navigations, actions, enum
 * members and rules that came later. A reference to a set that came later keeps table and field only.
 *
 * @param version Major version, 17 or later.
 * @returns Undefined where the version does not have the set.
 */
export const entityAt = (
  entity: Entity,
  version: number,
  find: FindEntity = (set) => findEntity(set, entity.route),
): Entity | undefined => {
  if (entity.since > version) return undefined
  const has = (member: string): boolean => (sinceOf(entity, member, find) ?? Number.POSITIVE_INFINITY) <= version
  const { navigation, actions, rules, order, ...rest } = entity
  return {
    ...rest,
    properties: pick(entity.properties, has, (property) => propertyAt(property, version, find)),
    ...(order && { order: order.map((name) => orderAt(entity, name, has)) }),
    ...(navigation && { navigation: pick(navigation, has) }),
    ...(actions && { actions: pick(actions, has) }),
    ...(rules && { rules: rules.filter((rule) => isAboutKnown(rule, has)) }),
  }
}

/** All entity sets of a route as a major version of Business Central shows them, by name. */
export const entitiesAt = (version: number, route: RouteName = 'standard'): Entity[] =>
  entitiesOf(route).flatMap((entity) => entityAt(entity, version, (set) => findEntity(set, route)) ?? [])

/** A navigation is there once its target is, and a lookup also needs the property that it starts from. */
const sinceOfNavigation = (entity: Entity, navigation: Navigation, find: FindEntity): number => {
  const start = navigation.kind === 'lookup' ? Object.keys(navigation.link ?? {}) : []
  return Math.max(
    entity.since,
    navigation.since ?? 0,
    find(navigation.to)?.since ?? 0,
    ...start.map((name) => entity.properties[name]?.since ?? 0),
  )
}

const pick = <T>(
  members: Readonly<Record<string, T>>,
  has: (name: string) => boolean,
  change: (member: T) => T = (member) => member,
): Record<string, T> =>
  Object.fromEntries(
    Object.entries(members)
      .filter(([name]) => has(name))
      .map(([name, member]) => [name, change(member)]),
  )

const propertyAt = (property: Property, version: number, find: FindEntity): Property => {
  const { refersTo } = property
  const at = (reference: Reference): Reference => referenceAt(reference, version, find)
  const known = refersTo ? { ...property, refersTo: isList(refersTo) ? refersTo.map(at) : at(refersTo) } : property
  return known.kind === 'option' ? { ...known, of: optionAt(known.of, version) } : known
}

const isList = (refersTo: Reference | readonly Reference[]): refersTo is readonly Reference[] => Array.isArray(refersTo)

const referenceAt = (reference: Reference, version: number, find: FindEntity): Reference => {
  const [set = '', name = ''] = reference.to?.split('.') ?? []
  const target = find(set)
  if (!target || (sinceOf(target, name, find) ?? 0) <= version) return reference
  const { to, ...rest } = reference
  const { source, properties } = target
  const field = properties[name]?.field
  return { ...rest, ...(source.table && { table: source.table }), ...(field && { field }) }
}

const optionAt = (of: OptionFacts, version: number): OptionFacts => {
  const { newerThan26, ...rest } = of
  if (!newerThan26 || version > 26) return of
  const stays = (wire: string): boolean => !newerThan26.includes(wire)
  return { ...rest, members: pick(of.members, stays), ordinals: pick(ordinalsOf(of), stays) }
}

const orderAt = (entity: Entity, name: string, has: (name: string) => boolean): string =>
  name.startsWith('(') || has(name) ? name : `(${entity.properties[name]?.field})`

const isAboutKnown = ({ on }: Rule, has: (name: string) => boolean): boolean => {
  const member = on.split(':')[1]
  return member === undefined || has(member)
}
