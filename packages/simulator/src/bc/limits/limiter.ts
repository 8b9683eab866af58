import type { Simulation } from '../../simulation.ts'
import { Refusal } from '../errors.ts'

/** One user's requests: when the last ones came, how many run, and who waits. */
interface User {
  /** By the simulator's clock, oldest first. */
  readonly arrivals: number[]
  running: number
  readonly waiting: Waiter[]
}

interface Waiter {
  readonly go: () => void
  readonly timer: NodeJS.Timeout
}

/** Lets requests in as the limits of Business Central allow. */
export interface Limiter {
  /**
   * Runs `work` when it is this user's turn.
   *
   * @throws Refusal 429 beyond a limit, 503 after waiting too long, both with `Retry-After`; 408 and 504 after running
   *         too long.
   */
  run<T>(user: string, work: () => T | Promise<T>): Promise<T>
}

const tooMany = (actual: number, maximum: number, retryAfterSeconds: number): Refusal =>
  new Refusal('Application_TooManyRequests', `Too many requests reached. Actual (${actual}). Maximum (${maximum}).`, {
    headers: { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) },
  })

const queueRetrySeconds = 10

const waitedTooLong = (): Refusal =>
  new Refusal('Internal_TenantUnavailable', 'The request waited too long for its turn.', {
    headers: { 'retry-after': String(queueRetrySeconds) },
  })

/** Texts and codes of these two are not documented; only their statuses are. */
const ranTooLong = (): Refusal =>
  new Refusal('Unknown', 'The operation was canceled because it ran longer than is allowed.', { status: 408 })

/** The gateway in front knows no code of the service; what it sends is no JSON. */
const gatewayTimedOut = (): Refusal => new Refusal('Unknown', 'Gateway Timeout', { status: 504, isBare: true })

/** Takes the time that a request is set to take. @throws Refusal Where that is longer than it may be. */
const spend = async ({ settings }: Simulation, waitedMs: number): Promise<void> => {
  const { requestMs, requestRunMs, gatewayMs } = settings
  const leftMs = Math.max(0, gatewayMs - waitedMs)
  const longestMs = Math.min(requestRunMs, leftMs)
  await pause(Math.min(requestMs, longestMs))
  if (requestMs > longestMs) throw requestRunMs <= leftMs ? ranTooLong() : gatewayTimedOut()
}

/** Counts an arrival within the sliding window. */
const checkWindow = ({ settings, clock }: Simulation, { arrivals }: User): void => {
  const { requestsPerWindow, requestWindowMs } = settings
  if (requestsPerWindow === 0) return
  const now = clock.now()
  const firstInside = arrivals.findIndex((at) => at > now - requestWindowMs)
  arrivals.splice(0, firstInside < 0 ? arrivals.length : firstInside)
  if (arrivals.length >= requestsPerWindow)
    throw tooMany(arrivals.length + 1, requestsPerWindow, (arrivals[0]! + requestWindowMs - now) / 1_000)
  arrivals.push(now)
}

/** Waits for a place among those that run. */
const takePlace = ({ settings }: Simulation, user: User): Promise<void> | undefined => {
  const { requestsInFlight, requestsQueued, queueWaitMs } = settings
  if (requestsInFlight === 0 || user.running < requestsInFlight) {
    user.running++
    return undefined
  }
  const maximum = requestsInFlight + requestsQueued
  if (user.waiting.length >= requestsQueued) throw tooMany(maximum + 1, maximum, queueRetrySeconds)
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      user.waiting.splice(user.waiting.indexOf(waiter), 1)
      reject(waitedTooLong())
    }, queueWaitMs)
    timer.unref()
    const waiter: Waiter = { go: resolve, timer }
    user.waiting.push(waiter)
  })
}

/** Hands the place on to whoever has waited longest. */
const leavePlace = (user: User): void => {
  const next = user.waiting.shift()
  if (next === undefined) {
    user.running--
    return
  }
  clearTimeout(next.timer)
  next.go()
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref())

export const startLimiter = (sim: Simulation): Limiter => {
  const users = new Map<string, User>()
  const userOf = (name: string): User => {
    const known = users.get(name) ?? { arrivals: [], running: 0, waiting: [] }
    users.set(name, known)
    return known
  }
  const { settings } = sim
  return {
    async run(name, work) {
      const user = userOf(name)
      checkWindow(sim, user)
      const askedAt = performance.now()
      await takePlace(sim, user)
      try {
        if (settings.requestMs > 0) await spend(sim, performance.now() - askedAt)
        return await work()
      } finally {
        leavePlace(user)
      }
    },
  }
}
