import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { createLog, type Log } from '../src/log.ts'
import type { Db } from '../src/store/database.ts'
import { type EmbeddedStore, openEmbedded, type StoreAddress } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'
import { openStore, type Store } from '../src/store/pool.ts'
import { folderVariable } from './folders.ts'

/** A log that says nothing. */
export const silent: Log = createLog({ level: 'silent' })

/** A log that remembers its lines. */
export const rememberingLog = (): { readonly log: Log; readonly lines: string[] } => {
  const lines: string[] = []
  return { log: createLog({ level: 'trace', to: { write: (line) => void lines.push(line) } }), lines }
}

/** A new folder of its own, open to the server's unprivileged user. */
export const newFolder = (): string => mkdtempSync(join(process.env[folderVariable] ?? tmpdir(), 'lb-'))

// One server for the files of a worker thread: started by the first that needs it, stopped by the last that lets go.
// Its folder stays for the next, so that it is made only once.
let users = 0
let folder: string | undefined
let server: Promise<EmbeddedStore> | undefined

const acquire = (): Promise<EmbeddedStore> => {
  users += 1
  folder ??= newFolder()
  server ??= openEmbedded({ dataDir: folder, log: silent })
  return server
}

const release = async (): Promise<void> => {
  users -= 1
  if (users > 0) return
  const ending = server
  server = undefined
  await (await ending)?.stop()
}

/** A database of its own on the shared server. */
export interface TestStore {
  readonly address: StoreAddress
  /** The address as a connection string. */
  readonly url: string
  readonly db: Db
  readonly pool: pg.Pool
  /** Every row of every table, as text: what somebody would find in a stolen copy. */
  readonly dump: () => Promise<string>
}

/**
 * Gives the tests of a file a database on a real PostgreSQL; it is there from `beforeAll` on.
 *
 * @param options.migrated Whether the tables are there. @default true
 */
export const useStore = ({ migrated = true } = {}): TestStore => {
  let store: Store | undefined
  let address: StoreAddress | undefined

  beforeAll(async () => {
    const shared = await acquire()
    const database = `test_${randomUUID().replaceAll('-', '')}`
    await asAdministrator(shared.address, `create database ${database}`)
    address = { ...shared.address, database }
    store = await openStore({ address, log: silent })
    if (migrated) await migrate(store.db)
  })
  afterAll(async () => {
    await store?.close()
    if (address !== undefined) {
      await asAdministrator({ ...address, database: 'postgres' }, `drop database ${address.database} with (force)`)
    }
    await release()
  })

  const open = (): Store => {
    if (store === undefined) throw new Error('The store is open from beforeAll on.')
    return store
  }
  return {
    get address() {
      open()
      return address as StoreAddress
    },
    get url() {
      const { user, password, database, host, port } = this.address
      return `postgresql://${user}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
    },
    get db() {
      return open().db
    },
    get pool() {
      return open().pool
    },
    dump: async () => {
      const { rows } = await open().pool.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
      )
      const texts = await Promise.all(
        rows.map(({ name }) => open().pool.query<{ text: string }>(`select t::text as text from ${name} t`)),
      )
      return texts.flatMap((each) => each.rows.map(({ text }) => text)).join('\n')
    },
  }
}

const asAdministrator = async (address: StoreAddress, statement: string): Promise<void> => {
  const client = new pg.Client({ ...address, database: 'postgres' })
  await client.connect()
  await client.query(statement)
  await client.end()
}
