import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { openOwner } from '../../src/access/owner.ts'
import { type AttemptLimit, beginAttempt } from '../../src/store/attempts.ts'
import { addExecutor, retireExecutor, takeOver } from '../../src/store/executors.ts'
import { migrate } from '../../src/store/migrate.ts'
import { isStoreAway, openStore } from '../../src/store/pool.ts'
import { silent, useStore } from '../store.ts'

const store = useStore({ migrated: false })

test('the tables are made by several processes at once, and once', async () => {
  const openings = await Promise.all(
    Array.from({ length: 3 }, () => openStore({ address: store.address, log: silent })),
  )
  await Promise.all(openings.map(({ db }) => migrate(db)))
  const { rows } = await store.pool.query<{ name: string }>('select name from kysely_migration order by name')
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['0001-foundations']))
  await Promise.all(openings.map(({ close }) => close()))
})

test('the owner is made once, also by several at once', async () => {
  const owners = await Promise.all(Array.from({ length: 8 }, () => openOwner(store.db, Date.now())))
  expect(new Set(owners.map(({ id }) => id)).size).toBe(1)
})

test('an address where no store answers is a fault that does not tell the password', async () => {
  const opening = openStore({ address: 'postgresql://me:canary@127.0.0.1:1/x', log: silent })
  await expect(opening).rejects.toMatchObject({ code: 'store.unavailable' })
  await expect(opening).rejects.not.toThrow('canary')
})

describe('whether the store is away', () => {
  test('is told from a wrong query', async () => {
    const wrong = await store.pool.query('select nothing').catch((error: unknown) => error)
    expect(isStoreAway(wrong)).toBe(false)
    expect(isStoreAway(new Error('something else'))).toBe(false)
  })

  test('is seen from a broken connection', async () => {
    const client = new pg.Client(store.address)
    client.on('error', () => {})
    await client.connect()
    const cut = client.query('select pg_terminate_backend(pg_backend_pid())').catch((error: unknown) => error)
    expect(isStoreAway(await cut)).toBe(true)
    await client.end()
  })
})

describe('attempts', () => {
  const limit: AttemptLimit = { free: 3, firstWaitMs: 1_000, longestWaitMs: 4_000, forgetMs: 60_000 }
  const begin = (subject: string, ms: number) =>
    beginAttempt(store.db, subject, limit, new Date(Date.UTC(2026, 0, 1) + ms))

  test('are free at first, then wait twice as long each time, up to a limit', async () => {
    const subject = randomUUID()
    expect([await begin(subject, 0), await begin(subject, 1), await begin(subject, 2)]).toEqual([0, 0, 0])
    expect(await begin(subject, 3)).toBe(999)
    expect(await begin(subject, 1_002)).toBe(0)
    expect(await begin(subject, 1_003)).toBe(1_999)
    expect(await begin(subject, 3_002)).toBe(0)
    expect(await begin(subject, 7_001)).toBe(1)
    expect(await begin(subject, 7_002)).toBe(0)
    expect(await begin(subject, 7_003)).toBe(3_999)
  })

  test('are forgotten after a pause, and count by subject', async () => {
    const subject = randomUUID()
    for (const ms of [0, 1, 2]) await begin(subject, ms)
    expect(await begin(randomUUID(), 3)).toBe(0)
    expect(await begin(subject, 60_003)).toBe(0)
    expect(await begin(subject, 60_004)).toBe(0)
  })
})

describe('taking over', () => {
  test('is done by one process at a time, once for each executor that has gone', async () => {
    const [self, gone] = [randomUUID(), randomUUID()]
    await addExecutor(store.db, self, '1')
    await addExecutor(store.db, gone, '1')
    await retireExecutor(store.db, gone)
    const done: string[] = []
    const take = () => takeOver(store.db, { self, silentMs: 30_000 }, async (id) => void done.push(id))
    await Promise.all([take(), take(), take()])
    await take()
    expect(done).toEqual([gone])
  })

  test('that fails is tried again later', async () => {
    const [self, gone] = [randomUUID(), randomUUID()]
    await addExecutor(store.db, gone, '1')
    await retireExecutor(store.db, gone)
    const failing = takeOver(store.db, { self, silentMs: 30_000 }, () => Promise.reject(new Error('not now')))
    await expect(failing).rejects.toThrow('not now')
    expect(await takeOver(store.db, { self, silentMs: 30_000 }, async () => {})).toEqual([gone])
  })
})
