import {
  type Coverage,
  type Difference,
  differences,
  type EntitySetRow,
  type Outcome,
} from '@landbridge/simulator/coverage'
import { code, page, table } from './markdown.ts'
import { actionTable, byArea, entitySetTable, limitTable, protocolTables } from './simulator-business-central.ts'
import {
  callTables,
  controlTable,
  type ErrorRow,
  entraTables,
  errorRows,
  errorTable,
  scenarioTables,
} from './simulator-calls.ts'
import { legend } from './simulator-cells.ts'
import { testsOfSimulator, textsBelow } from './tests-of-simulator.ts'

const differenceTable = (face: Difference['face']): string =>
  table(
    ['What', 'In life', 'Here', 'Known by'],
    differences
      .filter((each) => each.face === face)
      .map((each) => [each.subject, each.inLife, each.here, each.evidence]),
  )

const faces = {
  'business-central': 'Business Central',
  entra: 'Entra ID',
  graph: 'Microsoft Graph',
  'admin-center': 'Admin Center API',
} as const

type Face = keyof typeof faces

const outcomesOf = (coverage: Coverage): Readonly<Record<Face, readonly { outcome: Outcome; name: string }[]>> => ({
  'business-central': [
    ...coverage.entitySets.flatMap(({ set, operations }) =>
      operations.map(({ outcome, name, kind }) => ({
        outcome,
        name: `${set} ${kind === 'way' ? '$expand ' : ''}${name}`,
      })),
    ),
    ...coverage.protocol,
  ],
  entra: coverage.entra,
  graph: coverage.graph,
  'admin-center': coverage.adminCenter,
})

const count = (rows: readonly { readonly outcome: Outcome }[], ...wanted: readonly Outcome[]): string =>
  String(rows.filter(({ outcome }) => wanted.includes(outcome)).length)

const indexPage = (coverage: Coverage, errors: readonly ErrorRow[]): string =>
  page(
    '# What the simulator plays',
    'Each table was made by asking a running simulator, and the checks fail when an answer has changed. Nothing here is said of the simulator that it did not do.',
    table(
      ['Page', 'Tried', 'Played', 'Not offered in life either', 'Refused', 'Different'],
      Object.entries(outcomesOf(coverage)).map(([face, rows]) => [
        `[${faces[face as Face]}](${face}.md)`,
        String(rows.length),
        count(rows, 'worked', 'rule', 'nothing'),
        count(rows, 'absent'),
        count(rows, 'refused'),
        count(rows, 'failed'),
      ]),
    ),
    `Of ${errors.length} AADSTS numbers that are known, ${errors.filter(({ isGiven }) => isGiven).length} are given.`,
    'See also [Differences](differences.md), what is otherwise than in life and all that is refused; [Controls](controls.md), what a test can turn; [Scenarios](scenarios.md), what goes wrong in life and can be played.',
    legend,
  )

const refusedOf = (coverage: Coverage): string =>
  page(
    ...Object.entries(outcomesOf(coverage)).map(([face, rows]) => {
      const names = rows.filter(({ outcome }) => outcome === 'refused').map(({ name }) => name)
      return names.length === 0
        ? ''
        : page(
            `### ${faces[face as Face]}`,
            names.map((name) => `- ${name.includes('`') ? name : code(name)}`).join('\n'),
          )
    }),
  )

const failedTable = ({ protocol, entra, graph, adminCenter }: Coverage): string => {
  const rows = [...protocol, ...entra, ...graph, ...adminCenter].filter(({ outcome }) => outcome === 'failed')
  return table(
    ['Asked', 'In life', 'Status here'],
    rows.map(({ name, means = '', status }) => [name, means, String(status)]),
  )
}

/** Pages below `simulator/`, drawn from what a running simulator answered. */
export const simulatorPages = (coverage: Coverage, root: string): Record<string, string> => {
  const tests = testsOfSimulator(root)
  const sources = textsBelow(root, 'packages/simulator/src')
  const errors = errorRows(sources, root, tests)
  const route = (name: string): EntitySetRow[] => coverage.entitySets.filter((row) => row.route === name)
  const shown =
    'Each row is tried anew by `packages/simulator/test/coverage`, which fails when it is not so; the last column leads to a test that is about it, with more to read.'
  return {
    'simulator/README.md': indexPage(coverage, errors),
    'simulator/business-central.md': page(
      '# Business Central',
      shown,
      'Signs and marks are explained [on the first page](README.md). Ways are tried by `$expand`.',
      '## Entity sets of the API v2.0',
      ...byArea(route('standard')).map(([area, rows]) => page(`### ${area}`, entitySetTable(rows, tests))),
      '## Entity sets of the automation API',
      ...byArea(route('automation')).map(([area, rows]) =>
        page(`### Automation: ${area}`, entitySetTable(rows, tests)),
      ),
      '## Actions',
      actionTable(coverage.entitySets, tests),
      '## The wire',
      protocolTables(coverage.protocol),
      '## Limits',
      limitTable(sources, tests),
    ),
    'simulator/entra.md': page(
      '# Entra ID',
      shown,
      '## Addresses and grants',
      entraTables(coverage.entra),
      '## AADSTS numbers',
      'A number that is never given is one that nothing in the simulator can bring about.',
      errorTable(errors),
    ),
    'simulator/graph.md': page('# Microsoft Graph', shown, callTables(coverage.graph, tests, /^graph\//)),
    'simulator/admin-center.md': page(
      '# Admin Center API',
      shown,
      callTables(coverage.adminCenter, tests, /^admin-center\//),
    ),
    'simulator/controls.md': page(
      '# Controls of a test',
      'The control API, on every port. `sim.control` has the same as functions.',
      controlTable(coverage, tests),
    ),
    'simulator/scenarios.md': page(
      '# Scenarios of what goes wrong',
      'Each is played by `sim.scenarios.play(id)` or `POST /_simulator/scenarios/{id}/play`.',
      scenarioTables(tests),
    ),
    'simulator/differences.md': page(
      '# Differences from life',
      ...Object.entries(faces).map(([face, name]) => page(`## ${name}`, differenceTable(face as Face))),
      failedTable(coverage) === '' ? '' : page('## Answers that differ', failedTable(coverage)),
      '## What is refused',
      refusedOf(coverage),
    ),
  }
}
