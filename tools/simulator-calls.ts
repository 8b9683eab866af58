import { type EntraErrorFact, type EntraErrorNumber, entraErrors, evidenceOfEntraError } from '@landbridge/model'
import { problems, unseenProblems } from '@landbridge/simulator'
import type { Coverage, FactRow } from '@landbridge/simulator/coverage'
import { code, page, table } from './markdown.ts'
import { answerOf, findTest, grouped, linkOf } from './simulator-cells.ts'
import { type NamedTest, textsBelow } from './tests-of-simulator.ts'

/** A row for each route of the control API. */
export const controlTable = ({ controls }: Coverage, tests: readonly NamedTest[]): string =>
  table(
    ['Route', 'What it does', 'Fields', 'Test about it'],
    controls.map(({ route, about, fields }) => {
      const [method = '', path = ''] = route.split(' ')
      const last =
        path
          .split('/')
          .filter((part) => part !== '' && !part.startsWith('{'))
          .at(-1) ?? ''
      const literal = new RegExp(`['"\`]${method}['"\`][\\s\\S]{0,120}?\\b${last}\\b`, 'g')
      return [
        code(route),
        about,
        fields.map(code).join(' '),
        linkOf(
          findTest(tests, literal) ?? findTest(tests, new RegExp(`\\b${last}\\b`, 'g'), /^(control|server)\//),
          undefined,
        ),
      ]
    }),
  )

/** A table for each group of calls. */
export const callTables = (rows: readonly FactRow[], tests: readonly NamedTest[], file: RegExp): string =>
  page(
    ...grouped(rows).map(([group, of]) =>
      page(
        `### ${group}`,
        table(
          ['Call', 'What it does', 'Known by', 'Here', 'Test about it'],
          of.map((row) => {
            const [method = '', path = ''] = row.name.split(' ')
            const parts = path.split('/').filter((part) => part !== '' && !part.startsWith('{'))
            const last = (parts.at(-1) ?? '').replace(/[$.]/g, '\\$&')
            const literal = new RegExp(`${method}\\b[\\s\\S]{0,80}?${last}`, 'gi')
            const among = tests.filter(({ body }) => parts.slice(0, 1).every((part) => body.includes(part)))
            const test = row.outcome === 'refused' ? undefined : findTest(among, literal, file)
            return [code(row.name), row.means ?? '', row.evidence, answerOf(row), linkOf(test, undefined)]
          }),
        ),
      ),
    ),
  )

/** A table for each group of sign-in addresses. */
export const entraTables = (rows: readonly FactRow[]): string =>
  page(
    ...grouped(rows).map(([group, of]) =>
      page(
        `### ${group}`,
        table(
          ['What', 'Known by', 'Here', 'Address'],
          of.map((row) => [row.name, row.evidence, answerOf(row), code(row.request)]),
        ),
      ),
    ),
  )

/** One AADSTS number. */
export interface ErrorRow {
  readonly number: string
  readonly fact: EntraErrorFact
  readonly test: NamedTest | undefined
  readonly isGiven: boolean
}

/** What is known of each AADSTS number, and whether it is given. */
export const errorRows = (
  sources: ReadonlyMap<string, string>,
  root: string,
  tests: readonly NamedTest[],
): ErrorRow[] => {
  const given = [...sources].filter(([path]) => /src\/(entra|control|scenarios?)\//.test(path)).map(([, text]) => text)
  const cases = [...textsBelow(root, 'packages/simulator/test/entra')]
    .flatMap(([path, text]) => (path.includes('/aadsts-cases') ? [text] : []))
    .join('\n')
  const ofCases = tests.find(({ body, file }) => file.startsWith('entra/') && /\bcases\b/.test(body))
  return Object.entries<EntraErrorFact>(entraErrors).map(([number, fact]) => {
    const pattern = new RegExp(`\\b(AADSTS)?${number}\\b`, 'g')
    const test = findTest(tests, pattern) ?? (cases.match(pattern) === null ? undefined : ofCases)
    return { number, fact, test, isGiven: test !== undefined || given.some((text) => text.match(pattern) !== null) }
  })
}

/** A row for each AADSTS number. */
export const errorTable = (rows: readonly ErrorRow[]): string =>
  table(
    ['Number', '`error`', 'Status', 'Where', 'When', 'Known by', 'Here', 'Test about it'],
    rows.map(({ number, fact, test, isGiven }) => [
      number,
      code(fact.error),
      String(fact.status),
      fact.where.join(', '),
      fact.when,
      evidenceOfEntraError(Number(number) as EntraErrorNumber),
      isGiven ? 'yes' : 'never given',
      linkOf(test, undefined),
    ]),
  )

/** The scenarios that show what goes wrong in life, and what no server can show. */
export const scenarioTables = (tests: readonly NamedTest[]): string =>
  page(
    table(
      ['Id', 'What goes wrong', 'Begins at', 'Who meets it', 'Seen as', 'Test about it'],
      problems.map(({ id, title, startsAt, program, signal }) => [
        id,
        title,
        startsAt,
        program,
        Object.entries(signal)
          .map(([name, value]) => (value === true ? name : `${name} ${code(String(value))}`))
          .join(', '),
        linkOf(
          tests.find(({ file, body }) => file === 'scenarios/problems.test.ts' && body.includes('rows.map')),
          undefined,
        ),
      ]),
    ),
    '## What no server shows',
    table(
      ['Id', 'What goes wrong', 'Why it is not here'],
      unseenProblems.map(({ cause, title, because }) => [cause, title, because]),
    ),
  )
