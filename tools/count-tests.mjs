/**
 * Counts from the report of vitest's JSON reporter. What could not run at all counts as failed, so that "0 failed" is
 * never said of a broken run.
 *
 * @param {{
 *   testResults: {
 *     name: string,
 *     status: string,
 *     message?: string,
 *     assertionResults: { status: string, fullName: string }[],
 *   }[],
 * } | undefined} report Undefined where vitest wrote none.
 * @param {boolean} endedWell Vitest's exit code was 0.
 * @returns {{ passed: number, failed: number, remarks: string[] }}
 */
export const countTests = (report, endedWell) => {
  if (report === undefined) return { passed: 0, failed: 1, remarks: ['The tests did not run to their end.'] }
  const all = report.testResults.flatMap((file) => file.assertionResults)
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  const passed = all.filter((test) => test.status === 'passed').length
  const refuted = all.filter((test) => test.status === 'failed')
  const left = all.filter((test) => test.status !== 'passed' && test.status !== 'failed')
  const unexplained = !endedWell && refuted.length + broken.length === 0 && all.length > 0
  return {
    passed,
    failed: refuted.length + broken.length + (unexplained ? 1 : 0),
    remarks: [
      ...(all.length === 0 && broken.length === 0 ? ['No test was found.'] : []),
      ...broken.map((file) => `could not run: ${file.name}`),
      ...refuted.map((test) => `failed: ${test.fullName}`),
      ...left.map((test) => `skipped: ${test.fullName}`),
      ...(unexplained ? ['Vitest failed outside of any test; its message is above.'] : []),
    ],
  }
}
