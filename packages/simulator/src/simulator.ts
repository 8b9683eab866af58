import { resolve } from 'node:path'
import { stopNotifications } from './bc/webhooks/notifier.ts'
import { type Clock, startClock } from './clock.ts'
import { type Control, controlOf } from './control/control.ts'
import { type ControlContext, controlApi } from './control/index.ts'
import { type Demo, type DemoSecrets, fillDemo } from './demo.ts'
import { forgetGrants, startGrants } from './entra/grants.ts'
import { signingKeys } from './entra/keys.ts'
import { envOf, type SimulatorEnv, writeEnvFile } from './env-file.ts'
import { startFaces } from './faces.ts'
import { listeners, ownAddresses, type Ports } from './hosts.ts'
import type { Addresses, Handler } from './http.ts'
import { type Journal, type JournalEntry, type RequestMatch, startJournal } from './journal.ts'
import { putSnapshot, readSnapshotFile, takeSnapshot, writeSnapshot } from './keeping/snapshot.ts'
import type { Keepable } from './keeping/world.ts'
import { type LogLine, startLog } from './log.ts'
import { type Random, trueRandom } from './random.ts'
import { startFaultRules } from './scenarios/faults.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { type Played, type Scenarios, startScenarios } from './scenarios/scenarios.ts'
import { readSeed, type Seed as SeedDocument, seedShape } from './seeds/seed.ts'
import { sowWorld } from './seeds/sow.ts'
import { type Dispatch, startServer } from './server.ts'
import { defaultSettings, type Settings } from './settings.ts'
import type { Simulation } from './simulation.ts'
import { openStateFile } from './state-file.ts'
import { openTls } from './tls/identity.ts'
import type { TlsOptions } from './tls/options.ts'
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
   * File in which the world outlives a restart: directories, registrations, consents, application cards; and beside it,
   * with `.records` behind the name, what was changed of the records of companies. Both hold secrets and are readable by
   * their owner alone. What a caller was answered by HTTP is in them, also when the process is killed. @default none
   */
  readonly stateFile?: string
  /** A world to begin with in place of the demonstration: a JSON or YAML file, or an object. @default none */
  readonly seed?: string | SeedDocument
  /** A file that `snapshot` wrote, to begin with its world in place of the demonstration. @default none */
  readonly snapshot?: string
  /** How many requests the journal keeps. @default 1_000 */
  readonly journalSize?: number
  /**
   * HTTPS instead of HTTP at all ports, with a certificate for this machine's and Microsoft's host names by an authority
   * of the simulator's own, and what needs that: a proxy, a port for Microsoft's names. @default HTTP
   */
  readonly tls?: boolean | TlsOptions
  /** Scenarios that are played from the start: ids such as `P33`, JSON and YAML files, or objects. @default none */
  readonly scenarios?: readonly (string | Scenario)[]
  /** How sign-in behaves at first. */
  readonly settings?: Partial<Settings>
}

/** What a client needs to know where the simulator speaks TLS. */
export interface SimulatorTls {
  /** Certificate of the authority, as PEM. */
  readonly ca: string
  /** Where it is kept, as an absolute path. */
  readonly caFile: string | undefined
  /** Address of the proxy, for `HTTPS_PROXY`. */
  readonly proxy: string | undefined
  /** Port at which Microsoft's names alone are answered. */
  readonly hostsPort: number | undefined
}

/** A running simulator. */
export interface Simulator {
  /** Where its faces are; the shape of `Endpoints` in the model. */
  readonly addresses: Addresses
  /** Undefined where it speaks HTTP. */
  readonly tls: SimulatorTls | undefined
  readonly world: World
  readonly clock: Clock
  readonly settings: Settings
  /** What a program needs to use the demonstration tenant. Holds its secret. */
  readonly env: SimulatorEnv
  /** Changes of the world, by the same rules as the pages. */
  readonly control: Control
  /** Misbehaviour as data: what is known, what is being played. */
  readonly scenarios: Scenarios
  /** Plays a scenario by its id, such as `P33`, or one that is given. @throws Refused when it cannot be played */
  play(scenario: string | Scenario): Promise<Played>
  /** Plays the scenario of a JSON or YAML file. */
  playFile(path: string): Promise<Played>
  /** The last requests, oldest first; those that fit where something is asked for. */
  requests(match?: RequestMatch): readonly JournalEntry[]
  /** The next request that fits, from this call on. @throws Error when none comes in time, in real milliseconds */
  nextRequest(match: RequestMatch, options?: { readonly timeoutMs?: number }): Promise<JournalEntry>
  readonly journal: Pick<Journal, 'clear'>
  /** The last lines of the log, oldest first. */
  log(): readonly LogLine[]
  /** Writes the whole world to a file, with its records and secrets, readable by its owner alone. */
  snapshot(path: string): Promise<void>
  /**
   * Puts the world of a snapshot in the place of the present one: records with their versions, ids, number series,
   * subscriptions, sessions, settings, and how far the clock is ahead.
   *
   * @throws Error when the file is no snapshot; nothing is changed then.
   */
  restore(path: string): Promise<void>
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
  const keepable: Keepable = { sim, grants }
  const state = options.stateFile === undefined ? undefined : openStateFile(options.stateFile)
  /** What a reset goes back to, where that is not the demonstration. */
  let start = options.snapshot === undefined ? undefined : readSnapshotFile(options.snapshot)
  let demo: Demo =
    start === undefined ? fillDemo(sim, state?.demo) : putSnapshot(keepable, start, options.snapshot ?? 'start')
  const secretsOf = ({ secret, admin }: Demo): Partial<DemoSecrets> => ({
    ...(secret && { clientSecret: secret.text }),
    ...(admin && { adminPassword: admin.password }),
  })
  const reset = (): void => {
    const kept = secretsOf(demo)
    world.tenants.clear()
    delete world.marketplace
    forgetGrants(grants)
    scenarios.forget()
    Object.assign(settings, startSettings())
    demo = start === undefined ? fillDemo(sim, kept) : putSnapshot(keepable, start, 'The start', { clockStays: true })
    Object.assign(settings, options.settings)
    log.info('The world was put back to its start')
  }

