import {
  automationEntities,
  type Entity,
  entities,
  entitiesOf,
  escapeOptionName,
  findEntity,
  options,
  ordinalsOf,
  type Property,
  plainOptionName,
  platformEntities,
  type Reference,
  standardEntities,
} from '@landbridge/model'
import { describe, expect, test } from 'vitest'

const routes = ['standard', 'automation'] as const
const all: readonly Entity[] = [...Object.values<Entity>(entities), ...Object.values<Entity>(automationEntities)]

/** What is wrong, as `set.member: why`; an empty list is the good case, and a bad one names all offenders at once. */
const offenders = <T>(each: (entity: Entity) => readonly T[], wrong: (one: T, entity: Entity) => unknown): string[] =>
  all.flatMap((entity) =>
    each(entity)
      .filter((one) => wrong(one, entity))
      .map((one) => `${entity.set}: ${JSON.stringify(one)}`),
  )

const target = (entity: Entity, set: string): Entity | undefined => findEntity(set, entity.route)
const propertiesOf = (entity: Entity): [string, Property][] => Object.entries(entity.properties)
const navigationOf = (entity: Entity) => Object.entries(entity.navigation ?? {})
const actionsOf = (entity: Entity) => Object.entries(entity.actions ?? {})
const referencesOf = (entity: Entity): Reference[] =>
  Object.values(entity.properties).flatMap(({ refersTo }) => refersTo ?? [])

describe('the lists', () => {
  test('hold what Microsoft ships in version 29', () => {
    const sizes = [standardEntities, platformEntities, automationEntities].map((list) => Object.keys(list).length)
    expect(sizes).toEqual([144, 6, 19])
    expect(Object.values<Entity>(standardEntities).flatMap(propertiesOf)).toHaveLength(3092)
    expect(Object.values<Entity>(standardEntities).flatMap(navigationOf)).toHaveLength(689)
    expect(Object.values<Entity>(standardEntities).flatMap(actionsOf)).toHaveLength(21)
    expect(Object.values<Entity>(standardEntities).flatMap(({ rules = [] }) => rules)).toHaveLength(349)
    expect(Object.values<Entity>(automationEntities).flatMap(actionsOf)).toHaveLength(11)
    expect(Object.keys(options)).toHaveLength(50)
  })

  test('name each table by its set', () => {
    for (const list of [standardEntities, platformEntities, automationEntities])
      expect(Object.values<Entity>(list).map(({ set }) => set)).toEqual(Object.keys(list))
  })

  test('give each set and each record type a name of its own on its route', () => {
    for (const route of routes) {
      const served = entitiesOf(route)
      expect(new Set(served.map(({ set }) => set)).size).toBe(served.length)
      expect(new Set(served.map(({ name }) => name)).size).toBe(served.length)
    }
  })

  test('find the sets of the platform on the routes that serve them', () => {
    expect(findEntity('companies')).toBe(entities.companies)
    expect(findEntity('companies', 'automation')).toBe(entities.companies)
    expect(findEntity('externaleventsubscriptions', 'automation')).toBeUndefined()
  })

  test('find nothing under a name that only objects have', () => {
    expect(findEntity('toString')).toBeUndefined()
    expect(findEntity('customers', 'automation')).toBeUndefined()
    expect(findEntity('extensions')).toBeUndefined()
  })
})

