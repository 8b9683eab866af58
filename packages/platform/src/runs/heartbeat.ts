import type { Log } from '../log.ts'
import type { Db } from '../store/database.ts'
import { addExecutor, beatExecutor, retireExecutor, takeOver } from '../store/executors.ts'

export interface HeartbeatOptions {
  readonly db: Db
  readonly log: Log
  readonly executorId: string
  readonly version: string
  /** Says that this process is alive so often, in milliseconds. */
  readonly everyMs: number
  /** An executor is given up after so long a silence, in milliseconds. */
  readonly silentMs: number
  /** Puts the unfinished runs of an executor back, to be done by whoever is alive. @returns How many. */
  readonly resumeRunsOf: (executorId: string) => Promise<number>
  /** Done now and then by one process: clearing up. */
  readonly tidy: () => Promise<void>
}

const tidyEveryMs = 60 * 60 * 1000

/** Tells the others that this process lives, and takes over the runs of those that do not. */
export interface Heartbeat {
  /** Becomes known; before the first run is started. */
  readonly begin: () => Promise<void>
  /** Takes over what is left from others. @param silentMs @default the option */
  readonly takeOver: (silentMs?: number) => Promise<void>
  /** Beats from now on. */
  readonly keepOn: () => void
  readonly end: () => Promise<void>
}

/** Makes the heartbeat of this process. */
export const createHeartbeat = (options: HeartbeatOptions): Heartbeat => {
  const { db, log, executorId, version, everyMs, resumeRunsOf, tidy } = options
  let timer: NodeJS.Timeout | undefined
  let beating: Promise<void> = Promise.resolve()
  let tidyAt = 0
  let ended = false

  const takeOverSilent = async (silentMs = options.silentMs): Promise<void> => {
    let runs = 0
    await takeOver(db, { self: executorId, silentMs }, async (dead) => {
      runs += await resumeRunsOf(dead)
    })
    if (runs > 0) log.info({ runs }, 'runs of ended processes have been taken over')
  }

  const beat = async (): Promise<void> => {
    try {
      await beatExecutor(db, executorId, version)
      await takeOverSilent()
      if (Date.now() >= tidyAt) {
        tidyAt = Date.now() + tidyEveryMs
        await tidy()
      }
    } catch (error) {
      if (!ended) log.warn({ err: error }, 'the heartbeat failed and is tried again')
    }
  }

  const next = (): void => {
    if (ended) return
    timer = setTimeout(() => {
      beating = beat().finally(next)
    }, everyMs)
    timer.unref()
  }

  return {
    begin: () => addExecutor(db, executorId, version),
    takeOver: takeOverSilent,
    keepOn: next,
    end: async () => {
      ended = true
      clearTimeout(timer)
      await beating
      await retireExecutor(db, executorId)
    },
  }
}
