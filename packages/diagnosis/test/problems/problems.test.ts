import { problems, unseenProblems } from '@landbridge/simulator'
import { afterAll, describe, expect, test } from 'vitest'
import { causes, mostRequests } from '../../src/index.ts'
import { type Figures, type Measured, measure, pairsOfOneProgram, samplePairs, ways, worlds } from './measure.ts'

const longestMs = 2_000
const all = worlds()
const figures: Record<string, Figures> = {}

const note = (title: string, { slowestMs, ...rest }: Measured): Measured => {
  figures[title] = rest
  const share = (part: number): string => `${((100 * part) / rest.diagnoses).toFixed(1)} %`
  const { diagnoses, first, firstThree, certain, certainAndWrong, notFirst } = rest
  console.log(
    `${title}: ${diagnoses} diagnoses, ${share(first)} right at rank one, ${share(firstThree)} within the first three, ` +
      `${certain} certain, ${certainAndWrong} of them wrong; ${rest.mostRequests} requests and ${Math.round(slowestMs)} ms at most` +
      `${notFirst === '' ? '' : `; not first: ${notFirst}`}`,
  )
  return { slowestMs, ...rest }
}

const isWithinBudget = (measured: Measured): void => {
  expect(measured.mostRequests).toBeLessThanOrEqual(mostRequests)
  expect(measured.slowestMs).toBeLessThan(longestMs)
}

describe('each problem that a program can meet', () => {
  const [call, graph, ...others] = ways as [(typeof ways)[number], (typeof ways)[number], ...typeof ways]

  test.each([call, graph])('is named from a $title', async (way) => {
    const measured = note(
      way.title,
      await measure(
        way.rows.map((row) => [row]),
        way,
        all,
      ),
    )
    expect(measured.diagnoses).toBe(problems.length)
    expect(measured.first / measured.diagnoses).toBeGreaterThanOrEqual(0.95)
    expect(measured.firstThree).toBe(measured.diagnoses)
    expect(measured.certainAndWrong).toBe(0)
    isWithinBudget(measured)
  })

  test.each(others)('is never named with false certainty from: $title', async (way) => {
    const measured = note(
      way.title,
      await measure(
        way.rows.map((row) => [row]),
        way,
        all,
      ),
    )
    expect(measured.diagnoses).toBe(way.rows.length)
    expect(measured.certainAndWrong).toBe(0)
    isWithinBudget(measured)
  })

  const together = [
    { title: 'two problems at once', pairs: samplePairs(200) },
    { title: 'two problems at once, and a look by Graph', pairs: samplePairs(200), graph: true },
    { title: 'two problems of one program, every pair', pairs: pairsOfOneProgram },
  ] as const
  test.each(together)('$title: one of them is named, and nothing else for certain', async (row) => {
    const { title, pairs, ...way } = row
    const measured = note(title, await measure(pairs, way, all))
    expect(measured.diagnoses).toBeGreaterThan(120)
    expect(measured.first / measured.diagnoses).toBeGreaterThanOrEqual(0.95)
    expect(measured.certainAndWrong).toBe(0)
    isWithinBudget(measured)
  })

  // The reference shows these figures. Run with -u after a change that is meant.
  test('is named as often as the reference says', async () => {
    await expect(`${JSON.stringify(figures, null, 2)}\n`).toMatchFileSnapshot('figures.json')
  })
})

describe('the table of causes', () => {
  test('has each problem once, and a question for each', () => {
    const known = new Set([...problems, ...unseenProblems].map(({ cause }) => cause))
    expect(causes.map(({ id }) => id).sort()).toEqual([...known].sort())
    for (const { id, question, remedy, title } of causes) {
      expect(question, id).toMatch(/\?$/)
      expect(remedy, id).toMatch(/\.$/)
      expect(title, id).toMatch(/^[A-Z].*[^.]$/)
    }
  })

  test('leaves to a person exactly what no answer of a server shows', () => {
    const byPerson = causes.filter(({ seenBy }) => seenBy === 'person').map(({ id }) => id)
    expect(byPerson.sort()).toEqual(unseenProblems.map(({ cause }) => cause).sort())
  })

  test('compares short pieces in lower case, never sentences', () => {
    for (const { fragment = '' } of causes.flatMap(({ signals }) => signals)) {
      expect(fragment).toBe(fragment.toLowerCase())
      expect(fragment.split(' ').length, fragment).toBeLessThanOrEqual(9)
    }
  })
})

afterAll(() => all.stop())
