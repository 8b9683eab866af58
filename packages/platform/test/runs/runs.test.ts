import { randomUUID } from 'node:crypto'
import { Fault } from '@landbridge/model'
import { afterEach, describe, expect, test } from 'vitest'
import { createRuns, type DbosRunsOptions } from '../../src/runs/dbos.ts'
import type { Runs } from '../../src/runs/runs.ts'
import { openPool } from '../../src/store/pool.ts'
import { startChild } from '../child.ts'
import { rememberingLog, silent, useStore } from '../store.ts'

const store = useStore()
const undo: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})

const engine = (options: Partial<DbosRunsOptions> = {}): Runs => {
  const pool = openPool({ address: store.address, log: silent, max: 4 })
  const runs = createRuns({ db: store.db, pool, log: silent, ...options })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= runs.stop().then(() => pool.end())
    return stopped
  }
  undo.push(stop)
  return { ...runs, stop }
}

/** A promise to be fulfilled from outside. */
const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}

describe('a run', () => {
  test('goes through its steps and keeps what its body gives back', async () => {
    const runs = engine()
    const kind = runs.define('add', async (run, { a, b }: { a: number; b: number }) => {
      const sum = await run.step('sum', async () => a + b)
      return { sum, id: run.id }
    })
    await runs.launch()
    const id = randomUUID()
    await kind.start(id, { a: 2, b: 3 })
    expect(await runs.settled(id)).toMatchObject({
      id,
      kind: 'add',
      state: 'done',
      output: { sum: 5, id },
      fault: undefined,
    })
  })

  test('may be started and looked for from within a step of another', async () => {
    const runs = engine()
    const id = randomUUID()
    const inner = runs.define('inner', async (run) => run.step('work', async () => 'done'))
    const outer = runs.define('outer', async (run) =>
      run.step('start', async () => {
        const before = await runs.find(id)
        await inner.start(id, {})
        return before === undefined
      }),
    )
    await runs.launch()
    const outerId = randomUUID()
    await outer.start(outerId, {})
    expect(await runs.settled(outerId)).toMatchObject({ state: 'done', output: true })
    expect(await runs.settled(id)).toMatchObject({ state: 'done', output: 'done' })
  })

  test('started twice with one id is done once, with the first input', async () => {
    const runs = engine()
    let times = 0
    const kind = runs.define('once', async (run, input: string) => {
      await run.step('count', async () => {
        times += 1
      })
      return input
    })
    await runs.launch()
    const id = randomUUID()
    await Promise.all([kind.start(id, 'first'), kind.start(id, 'first')])
    await kind.start(id, 'second')
    expect(await runs.settled(id)).toMatchObject({ state: 'done', output: 'first' })
    expect(times).toBe(1)
  })

  test('that fails with a fault shows that fault, with its details', async () => {
    const runs = engine()
    const kind = runs.define('refused', async (run) => {
      await run.step('ask', async () => {
        throw new Fault('bc.throttled', { retryAfterMs: 1_000, theirs: 'Application_TooManyRequests' })
      })
    })
    await runs.launch()
    const id = randomUUID()
    await kind.start(id, undefined)
    const { state, fault } = await runs.settled(id)
    expect(state).toBe('failed')
    expect(fault).toBeInstanceOf(Fault)
    expect(fault).toMatchObject({
      code: 'bc.throttled',
      details: { retryAfterMs: 1_000, theirs: 'Application_TooManyRequests' },
    })
  })

  test('may catch the fault of a step and go on', async () => {
    const runs = engine()
    const kind = runs.define('catching', async (run) => {
      try {
        await run.step('ask', async () => {
          throw new Fault('bc.record_unknown')
        })
      } catch (error) {
        return error instanceof Fault ? error.code : 'no fault'
      }
      return 'no error'
    })
    await runs.launch()
    const id = randomUUID()
    await kind.start(id, undefined)
    expect(await runs.settled(id)).toMatchObject({ state: 'done', output: 'bc.record_unknown' })
  })

  test('that fails in an unforeseen way is internal, and the log has the reason', async () => {
    const { log, lines } = rememberingLog()
    const runs = engine({ log })
    const kind = runs.define('broken', async (run) => {
      await run.step('divide', async () => {
        throw new RangeError('by zero')
      })
    })
    await runs.launch()
    const id = randomUUID()
    await kind.start(id, undefined)
    expect((await runs.settled(id)).fault).toMatchObject({ code: 'internal' })
    expect(lines.join('')).toContain('by zero')
  })

  test('that is cancelled begins no further step', async () => {
    const runs = engine()
    const { open, opened } = gate()
    const begun = gate()
    let isSecondDone = false
    const kind = runs.define('long', async (run) => {
      await run.step('first', async () => {
        begun.open()
        await opened
      })
      await run.step('second', async () => {
        isSecondDone = true
      })
    })
    await runs.launch()
    const id = randomUUID()
    await kind.start(id, undefined)
    await begun.opened
    await runs.cancel(id)
    open()
    expect(await runs.settled(id)).toMatchObject({ state: 'cancelled' })
    await runs.stop()
    expect(isSecondDone).toBe(false)
  })

  test('that nobody started is not found, and cancelling it is no fault', async () => {
    const runs = engine()
    await runs.launch()
    const id = randomUUID()
    await runs.cancel(id)
    expect(await runs.find(id)).toBeUndefined()
  })

  test('is found in the list, newest first, by kind and state', async () => {
    const runs = engine()
    const kind = runs.define(`listed-${randomUUID()}`, async () => 'over')
    await runs.launch()
    const ids = [randomUUID(), randomUUID()]
    for (const id of ids) {
      await kind.start(id, undefined)
      await runs.settled(id)
    }
    const done = await runs.list({ kind: kind.name, state: 'done' })
    expect(done.map(({ id }) => id)).toEqual([...ids].reverse())
    expect(await runs.list({ kind: kind.name, state: 'running' })).toEqual([])
    expect(await runs.list({ kind: kind.name, limit: 1 })).toHaveLength(1)
  })
})

