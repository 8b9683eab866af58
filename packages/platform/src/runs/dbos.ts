import { AsyncResource } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { DBOS, StatusString, type WorkflowStatus, type WorkflowStatusString } from '@dbos-inc/dbos-sdk'
import { Fault } from '@landbridge/model'
import type { Pool } from 'pg'
import type { Log } from '../log.ts'
import type { Db } from '../store/database.ts'
import { createHeartbeat } from './heartbeat.ts'
import type { Run, RunKind, RunState, Runs, RunView } from './runs.ts'
import { revive, storable } from './stored-fault.ts'

/**
 * Version of what the bodies of runs do, not of the program: unfinished runs go on after an upgrade. A body that cannot
 * go on where its old self stopped gets a new name for its kind.
 */
const bodiesVersion = '1'
/** The engine's own tables. */
const schemaName = 'landbridge_runs'
/** A stop waits so long for steps in flight, in milliseconds; later ones are done again. */
const stepGraceMs = 10_000
/** Ended runs are forgotten after 30 days. */
const historyMs = 30 * 24 * 60 * 60 * 1000

export interface DbosRunsOptions {
  readonly db: Db
  /** Connections for the engine; closed by the caller. */
  readonly pool: Pool
  readonly log: Log
  /** Nobody else can be working on this store, so that what is unfinished is taken over at once. @default false */
  readonly isAlone?: boolean
  /** @default 10_000 */
  readonly heartbeatMs?: number
  /** A process is given up after so long a silence, in milliseconds. @default 30_000 */
  readonly silentMs?: number
}

/** The engine has one instance per thread. */
let isTaken = false

/**
 * Durable runs on DBOS Transact. It keeps no watch over other processes, so a heartbeat does (see heartbeat.ts); it
 * opens no port and takes no signal.
 *
 * @throws Error when there is one already in this thread that was not stopped.
 */