describe('every table', () => {
  test('says in one plain sentence what a record is', () => {
    expect(
      offenders(
        (entity) => [entity.about],
        (about) => !/^[A-Z].{15,125}[.]$/.test(about),
      ),
    ).toEqual([])
    expect(new Set(all.map(({ about }) => about)).size).toBe(all.length)
  })

  test('has a page, a query or the platform as its source', () => {
    expect(
      offenders(
        ({ source }) => [source],
        ({ page, query, platform }) => [page, query, platform].filter(Boolean).length !== 1,
      ),
    ).toEqual([])
  })

  test('has key and alternate keys among its properties', () => {
    expect(
      offenders(
        ({ key, alternateKeys = [] }) => [...key, ...alternateKeys],
        (name, { properties }) => !Object.hasOwn(properties, name),
      ),
    ).toEqual([])
    expect(
      offenders(
        (entity) => [entity.key],
        (key) => key.length === 0,
      ),
    ).toEqual([])
  })

  test('is ordered by properties, or by hidden columns in brackets', () => {
    expect(
      offenders(
        ({ order = [] }) => order,
        (name, { properties }) => !/^\(.+\)$/.test(name) && !Object.hasOwn(properties, name),
      ),
    ).toEqual([])
  })

  test('names properties, navigation and actions apart', () => {
    const names = (entity: Entity): string[] => [
      ...Object.keys(entity.properties),
      ...Object.keys(entity.navigation ?? {}),
      ...Object.keys(entity.actions ?? {}),
    ]
    expect(
      offenders(
        (entity) => [names(entity)],
        (each) => new Set(each).size !== each.length,
      ),
    ).toEqual([])
  })

  test('can be listed and read', () => {
    expect(
      offenders(
        (entity) => [entity.allows],
        ([list, get]) => list !== 'list' || get !== 'get',
      ),
    ).toEqual([])
  })

  test('has nothing that can be written where records can be neither created nor updated', () => {
    const isFixed = ({ allows }: Entity): boolean => !allows.includes('create') && !allows.includes('update')
    expect(offenders(propertiesOf, ([, { readOnly }], entity) => isFixed(entity) !== (readOnly === 'entity'))).toEqual(
      [],
    )
  })

  test('dates its members later than itself', () => {
    const members = (entity: Entity) => [...propertiesOf(entity), ...navigationOf(entity), ...actionsOf(entity)]
    expect(offenders(members, ([, { since }], entity) => since !== undefined && since <= entity.since)).toEqual([])
  })

  test('that is reached only below another is a part of that one', () => {
    const isPart = (entity: Entity, above: string): boolean =>
      navigationOf(target(entity, above) ?? entity).some(([, { kind, to }]) => kind === 'part' && to === entity.set)
    expect(
      offenders(
        ({ onlyBelow }) => (onlyBelow ? [onlyBelow] : []),
        (above, entity) => !isPart(entity, above),
      ),
    ).toEqual([])
  })
})

describe('every property', () => {
  test('names a column, or is calculated, or belongs to the platform', () => {
    expect(
      offenders(propertiesOf, ([, { field, calculated }], { source, onlyBelow }) =>
        source.platform || onlyBelow ? field !== undefined : (field === undefined) !== (calculated === true),
      ),
    ).toEqual([])
  })

  test('that must be given can be given', () => {
    expect(offenders(propertiesOf, ([, { required, readOnly }]) => required && readOnly)).toEqual([])
  })

  test('that is one of several to be given agrees with the others', () => {
    expect(
      offenders(propertiesOf, ([name, { required }], { properties }) => {
        if (typeof required !== 'object') return false
        const others = required.oneOf.map((other) => properties[other]?.required)
        return (
          !required.oneOf.includes(name) || others.some((other) => JSON.stringify(other) !== JSON.stringify(required))
        )
      }),
    ).toEqual([])
  })

  test('refers to a property of a set on the same route, or to a table that no set shows', () => {
    expect(
      offenders(referencesOf, ({ to, table }, entity) => {
        if (to === undefined) return table === undefined
        const [set = '', name = ''] = to.split('.')
        return table !== undefined || !target(entity, set)?.properties[name]
      }),
    ).toEqual([])
  })

  test('starts with a member of its enum', () => {
    expect(
      offenders(
        propertiesOf,
        ([, property]) =>
          property.kind === 'option' &&
          property.initial !== undefined &&
          !Object.hasOwn(property.of.members, property.initial.toString()),
      ),
    ).toEqual([])
  })

  test('uses an enum of the list', () => {
    const listed: ReadonlySet<unknown> = new Set(Object.values(options))
    expect(offenders(propertiesOf, ([, property]) => property.kind === 'option' && !listed.has(property.of))).toEqual(
      [],
    )
  })
})

