import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type Platform, type StartOptions, startPlatform } from '../src/start.ts'
import { isAlive } from '../src/store/embedded/processes.ts'
import { startChild } from './child.ts'
import { call, outputOf, refusalIn } from './http/raw.ts'
import { testConfig } from './platform.ts'
import { newFolder, rememberingLog, silent, useStore } from './store.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})

const folder = (): string => {
  const made = newFolder()
  undo.push(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const start = async (own: Parameters<typeof testConfig>[0], options: Partial<StartOptions> = {}): Promise<Platform> => {
  const platform = await startPlatform({ config: testConfig(own), log: silent, ...options })
  undo.push(() => platform.stop())
  return platform
}

const health = (platform: Platform) => call(`${platform.localUrl}/v1/health`)
const serverPid = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'store', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

describe('a start on an empty folder', () => {
  test('needs nothing else, and the next finds everything again', async () => {
    const dataDir = folder()
    const { log, lines } = rememberingLog()
    const first = await start({ dataDir, key: undefined }, { log })
    const key = await first.createKey({ name: 'kept', role: 'reader' })
    expect(outputOf('health.read', await health(first))).toMatchObject({ status: 'ok', store: 'ok' })
    expect(lines.join('')).toContain('a key-encryption key was made')
    await first.stop()
    expect(existsSync(join(dataDir, 'store', 'lock'))).toBe(false)

    const second = await start({ dataDir, key: undefined })
    const answer = await call(`${second.localUrl}/v1/integrations`, { headers: { authorization: `Bearer ${key}` } })
    expect(answer.status).toBe(200)
  })

  test('shows its public address where it has one', async () => {
    const platform = await start({ dataDir: folder(), publicUrl: 'https://bridge.example.com' })
    expect(platform.url).toBe('https://bridge.example.com')
    expect(platform.localUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const ticket = await platform.createTicket()
    const answer = await call(`${platform.localUrl}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://bridge.example.com' },
      body: JSON.stringify({ ticket }),
    })
    expect(answer.headers.get('set-cookie')).toContain('Secure')
  })
})

describe('a start that fails', () => {
  test('because the port is taken says so, and leaves nothing running', async () => {
    const dataDir = folder()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    await expect(start({ dataDir, port })).rejects.toMatchObject({
      code: 'config.invalid',
      message: expect.stringContaining(`port ${port}`),
    })
    expect(existsSync(join(dataDir, 'store', 'data', 'postmaster.pid'))).toBe(false)
    await new Promise((resolve) => other.close(resolve))
    expect((await health(await start({ dataDir, port }))).status).toBe(200)
  })

  test('because the folder is in use says by whom, and leaves the other alone', async () => {
    const dataDir = folder()
    const first = await start({ dataDir })
    await expect(start({ dataDir })).rejects.toMatchObject({
      code: 'store.unavailable',
      message: expect.stringContaining(`process ${process.pid}`),
    })
    expect((await health(first)).status).toBe(200)
  })

  test('because the store is away does not tell its password', async () => {
    const databaseUrl = 'postgresql://me:canary@127.0.0.1:1/nothing'
    const failed = start({ databaseUrl })
    await expect(failed).rejects.toMatchObject({ code: 'store.unavailable' })
    await expect(failed).rejects.not.toThrow('canary')
  })

  test('for want of a key says how to give one', async () => {
    const refused = start({ key: undefined, databaseUrl: 'postgresql://me@127.0.0.1:1/nothing' })
    await expect(refused).rejects.toMatchObject({
      code: 'vault.key_missing',
      fact: { remedy: expect.stringContaining('LANDBRIDGE_KEY') },
    })
  })
})

test('a store that dies is away for a moment and then back, and each request in between is told so', async () => {
  const dataDir = folder()
  const platform = await start({ dataDir })
  const key = await platform.createKey({ name: 'kept', role: 'administrator' })
  process.kill(serverPid(dataDir), 'SIGKILL')
  const list = () => call(`${platform.localUrl}/v1/keys`, { headers: { authorization: `Bearer ${key}` } })
  await expect
    .poll(
      async () => {
        const answer = await list()
        if (answer.status !== 200) expect([answer.status, refusalIn(answer).code]).toEqual([503, 'store.unavailable'])
        return answer.status
      },
      { timeout: 20_000 },
    )
    .toBe(200)
})

test('a platform that was killed starts again on what the store it left behind has committed', async () => {
  const dataDir = folder()
  const keyBytes = randomBytes(32).toString('base64')
  const child = await startChild(new URL('./whole.ts', import.meta.url), [dataDir, keyBytes])
  const key = await child.says('key')
  const orphan = serverPid(dataDir)
  await child.kill()
  expect(isAlive(orphan)).toBe(true)

  const platform = await start({ dataDir, key: keyBytes })
  expect(isAlive(orphan)).toBe(false)
  const answer = await call(`${platform.localUrl}/v1/keys`, { headers: { authorization: `Bearer ${key}` } })
  expect(outputOf('keys.list', answer).keys).toMatchObject([{ name: 'committed' }])
})

describe('on a store of somebody else', () => {
  const store = useStore({ migrated: false })

  test('a stop lets the request in flight finish, and comes twice to the same', async () => {
    const platform = await start({ databaseUrl: store.url })
    const key = await platform.createKey({ name: 'slow', role: 'administrator' })
    const holder = await store.pool.connect()
    await holder.query('begin; lock table integrations in access exclusive mode')
    const slow = call(`${platform.localUrl}/v1/integrations`, { headers: { authorization: `Bearer ${key}` } })
    const waiting = () =>
      store.pool.query<{ n: number }>(
        "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      )
    await expect.poll(async () => (await waiting()).rows[0]?.n).toBe(1)
    const stopped = Promise.all([platform.stop(), platform.stop()])
    await holder.query('rollback')
    holder.release()
    expect((await slow).status).toBe(200)
    await stopped
    await expect(health(platform)).rejects.toThrow()
  })

  test('a second start finds the same owner and the same tables', async () => {
    const first = await start({ databaseUrl: store.url })
    await first.stop()
    const second = await start({ databaseUrl: store.url })
    await second.createTicket()
    expect(await store.db.selectFrom('workspaces').selectAll().execute()).toHaveLength(1)
    expect(await store.db.selectFrom('members').selectAll().execute()).toHaveLength(1)
  })
})
