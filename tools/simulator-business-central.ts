import { type BoundAction, type Entity, entitiesOf, evidenceOfLimit, type Limit, limits } from '@landbridge/model'
import type { EntitySetRow, FactRow, OperationRow } from '@landbridge/simulator/coverage'
import { code, page, table } from './markdown.ts'
import { answerOf, findTest, grouped, linkOf, wordOf } from './simulator-cells.ts'
import type { NamedTest } from './tests-of-simulator.ts'

const verbs = ['list', 'get', 'create', 'update', 'delete'] as const

const waysOf = (rows: readonly OperationRow[]): string => {
  if (rows.length === 0) return ''
  const refused = rows.filter(({ outcome }) => outcome === 'refused').map(({ name }) => code(name))
  const played = rows.length - refused.length
  return refused.length === 0 ? String(played) : `${played} of ${rows.length}; 501: ${refused.join(', ')}`
}

const streamsOf = (rows: readonly OperationRow[]): string =>
  rows.map((row) => `${code(row.name)} ${wordOf(row)}`).join(', ')

/** A row for each entity set. */
export const entitySetTable = (rows: readonly EntitySetRow[], tests: readonly NamedTest[]): string => {
  const every = tests.find(({ file }) => file === 'bc/every-set.test.ts')
  return table(
    ['Entity set', 'Since', 'Known by', ...verbs, 'Streams', 'Ways', 'Test about it'],
    rows.map(({ set, since, evidence, operations }) => {
      const of = (kind: OperationRow['kind']): OperationRow[] => operations.filter((each) => each.kind === kind)
      const verb = new Map(of('verb').map((each) => [each.name, each]))
      return [
        code(set),
        since > 17 ? String(since) : '',
        evidence.join(''),
        ...verbs.map((name) => wordOf(verb.get(name))),
        streamsOf(of('stream')),
        waysOf(of('way')),
        linkOf(findTest(tests, new RegExp(`\\b${set}\\b`, 'g'), /^bc\/(?!every-set)/), every),
      ]
    }),
  )
}

/** A row for each bound action. */
export const actionTable = (rows: readonly EntitySetRow[], tests: readonly NamedTest[]): string => {
  const facts = new Map<string, BoundAction>()
  for (const entity of [...entitiesOf('standard'), ...entitiesOf('automation')] as Entity[])
    for (const [name, action] of Object.entries(entity.actions ?? {})) facts.set(`${entity.set}.${name}`, action)
  return table(
    ['Action', 'What it does', 'Answer in life', 'Here', 'Test about it'],
    rows.flatMap(({ set, operations }) =>
      operations
        .filter(({ kind }) => kind === 'action')
        .map((row) => [
          `${code(set)} ${code(row.name)}`,
          facts.get(`${set}.${row.name}`)?.does ?? '',
          String(facts.get(`${set}.${row.name}`)?.status ?? ''),
          wordOf(row),
          linkOf(
            findTest(
              tests.filter(({ body }) => body.includes(set)),
              new RegExp(`\\b${row.name}\\b`, 'g'),
              /^bc\//,
            ) ?? findTest(tests, new RegExp(`\\b${row.name}\\b`, 'g'), /^bc\//),
            undefined,
          ),
        ]),
    ),
  )
}

/** Entity sets by subject. */
export const byArea = (rows: readonly EntitySetRow[]): [string, EntitySetRow[]][] => {
  const areas = new Map<string, EntitySetRow[]>()
  for (const row of rows) areas.set(row.area, [...(areas.get(row.area) ?? []), row])
  return [...areas].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A table for each subject of the wire. */
export const protocolTables = (rows: readonly FactRow[]): string =>
  page(
    ...grouped(rows).map(([group, of]) =>
      page(
        `### ${group}`,
        table(
          ['What', 'In life', 'Known by', 'Here', 'Tried with'],
          of.map((row) => [row.name, row.means ?? '', row.evidence, answerOf(row), code(row.request)]),
        ),
      ),
    ),
  )

/** What bounds requests, and what turns it on here. */
export const limitTable = (sources: ReadonlyMap<string, string>, tests: readonly NamedTest[]): string => {
  const settings = sources.get('packages/simulator/src/settings.ts') ?? ''
  const isUsed = (name: string): boolean => [...sources.values()].some((text) => text.includes(`limits.${name}`))
  const here = (name: string): string => {
    if (new RegExp(`^\\s+${name}: (number|boolean)`, 'm').test(settings)) return `setting ${code(name)}`
    return isUsed(name) ? 'always there' : 'not enforced'
  }
  return table(
    ['Limit', 'In life', 'Beyond it', 'Known by', 'Here', 'Test about it'],
    Object.entries<Limit>(limits).map(([name, { value, unit, beyond = '' }]) => [
      code(name),
      `${value} ${unit}`,
      beyond,
      evidenceOfLimit(name as keyof typeof limits),
      here(name),
      linkOf(findTest(tests, new RegExp(`\\b${name}\\b`, 'g')), undefined),
    ]),
  )
}
