import { type Problem, problems, unseenProblems } from '@landbridge/simulator'
import { describe, expect, test } from 'vitest'
import { startForTest } from '../support.ts'
import { programs, sendAll, signalSeen } from './programs.ts'

const sections = [...new Set(problems.map(({ section }) => section))]

/** The program with the scenario, and once more after it. */
const meet = async ({ id, program, requests, signal }: Problem) => {
  const sim = await startForTest()
  const { prepare = async () => ({ ...sim.env }), run } = programs[program]
  const env = await prepare(sim)
  const before = JSON.stringify([...sim.world.tenants.keys()])
  const played = await sim.scenarios.play(id, env)
  const unlucky = { ...env, ...played.env }
  const seen = await (requests ? sendAll(requests, unlucky) : run(sim, unlucky))
  expect(signalSeen(signal, seen), seen.text).toEqual(signal)
  expect(played.stop(), 'nothing was left behind').toEqual([])
  expect(JSON.stringify([...sim.world.tenants.keys()])).toBe(before)
}

const succeed = async ({ program }: Problem) => {
  const sim = await startForTest()
  const { prepare = async () => ({ ...sim.env }), run } = programs[program]
  const seen = await run(sim, await prepare(sim))
  expect(seen.isGood, seen.text).toBe(true)
}

describe.each(sections)('section %s: the scenario', (section) => {
  const rows = problems.filter((row) => row.section === section)
  test.each(rows.map((row) => [row.id, row.title, row] as const))('%s shows: %s', (_id, _title, row) => meet(row))
})

test.each([...new Map(problems.map((row) => [row.program, row]))])('without a scenario, %s and succeeds', (_, row) =>
  succeed(row),
)

describe('the table of problems', () => {
  test('has each cause once as seen or as not to be seen', () => {
    const causes = new Set([...problems, ...unseenProblems].map(({ cause }) => cause))
    const all = Array.from({ length: 72 }, (_, at) => `P${String(at + 1).padStart(2, '0')}`)
    expect([...causes].sort()).toEqual(all)
    expect(problems.filter(({ cause }) => unseenProblems.some((each) => each.cause === cause))).toEqual([])
  })

  test('has no id twice, and says of each row what can be seen', () => {
    expect(new Set(problems.map(({ id }) => id)).size).toBe(problems.length)
    for (const { id, signal, flow, requests, kind } of problems) {
      expect(Object.keys(signal).length, id).toBeGreaterThan(0)
      expect(flow.length, id).toBeGreaterThan(0)
      if (requests !== undefined) expect(kind, id).toBe('caller')
    }
  })
})
