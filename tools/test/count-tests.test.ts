import { expect, test } from 'vitest'
import { countTests } from '../count-tests.mjs'

const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map((each, at) => ({ status: each, fullName: `test ${at}` })),
})
const report = (...testResults: ReturnType<typeof file>[]) => ({ testResults })

test('counts what passed and failed, and names what failed or was skipped', () => {
  expect(countTests(report(file('failed', 'passed', 'failed'), file('passed', 'passed', 'skipped')), false)).toEqual({
    passed: 2,
    failed: 1,
    remarks: ['failed: test 1', 'skipped: test 1'],
  })
})

test('a file that could not run is a failure', () => {
  expect(countTests(report(file('failed'), file('passed', 'passed')), false)).toMatchObject({ passed: 1, failed: 1 })
})

test('an error outside of any test is a failure', () => {
  expect(countTests(report(file('passed', 'passed')), false)).toMatchObject({ passed: 1, failed: 1 })
  expect(countTests(report(file('passed', 'passed')), true)).toMatchObject({ passed: 1, failed: 0 })
})

test('a run without report is a failure, and one without tests passes nothing', () => {
  expect(countTests(undefined, false)).toMatchObject({ passed: 0, failed: 1 })
  expect(countTests(report(), true)).toEqual({ passed: 0, failed: 0, remarks: ['No test was found.'] })
})
