#!/usr/bin/env -S node --
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { aboutFlag, runSimulator, type SimulatorFlags, simulatorFlags, UsageError } from './command/index.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { readonly version: string }

const help = (): string => {
  const rows = simulatorFlags.map((flag) => [
    `--${flag.name}${flag.argument === undefined ? '' : ` <${flag.argument}>`}`,
    aboutFlag(flag),
  ])
  const all = [...rows, ['--version', 'print the version'], ['--help', 'print this']]
  const width = Math.max(...all.map(([left = '']) => left.length)) + 2
  const lines = all.map(([left = '', right]) => `  ${left.padEnd(width)}${right}`)
  return `Usage: landbridge-simulator [options]

Simulates Microsoft Entra ID, Microsoft Graph and Dynamics 365 Business Central on this machine.

${lines.join('\n')}
`
}

const readFlags = (): SimulatorFlags => {
  const known = simulatorFlags.map(({ name, argument, many = false }) => [
    name,
    { type: argument === undefined ? ('boolean' as const) : ('string' as const), multiple: many },
  ])
  const own = { help: { type: 'boolean' }, version: { type: 'boolean' } } as const
  try {
    return parseArgs({ options: { ...Object.fromEntries(known), ...own } }).values as SimulatorFlags
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** Waits for a signal; a second one ends the process at once. */
const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })

const main = async (): Promise<void> => {
  const flags = readFlags()
  if (flags.help === true) return void process.stdout.write(help())
  if (flags.version === true) return void process.stdout.write(`${version}\n`)
  await runSimulator(flags, { stdout: process.stdout, stderr: process.stderr, stopped: untilStopped() })
}

try {
  await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.stderr.write(`${error.message}${error.remedy === undefined ? '' : ` ${error.remedy}`}\nSee --help.\n`)
  process.exitCode = 2
}
