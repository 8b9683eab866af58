import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createGovernor, type GovernorOptions } from '../src/index.ts'
import { stoppedClock } from './listen.ts'

const start = (options: GovernorOptions = {}) => {
  const clock = stoppedClock()
  return { clock, governor: createGovernor({ now: clock.now, wait: clock.wait, ...options }) }
}

/** A wait that ends only when the test says so. */
const heldWait = () => {
  const ends: (() => void)[] = []
  return { wait: () => new Promise<void>((resolve) => ends.push(resolve)), end: () => ends.shift()?.() }
}

const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

describe('a governor', () => {
  test('lets five at a time through, in the order of arrival', async () => {
    const { governor } = start()
    const order: number[] = []
    const releases: (() => void)[] = []
    for (let at = 0; at < 8; at += 1)
      governor.acquire().then((release) => {
        order.push(at)
        releases.push(release)
      })
    await turns()
    expect(order).toEqual([0, 1, 2, 3, 4])
    releases[3]?.()
    releases[3]?.()
    await turns()
    expect(order).toEqual([0, 1, 2, 3, 4, 5])
    expect(governor.state()).toMatchObject({ inFlight: 5, waiting: 2 })
  })

  test('serves people before bulk, and keeps a place free for them', async () => {
    const { governor } = start({ inFlight: 2 })
    const order: string[] = []
    const [first] = await Promise.all([governor.acquire({ priority: 'bulk' })])
    governor.acquire({ priority: 'bulk' }).then(() => order.push('bulk'))
    await turns()
    expect(order).toEqual([])
    const person = await governor.acquire()
    governor.acquire().then(() => order.push('second person'))
    first?.()
    await turns()
    expect(order).toEqual(['second person'])
    person()
    await turns()
    expect(order).toEqual(['second person', 'bulk'])
  })

  test('lets a waiter give up without holding up the others', async () => {
    const { governor } = start({ inFlight: 1 })
    const release = await governor.acquire()
    const controller = new AbortController()
    const given = governor.acquire({ signal: controller.signal })
    const next = governor.acquire()
    controller.abort()
    await expect(given).rejects.toMatchObject({ code: 'net.aborted' })
    release()
    await next
    await expect(governor.acquire({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'net.aborted' })
    expect(governor.state()).toMatchObject({ inFlight: 1, waiting: 0 })
  })

  test('pauses everybody for as long as it was told', async () => {
    const { governor, clock } = start()
    governor.pause(7_000)
    await governor.acquire()
    expect(clock.waits).toEqual([7_000])
  })

  test('waits for a pause that grew while it waited', async () => {
    const { wait, end } = heldWait()
    const { governor, clock } = start({ wait })
    governor.pause(1_000)
    let through = false
    governor.acquire().then(() => {
      through = true
    })
    governor.pause(5_000)
    clock.advance(1_000)
    end()
    await turns()
    expect(through).toBe(false)
    clock.advance(4_000)
    end()
    await turns()
    expect(through).toBe(true)
  })

  test('refuses at once whom the pause would hold up for too long', async () => {
    const { governor } = start()
    governor.pause(60_000)
    await expect(governor.acquire({ longestWaitMs: 5_000 })).rejects.toMatchObject({
      code: 'bc.throttled',
      details: { retryAfterMs: 60_000 },
    })
  })

  test('refuses those who wait already when a long pause comes', async () => {
    const { wait } = heldWait()
    const { governor } = start({ inFlight: 1, wait })
    const release = await governor.acquire()
    const waiting = governor.acquire({ longestWaitMs: 5_000 })
    governor.pause(60_000)
    release()
    await expect(waiting).rejects.toMatchObject({ code: 'bc.throttled' })
  })

  test('begins no more requests in any window than the budget allows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 80 }),
        async (requests, gaps) => {
          const windowMs = 3_000
          const { governor, clock } = start({ requests, windowMs, inFlight: 1_000 })
          const begun: number[] = []
          for (const gap of gaps) {
            clock.advance(gap)
            await governor.acquire()
            begun.push(clock.now())
          }
          for (const from of begun)
            expect(begun.filter((at) => at >= from && at < from + windowMs).length).toBeLessThanOrEqual(requests)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('uses its budget to the full, and waits no longer than a window and a slice', async () => {
    const { governor, clock } = start({ requests: 100, windowMs: 300_000, inFlight: 1_000 })
    for (let at = 0; at < 100; at += 1) await governor.acquire()
    expect(clock.waits).toEqual([])
    await governor.acquire()
    expect(clock.waits.length).toBe(1)
    expect(clock.waits[0]).toBeLessThanOrEqual(301_000)
    expect(governor.state().used).toBe(1)
  })
})
