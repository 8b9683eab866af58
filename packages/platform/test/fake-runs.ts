import { Fault } from '@landbridge/model'
import type { Run, RunKind, RunState, Runs, RunView } from '../src/runs/runs.ts'

/** What an engine of runs keeps: it outlives the engine, as a store does. */
export interface RunJournal {
  readonly runs: Map<string, JournalRun>
}

interface JournalRun {
  readonly kind: string
  readonly input: unknown
  readonly results: Map<string, unknown>
  readonly wakeAt: Map<number, number>
  state: RunState
}

export const newJournal = (): RunJournal => ({ runs: new Map() })

/** Runs by the clock of a test: durable over their journal, and asleep until the clock is moved. */
export interface FakeRuns extends Runs {
  /** Wakes the runs whose time has come, and waits until all of them sleep or have ended. */
  readonly wake: () => Promise<void>
  /** Waits until all runs sleep or have ended. */
  readonly idle: () => Promise<void>
  /** Ends the work at once, as a killed process does. */
  readonly kill: () => void
}

export const createFakeRuns = (journal: RunJournal, now: () => number): FakeRuns => {
  const bodies = new Map<string, (run: Run, input: never) => Promise<unknown>>()
  const sleepers = new Set<{ readonly at: number; readonly go: () => void }>()
  const ends = new Map<string, Promise<void>>()
  let busy = 0
  let isDead = false
  let whenIdle: (() => void)[] = []

  const rest = () => {
    busy -= 1
    if (busy > 0) return
    for (const tell of whenIdle) tell()
    whenIdle = []
  }
  const never = () => new Promise<never>(() => {})

  const runOf = (id: string, entry: JournalRun): Run => {
    let naps = 0
    return {
      id,
      step: async (name, work) => {
        if (isDead) return never()
        if (entry.results.has(name)) return entry.results.get(name) as never
        const result = await work().catch((error: unknown) => {
          if (isDead) return never()
          throw error
        })
        if (isDead) return never()
        entry.results.set(name, result)
        return result
      },
      sleep: async (ms) => {
        const nap = naps++
        const at = entry.wakeAt.get(nap) ?? now() + ms
        entry.wakeAt.set(nap, at)
        if (at <= now()) return
        await new Promise<void>((resolve) => {
          const sleeper = {
            at,
            go: () => {
              sleepers.delete(sleeper)
              busy += 1
              resolve()
            },
          }
          sleepers.add(sleeper)
          rest()
        })
      },
    }
  }

  const begin = (id: string, entry: JournalRun): void => {
    const body = bodies.get(entry.kind)
    if (body === undefined) throw new Error(`No run of the kind ${entry.kind} is defined.`)
    busy += 1
    const end = (state: RunState) => () => {
      if (isDead) return
      entry.state = state
      rest()
    }
    ends.set(id, body(runOf(id, entry), entry.input as never).then(end('done'), end('failed')))
  }

  const view = (id: string): RunView | undefined => {
    const entry = journal.runs.get(id)
    return (
      entry && {
        id,
        kind: entry.kind,
        state: entry.state,
        createdAt: new Date(0),
        updatedAt: new Date(0),
        output: undefined,
        fault: undefined,
      }
    )
  }

  const idle = () =>
    new Promise<void>((resolve) => {
      if (busy === 0) resolve()
      else whenIdle.push(resolve)
    })

  const define = <Input>(name: string, body: (run: Run, input: Input) => Promise<unknown>): RunKind<Input> => {
    bodies.set(name, body as never)
    return {
      name,
      start: async (id, input) => {
        if (journal.runs.has(id)) return
        const entry: JournalRun = { kind: name, input, results: new Map(), wakeAt: new Map(), state: 'running' }
        journal.runs.set(id, entry)
        begin(id, entry)
      },
    }
  }

  return {
    define,
    find: async (id) => view(id),
    list: async () => [...journal.runs.keys()].flatMap((id) => view(id) ?? []),
    cancel: async (id) => {
      const entry = journal.runs.get(id)
      if (entry?.state === 'running') entry.state = 'cancelled'
    },
    settled: async (id) => {
      await ends.get(id)
      const found = view(id)
      if (found === undefined) throw new Fault('internal')
      return found
    },
    launch: async () => {
      for (const [id, entry] of journal.runs) if (entry.state === 'running') begin(id, entry)
    },
    stop: idle,
    idle,
    wake: async () => {
      for (const { at, go } of [...sleepers]) if (at <= now()) go()
      await idle()
    },
    kill: () => {
      isDead = true
      sleepers.clear()
    },
  } as FakeRuns
}
