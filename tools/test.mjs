// `npm test`: the whole test suite, from a fresh clone. Arguments go to vitest; the last line is the true count.
import './require-node.mjs'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium, getChromium } from './chromium.mjs'
import { countTests } from './count-tests.mjs'
import { build, endWithNpm, guard, install, root } from './prepare.mjs'

endWithNpm()
await guard(async () => {
  await install()
  if (findChromium() === undefined) await getChromium()
  const chromium = findChromium()
  await build()

  const folder = mkdtempSync(join(tmpdir(), 'landbridge-tests-'))
  const report = join(folder, 'report.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)]
  const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: chromium },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
  const code = await new Promise((resolve) => child.on('close', resolve))

  const count = countTests(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, code === 0)
  rmSync(folder, { recursive: true, force: true })
  for (const line of count.remarks) console.log(line)
  console.log(`${count.passed} passed, ${count.failed} failed`)
  process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1
})
