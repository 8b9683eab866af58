// `npm start`: from a fresh clone to a running Landbridge. Arguments go to `landbridge start`.
import './require-node.mjs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, endWithNpm, guard, install, root } from './prepare.mjs'

endWithNpm()
await guard(async () => {
  await install()
  await build()
  // In this process, so that signals and the exit code need no passing on.
  const main = new URL('packages/landbridge/dist/main.js', pathToFileURL(root))
  process.argv.splice(1, 1, fileURLToPath(main), 'start')
  await import(main.href)
})