describe('a stop', () => {
  test('waits for the step in flight, and the next start goes on behind it', async () => {
    const { open, opened } = gate()
    const begun = gate()
    const done: string[] = []
    const define = (runs: Runs) =>
      runs.define('interrupted', async (run) => {
        await run.step('first', async () => {
          begun.open()
          await opened
          done.push('first')
        })
        await run.step('second', async () => {
          done.push('second')
        })
        return 'whole'
      })

    const before = engine()
    const kind = define(before)
    await before.launch()
    const id = randomUUID()
    await kind.start(id, undefined)
    await begun.opened
    const stopped = before.stop()
    open()
    await stopped
    expect(done).toEqual(['first'])

    const after = engine({ isAlone: true })
    define(after)
    await after.launch()
    expect(await after.settled(id)).toMatchObject({ state: 'done', output: 'whole' })
    expect(done).toEqual(['first', 'second'])
  })

  test('does not wait for a run that sleeps, and the sleep ends when it was meant to', async () => {
    const asleep = gate()
    const define = (runs: Runs) =>
      runs.define('sleeping', async (run) => {
        const begunAt = await run.step('begin', async () => Date.now())
        asleep.open()
        await run.sleep(1_500)
        return { begunAt, endedAt: await run.step('end', async () => Date.now()) }
      })
    const before = engine()
    const kind = define(before)
    await before.launch()
    const id = randomUUID()
    await kind.start(id, undefined)
    await asleep.opened
    await before.stop()

    const after = engine({ isAlone: true })
    define(after)
    await after.launch()
    const { state, fault, output } = await after.settled(id)
    expect([state, fault]).toEqual(['done', undefined])
    const { begunAt, endedAt } = output as { begunAt: number; endedAt: number }
    expect(endedAt - begunAt).toBeGreaterThanOrEqual(1_500)
  })
})

test('runs survive one stop after the other, at whatever moment it comes', async () => {
  const ids = Array.from({ length: 20 }, () => randomUUID())
  const done = new Set<string>()
  let steps = 0
  let whenEnough = () => {}
  const open = async () => {
    const runs = engine({ isAlone: true })
    const kind = runs.define('restless', async (run) => {
      for (let at = 0; at < 5; at += 1) {
        await run.step(`step ${at}`, async () => {
          done.add(`${run.id} ${at}`)
          steps += 1
          if (steps % 23 === 0) whenEnough()
        })
      }
      return 'whole'
    })
    await runs.launch()
    return { runs, kind }
  }
  for (let stops = 0; stops < 4; stops += 1) {
    const { runs, kind } = await open()
    const enough = new Promise<void>((resolve) => {
      whenEnough = resolve
    })
    if (stops === 0) for (const id of ids) await kind.start(id, undefined)
    await Promise.race([enough, Promise.all(ids.map((id) => runs.settled(id)))])
    await runs.stop()
  }
  const { runs } = await open()
  const views = await Promise.all(ids.map((id) => runs.settled(id)))
  expect(views.map(({ state, output }) => ({ state, output }))).toEqual(
    ids.map(() => ({ state: 'done', output: 'whole' })),
  )
  expect(done.size).toBe(100)
})

describe('a process that is killed in the middle of a run', () => {
  const program = new URL('./worker.ts', import.meta.url)

  test.each([
    { name: 'alone on its store, the next start', isAlone: true },
    { name: 'among others, one of them', isAlone: false },
  ])('loses nothing: $name goes on where it was', async ({ isAlone }) => {
    const id = randomUUID()
    const child = await startChild(program, [store.url, id])
    await child.says('second-begun')
    await child.kill()

    const done: string[] = []
    const runs = engine({ isAlone, heartbeatMs: 50, silentMs: 500 })
    runs.define('killed', async (run) => {
      await run.step('first', async () => void done.push('first'))
      await run.step('second', async () => void done.push('second'))
      await run.step('third', async () => void done.push('third'))
      return 'whole'
    })
    await runs.launch()
    expect(await runs.settled(id)).toMatchObject({ state: 'done', output: 'whole' })
    // The first step was finished there; the second was in flight and is done again.
    expect(done).toEqual(['second', 'third'])
  })

  test('does not have its runs taken while it lives', async () => {
    const id = randomUUID()
    const child = await startChild(program, [store.url, id])
    await child.says('second-begun')
    const runs = engine({ heartbeatMs: 50, silentMs: 5_000 })
    let isTaken = false
    runs.define('killed', async (run) => {
      await run.step('first', async () => {
        isTaken = true
      })
    })
    await runs.launch()
    const beats = async () => {
      const [row] = await store.db.selectFrom('executors').select('seen_at').orderBy('seen_at', 'desc').execute()
      return row?.seen_at.getTime() ?? 0
    }
    const first = await beats()
    await expect.poll(beats, { timeout: 10_000 }).toBeGreaterThan(first + 500)
    expect(isTaken).toBe(false)
    expect(await runs.find(id)).toMatchObject({ state: 'running' })
    await child.kill()
  })
})

test('there is one engine in a process at a time', () => {
  engine()
  expect(() => createRuns({ db: store.db, pool: store.pool, log: silent })).toThrow('only one engine')
})
