import { randomBytes, randomUUID } from 'node:crypto'
import { type Contract, contract, type OperationName } from '@landbridge/contract'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { expect, onTestFinished } from 'vitest'
import type { z } from 'zod'
import { openOwner } from '../src/access/owner.ts'
import type { CallContext, Handlers } from '../src/handler.ts'
import { buildSubjects } from '../src/handlers.ts'
import type { Parts } from '../src/parts.ts'
import type { RoundTrips } from '../src/setup/round-trips.ts'
import { openOutgoing } from '../src/transport.ts'
import { wrappingKey } from '../src/vault/keys.ts'
import { openVault } from '../src/vault/open-vault.ts'
import { createFakeRuns, type FakeRuns, newJournal } from './fake-runs.ts'
import { silent, type TestStore } from './store.ts'

type CallOf<N extends OperationName> = z.input<Contract[N]['input']>
type OutputOf<N extends OperationName> = z.output<Contract[N]['output']>

/** The platform without its HTTP: handlers over a real store, against the simulator, by one clock. */
export interface Story {
  readonly simulator: Simulator
  readonly parts: Parts
  readonly runs: FakeRuns
  /** Browsers on their way to Microsoft's pages and back. */
  readonly roundTrips: RoundTrips
  /** Calls an operation as its HTTP face would: input and output are checked against the contract. */
  readonly call: <N extends OperationName>(name: N, input: CallOf<N>, as?: Partial<CallContext>) => Promise<OutputOf<N>>
  /** Lets time pass, for Microsoft and for us, and waits for what wakes up. */
  readonly pass: (ms: number) => Promise<void>
  /** Kills the process and starts another over the same store. */
  readonly restart: () => Promise<void>
}

/** A way out to the network that a test holds; `real` leads to the simulator. */
export type Through = (real: typeof globalThis.fetch) => typeof globalThis.fetch

/** Starts a story; the simulator ends with the test. */
export const startStory = async (
  store: TestStore,
  { through }: { readonly through?: Through } = {},
): Promise<Story> => {
  const simulator = await startSimulator({ ports: 'free' })
  const { env, addresses, clock } = simulator
  const key = wrappingKey(randomBytes(32))
  const journal = newJournal()
  const owner = await openOwner(store.db, clock.now())
  const real = openOutgoing({ allowedHosts: [], demo: addresses })
  const outgoing = through === undefined ? real : { ...real, fetch: through(real.fetch) }
  onTestFinished(async () => {
    await running.runs.idle()
    await store.db.deleteFrom('connections').execute()
    await store.db.deleteFrom('integrations').execute()
    await store.db.deleteFrom('data_keys').execute()
    await outgoing.close()
    await simulator.stop()
  })

  const start = async () => {
    const runs = createFakeRuns(journal, clock.now)
    const parts: Parts = {
      config: {} as Parts['config'],
      log: silent,
      db: store.db,
      vault: await openVault(store.db, { current: key, others: [] }, clock.now),
      runs,
      outgoing,
      demo: {
        endpoints: addresses,
        sample: { tenant: env.TENANT, clientId: env.CLIENT_ID, secret: env.CLIENT_SECRET },
      },
      version: '0.0.0',
      callbackUrl: () => 'http://localhost:7600/oauth/callback',
      pagesUrl: () => 'http://127.0.0.1:7600',
      now: clock.now,
    }
    const { handlers, roundTrips, begin } = buildSubjects(parts)
    await runs.launch()
    await begin()
    return { runs, parts, handlers, roundTrips }
  }
  let running = await start()

  const context: CallContext = {
    requestId: randomUUID(),
    workspaceId: owner.workspace_id,
    role: 'administrator',
    by: { kind: 'nobody' },
    integrationId: undefined,
    remoteAddress: '127.0.0.1',
    signal: new AbortController().signal,
    setSession: () => {},
  }

  return {
    simulator,
    get parts() {
      return running.parts
    },
    get roundTrips() {
      return running.roundTrips
    },
    get runs() {
      return running.runs
    },
    call: async (name, input, as = {}) => {
      const operation = contract[name]
      const handler = running.handlers[name] as (input: unknown, context: CallContext) => Promise<unknown>
      const output = await handler(operation.input.parse(input), { ...context, ...as })
      expect(operation.output.safeParse(output).error?.issues).toBeUndefined()
      return output as never
    },
    pass: async (ms) => {
      clock.advance(ms)
      await running.runs.wake()
    },
    restart: async () => {
      running.runs.kill()
      running = await start()
    },
  }
}

export type { Handlers }
