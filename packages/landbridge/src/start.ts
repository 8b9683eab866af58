import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Complaint } from '@landbridge/cli'
import { createCaller } from '@landbridge/contract'
import { type Config, createLog, type Demo, type Platform, readConfig, startPlatform } from '@landbridge/platform'
import type { Simulator } from '@landbridge/simulator'
import { makeDataFolder, readLocalAccess, writeLocalAccess } from './local-access.ts'
import { usualSimulatorPort } from './ports.ts'
import { askForLink, serveSignInLinks } from './sign-in-links.ts'
import { openSimulator } from './simulator.ts'

export interface StartOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Address to listen at. @default LANDBRIDGE_HOST, or 127.0.0.1 */
  readonly host?: string
  /** Port to listen at; 0 for any that is free. @default LANDBRIDGE_PORT, or 7600 */
  readonly port?: number
  /** Folder of the store. @default LANDBRIDGE_DATA, or .landbridge */
  readonly data?: string
  /** First of the four ports of the simulator, 0 for any that are free, false to leave it out. @default 7700 */
  readonly simulatorPort?: number | false
  /** Where the lines of the log go, one JSON object each. @default standard output */
  readonly log?: { write(line: string): void }
}

/** All of Landbridge in this process. */
export interface Landbridge {
  /** Where the platform is, without a slash at the end. */
  readonly url: string
  /** Signs the owner in, once, within a day. */
  readonly signInLink: string
  readonly config: Config
  readonly simulator: Simulator | undefined
  /** Ends everything in order. */
  readonly stop: () => Promise<void>
}

/** The portal's files: beside this one where Landbridge was installed, else where the repository builds them. */
const portalFolder = (): string => {
  const packed = fileURLToPath(new URL('./portal', import.meta.url))
  return existsSync(packed) ? packed : fileURLToPath(new URL('../../portal/dist', import.meta.url))
}

const configOf = ({ env, host, port, data }: StartOptions): Config =>
  readConfig({
    // The terminal belongs to the person; what they need to know is said in words.
    LANDBRIDGE_LOG: 'warn',
    ...env,
    ...(host === undefined ? {} : { LANDBRIDGE_HOST: host }),
    ...(port === undefined ? {} : { LANDBRIDGE_PORT: String(port) }),
    ...(data === undefined ? {} : { LANDBRIDGE_DATA: data }),
  })

/** Where the simulator keeps what people set up in it, so that connections to it outlive a restart. */
const simulatorState = ({ dataDir }: Config): string => {
  makeDataFolder(dataDir)
  return join(dataDir, 'simulator.json')
}

const demoOf = ({ addresses, env }: Simulator): Demo => ({
  endpoints: addresses,
  sample: {
    tenant: env.TENANT,
    clientId: env.CLIENT_ID,
    secret: env.CLIENT_SECRET,
    environment: env.ENVIRONMENT,
  },
})

/** The key of an earlier start where it still works, so that not every start leaves one behind. */
const keepKey = async (platform: Platform, key: string | undefined): Promise<string> => {
  const call = createCaller({ baseUrl: platform.localUrl, headers: { authorization: `Bearer ${key ?? ''}` } })
  const isGood =
    key !== undefined &&
    (await call('keys.list', {}).then(
      () => true,
      () => false,
    ))
  return isGood ? key : platform.createKey({ name: 'Command line on this machine', role: 'administrator' })
}

/** @throws Complaint `refused` where a Landbridge runs on this data already */
const refuseSecondStart = async ({ dataDir }: Config): Promise<void> => {
  const { url, links } = readLocalAccess(dataDir)
  const link = await askForLink(links)
  if (link === undefined) return
  throw new Complaint('refused', `Landbridge already runs on ${dataDir}, at ${url}.`, `Sign in there: ${link}`)
}

/**
 * Starts platform, portal and simulator in this process.
 *
 * @throws Complaint, or the faults of `startPlatform`; nothing is left running then
 */
export const startLandbridge = async (options: StartOptions): Promise<Landbridge> => {
  const config = configOf(options)
  await refuseSecondStart(config)
  const { simulatorPort = usualSimulatorPort } = options
  const started: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of [...started].reverse()) await end()
  }
  try {
    const simulator =
      simulatorPort === false
        ? undefined
        : await openSimulator({ firstPort: simulatorPort, stateFile: simulatorState(config) })
    if (simulator !== undefined) started.push(() => simulator.stop())
    const platform = await startPlatform({
      config,
      portalDir: portalFolder(),
      ...(options.log === undefined ? {} : { log: createLog({ level: config.logLevel, to: options.log }) }),
      ...(simulator === undefined ? {} : { demo: demoOf(simulator) }),
    })
    started.push(() => platform.stop())
    const makeLink = async () => `${platform.url}/sign-in#ticket=${await platform.createTicket()}`
    const links = await serveSignInLinks(makeLink)
    started.push(links.close)
    const key = await keepKey(platform, readLocalAccess(config.dataDir).key)
    writeLocalAccess(config.dataDir, { url: platform.localUrl, key, links: { url: links.url, token: links.token } })
    return {
      url: platform.url,
      signInLink: await makeLink(),
      config,
      simulator,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
