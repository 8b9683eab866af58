import { readFile } from 'node:fs/promises'
import {
  code,
  decimal,
  type Entity,
  entitiesAt,
  entity,
  guid,
  key,
  option,
  optionType,
  ordinalsOf,
  type Property,
  stream,
  text,
} from '@landbridge/model'
import { describe, expect, test } from 'vitest'
import { checkFacts } from '../check-facts.ts'
import { readCsdl } from '../csdl.ts'
import { diffFacts, edmType, shownLength } from '../facts-diff.ts'

const library = await readFile(new URL('library-metadata.xml', import.meta.url), 'utf8')

const shelfKind = optionType({
  name: 'shelfKind',
  alName: 'Shelf Kind',
  extensible: false,
  members: { _x0020_: ' ', Wall: 'Wall' },
  ordinals: { _x0020_: 0, Wall: 10 },
})

const made = { area: 'documents', route: 'standard', about: 'Made up.', since: 17 } as const

const companies = entity({
  ...made,
  set: 'companies',
  name: 'company',
  source: { platform: true },
  key: ['id'],
  allows: ['list', 'get'],
  properties: { id: guid({ notNull: true }) },
})

const shelves = entity({
  ...made,
  set: 'shelves',
  name: 'shelf',
  source: { table: 'Shelf' },
  key: ['id'],
  allows: ['list', 'get', 'create', 'update'],
  properties: {
    id: key(),
    code: code(10, { notNull: true }),
    kind: option(shelfKind),
    width: decimal(),
    remark: text(50, { hiddenLength: true }),
  },
  navigation: { books: { kind: 'part', to: 'books', many: true, link: { id: 'shelfId' } } },
  actions: { dust: { does: 'Dusts the shelf.', status: 204, undo: 'none', repeatable: true } },
})

const books = entity({
  ...made,
  set: 'books',
  name: 'book',
  source: { table: 'Book' },
  key: ['shelfId', 'title'],
  allows: ['list', 'get'],
  onlyBelow: 'shelves',
  properties: { shelfId: guid(), title: text(100), cover: stream() },
})

const tables: readonly Entity[] = [companies, shelves, books]

/** The differences after one change to the document, which says the same as the tables before it. */
const diffAfter = (was: string, is: string): string[] => {
  expect(library).toContain(was)
  return diffFacts(readCsdl(library.replace(was, is)), tables)
}

