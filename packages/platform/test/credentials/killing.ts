import type { TestStore } from '../store.ts'
import type { Story, Through } from '../story.ts'

/**
 * A network of a process that may be killed at any request: what was sent then has taken effect, its answer never
 * arrives, and nothing that the process still sends arrives either.
 */
export const killable = () => {
  let left = Number.POSITIVE_INFINITY
  let isDead = false
  let die = () => {}
  const reset = () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) })
  }
  const through: Through = (real) => async (input, init) => {
    if (isDead) return reset()
    const answer = await real(input, init)
    left -= 1
    if (left <= 0 && !isDead) {
      isDead = true
      die()
    }
    return isDead ? reset() : answer
  }
  return {
    through,
    /** @param count The request whose answer is lost, counted from 1. */
    killAt: (count: number, story: Story): Promise<void> =>
      new Promise((resolve) => {
        left = count
        die = () => {
          story.runs.kill()
          resolve()
        }
      }),
    get isDead() {
      return isDead
    },
    /** Starts another process, where one was killed. */
    mend: async (story: Story, store: TestStore): Promise<void> => {
      left = Number.POSITIVE_INFINITY
      if (!isDead) return
      await untilQuiet(store)
      isDead = false
      await story.restart()
    },
  }
}

/** Waits until nobody works with the store any more: a process that was killed would not. */
const untilQuiet = async ({ pool }: TestStore): Promise<void> => {
  for (let quiet = 0; quiet < 20; ) {
    await new Promise((resolve) => setImmediate(resolve))
    quiet = pool.waitingCount === 0 && pool.totalCount === pool.idleCount ? quiet + 1 : 0
  }
}

/** What somebody was promised who is not there any more. */
export const orNever = async <T>(work: () => Promise<T>): Promise<T> => work().catch(() => new Promise<never>(() => {}))
