import { createLog } from '../../src/log.ts'
import { createRuns } from '../../src/runs/dbos.ts'
import { openPool, openStore } from '../../src/store/pool.ts'

// Starts a run whose second step never ends, says when it is there, and stays until somebody kills it.
const [, , address = '', runId = ''] = process.argv
const log = createLog({ level: 'silent' })
const { db } = await openStore({ address, log })
const runs = createRuns({ db, pool: openPool({ address, log, max: 4 }), log, heartbeatMs: 50, silentMs: 2_000 })
const kind = runs.define('killed', async (run) => {
  await run.step('first', async () => 'done')
  await run.step('second', async () => {
    process.stdout.write('second-begun\n')
    await new Promise(() => {})
  })
})
await runs.launch()
await kind.start(runId, undefined)
setInterval(() => {}, 60_000)
