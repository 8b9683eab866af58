import { Fault } from '@landbridge/model'
import type { AccessToken, TokenSource, TokenSourceOptions } from './token.ts'

export interface TokenCacheOptions {
  /** Renew this long before the end, in milliseconds; at most half the life of a token. @default 120_000 */
  readonly marginMs?: number
  /** A failure is answered again without asking for so long, in milliseconds. @default 5_000 */
  readonly failureMs?: number
  /** Keys kept; the one that was longest unused makes room. @default 20_000 */
  readonly maxEntries?: number
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number
}

export interface TokenCache {
  /**
   * The token of a key, from the cache while it is fresh. Callers that come while one is being fetched wait for the
   * same request.
   *
   * A source that fails is left alone for `failureMs`, or for as long as its fault says; meanwhile the same fault is
   * thrown, so that a wrong secret is not tried with every call. While an old token still has some life it is given
   * out instead where the failure is a passing one.
   *
   * @param options.fresh Ask in any case. Never answered from a request that had already begun.
   * @throws Fault What the source throws; `net.aborted` when the caller's signal ends the wait.
   */
  get(key: string, source: TokenSource, options?: TokenSourceOptions): Promise<AccessToken>
  /** A source that answers from this cache. */
  source(key: string, source: TokenSource): TokenSource
  /** Drops a key, for example after its credential was changed. */
  forget(key: string): void
  readonly size: number
}

interface Entry {
  token?: AccessToken
  /** `token`, ready to be handed out. */
  ready?: Promise<AccessToken>
  renewAt: number
  failure?: unknown
  failedUntil: number
  /** The request under way, and the one that begins after it for those who want a fresh token. */
  flight?: Promise<AccessToken> | undefined
  next?: Promise<AccessToken> | undefined
}

/** A token with less life than this is not handed out when its renewal fails, in milliseconds. */
const leastLifeMs = 10_000

/**
 * Keeps access tokens by key: one request at a time for each, renewed before they end, bounded in size.
 *
 * @example const token = tokenCache().source('contoso', clientCredentials({ ... }))
 */
export const tokenCache = ({
  marginMs = 120_000,
  failureMs = 5_000,
  maxEntries = 20_000,
  now = Date.now,
}: TokenCacheOptions = {}): TokenCache => {
  const entries = new Map<string, Entry>()

  const find = (key: string): Entry => {
    const found = entries.get(key)
    // A Map keeps the order of insertion: what is used goes to its end, what is first was longest unused.
    if (found) entries.delete(key)
    const entry = found ?? { renewAt: 0, failedUntil: 0 }
    entries.set(key, entry)
    if (entries.size > maxEntries) {
      const [oldest] = entries.keys()
      if (oldest !== undefined) entries.delete(oldest)
    }
    return entry
  }

  const start = (entry: Entry, source: TokenSource, fresh: boolean): Promise<AccessToken> => {
    const fetching = fetchInto(entry, source, fresh).finally(() => {
      entry.flight = undefined
    })
    // All who waited may have given up by the time it fails.
    fetching.catch(() => {})
    entry.flight = fetching
    return fetching
  }

  const fetchInto = async (entry: Entry, source: TokenSource, fresh: boolean): Promise<AccessToken> => {
    try {
      const token = await source({ fresh })
      entry.token = token
      entry.ready = Promise.resolve(token)
      entry.renewAt = token.expiresAt - Math.min(marginMs, (token.expiresAt - now()) / 2)
      entry.failedUntil = 0
      return token
    } catch (error) {
      const told = error instanceof Fault ? (error.details.retryAfterMs ?? 0) : 0
      entry.failure = error
      entry.failedUntil = now() + Math.max(failureMs, told)
      throw error
    }
  }

  const startFresh = (entry: Entry, source: TokenSource): Promise<AccessToken> => {
    if (!entry.flight) return start(entry, source, true)
    if (entry.next) return entry.next
    const begin = () => {
      entry.next = undefined
      return start(entry, source, true)
    }
    entry.next = entry.flight.then(begin, begin)
    entry.next.catch(() => {})
    return entry.next
  }

  const orStillGood = (entry: Entry, error: unknown): AccessToken => {
    const passing = error instanceof Fault && error.fact.retry.startsWith('later')
    if (passing && entry.token && entry.token.expiresAt - now() > leastLifeMs) return entry.token
    throw error
  }

  const get: TokenCache['get'] = (key, source, { fresh = false, signal } = {}) => {
    const entry = find(key)
    if (fresh) return untilAborted(startFresh(entry, source), signal)
    if (entry.ready && now() < entry.renewAt) return entry.ready
    const wait =
      entry.failedUntil > now() && !entry.flight
        ? Promise.reject(entry.failure)
        : (entry.flight ?? start(entry, source, false))
    return untilAborted(
      wait.catch((error: unknown) => orStillGood(entry, error)),
      signal,
    )
  }

  return {
    get,
    source: (key, source) => (options) => get(key, source, options),
    forget: (key) => {
      entries.delete(key)
    },
    get size() {
      return entries.size
    },
  }
}

const untilAborted = <T>(wait: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return wait
  return new Promise((resolve, reject) => {
    const abort = () => reject(new Fault('net.aborted', {}, { cause: signal.reason }))
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
    wait.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
