import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { Fault } from '@landbridge/model'
import type { FastifyInstance } from 'fastify'
import { createKey, type NewKey } from './access/keys.ts'
import { createTicket, openOwner } from './access/owner.ts'
import type { Config } from './config.ts'
import { buildSubjects } from './handlers.ts'
import { callbackPath } from './http/round-trips.ts'
import { buildServer, closeServer } from './http/server.ts'
import { createLog, type Log } from './log.ts'
import type { Demo, Parts } from './parts.ts'
import { beginBeating } from './runs/beating.ts'
import { createRuns } from './runs/dbos.ts'
import { openEmbedded } from './store/embedded.ts'
import { migrate } from './store/migrate.ts'
import { openPool, openStore } from './store/pool.ts'
import { openOutgoing } from './transport.ts'
import { loadKeys } from './vault/keys.ts'
import { openVault } from './vault/open-vault.ts'

export interface StartOptions {
  /** From `readConfig`. */
  readonly config: Config
  /** Folder with the portal's built files; without one only `/v1` is served. */
  readonly portalDir?: string
  /** The simulator that runs beside, for trying everything out. */
  readonly demo?: Demo
  /** @default one on standard output, with the level of the configuration */
  readonly log?: Log
  /** Makes a key-encryption key in the data folder where none is configured. @default with the embedded store only */
  readonly allowGeneratedKey?: boolean
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number
}

/** A running platform. */
export interface Platform {
  /** Where people reach it, without a slash at the end: the public address where one is configured. */
  readonly url: string
  /** Where it listens on this machine, without a slash at the end. */
  readonly localUrl: string
  readonly parts: Parts
  /** Makes a ticket for `{url}/sign-in#ticket={ticket}`: it signs the owner in once, within 24 hours. */
  readonly createTicket: () => Promise<string>
  /** Makes an API key. @returns The key, which cannot be read again. */
  readonly createKey: (key: Pick<NewKey, 'name' | 'role'> & Partial<Pick<NewKey, 'integrationId'>>) => Promise<string>
  /** Answers the requests in flight, then ends the runs here and the store. A second call waits for the first. */
  readonly stop: () => Promise<void>
}

/**
 * Starts the platform: store, vault, runs, and the HTTP server last, so that whoever gets an answer gets a good one.
 * When any part fails, those before it are stopped again.
 *
 * @throws Fault `config.invalid`, `vault.key_missing`, `vault.sealed`, `store.unavailable`
 */
export const startPlatform = async (options: StartOptions): Promise<Platform> => {
  const { config, now = Date.now } = options
  const log = options.log ?? createLog({ level: config.logLevel })
  const { allowGeneratedKey = config.databaseUrl === undefined } = options
  /** How to stop what was started, in the order of starting. */
  const started: (() => Promise<unknown>)[] = []
  const stopAll = async () => {
    for (const stop of started.reverse()) {
      await stop().catch((error: unknown) => log.error({ err: error }, 'a part did not stop properly'))
    }
  }
  try {
    const keys = loadKeys(config, { allowGeneratedKey, log })
    const embedded = config.databaseUrl === undefined ? await openEmbedded({ dataDir: config.dataDir, log }) : undefined
    if (embedded !== undefined) started.push(embedded.stop)
    const address = embedded?.address ?? (config.databaseUrl as string)

    const { db, close } = await openStore({ address, log })
    started.push(close)
    await migrate(db)
    const owner = await openOwner(db, now())
    const vault = await openVault(db, keys, now)
    const outgoing = openOutgoing({ allowedHosts: config.allowedHosts, demo: options.demo?.endpoints })
    started.push(outgoing.close)

    const enginePool = openPool({ address, log, max: 6 })
    started.push(() => enginePool.end())
    const runs = createRuns({ db, pool: enginePool, log, isAlone: embedded !== undefined })
    started.push(runs.stop)
    let localUrl = ''
    const pagesUrl = () => config.publicUrl ?? localUrl
    const parts: Parts = {
      config,
      log,
      db,
      vault,
      runs,
      outgoing,
      demo: options.demo,
      version,
      now,
      pagesUrl,
      callbackUrl: () => `${config.publicUrl ?? `http://localhost:${new URL(localUrl).port}`}${callbackPath}`,
    }
    const subjects = buildSubjects(parts)
    started.push(subjects.close)
    await runs.launch()
    await subjects.begin()

    const server = await buildServer({ parts, subjects, portalDir: options.portalDir })
    started.push(() => closeServer(server))
    localUrl = await listen(server, config)
    const url = pagesUrl()
    started.push(beginBeating(subjects.beat, { everyMs: beatMs, log }).stop)
    log.info({ url, store: embedded === undefined ? 'external' : 'embedded', version }, 'landbridge is ready')

    let stopped: Promise<void> | undefined
    return {
      url,
      localUrl,
      parts,
      createTicket: () => createTicket(db, owner.id, now()),
      createKey: async ({ name, role, integrationId = null }) =>
        (await createKey(db, { workspaceId: owner.workspace_id, name, role, integrationId }, now())).key,
      stop: () => {
        stopped ??= stopAll()
        return stopped
      },
    }
  } catch (error) {
    await stopAll()
    throw error
  }
}

/** So often it is looked whether somebody is to be told of something, in milliseconds. */
const beatMs = 1_000

/** @throws Fault `config.invalid` when the address is taken or not ours */
const listen = async (server: FastifyInstance, { host, port }: Config): Promise<string> => {
  try {
    await server.listen({ host, port })
  } catch (cause) {
    const reasons: Readonly<Record<string, string>> = {
      EADDRINUSE: `LANDBRIDGE_PORT: port ${port} of ${host} is in use by another program.`,
      EACCES: `LANDBRIDGE_PORT: this user may not listen on port ${port}.`,
      EADDRNOTAVAIL: `LANDBRIDGE_HOST: ${host} is not an address of this machine.`,
      ENOTFOUND: `LANDBRIDGE_HOST: the name ${host} is unknown.`,
    }
    const message = reasons[(cause as NodeJS.ErrnoException).code ?? '']
    throw message === undefined ? cause : new Fault('config.invalid', { message }, { cause })
  }
  const { address, port: actual, family } = server.server.address() as AddressInfo
  const shown = address === '::' || address === '0.0.0.0' ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address
  return `http://${shown}:${actual}`
}

/** All packages share one version. */
const { version } = createRequire(import.meta.url)('../package.json') as { readonly version: string }
