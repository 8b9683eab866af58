import { evidenceMarks } from '@landbridge/model'
import type { FactRow, OperationRow, Outcome } from '@landbridge/simulator/coverage'
import { page, table } from './markdown.ts'
import { linkTo, type NamedTest } from './tests-of-simulator.ts'

/** How each outcome stands in a table. */
export const words: Readonly<Record<Outcome, string>> = {
  worked: 'yes',
  rule: 'rule',
  nothing: 'none',
  absent: '–',
  refused: '501',
  failed: '≠',
}

/** What signs and marks say. */
export const legend = page(
  table(
    ['Sign', 'What it says'],
    [
      ['yes', 'Tried, and it worked as it does in life.'],
      ['rule', 'Played: what was tried met a rule of the real service, which the simulator has too.'],
      ['none', 'Played: there was no such record to try it on, and the answer was that of life, 404.'],
      ['–', 'The real service does not offer it, and the simulator says so in the same way.'],
      ['501', 'Refused: `501`, a body that says why, and a line in the log. Nothing is pretended.'],
      ['≠', 'Different from life; see [Differences](differences.md).'],
    ],
  ),
  table(
    ['Mark', 'How the fact is known'],
    Object.entries(evidenceMarks).map(([mark, means]) => [mark, means]),
  ),
)

/** The sign of one operation. */
export const wordOf = (row: OperationRow | undefined): string => (row === undefined ? '' : words[row.outcome])
/** The test that is most about something: the one that names it most often, among those that name it at all. */
export const findTest = (tests: readonly NamedTest[], pattern: RegExp, file: RegExp = /./): NamedTest | undefined => {
  let best: { test: NamedTest; hits: number } | undefined
  for (const test of tests) {
    if (!file.test(test.file)) continue
    const hits = (test.body.match(pattern)?.length ?? 0) / Math.sqrt(test.body.length)
    if (hits > (best?.hits ?? 0)) best = { test, hits }
  }
  return best?.test
}

/** A link to the first of two tests that is there. */
export const linkOf = (test: NamedTest | undefined, otherwise: NamedTest | undefined): string => {
  const found = test ?? otherwise
  return found === undefined ? '' : linkTo(found)
}

/** Rows by their group, in the order in which groups come. */
export const grouped = (rows: readonly FactRow[]): [string, FactRow[]][] => {
  const groups = new Map<string, FactRow[]>()
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row])
  return [...groups]
}

/** The sign of a row, with its status. */
export const answerOf = ({ outcome, status }: FactRow): string =>
  `${words[outcome]}${outcome === 'refused' ? '' : ` (${status})`}`
