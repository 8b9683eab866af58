import { stopNotifications } from './bc/webhooks/notifier.ts'
import { type Clock, startClock } from './clock.ts'
import { type Control, controlOf } from './control/control.ts'
import { type Demo, type DemoSecrets, fillDemo } from './demo.ts'
import { forgetGrants, startGrants } from './entra/grants.ts'
import { signingKeys } from './entra/keys.ts'
import { envOf, type SimulatorEnv, writeEnvFile } from './env-file.ts'
import { startFaces } from './faces.ts'
import { listeners, ownAddresses, type Ports } from './hosts.ts'
import type { Addresses } from './http.ts'
import { type JournalEntry, startJournal } from './journal.ts'
import { type LogLine, startLog } from './log.ts'
import { type Random, trueRandom } from './random.ts'
import { type Dispatch, startServer } from './server.ts'
import { defaultSettings, type Settings } from './settings.ts'
import type { Simulation } from './simulation.ts'
import { openStateFile } from './state-file.ts'
import { startTokenVerifier } from './tokens.ts'
import type { World } from './world.ts'

export interface SimulatorOptions {
  /**
   * Ports of the listeners for sign-in, Graph, Business Central services and web client; `free` takes any.
   *
   * @default 7700, 7701, 7702 and 7703
   */
  readonly ports?: 'free' | Partial<Ports>
  /** Address to listen at. Nobody else can reach the default. @default '127.0.0.1' */
  readonly host?: string
  /** The clock by which tokens and secrets end. @default the real one, which can be moved ahead */
  readonly clock?: Clock
  /** Chance: ids, secrets, lives of tokens. @default the system's */
  readonly random?: Random
  /** Called for each line of the log. @default nothing */
  readonly log?: (line: LogLine) => void
  /**
   * File in which directories, registrations, consents and application cards outlive a restart. It holds the secrets of
   * the simulation and is readable by its owner alone; records of companies are not in it. @default none
   */
  readonly stateFile?: string
  /** How many requests the journal keeps. @default 1_000 */
  readonly journalSize?: number
  /** How sign-in behaves at first. */
  readonly settings?: Partial<Settings>
}

/** A running simulator. */
export interface Simulator {
  /** Where its faces are; the shape of `Endpoints` in the model. */
  readonly addresses: Addresses
  readonly world: World
  readonly clock: Clock
  readonly settings: Settings
  /** What a program needs to use the demonstration tenant. Holds its secret. */
  readonly env: SimulatorEnv
  /** Changes of the world, by the same rules as the pages. */
  readonly control: Control
  /** The last requests, oldest first. */
  requests(): readonly JournalEntry[]
  /** The last lines of the log, oldest first. */
  log(): readonly LogLine[]
  /** Writes `env` as lines for a shell, readable by the owner of the file alone. */
  writeEnvFile(path: string): Promise<void>
  /** Stops listening and drops what is under way. */
  stop(): Promise<void>
}

const defaultPorts: Ports = { signIn: 7700, graph: 7701, api: 7702, webClient: 7703 }

const portsOf = (wanted: SimulatorOptions['ports'] = {}): Ports =>
  wanted === 'free'
    ? (Object.fromEntries(listeners.map((listener) => [listener, 0])) as unknown as Ports)
    : { ...defaultPorts, ...wanted }

/** The name under which listeners at this address are reached from here. */
const nameOf = (host: string): string => {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * Starts the simulated Microsoft: sign-in, Graph, Business Central and the pages of its administrators, with a
 * demonstration tenant in it.
 *
 * @throws The error of the system when a port is taken; nothing is left listening then.
 */
export const startSimulator = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const clock = options.clock ?? startClock()
  const random = options.random ?? trueRandom
  const log = startLog(options.log)
  const journal = startJournal(options.journalSize)
  const world: World = { tenants: new Map(), keys: [] }
  const startSettings = (): Settings => ({ ...defaultSettings(), ...options.settings })
  const settings = startSettings()
  const sim: Simulation = { world, clock, random, settings, log, keysReady: signingKeys(world, clock, random) }

  const grants = startGrants()
  const state = options.stateFile === undefined ? undefined : openStateFile(options.stateFile, clock)
  let demo: Demo = fillDemo(sim, state?.demo)
  state?.restore(world)
  const secretsOf = ({ secret, admin }: Demo): DemoSecrets => ({
    clientSecret: secret.text,
    adminPassword: admin.password,
  })
  state?.save(world, secretsOf(demo))
  const reset = (): void => {
    const kept = secretsOf(demo)
    world.tenants.clear()
    forgetGrants(grants)
    Object.assign(settings, startSettings())
    demo = fillDemo(sim, kept)
    log.info('The world was put back to its start')
  }

  const host = options.host ?? '127.0.0.1'
  const faces = startFaces({ ...sim, grants, journal, reset }, startTokenVerifier(world, clock))
  /** Saves before the answer goes out, so that nobody was told of a change that a killed process forgets. */
  const keeping: Dispatch = async (listener, asked, request) => {
    const response = await faces(listener, asked, request)
    if (request.method !== 'GET' && request.method !== 'HEAD') state?.save(world, secretsOf(demo))
    return response
  }
  const dispatch = state === undefined ? faces : keeping
  const server = await startServer({ ports: portsOf(options.ports), host, clock, log, random, journal, dispatch })
  // Only now, so that they do not hold up the first answer; whoever needs them waits.
  sim.keysReady().catch((error: unknown) => log.error('The signing keys could not be made', { cause: String(error) }))
  const addresses = ownAddresses('http', nameOf(host), server.ports)
  return {
    addresses,
    world,
    clock,
    settings,
    get env() {
      return envOf(demo, addresses)
    },
    control: controlOf(sim, reset),
    requests: () => journal.entries(),
    log: () => log.lines(),
    writeEnvFile: (path) => writeEnvFile(path, envOf(demo, addresses)),
    stop: async () => {
      stopNotifications(world)
      await server.stop()
      state?.save(world, secretsOf(demo))
    },
  }
}
