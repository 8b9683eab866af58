#!/usr/bin/env -S node --
import { createRequire } from 'node:module'
import { buildProgram, Interrupted, type Outside, runProgram } from '@landbridge/cli'
import { addOwnCommands } from './commands.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { readonly version: string }

const over = new AbortController()
const onInterrupt = () => over.abort(new Interrupted())
process.once('SIGINT', onInterrupt)

// Whoever reads the output may have seen enough, such as `head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const outside: Outside = {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: over.signal,
}

const program = buildProgram(outside, version)
addOwnCommands(program, outside)
process.exitCode = await runProgram(program, process.argv.slice(2), outside)
