import { Fault, limits } from '@landbridge/model'
import { type Wait, waitFor } from './wait.ts'

/** Who goes first when requests must wait. */
export type Priority = 'interactive' | 'bulk'

export interface AcquireOptions {
  /** @default 'interactive' */
  readonly priority?: Priority
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined
  /** Refuse at once where a pause or the budget would hold it up for longer, in milliseconds. @default Infinity */
  readonly longestWaitMs?: number
}

/**
 * Keeps one principal below the limits of Business Central. Clients that use the same principal share one; a process
 * of many may bring its own that asks a common store.
 */
export interface Governor {
  /**
   * Waits for a place, first come first served, interactive before bulk.
   *
   * @returns The function that gives the place back, once the answer has been read.
   * @throws Fault `bc.throttled` when the wait would be too long; `net.aborted`
   */
  acquire(options?: AcquireOptions): Promise<() => void>
  /** Lets nobody through for so long, in milliseconds, as `Retry-After` asks for. */
  pause(ms: number): void
  /** What is going on, for a display. */
  state(): GovernorState
}

export interface GovernorState {
  readonly inFlight: number
  readonly waiting: number
  /** Requests begun within the window. */
  readonly used: number
  /** How long the pause still lasts, in milliseconds; 0 when there is none. */
  readonly pausedForMs: number
}

export interface GovernorOptions {
  /** Requests at a time. @default 5 */
  readonly inFlight?: number
  /** Requests in a window. @default 6_000 */
  readonly requests?: number
  /** Length of the sliding window, in milliseconds. @default 300_000 */
  readonly windowMs?: number
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number
  /** How to let time pass. @default a timer */
  readonly wait?: Wait
}

interface Waiter {
  readonly priority: Priority
  readonly giveUpAt: number
  readonly grant: () => void
  readonly refuse: (error: Fault) => void
}

/** Makes a governor with the limits that Business Central online has for each user. */
export const createGovernor = ({
  inFlight: most = limits.requestsInFlight.value,
  requests = limits.requestsPerWindow.value,
  windowMs = limits.requestWindowMs.value,
  now = Date.now,
  wait = waitFor,
}: GovernorOptions = {}): Governor => {
  const window = createWindow(requests, windowMs)
  // A Set keeps the order of arrival, and lets go of a waiter that gave up without a search.
  const lanes: Readonly<Record<Priority, Set<Waiter>>> = { interactive: new Set(), bulk: new Set() }
  // One place is kept free of bulk, so that a person never waits behind long pages only.
  const mostBulk = Math.max(1, most - 1)
  const inFlight: Record<Priority, number> = { interactive: 0, bulk: 0 }
  let pausedUntil = 0
  let wakeAt = Number.POSITIVE_INFINITY

  const blockedUntil = (at: number) => Math.max(pausedUntil, window.freeAt(at))

  const next = (): Waiter | undefined => {
    if (inFlight.interactive + inFlight.bulk >= most) return undefined
    const [person] = lanes.interactive
    if (person) return person
    const [bulk] = lanes.bulk
    return inFlight.bulk < mostBulk ? bulk : undefined
  }

  const pump = () => {
    for (let waiter = next(); waiter; waiter = next()) {
      const at = now()
      const until = blockedUntil(at)
      if (until > at) {
        refuseThoseWhoCannotWait(until, at)
        return sleepUntil(until, at)
      }
      lanes[waiter.priority].delete(waiter)
      inFlight[waiter.priority] += 1
      window.count(at)
      waiter.grant()
    }
  }

  const refuseThoseWhoCannotWait = (until: number, at: number) => {
    for (const lane of [lanes.interactive, lanes.bulk])
      for (const waiter of lane)
        if (waiter.giveUpAt < until) {
          lane.delete(waiter)
          waiter.refuse(new Fault('bc.throttled', { retryAfterMs: until - at }))
        }
  }

  const sleepUntil = (until: number, at: number) => {
    if (lanes.interactive.size + lanes.bulk.size === 0 || wakeAt <= until) return
    wakeAt = until
    wait(until - at).then(() => {
      if (wakeAt === until) wakeAt = Number.POSITIVE_INFINITY
      pump()
    })
  }

  const releaseOf = (priority: Priority) => {
    let held = true
    return () => {
      if (!held) return
      held = false
      inFlight[priority] -= 1
      pump()
    }
  }

  return {
    acquire: ({ priority = 'interactive', signal, longestWaitMs = Number.POSITIVE_INFINITY } = {}) =>
      new Promise((resolve, reject) => {
        const abort = () => {
          lanes[priority].delete(waiter)
          reject(new Fault('net.aborted', {}, { cause: signal?.reason }))
        }
        const waiter: Waiter = {
          priority,
          giveUpAt: now() + longestWaitMs,
          grant: () => {
            signal?.removeEventListener('abort', abort)
            resolve(releaseOf(priority))
          },
          refuse: (error) => {
            signal?.removeEventListener('abort', abort)
            reject(error)
          },
        }
        if (signal?.aborted) return abort()
        signal?.addEventListener('abort', abort, { once: true })
        lanes[priority].add(waiter)
        pump()
      }),
    pause: (ms) => {
      pausedUntil = Math.max(pausedUntil, now() + ms)
      pump()
    },
    state: () => ({
      inFlight: inFlight.interactive + inFlight.bulk,
      waiting: lanes.interactive.size + lanes.bulk.size,
      used: window.used(now()),
      pausedForMs: Math.max(0, pausedUntil - now()),
    }),
  }
}

const slices = 300

/**
 * Counts requests in a sliding window, in slices of time instead of one by one: 600 bytes instead of 48,000 for each
 * of many thousand connections. A request leaves the window up to one slice late, never early.
 */
const createWindow = (most: number, windowMs: number) => {
  const sliceMs = windowMs / slices
  const counts = new Uint16Array(slices + 1)
  const place = (slice: number) => slice % counts.length
  let newest = 0
  let total = 0

  const moveTo = (at: number) => {
    const slice = Math.max(newest, Math.floor(at / sliceMs))
    const passed = Math.min(slice - newest, counts.length)
    for (let step = 0; step < passed; step += 1) {
      const index = place(slice - step)
      total -= counts[index] ?? 0
      counts[index] = 0
    }
    newest = slice
  }

  return {
    count: (at: number) => {
      moveTo(at)
      counts[place(newest)] = (counts[place(newest)] ?? 0) + 1
      total += 1
    },
    used: (at: number) => {
      moveTo(at)
      return total
    },
    /** When one more may begin. */
    freeAt: (at: number) => {
      moveTo(at)
      if (total < most) return at
      for (let slice = newest - slices; slice <= newest; slice += 1)
        if (slice >= 0 && (counts[place(slice)] ?? 0) > 0) return (slice + 1 + slices) * sliceMs
      return at
    },
  }
}