describe('diffFacts', () => {
  test('finds nothing where document and tables say the same', () => {
    expect(diffFacts(readCsdl(library), tables)).toEqual([])
  })

  test.each([
    [
      'a set that the document lacks',
      '<EntitySet Name="companies" EntityType="Microsoft.NAV.company" />',
      '',
      'companies: set is missing in the document',
    ],
    [
      'a set that the tables lack',
      '<EntitySet Name="companies"',
      '<EntitySet Name="cellars" EntityType="Microsoft.NAV.cellar" /><EntitySet Name="companies"',
      'cellars: set is missing in the tables',
    ],
    [
      'a type that the document lacks',
      '<EntityType Name="book">',
      '<EntityType Name="tome">',
      'books: type book is missing in the document',
    ],
    [
      'a verb that the document forbids',
      'Property="Insertable" Bool="true"',
      'Property="Insertable" Bool="false"',
      'shelves: Insertable is false in the document, true in the tables',
    ],
    [
      'a verb that the document allows',
      'Property="Deletable" Bool="false"',
      'Property="Deletable" Bool="true"',
      'shelves: Deletable is true in the document, false in the tables',
    ],
    [
      'an order that the document forbids',
      'Property="Sortable" Bool="true"',
      'Property="Sortable" Bool="false"',
      'shelves: Sortable is false in the document, true in the tables',
    ],
    [
      'another key',
      '<PropertyRef Name="title" />',
      '',
      'books: key is shelfId in the document, shelfId,title in the tables',
    ],
    [
      'a property that the document lacks',
      '<Property Name="remark" Type="Edm.String" />',
      '',
      'shelves.remark: property is missing in the document',
    ],
    [
      'a property that the tables lack',
      '<Property Name="cover"',
      '<Property Name="pages" Type="Edm.Int32" /><Property Name="cover"',
      'books.pages: property is missing in the tables',
    ],
    [
      'another kind of value',
      'Type="Edm.Decimal"',
      'Type="Edm.Int32"',
      'shelves.width: type is Edm.Int32 in the document, Edm.Decimal in the tables',
    ],
    [
      'another length',
      'MaxLength="10"',
      'MaxLength="20"',
      'shelves.code: MaxLength is 20 in the document, 10 in the tables',
    ],
    [
      'a length that the tables call hidden',
      'Name="remark" Type="Edm.String"',
      'Name="remark" Type="Edm.String" MaxLength="50"',
      'shelves.remark: MaxLength is 50 in the document, not given in the tables',
    ],
    [
      'a value that may be null',
      'Name="code" Type="Edm.String" Nullable="false"',
      'Name="code" Type="Edm.String"',
      'shelves.code: Nullable is true in the document, false in the tables',
    ],
    [
      'a navigation under another name',
      'NavigationProperty Name="books"',
      'NavigationProperty Name="volumes"',
      'shelves.books: navigation is missing in the document',
      'shelves.volumes: navigation is missing in the tables',
    ],
    [
      'a navigation to one record instead of many',
      'Type="Collection(Microsoft.NAV.book)"',
      'Type="Microsoft.NAV.book"',
      'shelves.books: collection is false in the document, true in the tables',
    ],
    [
      'a navigation to another type',
      'Type="Collection(Microsoft.NAV.book)"',
      'Type="Collection(Microsoft.NAV.shelf)"',
      'shelves.books: target is shelf in the document, book in the tables',
    ],
    [
      'a navigation over another property',
      'ReferencedProperty="shelfId"',
      'ReferencedProperty="title"',
      'shelves.books: link is id=title in the document, id=shelfId in the tables',
    ],
    [
      'an action that the document lacks',
      'IsBound="true"',
      'IsBound="false"',
      'shelves.dust: action is missing in the document',
    ],
    [
      'an action that the tables lack',
      '<EntityContainer',
      '<Action Name="paint" IsBound="true"><Parameter Name="it" Type="Microsoft.NAV.book" /></Action><EntityContainer',
      'books.paint: action is missing in the tables',
    ],
    [
      'an enum that the tables lack',
      '<EntityContainer',
      '<EnumType Name="mood" /><EntityContainer',
      'enum mood: enum is missing in the tables',
    ],
    [
      'an enum member under another name',
      'Name="Wall"',
      'Name="Floor"',
      'enum shelfKind.Floor: member is missing in the tables',
      'enum shelfKind.Wall: member is missing in the document',
    ],
    [
      'another value of an enum member',
      'Value="10"',
      'Value="1"',
      'enum shelfKind.Wall: value is 1 in the document, 10 in the tables',
    ],
  ])('finds %s', (_, was, is, ...lines) => {
    expect(diffAfter(was, is)).toEqual(lines)
  })

  test('reads names that are qualified by an alias of the schema', () => {
    const aliased = library.replace('Namespace=', 'Alias="NAV" Namespace=').replaceAll('"Microsoft.NAV.', '"NAV.')
    expect(diffFacts(readCsdl(aliased), tables)).toEqual([])
  })
})

