import { type Entity, type OptionFacts, ordinalsOf, type Property } from '@landbridge/model'
import type { Csdl, CsdlNavigation, CsdlProperty, CsdlSet, CsdlType } from './csdl.ts'

/**
 * Compares a `$metadata` document with the tables of one route.
 *
 * @returns One line for each difference, `{where}: {what}`, sorted; empty where both say the same.
 */
export const diffFacts = (document: Csdl, entities: readonly Entity[]): string[] => {
  const bySet = new Map(entities.map((entity) => [entity.set, entity]))
  return [
    ...[...document.sets.keys()].filter((set) => !bySet.has(set)).map((set) => missing(set, 'set', 'tables')),
    ...entities.flatMap((entity) => diffEntity(document, entity, bySet)),
    ...diffEnums(document, entities),
  ].sort()
}

type Side = 'document' | 'tables'

const missing = (where: string, what: string, from: Side): string => `${where}: ${what} is missing in the ${from}`

const unequal = (where: string, what: string, inDocument: unknown, inTables: unknown): string[] =>
  inDocument === inTables ? [] : [`${where}: ${what} is ${inDocument} in the document, ${inTables} in the tables`]

/** Names on one side only, then what `compare` finds for those on both. */
const diffNames = <D, T>(
  inDocument: ReadonlyMap<string, D>,
  inTables: ReadonlyMap<string, T>,
  where: (name: string) => string,
  what: string,
  compare: (where: string, one: D, other: T) => string[],
): string[] => [
  ...[...inDocument.keys()].filter((name) => !inTables.has(name)).map((name) => missing(where(name), what, 'tables')),
  ...[...inTables].flatMap(([name, other]) => {
    const one = inDocument.get(name)
    return one === undefined ? [missing(where(name), what, 'document')] : compare(where(name), one, other)
  }),
]

const diffEntity = (document: Csdl, entity: Entity, bySet: ReadonlyMap<string, Entity>): string[] => {
  const set = document.sets.get(entity.set)
  if (!set && !entity.onlyBelow) return [missing(entity.set, 'set', 'document')]
  const type = document.types.get(set?.type ?? entity.name)
  return [
    ...(set ? diffSet(set, entity) : []),
    ...(type ? diffType(type, entity, bySet) : [missing(entity.set, `type ${set?.type ?? entity.name}`, 'document')]),
  ]
}

const diffSet = (set: CsdlSet, entity: Entity): string[] => {
  const annotated = (what: string, inDocument: boolean | undefined, inTables: boolean): string[] =>
    inDocument === undefined ? [] : unequal(entity.set, what, inDocument, inTables)
  return [
    ...unequal(entity.set, 'type', set.type, entity.name),
    ...annotated('Insertable', set.insertable, entity.allows.includes('create')),
    ...annotated('Updatable', set.updatable, entity.allows.includes('update')),
    ...annotated('Deletable', set.deletable, entity.allows.includes('delete')),
    ...annotated('Sortable', set.sortable, !entity.unsortable),
  ]
}

const diffType = (type: CsdlType, entity: Entity, bySet: ReadonlyMap<string, Entity>): string[] => {
  const member = (name: string): string => `${entity.set}.${name}`
  const actions = new Map(Object.entries(entity.actions ?? {}))
  return [
    ...unequal(entity.set, 'key', type.key.join(), entity.key.join()),
    ...diffNames(type.properties, new Map(Object.entries(entity.properties)), member, 'property', (where, one, other) =>
      diffProperty(where, one, other, entity.key.includes(where.slice(entity.set.length + 1))),
    ),
    // A company contains every set that is bound to one; the tables do not repeat that.
    ...(entity.source.platform
      ? []
      : diffNames(type.navigation, navigationOf(entity, bySet), member, 'navigation', diffNavigation)),
    ...diffNames(new Map(type.actions.map((name) => [name, name])), actions, member, 'action', () => []),
  ]
}

const diffProperty = (where: string, one: CsdlProperty, other: Property, isKey: boolean): string[] => [
  ...unequal(where, 'type', one.type, edmType(other)),
  ...unequal(where, 'MaxLength', one.maxLength ?? 'not given', shownLength(other) ?? 'not given'),
  ...unequal(where, 'Nullable', one.nullable, !(other.notNull || isKey)),
]

export const shownLength = (property: Property): number | undefined =>
  property.kind === 'text' && property.length > 0 && !property.hiddenLength ? property.length : undefined

export const edmType = (property: Property): string => {
  switch (property.kind) {
    case 'option':
      return property.of.name
    case 'collection':
      return `Collection(${property.of})`
    default:
      return edmTypes[property.kind]
  }
}

const edmTypes = {
  guid: 'Edm.Guid',
  text: 'Edm.String',
  choice: 'Edm.String',
  amount: 'Edm.Decimal',
  unitAmount: 'Edm.Decimal',
  decimal: 'Edm.Decimal',
  integer: 'Edm.Int32',
  bigInteger: 'Edm.Int64',
  flag: 'Edm.Boolean',
  date: 'Edm.Date',
  instant: 'Edm.DateTimeOffset',
  stream: 'Edm.Stream',
} as const satisfies Record<Exclude<Property['kind'], 'option' | 'collection'>, string>

const navigationOf = (entity: Entity, bySet: ReadonlyMap<string, Entity>): Map<string, CsdlNavigation> =>
  new Map(
    Object.entries(entity.navigation ?? {}).map(([name, { to, many, link = {} }]) => [
      name,
      { type: bySet.get(to)?.name ?? to, many, link },
    ]),
  )

const diffNavigation = (where: string, one: CsdlNavigation, other: CsdlNavigation): string[] => [
  ...unequal(where, 'target', one.type, other.type),
  ...unequal(where, 'collection', one.many, other.many),
  // Not every link can be shown: some run over hidden columns.
  ...(pairs(one.link) === '' || pairs(other.link) === ''
    ? []
    : unequal(where, 'link', pairs(one.link), pairs(other.link))),
]

const pairs = (link: Readonly<Record<string, string>>): string =>
  Object.entries(link)
    .map((pair) => pair.join('='))
    .sort()
    .join()

const diffEnums = (document: Csdl, entities: readonly Entity[]): string[] => {
  const used = new Map(
    entities
      .flatMap(({ properties }) => Object.values(properties))
      .flatMap((property) => (property.kind === 'option' ? [[property.of.name, property.of] as const] : [])),
  )
  return diffNames(document.enums, used, (name) => `enum ${name}`, 'enum', diffMembers)
}

const diffMembers = (where: string, members: ReadonlyMap<string, number>, facts: OptionFacts): string[] =>
  diffNames(
    members,
    new Map(Object.entries(ordinalsOf(facts))),
    (name) => `${where}.${name}`,
    'member',
    (at, one, other) => unequal(at, 'value', one, other),
  )
