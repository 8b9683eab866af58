import { expect, test } from 'vitest'
import { bcErrors, type FaultFact, faults } from '../src/index.ts'

const faultsThatName = (code: string): string[] =>
  Object.entries<FaultFact>(faults).flatMap(([name, { seen }]) => (seen?.includes(code) ? [name] : []))

test.each(Object.keys(bcErrors))('%s shows exactly one fault', (code) => {
  expect(faultsThatName(code)).toHaveLength(1)
})

test.each(Object.entries(bcErrors))('%s comes with a status of a refusal', (_, { status }) => {
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(600)
})
