// `npm run dev`: builds on every change and starts Landbridge again. Arguments go to `landbridge start`.
import './require-node.mjs'
import { spawn } from 'node:child_process'
import { build, endWithNpm, guard, install, root } from './prepare.mjs'

/** A process with a group of its own: what it starts in turn is ended with it. @param {string[]} args */
const node = (...args) =>
  spawn(process.execPath, args, { cwd: root, stdio: 'inherit', detached: process.platform !== 'win32' })

endWithNpm()
await guard(async () => {
  await install()
  await build()
  const main = ['packages/landbridge/dist/main.js', 'start', ...process.argv.slice(2)]
  const children = [
    node('node_modules/typescript/bin/tsc', '-b', '--watch', '--preserveWatchOutput', 'packages/landbridge'),
    // The bundle of before stays until the next one is there.
    node(
      'node_modules/vite/bin/vite.js',
      'build',
      'packages/portal',
      '--watch',
      '--emptyOutDir',
      'false',
      '-l',
      'warn',
    ),
    node('--watch', '--watch-preserve-output', ...main),
  ]
  const stop = () => {
    for (const { pid = 0 } of children) {
      try {
        process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM')
      } catch {
        // It has ended by itself.
      }
    }
  }
  process.on('SIGINT', stop).on('SIGTERM', stop)
  await Promise.all(children.map((child) => new Promise((resolve) => child.on('close', resolve))))
})