describe('every navigation', () => {
  test('leads to a set of the same route', () => {
    expect(offenders(navigationOf, ([, { to }], entity) => !target(entity, to))).toEqual([])
  })

  test('is linked by properties of both sides, by hidden columns or by constants', () => {
    expect(
      offenders(navigationOf, ([, { link, hiddenLink, fixed, to }], entity) =>
        link
          ? Object.entries(link).some(
              ([own, other]) => !entity.properties[own] || !target(entity, to)?.properties[other],
            )
          : !hiddenLink && !fixed,
      ),
    ).toEqual([])
  })

  test('fixes enum properties of its target to members of the enum', () => {
    expect(
      offenders(navigationOf, ([, { fixed = {}, to }], entity) =>
        Object.entries(fixed).some(([name, member]) => {
          const property = target(entity, to)?.properties[name]
          return property?.kind === 'option' && !Object.hasOwn(property.of.members, member)
        }),
      ),
    ).toEqual([])
  })

  test('inserts through the parent only where the target can be created', () => {
    expect(
      offenders(navigationOf, ([, { insert, to }], entity) => insert && !target(entity, to)?.allows.includes('create')),
    ).toEqual([])
  })
})

describe('every action', () => {
  test('says in one sentence what happens', () => {
    expect(offenders(actionsOf, ([, { does }]) => !/^[A-Z].{15,110}[.]$/.test(does))).toEqual([])
  })

  test('is undone by another action of the same record, or by none', () => {
    expect(
      offenders(
        actionsOf,
        ([name, { undo }], { actions = {} }) => undo !== 'none' && (undo === name || !Object.hasOwn(actions, undo)),
      ),
    ).toEqual([])
  })

  test('answers with records of a known set', () => {
    expect(
      offenders(actionsOf, ([, { result, resultOtherwise }], entity) =>
        [result, resultOtherwise].some((set) => set !== undefined && !target(entity, set)),
      ),
    ).toEqual([])
  })

  test('that posts, sends, makes or cancels something may not be repeated', () => {
    const isRisky = (name: string): boolean => /post|send|make|cancel|invoice|get|upload|apply|import/i.test(name)
    expect(offenders(actionsOf, ([name, { repeatable }]) => isRisky(name) && repeatable)).toEqual([])
  })
})

describe('every rule', () => {
  test('is about reading, creating, updating, deleting, a property or an action of its set', () => {
    expect(
      offenders(
        ({ rules = [] }) => rules,
        ({ on }, { properties, actions = {} }) => {
          const [what, name = ''] = on.split(':')
          if (what === 'set') return !Object.hasOwn(properties, name)
          if (what === 'action') return !Object.hasOwn(actions, name)
          return !['read', 'create', 'update', 'delete'].includes(on)
        },
      ),
    ).toEqual([])
  })
})

describe('every enum', () => {
  test('is listed under its own name', () => {
    expect(Object.values(options).map(({ name }) => name)).toEqual(Object.keys(options))
  })

  test.each(Object.values(options))('$name spells its members as the wire does', ({ members }) => {
    for (const [wire, plain] of Object.entries<string>(members)) {
      expect(plainOptionName(wire)).toBe(plain)
      expect(escapeOptionName(plain)).toBe(wire)
    }
  })

  test('gives each member a number of its own', () => {
    for (const option of Object.values(options)) {
      const ordinals = ordinalsOf(option)
      expect(Object.keys(ordinals)).toEqual(Object.keys(option.members))
      expect(new Set(Object.values(ordinals)).size).toBe(Object.keys(option.members).length)
    }
  })
})