  const host = options.host ?? '127.0.0.1'
  const tlsOptions = options.tls === true ? {} : options.tls || undefined
  const identity = tlsOptions && openTls(tlsOptions, host, log)
  const rules = startFaultRules(sim)
  const scenarios = startScenarios(
    {
      sim,
      rules,
      control: (request) => control(request),
      ask: (face, request) => faces(face, { face, addresses, microsoft: false }, request),
      addresses: () => addresses,
    },
    () => ({ ...envOf(demo, addresses, tls) }),
  )
  const context: ControlContext = { ...sim, grants, journal, reset, scenarios }
  const control: Handler = controlApi(context)
  const faces = startFaces(context, startTokenVerifier(world, clock))
  if (options.seed !== undefined) {
    const seed = typeof options.seed === 'string' ? readSeed(options.seed) : seedShape(options.seed, '')
    demo = await sowWorld(sim, seed, (request) =>
      faces('api', { face: 'api', addresses: request.addresses, microsoft: false }, request),
    )
    start = takeSnapshot(keepable, demo)
  }
  demo = state?.restore(keepable, demo) ?? demo
  Object.assign(settings, options.settings)
  state?.save(keepable, demo)
  /** Saves before the answer goes out, so that nobody was told of a change that a killed process forgets. */
  const keeping: Dispatch = async (listener, asked, request) => {
    const response = await faces(listener, asked, request)
    if (request.method === 'GET' || request.method === 'HEAD') state?.saveRecords()
    else state?.save(keepable, demo)
    return response
  }
  const dispatch = rules.around(state === undefined ? faces : keeping)
  const server = await startServer({
    ports: portsOf(options.ports),
    host,
    clock,
    log,
    random,
    journal,
    dispatch,
    ...(identity && { tls: { ...tlsOptions, ...identity } }),
  })
  // Only now, so that they do not hold up the first answer; whoever needs them waits.
  sim.keysReady().catch((error: unknown) => log.error('The signing keys could not be made', { cause: String(error) }))
  const addresses = ownAddresses(identity === undefined ? 'http' : 'https', nameOf(host), server.ports)
  const tls: SimulatorTls | undefined = identity && {
    ca: identity.ca,
    caFile: tlsOptions?.caFile && resolve(tlsOptions.caFile),
    proxy: server.proxyPort === undefined ? undefined : `http://127.0.0.1:${server.proxyPort}`,
    hostsPort: server.hostsPort,
  }
  try {
    for (const scenario of options.scenarios ?? []) await scenarios.play(scenario)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    addresses,
    tls,
    world,
    clock,
    settings,
    get env() {
      return envOf(demo, addresses, tls)
    },
    control: controlOf(sim, reset),
    scenarios,
    play: (scenario) => scenarios.play(scenario),
    playFile: (path) => scenarios.playFile(path),
    requests: (match) => journal.entries(match),
    nextRequest: (match, wait) => journal.next(match, wait),
    journal,
    log: () => log.lines(),
    snapshot: async (path) => {
      await sim.keysReady()
      writeSnapshot(keepable, demo, path)
    },
    restore: async (path) => {
      await sim.keysReady()
      const text = readSnapshotFile(path)
      demo = putSnapshot(keepable, text, path)
      scenarios.forget()
      log.info('The world of a snapshot was restored')
    },
    writeEnvFile: (path) => writeEnvFile(path, envOf(demo, addresses, tls)),
    stop: async () => {
      stopNotifications(world)
      rules.stop()
      await server.stop()
      state?.save(keepable, demo)
      state?.close()
    },
  }
}
