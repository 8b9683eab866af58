import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { databaseName, openCluster } from './embedded/cluster.ts'
import { openFolder } from './embedded/folder.ts'
import { lockFolder } from './embedded/lock.ts'
import { findNative, prepareProgram } from './embedded/program.ts'
import {
  credentials,
  type RunningServer,
  type ServerPlace,
  startServer,
  stopOrphan,
  stopServer,
} from './embedded/server.ts'
import type { Address } from './embedded/settings.ts'

export interface EmbeddedOptions {
  /** The store lies in its folder `store`. */
  readonly dataDir: string
  readonly log: Log
  /** How it is reached. @default a Unix socket where there are any and its path is short enough, else loopback */
  readonly reach?: 'socket' | 'loopback'
  /** Folder with PostgreSQL's `bin`, `lib` and `share`. @default the npm package for this platform */
  readonly native?: string
  /** Where the store goes when it may not lie in the data folder. @default /var/lib/landbridge */
  readonly elsewhere?: string
}

/** How to reach a PostgreSQL database. */
export interface StoreAddress extends Address {
  readonly user: string
  readonly password: string
  readonly database: string
}

/** A PostgreSQL server owned by this process. */
export interface EmbeddedStore {
  readonly address: StoreAddress
  /** Process number of the server, which changes when it had to be started again. */
  readonly pid: () => number | undefined
  /** Stops the server and gives the folder back. */
  readonly stop: () => Promise<void>
}

/**
 * Starts the PostgreSQL server of a data folder, makes it at the first time, and starts it again when it dies. A server
 * that a vanished Landbridge left behind is taken over: stopped, and started as our own.
 *
 * @throws Fault `store.unavailable`, `config.invalid`
 */
export const openEmbedded = async (options: EmbeddedOptions): Promise<EmbeddedStore> => {
  const { log } = options
  const folder = openFolder(options.dataDir, options.elsewhere)
  if (folder.movedTo !== undefined) {
    log.warn(
      `the store lies in ${folder.movedTo}: the server may not run as root, and its user cannot reach ${options.dataDir}`,
    )
  }
  const unlock = lockFolder(folder.path)
  try {
    const native = options.native ?? findNative()
    const program = await prepareProgram({
      native,
      as: folder.as,
      copyTo: join(folder.path, `program-${versionOf(native)}`),
    })
    const cluster = await openCluster(folder, program)
    if (await stopOrphan({ folder, program, cluster })) log.warn('a store that was left running has been taken over')
    const address = await chooseAddress(folder.path, options.reach)
    const place: ServerPlace = { folder, program, cluster, address }
    const supervised = supervise(place, await startServer(place), log)
    return {
      address: { ...address, ...credentials(cluster), database: databaseName },
      pid: supervised.pid,
      stop: async () => {
        await supervised.stop()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

const versionOf = (native: string): string => {
  try {
    return (JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }).version
  } catch {
    return 'unknown'
  }
}

/** The path of a socket has at most 104 bytes on macOS and 108 on Linux, with `/.s.PGSQL.5432` and a zero at its end. */
const longestSocketFolder = 88

const chooseAddress = async (folder: string, reach?: 'socket' | 'loopback'): Promise<Address> => {
  const fits = process.platform !== 'win32' && Buffer.byteLength(folder) <= longestSocketFolder
  if (reach === 'socket' || (reach === undefined && fits)) return { host: folder, port: 5432 }
  return { host: '127.0.0.1', port: await freePort() }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

/** Keeps a server running until it is stopped. */
const supervise = (place: ServerPlace, first: RunningServer, log: Log) => {
  let server: RunningServer | undefined = first
  let stopping = false
  // Where the process ends without a stop, the server gets the signal for its own clean end.
  const onExit = () => {
    if (server !== undefined && process.platform !== 'win32') process.kill(server.pid, 'SIGINT')
  }
  process.on('exit', onExit)

  const keep = async (): Promise<void> => {
    for (let failures = 0; !stopping; ) {
      await server?.ended
      server = undefined
      if (stopping) return
      log.error('the store has ended by itself and is started again')
      try {
        server = await startServer(place)
        failures = 0
        if (stopping) await stopServer(place)
        log.info('the store runs again')
      } catch (error) {
        failures += 1
        log.error({ err: error }, 'the store could not be started again')
        await wait(Math.min(30_000, 250 * 2 ** failures))
      }
    }
  }
  const kept = keep()

  return {
    pid: () => server?.pid,
    stop: async () => {
      stopping = true
      await stopServer(place)
      await kept
      process.off('exit', onExit)
    },
  }
}
