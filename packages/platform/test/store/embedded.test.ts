import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { isAlive } from '../../src/store/embedded/processes.ts'
import { findNative } from '../../src/store/embedded/program.ts'
import { type EmbeddedOptions, type EmbeddedStore, openEmbedded } from '../../src/store/embedded.ts'
import { startChild } from '../child.ts'
import { newFolder, rememberingLog, silent } from '../store.ts'

const isRoot = process.getuid?.() === 0
const undo: (() => Promise<unknown> | unknown)[] = []

afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})

const folder = (): string => {
  const made = newFolder()
  undo.push(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const open = async (options: Partial<EmbeddedOptions> & { dataDir: string }): Promise<EmbeddedStore> => {
  const store = await openEmbedded({ log: silent, ...options })
  undo.push(() => store.stop())
  return store
}

const ask = async (store: EmbeddedStore, statement: string): Promise<unknown[]> => {
  const client = new pg.Client(store.address)
  await client.connect()
  try {
    return (await client.query({ text: statement, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

test('makes a cluster once and keeps what was stored in it', async () => {
  const dataDir = folder()
  const first = await open({ dataDir })
  await ask(first, 'create table kept (value text)')
  await ask(first, `insert into kept values ('until tomorrow')`)
  await first.stop()
  const second = await open({ dataDir })
  expect(await ask(second, 'select value from kept')).toEqual(['until tomorrow'])
})

test('runs with durable writes, in UTF-8, away from the network, and asks for its password', async () => {
  const dataDir = folder()
  const store = await open({ dataDir })
  const settings = await ask(
    store,
    `select setting from unnest(array['fsync', 'synchronous_commit', 'listen_addresses', 'server_encoding']) as name
     join pg_settings using (name) order by array_position(array['fsync', 'synchronous_commit', 'listen_addresses', 'server_encoding'], name)`,
  )
  expect(settings).toEqual(['on', 'on', '', 'UTF8'])
  const stranger = new pg.Client({ ...store.address, password: 'a guess' })
  await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' })
})

test('keeps the password to its owner', async () => {
  const dataDir = folder()
  await open({ dataDir })
  expect(statSync(join(dataDir, 'store', 'password')).mode & 0o777).toBe(0o600)
  expect(statSync(join(dataDir, 'store')).mode & 0o777).toBe(0o700)
})

test('can be reached by loopback where there are no sockets', async () => {
  const store = await open({ dataDir: folder(), reach: 'loopback' })
  expect(store.address.host).toBe('127.0.0.1')
  expect(await ask(store, 'show listen_addresses')).toEqual(['127.0.0.1'])
})

test('starts again by itself after its server was killed, with nothing committed lost', async () => {
  const { log, lines } = rememberingLog()
  const store = await open({ dataDir: folder(), log })
  await ask(store, 'create table kept (value text)')
  await ask(store, `insert into kept values ('committed')`)
  const before = store.pid() as number
  process.kill(before, 'SIGKILL')
  await expect
    .poll(() => ask(store, 'select value from kept').catch(() => []), { timeout: 20_000 })
    .toEqual(['committed'])
  expect(store.pid()).not.toBe(before)
  await expect.poll(() => lines.join('')).toContain('the store runs again')
})

test('refuses a second owner of one folder, and leaves the first alone', async () => {
  const dataDir = folder()
  const first = await open({ dataDir })
  await expect(openEmbedded({ dataDir, log: silent })).rejects.toMatchObject({
    code: 'store.unavailable',
    message: expect.stringContaining(`process ${process.pid}`),
  })
  expect(await ask(first, 'select 1')).toEqual([1])
})

test('takes a lock over whose process is gone, and one whose number belongs to another process by now', async () => {
  const dataDir = folder()
  await (await open({ dataDir })).stop()
  for (const lock of ['999999999 1 left-behind', `${process.pid} 1 same-number`]) {
    writeFileSync(join(dataDir, 'store', 'lock'), lock)
    const store = await open({ dataDir })
    expect(await ask(store, 'select 1')).toEqual([1])
    await store.stop()
  }
})

test('takes over the server of a process that was killed, with all that was committed', async () => {
  const dataDir = folder()
  await (await open({ dataDir })).stop()
  const owner = await startChild(new URL('./owner.ts', import.meta.url), [dataDir])
  const orphan = Number(await owner.says('server'))
  await owner.kill()
  expect(isAlive(orphan)).toBe(true)

  const { log, lines } = rememberingLog()
  const store = await open({ dataDir, log })
  expect(isAlive(orphan)).toBe(false)
  expect(await ask(store, 'select value from kept')).toEqual(['committed just before'])
  expect(lines.join('')).toContain('taken over')
})

test('ignores a pid file whose number belongs to another program', async () => {
  const dataDir = folder()
  await (await open({ dataDir })).stop()
  writeFileSync(join(dataDir, 'store', 'data', 'postmaster.pid'), `${process.pid}\n`)
  const store = await open({ dataDir })
  expect(await ask(store, 'select 1')).toEqual([1])
})

test('stops its server when it is stopped', async () => {
  const store = await open({ dataDir: folder() })
  const pid = store.pid() as number
  await store.stop()
  expect(isAlive(pid)).toBe(false)
})

test('refuses a cluster of another major version with its way out', async () => {
  const dataDir = folder()
  await (await open({ dataDir })).stop()
  writeFileSync(join(dataDir, 'store', 'data', 'PG_VERSION'), '14\n')
  await expect(openEmbedded({ dataDir, log: silent })).rejects.toMatchObject({
    code: 'store.unavailable',
    message: expect.stringContaining('made by PostgreSQL 14'),
  })
})

test('says which folder cannot be used', async () => {
  const dataDir = join(folder(), 'a-file')
  writeFileSync(dataDir, '')
  await expect(openEmbedded({ dataDir, log: silent })).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringContaining('LANDBRIDGE_DATA'),
  })
})

/** The binaries as npm unpacks them when it runs no install scripts: without library links. */
const bareNative = (parent: string): string => {
  const native = join(parent, 'package', 'native')
  mkdirSync(join(parent, 'package'), { recursive: true })
  cpSync(findNative(), native, { recursive: true, verbatimSymlinks: true })
  for (const { target } of linksOf(native)) rmSync(join(parent, 'package', target), { force: true })
  return native
}

const linksOf = (native: string): { target: string }[] =>
  JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[]

test('makes the library links that an install without scripts leaves out', async () => {
  const parent = folder()
  if (isRoot) chmodSync(parent, 0o755)
  const native = bareNative(parent)
  const store = await open({ dataDir: folder(), native })
  expect(await ask(store, 'select 1')).toEqual([1])
  expect(linksOf(native).every(({ target }) => lstatSync(join(parent, 'package', target)).isSymbolicLink())).toBe(true)
})

test.runIf(isRoot)('copies the binaries beside the data where the server may not read them', async () => {
  const parent = folder()
  chmodSync(parent, 0o700)
  const dataDir = folder()
  const store = await open({ dataDir, native: bareNative(parent) })
  expect(await ask(store, 'select 1')).toEqual([1])
  expect(existsSync(join(dataDir, 'store', 'program-unknown', 'native', 'bin', 'postgres'))).toBe(true)
})

test.runIf(isRoot)('never runs the server as root', async () => {
  const dataDir = folder()
  const store = await open({ dataDir })
  expect(statSync(join(dataDir, 'store', 'data')).uid).toBe(65534)
  const status = readFileSync(`/proc/${store.pid()}/status`, 'utf8')
  expect(/^Uid:\s+65534\s+65534/m.test(status)).toBe(true)
})

test.runIf(isRoot)('goes elsewhere from a folder that its user cannot reach, and is found there again', async () => {
  const closed = folder()
  mkdirSync(join(closed, 'inside'))
  chmodSync(closed, 0o700)
  const elsewhere = folder()
  chmodSync(elsewhere, 0o755)
  const options = { dataDir: join(closed, 'inside'), elsewhere }
  const first = await open(options)
  await ask(first, 'create table kept (value text)')
  await first.stop()
  expect(lstatSync(join(closed, 'inside', 'store')).isSymbolicLink()).toBe(true)
  const second = await open(options)
  expect(await ask(second, 'select count(*)::int from kept')).toEqual([0])
})
