import { Fault } from '@landbridge/model'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'
import type { Database, Db } from './database.ts'
import type { StoreAddress } from './embedded.ts'

/** The oldest PostgreSQL that is supported. */
const oldestMajor = 15

/** Connections to the store, and typed queries over them. */
export interface Store {
  readonly pool: pg.Pool
  readonly db: Db
  readonly close: () => Promise<void>
}

interface PoolOptions {
  /** Where the store is: an address, or a connection string. */
  readonly address: StoreAddress | string
  readonly log: Log
  /** Most connections at once. @default 12 */
  readonly max?: number
}

/** Opens a pool of connections; the first is made when it is needed. */
export const openPool = ({ address, log, max = 12 }: PoolOptions): pg.Pool => {
  const pool = new pg.Pool({
    ...(typeof address === 'string' ? { connectionString: address } : address),
    max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'landbridge',
  })
  // A connection that breaks while idle is replaced by the pool; unheard, the event would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to the store broke'))
  return pool
}

/**
 * Opens a pool of connections and checks that the store answers and is new enough.
 *
 * @throws Fault `store.unavailable`, `config.invalid`
 */
export const openStore = async (options: PoolOptions): Promise<Store> => {
  const pool = openPool(options)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  try {
    await checkVersion(pool)
  } catch (cause) {
    await db.destroy()
    if (cause instanceof Fault) throw cause
    // The cause is left out of the message: a driver may quote the address, and with it the password.
    throw new Fault('store.unavailable', { message: `The store does not answer (${reasonOf(cause)}).` }, { cause })
  }
  return { pool, db, close: () => db.destroy() }
}

const checkVersion = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ version: string }>("select current_setting('server_version_num') as version")
  const major = Math.floor(Number(rows[0]?.version) / 10_000)
  if (major >= oldestMajor) return
  const message = `DATABASE_URL: the server is PostgreSQL ${major}; ${oldestMajor} or newer is needed.`
  throw new Fault('config.invalid', { message })
}

const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string }
  return code ?? message ?? 'unknown'
}

/** Codes of PostgreSQL and of the system for a store that is away: starting, ending, out of connections, unreachable. */
const awayCodes = /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/
const awayWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whether an error of a query means that the store is away, and not that the query is wrong. */
export const isStoreAway = (error: unknown): boolean => {
  if (!(error instanceof Error) || error instanceof Fault) return false
  const { code } = error as { code?: unknown }
  return (typeof code === 'string' && awayCodes.test(code)) || awayWords.test(error.message)
}

/** Asks the store for nothing. @throws when it does not answer */
export const pingStore = async (db: Db): Promise<void> => {
  await sql`select 1`.execute(db)
}
