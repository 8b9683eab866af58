import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Fault } from '@landbridge/model'
import pg from 'pg'
import { type Cluster, databaseName } from './cluster.ts'
import type { StoreFolder } from './folder.ts'
import { isServerOf, runProgram } from './processes.ts'
import type { Program } from './program.ts'
import { type Address, serverSettings } from './settings.ts'

/** All that is needed to start the server of one folder. */
export interface ServerPlace {
  readonly folder: StoreFolder
  readonly program: Program
  readonly cluster: Cluster
  readonly address: Address
}

/** A server that accepts connections. */
export interface RunningServer {
  readonly pid: number
  /** Resolves when the process has ended, wanted or not. */
  readonly ended: Promise<void>
}

/** Longest wait for a start, in milliseconds. Recovery after a crash may take long; nothing is gained by giving up early. */
const startLimitMs = 300_000
const logLimitBytes = 8 * 1024 * 1024

/** Stops a server of this folder that nobody owns any more: its Landbridge has vanished. @returns Whether there was one. */
export const stopOrphan = async (place: Pick<ServerPlace, 'folder' | 'program' | 'cluster'>): Promise<boolean> => {
  const pidFile = join(place.cluster.data, 'postmaster.pid')
  if (!existsSync(pidFile)) return false
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (isServerOf(pid, place.cluster.data)) {
    await stopServer(place)
    return true
  }
  // The number may belong to some other process by now; PostgreSQL would refuse to start because of it.
  rmSync(pidFile, { force: true })
  return false
}

/** Stops the server: open transactions are undone, nothing committed is lost. Waits until it has ended. */
export const stopServer = async ({ folder, program, cluster }: Pick<ServerPlace, 'folder' | 'program' | 'cluster'>) => {
  const stop = (mode: string) =>
    runProgram(program.pgCtl, ['stop', '-D', cluster.data, '-m', mode, '-w', '-t', '60', '-s'], {
      ...folder.as,
      cwd: folder.path,
    })
  const { code } = await stop('fast')
  if (code === 0 || !existsSync(join(cluster.data, 'postmaster.pid'))) return
  await stop('immediate')
}

/**
 * Starts the server and waits until it accepts connections.
 *
 * @throws Fault `store.unavailable` with what the server said
 */
export const startServer = async (place: ServerPlace): Promise<RunningServer> => {
  const until = Date.now() + startLimitMs
  for (;;) {
    const child = spawnServer(place)
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const failed = new Promise<never>((_, reject) => child.once('error', reject))
    const outcome = await Promise.race([untilReady(place, until), ended.then(() => 'ended' as const), failed])
    if (outcome === 'ready') return { pid: child.pid as number, ended }
    if (outcome === 'ended') {
      const said = lastWords(place.folder.path)
      // Backends of a server that was killed live on for a moment and hold its memory.
      if (/shared memory block/.test(said) && Date.now() < until) {
        await wait(100)
        continue
      }
      throw new Fault('store.unavailable', { message: `The store did not start: ${said}` })
    }
    await stopServer(place)
    throw new Fault('store.unavailable', { message: `The store did not start within ${startLimitMs / 1000} s.` })
  }
}

const logFile = (folder: string): string => join(folder, 'server.log')

const spawnServer = ({ folder, program, cluster, address }: ServerPlace): ChildProcess => {
  const log = logFile(folder.path)
  if (existsSync(log) && statSync(log).size > logLimitBytes) renameSync(log, `${log}.old`)
  const out = openSync(log, 'a', 0o600)
  try {
    const settings = Object.entries(serverSettings(address)).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    return spawn(program.postgres, ['-D', cluster.data, ...settings], {
      ...folder.as,
      cwd: folder.path,
      // Its own process group: Ctrl+C is for us, and we stop the server when the rest has finished.
      detached: process.platform !== 'win32',
      stdio: ['ignore', out, out],
      windowsHide: true,
    })
  } finally {
    closeSync(out)
  }
}

const lastWords = (folder: string): string => {
  const text = readFileSync(logFile(folder), 'utf8')
  return text.trimEnd().split('\n').slice(-6).join('\n')
}

const untilReady = async (place: ServerPlace, until: number): Promise<'ready' | 'late'> => {
  while (Date.now() < until) {
    if (isReady(place.cluster) && (await accepts(place))) return 'ready'
    await wait(20)
  }
  return 'late'
}

/** What the server itself says in the eighth line of its pid file. Asking it earlier would only fill its log. */
const isReady = ({ data }: Cluster): boolean => {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

const accepts = async ({ address, cluster }: ServerPlace): Promise<boolean> => {
  const client = new pg.Client({
    ...address,
    ...credentials(cluster),
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
    return true
  } catch (error) {
    // 28P01: the password is not the server's. Waiting does not help.
    if ((error as { code?: string }).code === '28P01') {
      throw new Fault(
        'store.unavailable',
        { message: 'The store refuses the password in its folder.' },
        { cause: error },
      )
    }
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** User and password of the server. */
export const credentials = (cluster: Cluster): { user: string; password: string } => ({
  user: databaseName,
  password: cluster.password,
})