export const createRuns = (options: DbosRunsOptions): Runs => {
  if (isTaken) throw new Error('There can be only one engine of runs in a process at a time.')
  isTaken = true
  const { db, pool, log, isAlone = false, heartbeatMs = 10_000, silentMs = 30_000 } = options
  const executorId = randomUUID()
  const inFlight = new Set<Promise<unknown>>()
  const stopping = new AbortController()
  // Each run that sleeps listens; that they are many is no leak.
  setMaxListeners(0, stopping.signal)
  // The engine tells by the context of a call who is asking, and lets no step ask; whoever starts a run from within a
  // step means a run of its own.
  const outside = new AsyncResource('landbridge runs')
  let isLaunched = false

  /** A run that must not go on here rests for ever in this process; another one picks it up. */
  const rest = (): Promise<never> => new Promise(() => {})

  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    // Nothing may wait between this look and the entry in `inFlight`: a stop looks there once.
    if (stopping.signal.aborted) return rest()
    const attempt = async () =>
      work().catch((error: unknown) => {
        throw noted(error, name)
      })
    const done = DBOS.runStep(attempt, { name })
    inFlight.add(done)
    try {
      return await done
    } catch (error) {
      // It may be the engine that fails because it is ending: no reason to fail the run.
      if (stopping.signal.aborted) return rest()
      throw isCancellation(error) ? error : revive(error)
    } finally {
      inFlight.delete(done)
    }
  }

  const noted = (error: unknown, name: string): unknown => {
    if (!(error instanceof Fault)) log.error({ err: error, step: name }, 'a step failed')
    return storable(error)
  }

  const run = (id: string): Run => ({
    id,
    step,
    sleep: async (ms) => {
      const until = await step('sleep', async () => Date.now() + ms)
      for (let left = until - Date.now(); left > 0; left = until - Date.now()) {
        // Timers of Node count to 2^31 milliseconds only.
        await wait(Math.min(left, 2 ** 31 - 1), undefined, { signal: stopping.signal, ref: false }).catch(() => {})
        if (stopping.signal.aborted) return rest()
      }
    },
  })

  const define = <Input>(name: string, body: (run: Run, input: Input) => Promise<unknown>): RunKind<Input> => {
    const registered = DBOS.registerWorkflow(
      async (input: Input): Promise<unknown> => {
        try {
          return await body(run(DBOS.workflowID as string), input)
        } catch (error) {
          if (stopping.signal.aborted) return rest()
          if (isCancellation(error)) throw error
          throw noted(error, name)
        }
      },
      { name },
    )
    return {
      name,
      start: async (runId, input) => {
        await outside.runInAsyncScope(() => DBOS.startWorkflow(registered, { workflowID: runId })(input))
      },
    }
  }

  const heartbeat = createHeartbeat({
    db,
    log,
    executorId,
    version: bodiesVersion,
    everyMs: heartbeatMs,
    silentMs,
    resumeRunsOf: async (dead) => {
      const left = await DBOS.listWorkflows({ status: StatusString.PENDING, executorId: dead, loadInput: false })
      if (left.length > 0) await DBOS.resumeWorkflows(left.map(({ workflowID }) => workflowID))
      return left.length
    },
    tidy: async () => {
      const completedBefore = new Date(Date.now() - historyMs).toISOString()
      const old = await DBOS.listWorkflows({
        status: endedStates,
        completedBefore,
        limit: 1_000,
        loadInput: false,
        loadOutput: false,
      })
      if (old.length > 0) await DBOS.deleteWorkflows(old.map(({ workflowID }) => workflowID))
    },
  })

  const find = async (runId: string): Promise<RunView | undefined> => {
    const status = await outside.runInAsyncScope(() => DBOS.getWorkflowStatus(runId))
    return status === null ? undefined : view(status)
  }

  return {
    define,
    find,
    list: async ({ kind, state, limit = 100 } = {}) => {
      const found = await DBOS.listWorkflows({
        ...(kind === undefined ? {} : { workflowName: kind }),
        ...(state === undefined ? {} : { status: [...statusesOf[state]] }),
        limit,
        sortDesc: true,
        loadInput: false,
        loadOutput: false,
      })
      return found.map(view)
    },
    cancel: (runId) => DBOS.cancelWorkflow(runId),
    settled: async (runId) => {
      await DBOS.waitAll([DBOS.retrieveWorkflow(runId)], { pollingIntervalMs: 50 })
      return (await find(runId)) as RunView
    },
    launch: async () => {
      DBOS.setConfig({
        name: 'landbridge',
        // Parsed, and not used where there is a pool.
        systemDatabaseUrl: 'postgresql://landbridge@store/landbridge',
        systemDatabasePool: pool,
        systemDatabaseSchemaName: schemaName,
        applicationVersion: bodiesVersion,
        executorID: executorId,
        useListenNotify: false,
        enableOTLP: false,
        tracingEnabled: false,
        logger: engineLog(log),
      })
      await heartbeat.begin()
      await DBOS.launch()
      isLaunched = true
      await heartbeat.takeOver(isAlone ? 0 : silentMs)
      heartbeat.keepOn()
    },
    stop: async () => {
      stopping.abort()
      try {
        await Promise.race([Promise.allSettled(inFlight), wait(stepGraceMs, undefined, { ref: false })])
        await DBOS.shutdown({ deregister: true })
        if (isLaunched) await heartbeat.end()
      } finally {
        isTaken = false
      }
    },
  }
}

const isCancellation = (error: unknown): boolean => (error as Error | undefined)?.name === 'DBOSWorkflowCancelledError'

const statusesOf: Readonly<Record<RunState, readonly WorkflowStatusString[]>> = {
  running: ['PENDING', 'ENQUEUED', 'DELAYED'],
  done: ['SUCCESS'],
  failed: ['ERROR', 'MAX_RECOVERY_ATTEMPTS_EXCEEDED'],
  cancelled: ['CANCELLED'],
}

const endedStates: WorkflowStatusString[] = [...statusesOf.done, ...statusesOf.failed, ...statusesOf.cancelled]

const stateOf = (status: string): RunState =>
  (Object.keys(statusesOf) as RunState[]).find((state) => (statusesOf[state] as readonly string[]).includes(status)) ??
  'running'

const view = (status: WorkflowStatus): RunView => {
  const state = stateOf(status.status)
  return {
    id: status.workflowID,
    kind: status.workflowName,
    state,
    createdAt: new Date(status.createdAt),
    updatedAt: new Date(status.updatedAt ?? status.createdAt),
    output: status.output ?? undefined,
    fault: state === 'failed' ? revive(status.error) : undefined,
  }
}

/** The engine talks a lot: what it calls information is for debugging here. */
const engineLog = (log: Log) => ({
  info: (entry: unknown) => log.debug({ engine: 'runs' }, String(entry)),
  debug: () => {},
  warn: (entry: unknown) => log.warn({ engine: 'runs' }, String(entry)),
  error: (entry: unknown, metadata?: { error?: unknown }) =>
    log.error({ engine: 'runs', ...(metadata?.error === undefined ? {} : { err: metadata.error }) }, String(entry)),
})