describe('check-facts', () => {
  const run = async (args: string[], read: () => Promise<string>): Promise<{ exit: number; lines: string[] }> => {
    const lines: string[] = []
    const exit = await checkFacts(args, { read, print: (line) => lines.push(line) })
    return { exit, lines }
  }

  test('ends with 0 and prints nothing when the document says the same as the tables of that version', async () => {
    const same = writeCsdl(entitiesAt(22))
    expect(await run(['metadata.xml', '--version', '22'], async () => same)).toEqual({ exit: 0, lines: [] })
  })

  test('compares with the tables of the route that is named', async () => {
    const same = writeCsdl(entitiesAt(29, 'automation'))
    expect(await run(['metadata.xml', '--route', 'automation'], async () => same)).toEqual({ exit: 0, lines: [] })
  })

  test('ends with 1 and prints sorted lines when there are differences', async () => {
    const { exit, lines } = await run(['metadata.xml'], async () => library)
    expect(exit).toBe(1)
    expect(lines).toContain('customers: set is missing in the document')
    expect(lines).toContain('shelves: set is missing in the tables')
    expect(lines).toEqual([...lines].sort())
  })

  test.each([
    ['cannot be had', async () => Promise.reject(new Error('no such file'))],
    ['is not XML', async () => '{"error": "no XML"}'],
    ['ends too early', async () => library.slice(0, 1_000)],
    ['is XML without a schema', async () => '<html><body>Sign in</body></html>'],
  ])('ends with 2 when the document %s', async (_, read) => {
    const { exit, lines } = await run(['metadata.xml'], read)
    expect(exit).toBe(2)
    expect(lines.join()).toMatch(/^Cannot read metadata.xml: /)
  })

  test.each([
    [[]],
    [['a.xml', 'b.xml']],
    [['a.xml', '--route', 'v2.0']],
    [['a.xml', '--version', 'latest']],
    [['a.xml', '--all']],
  ])('explains itself and ends with 2 when it is called with %j', async (args) => {
    const { exit, lines } = await run(args, async () => library)
    expect(exit).toBe(2)
    expect(lines.join()).toMatch(/^Usage: /)
  })
})

/** A document that says just what the tables say. */
const writeCsdl = (entities: readonly Entity[]): string => {
  const nameOf = (set: string): string => entities.find((each) => each.set === set)?.name ?? set
  const property = ([name, of]: [string, Property], { key }: Entity): string => {
    const length = shownLength(of)
    return `<Property Name="${name}" Type="${edmType(of)}"${length ? ` MaxLength="${length}"` : ''}${of.notNull || key.includes(name) ? ' Nullable="false"' : ''} />`
  }
  const type = (of: Entity): string => `<EntityType Name="${of.name}">
    <Key>${of.key.map((name) => `<PropertyRef Name="${name}" />`).join('')}</Key>
    ${Object.entries(of.properties)
      .map((each) => property(each, of))
      .join('')}
    ${Object.entries(of.navigation ?? {})
      .map(([name, { to, many }]) => {
        const target = `Microsoft.NAV.${nameOf(to)}`
        return `<NavigationProperty Name="${name}" Type="${many ? `Collection(${target})` : target}" />`
      })
      .join('')}</EntityType>`
  const actions = entities.flatMap(({ name, actions = {} }) =>
    Object.keys(actions).map(
      (action) =>
        `<Action Name="${action}" IsBound="true"><Parameter Name="it" Type="Microsoft.NAV.${name}" /></Action>`,
    ),
  )
  const enums = new Map(
    entities
      .flatMap(({ properties }) => Object.values(properties))
      .flatMap((of) => (of.kind === 'option' ? [[of.of.name, ordinalsOf(of.of)] as const] : [])),
  )
  const sets = entities
    .filter(({ onlyBelow }) => !onlyBelow)
    .map(({ set, name }) => `<EntitySet Name="${set}" EntityType="Microsoft.NAV.${name}" />`)
  return `<Edmx xmlns="http://docs.oasis-open.org/odata/ns/edmx"><DataServices>
    <Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">
    ${[...enums]
      .map(
        ([name, members]) =>
          `<EnumType Name="${name}">${Object.entries(members)
            .map(([member, value]) => `<Member Name="${member}" Value="${value}" />`)
            .join('')}</EnumType>`,
      )
      .join('')}
    ${entities.map(type).join('')}${actions.join('')}
    <EntityContainer Name="NAV">${sets.join('')}</EntityContainer></Schema></DataServices></Edmx>`
}
