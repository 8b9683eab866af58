import { Fault } from '@landbridge/model'
import { describe, expect, test } from 'vitest'
import { type AccessToken, type TokenCacheOptions, type TokenSource, tokenCache } from '../src/index.ts'

const hour = 3_600_000

/** A source whose answers the test gives, one by one. */
const heldSource = () => {
  const calls: { resolve: (token: AccessToken) => void; reject: (error: unknown) => void }[] = []
  const source: TokenSource = () => new Promise((resolve, reject) => calls.push({ resolve, reject }))
  return { source, calls }
}

const start = (options: TokenCacheOptions = {}) => {
  let time = 0
  const cache = tokenCache({ now: () => time, ...options })
  let made = 0
  const source: TokenSource = async () => {
    made += 1
    return { token: `token-${made}`, expiresAt: time + hour }
  }
  return {
    cache,
    source,
    made: () => made,
    to: (at: number) => {
      time = at
    },
  }
}

const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

describe('a token cache', () => {
  test('asks once, however many callers, until the margin before the end', async () => {
    const { cache, source, made, to } = start({ marginMs: 120_000 })
    const tokens = await Promise.all(Array.from({ length: 100 }, () => cache.get('a', source)))
    expect(new Set(tokens.map(({ token }) => token))).toEqual(new Set(['token-1']))
    to(hour - 120_001)
    expect((await cache.get('a', source)).token).toBe('token-1')
    to(hour - 120_000)
    expect((await cache.get('a', source)).token).toBe('token-2')
    expect(made()).toBe(2)
  })

  test('keeps keys apart', async () => {
    const { cache, source } = start()
    expect((await cache.get('a', source)).token).toBe('token-1')
    expect((await cache.get('b', source)).token).toBe('token-2')
    expect((await cache.source('a', source)()).token).toBe('token-1')
  })

  test('uses half the life of a token that lives shorter than the margin', async () => {
    const { cache, to } = start({ marginMs: 120_000 })
    let made = 0
    const short: TokenSource = async () => {
      made += 1
      return { token: `${made}`, expiresAt: made * 60_000 }
    }
    await cache.get('a', short)
    to(29_999)
    expect((await cache.get('a', short)).token).toBe('1')
    to(30_000)
    expect((await cache.get('a', short)).token).toBe('2')
  })

  test('tells a failure to all who wait, and is not stuck after it', async () => {
    const { cache, source, to } = start({ failureMs: 5_000 })
    const held = heldSource()
    const waiting = [cache.get('a', held.source), cache.get('a', held.source)]
    held.calls[0]?.reject(new Fault('auth.secret_wrong'))
    for (const each of waiting) await expect(each).rejects.toMatchObject({ code: 'auth.secret_wrong' })
    await expect(cache.get('a', source)).rejects.toMatchObject({ code: 'auth.secret_wrong' })
    expect(held.calls).toHaveLength(1)
    to(5_000)
    expect((await cache.get('a', source)).token).toBe('token-1')
  })

  test('leaves Entra alone for as long as Entra asks for', async () => {
    const { cache, source, made, to } = start({ failureMs: 5_000 })
    const throttled = async () => Promise.reject(new Fault('auth.throttled', { retryAfterMs: 60_000 }))
    await expect(cache.get('a', throttled)).rejects.toThrow()
    to(59_999)
    await expect(cache.get('a', source)).rejects.toMatchObject({ code: 'auth.throttled' })
    to(60_000)
    await cache.get('a', source)
    expect(made()).toBe(1)
  })

  test('asks in any case when a fresh token is wanted, also after a failure', async () => {
    const { cache, source } = start()
    await expect(cache.get('a', () => Promise.reject(new Fault('auth.secret_wrong')))).rejects.toThrow()
    expect((await cache.get('a', source, { fresh: true })).token).toBe('token-1')
    expect((await cache.get('a', source, { fresh: true })).token).toBe('token-2')
    expect((await cache.get('a', source)).token).toBe('token-2')
  })

  test('never answers a fresh wish from a request that had already begun, and sends no more than one after it', async () => {
    const { cache } = start()
    const { source, calls } = heldSource()
    const early = cache.get('a', source)
    const fresh = [cache.get('a', source, { fresh: true }), cache.get('a', source, { fresh: true })]
    expect(calls).toHaveLength(1)
    calls[0]?.resolve({ token: 'early', expiresAt: hour })
    expect((await early).token).toBe('early')
    await turns()
    expect(calls).toHaveLength(2)
    calls[1]?.resolve({ token: 'fresh', expiresAt: hour })
    expect((await Promise.all(fresh)).map(({ token }) => token)).toEqual(['fresh', 'fresh'])
    expect((await cache.get('a', source)).token).toBe('fresh')
  })

  test('gives out the old token while it lives, when Entra is away for a moment', async () => {
    const { cache, source, to } = start({ marginMs: 120_000 })
    const away = () => Promise.reject(new Fault('auth.unavailable'))
    await cache.get('a', source)
    to(hour - 60_000)
    expect((await cache.get('a', away)).token).toBe('token-1')
    await expect(cache.get('a', away, { fresh: true })).rejects.toMatchObject({ code: 'auth.unavailable' })
    to(hour - 5_000)
    await expect(cache.get('a', away)).rejects.toMatchObject({ code: 'auth.unavailable' })
  })

  test('does not give out the old token when the credential is refused', async () => {
    const { cache, source, to } = start()
    await cache.get('a', source)
    to(hour - 60_000)
    await expect(cache.get('a', () => Promise.reject(new Fault('auth.secret_expired')))).rejects.toMatchObject({
      code: 'auth.secret_expired',
    })
  })

  test('lets one caller give up without disturbing the others', async () => {
    const { cache } = start()
    const { source, calls } = heldSource()
    const controller = new AbortController()
    const impatient = cache.get('a', source, { signal: controller.signal })
    const patient = cache.get('a', source)
    controller.abort(new Error('enough'))
    await expect(impatient).rejects.toMatchObject({ code: 'net.aborted' })
    calls[0]?.resolve({ token: 'late', expiresAt: hour })
    expect((await patient).token).toBe('late')
  })

  test('forgets a key when told, and the longest unused one when it is full', async () => {
    const { cache, source, made } = start({ maxEntries: 2 })
    await cache.get('a', source)
    await cache.get('b', source)
    await cache.get('a', source)
    await cache.get('c', source)
    expect(cache.size).toBe(2)
    await cache.get('a', source)
    expect(made()).toBe(3)
    await cache.get('b', source)
    expect(made()).toBe(4)
    cache.forget('b')
    await cache.get('b', source)
    expect(made()).toBe(5)
  })

  test('survives a source that throws at once', async () => {
    const { cache, source, to } = start()
    const broken: TokenSource = () => {
      throw new Error('broken')
    }
    await expect(cache.get('a', broken)).rejects.toThrow('broken')
    to(10_000)
    expect((await cache.get('a', source)).token).toBe('token-1')
  })
})
