import { resolve } from 'node:path'
import { type buildProgram, Complaint, defaultDataFolder, type Outside } from '@landbridge/cli'
import { Refused } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import { aboutFlag, simulatorFlags } from '@landbridge/simulator/command'
import { addExtensionFileCommands } from './extension/commands.ts'
import { readLocalAccess } from './local-access.ts'
import { usualSimulatorPort } from './ports.ts'
import { askForLink } from './sign-in-links.ts'
import { untilStopped } from './signals.ts'

type Program = ReturnType<typeof buildProgram>

const port = (text: string): number => {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new Complaint('usage', `"${text}" is not a port.`, 'It is a number from 0 to 65535.')
  return value
}

/** A fault of the platform in this process, told like one that came over the network. */
const refusalOf = ({ code, message, fact, details }: Fault): Refused =>
  new Refused(fact.status, {
    code,
    message,
    remedy: fact.remedy,
    who: fact.who,
    ...(details.field === undefined ? {} : { field: details.field }),
  })

interface LogLine {
  readonly level?: string
  readonly msg?: string
}

/** The log: JSON lines for whoever collects them, words for a person at a terminal. */
const logFor = ({ stderr }: Outside) => ({
  write: (line: string): void => {
    const { level, msg } = stderr.isTTY === true ? (JSON.parse(line) as LogLine) : ({} as LogLine)
    stderr.write(msg === undefined ? line : `${level}: ${msg}\n`)
  },
})

interface StartFlags {
  readonly port?: number
  readonly host?: string
  readonly data?: string
  readonly simulator: boolean
  readonly simulatorPort?: number
}

const start = async (outside: Outside, flags: StartFlags): Promise<void> => {
  const say = (line = '') => void outside.stdout.write(`${line}\n`)
  const { simulator: withSimulator, simulatorPort, ...rest } = flags
  say('Starting Landbridge ...')
  // Loaded only now: a command that merely asks a running Landbridge needs neither platform nor simulator.
  const [{ startLandbridge }, { portsOf }] = await Promise.all([import('./start.ts'), import('./simulator.ts')])
  const stopped = untilStopped(outside.signal)
  const landbridge = await startLandbridge({
    env: outside.env,
    log: logFor(outside),
    ...rest,
    ...(withSimulator ? (simulatorPort === undefined ? {} : { simulatorPort }) : { simulatorPort: false }),
  }).catch((error: unknown) => {
    throw error instanceof Fault ? refusalOf(error) : error
  })
  const { config, simulator, signInLink } = landbridge
  say()
  say('Landbridge is running. Open this address; it signs you in, once:')
  say()
  say(`  ${signInLink}`)
  say()
  say(`Data:      ${config.dataDir}${config.databaseUrl === undefined ? '' : ', and an external PostgreSQL'}`)
  if (simulator !== undefined)
    say(`Simulator: Entra, Graph and Business Central on ports ${portsOf(simulator)} of this machine`)
  say('Another sign-in link: landbridge open. Stop: Ctrl-C.')
  await stopped
  say()
  say('Stopping ...')
  await landbridge.stop()
  say('Stopped. Everything is saved.')
}

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

const simulate = async (outside: Outside, typed: Readonly<Record<string, string | boolean>>): Promise<void> => {
  const { simulate: run } = await import('./simulator.ts')
  const flags = Object.fromEntries(simulatorFlags.map(({ name }) => [name, typed[camelCase(name)]]))
  const { stdout, stderr } = outside
  await run(
    { ...flags, 'env-file': typed.envFile ?? typed.writeEnv },
    { stdout, stderr, stopped: untilStopped(outside.signal) },
  )
}

const open = async (outside: Outside, folder: string | undefined): Promise<void> => {
  const dataDir = folder ?? (outside.env.LANDBRIDGE_DATA || defaultDataFolder)
  const link = await askForLink(readLocalAccess(dataDir).links)
  if (link === undefined)
    throw new Complaint(
      'unreachable',
      `No Landbridge runs on ${resolve(dataDir)}.`,
      'Start it with `landbridge start`, or name the data folder of the one that runs with --data.',
    )
  outside.stderr.write('This address signs you in, once, within a day:\n')
  outside.stdout.write(`${link}\n`)
}

/** Adds the commands that run Landbridge itself, or need its data folder. */
export const addOwnCommands = (program: Program, outside: Outside): void => {
  program
    .command('start')
    .description('run Landbridge: platform, portal and, for trying things out, the simulator')
    .option('--port <port>', 'port to listen at; 0 for any that is free (LANDBRIDGE_PORT, default: 7600)', port)
    .option('--host <address>', 'address to listen at (LANDBRIDGE_HOST, default: 127.0.0.1)')
    .option('--data <folder>', 'folder of the store (LANDBRIDGE_DATA, default: .landbridge)')
    .option('--no-simulator', 'leave the simulator out')
    .option(
      '--simulator-port <port>',
      `first of its four ports; 0 for any that are free (default: ${usualSimulatorPort})`,
      port,
    )
    .action((flags: StartFlags) => start(outside, flags))
  const simulator = program
    .command('simulator')
    .description('run only the simulator of Entra, Graph and Business Central')
    .action((typed: Readonly<Record<string, string | boolean>>) => simulate(outside, typed))
  const append = (value: string, all: readonly string[] = []) => [...all, value]
  for (const flag of simulatorFlags) {
    const { name, argument, many } = flag
    // Some releases of Node.js 20 take --env-file for themselves.
    const long = name === 'env-file' ? '--env-file, --write-env' : `--${name}`
    if (argument === undefined) simulator.option(long, aboutFlag(flag))
    else if (many) simulator.option(`${long} <${argument}>`, aboutFlag(flag), append)
    else simulator.option(`${long} <${argument}>`, aboutFlag(flag))
  }
  addExtensionFileCommands(program, outside)
  program
    .command('open')
    .description('print a fresh sign-in link of the Landbridge that runs on this machine')
    .option('--data <folder>', 'its data folder (LANDBRIDGE_DATA, default: .landbridge)')
    .action(({ data }: { readonly data?: string }) => open(outside, data))
}
