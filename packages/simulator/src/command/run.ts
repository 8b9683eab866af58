import { resolve } from 'node:path'
import { Refused } from '../control/refused.ts'
import type { Simulator, SimulatorOptions } from '../simulator.ts'
import type { SimulatorFlags } from './flags.ts'
import { optionsOf, UsageError } from './options.ts'

/** What the command has of the world outside. */
export interface CommandOutside {
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
  /** Resolves when somebody wants it to stop. */
  readonly stopped: Promise<void>
}

/**
 * Starts the simulator; what the system says of its ports and address is told in words.
 *
 * @throws UsageError where a port is taken, the address is none of this machine, or a file is not what it should be.
 */
export const openSimulator = async (options: SimulatorOptions): Promise<Simulator> => {
  // Loaded only now: whoever merely lists the switches needs none of it.
  const { startSimulator } = await import('../simulator.ts')
  try {
    return await startSimulator(options)
  } catch (error) {
    const { code, port } = error as NodeJS.ErrnoException & { readonly port?: number }
    if (code === 'EADDRINUSE')
      throw new UsageError(
        `The simulator wants port ${port ?? ''}, which another program uses.`,
        'Choose the first of four other ports; 0 takes any that are free.',
      )
    if (code === 'EACCES' && port !== undefined)
      throw new UsageError(`Port ${port} is only for programs with more rights.`, 'Choose one above 1023.')
    if (code === 'EADDRNOTAVAIL') throw new UsageError(`${options.host} is not an address of this machine.`)
    // The rest that it says itself is about files that were named: a state, a snapshot, a scenario, an authority.
    if (error instanceof Refused || error?.constructor === Error) throw new UsageError((error as Error).message)
    throw error
  }
}

const tlsLines = ({ tls }: Simulator): string[] => {
  if (tls === undefined) return []
  const { caFile, proxy, hostsPort } = tls
  const trust = caFile === undefined ? 'kept nowhere; --ca-file FILE writes what clients must trust' : caFile
  const variables = ['NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE', 'SSL_CERT_FILE'].map((name) => `${name}=${caFile}`)
  return [
    '',
    `  Authority            ${trust}`,
    ...(proxy === undefined ? [] : [`  Proxy                ${proxy}, to Microsoft's own host names and nowhere else`]),
    ...(hostsPort === undefined ? [] : [`  Microsoft's names    at port ${hostsPort}`]),
    ...(proxy === undefined || caFile === undefined
      ? []
      : [`  Unchanged clients    HTTPS_PROXY=${proxy} ${variables.join(' ')}`]),
  ]
}

/** What a person is told at the start. */
const welcome = (simulator: Simulator): string[] => {
  const { addresses, env } = simulator
  return [
    'The simulator of Microsoft Entra, Graph and Business Central is running. It is not Microsoft.',
    '',
    `  Sign-in              ${addresses.authority}`,
    `  Graph                ${addresses.graph}`,
    `  Business Central     ${addresses.api}`,
    `  Web client           ${addresses.webClient}`,
    `  Entra admin center   ${addresses.entraAdminCenter}`,
    ...tlsLines(simulator),
    '',
    `  Tenant ${env.TENANT}, application ${env.CLIENT_ID}, environment ${env.ENVIRONMENT}`,
  ]
}

/**
 * Runs the simulator until somebody wants it to stop.
 *
 * @throws UsageError for switches that make no sense, a taken port, or a foreign address.
 */
export const runSimulator = async (flags: SimulatorFlags, outside: CommandOutside): Promise<void> => {
  const say = (line: string) => void outside.stdout.write(`${line}\n`)
  const simulator = await openSimulator({
    ...optionsOf(flags),
    log: ({ level, message, details }) => {
      if (level === 'info' && flags.verbose !== true) return
      outside.stderr.write(`${level}: ${message} ${JSON.stringify(details)}\n`)
    },
  })
  try {
    welcome(simulator).forEach(say)
    const envFile = flags['env-file']
    if (typeof envFile !== 'string') say('  Its secret: --env-file FILE writes all that a program needs.')
    else {
      await simulator.writeEnvFile(envFile)
      say(`  Everything a program needs, the secret too: ${resolve(envFile)}`)
    }
    await outside.stopped
  } finally {
    await simulator.stop()
  }
  say('Stopped.')
}
