import { randomBytes, randomUUID } from 'node:crypto'
import { type Contract, contract, type OperationName } from '@landbridge/contract'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { expect, onTestFinished } from 'vitest'
import type { z } from 'zod'
import { createTicket, openOwner } from '../src/access/owner.ts'
import type { Config } from '../src/config.ts'
import type { CallContext, Handlers } from '../src/handler.ts'
import { buildSubjects } from '../src/handlers.ts'
import { buildServer, closeServer } from '../src/http/server.ts'
import type { Parts } from '../src/parts.ts'
import type { RoundTrips } from '../src/setup/round-trips.ts'
import { openOutgoing } from '../src/transport.ts'
import { wrappingKey } from '../src/vault/keys.ts'
import { openVault } from '../src/vault/open-vault.ts'
import type { Language } from '../src/words/language.ts'
import { createFakeRuns, type FakeRuns, newJournal } from './fake-runs.ts'
import { testConfig } from './platform.ts'
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
  /** Tells whoever is to be told of something now. */
  readonly beat: () => Promise<void>
  /** Reads the calendar with this token. */
  readonly calendar: (token: string, language?: Language) => Promise<string>
  /** Lets time pass, for Microsoft and for us, and waits for what wakes up. */
  readonly pass: (ms: number) => Promise<void>
  /** Kills the process and starts another over the same store; where it is served, at the same address. */
  readonly restart: () => Promise<void>
  /** Where it is served, without a slash at the end. */
  readonly url: string
  /** An address that signs the owner in once. */
  readonly signInLink: () => Promise<string>
}

/** A way out to the network that a test holds; `real` leads to the simulator. */
export type Through = (real: typeof globalThis.fetch) => typeof globalThis.fetch

export interface StoryOptions {
  readonly through?: Through
  /** Serves it over HTTP as well, with the built portal in this folder: for stories in a browser. */
  readonly portalDir?: string
  /** What is configured otherwise. */
  readonly own?: Partial<Config>
}

/** Starts a story; the simulator ends with the test. */
export const startStory = async (store: TestStore, { through, portalDir, own }: StoryOptions = {}): Promise<Story> => {
  const simulator = await startSimulator({ ports: 'free' })
  const { env, addresses, clock } = simulator
  const key = wrappingKey(randomBytes(32))
  const journal = newJournal()
  const owner = await openOwner(store.db, clock.now())
  const real = openOutgoing({ allowedHosts: [], demo: addresses })
  const outgoing = through === undefined ? real : { ...real, fetch: through(real.fetch) }
  onTestFinished(async () => {
    if (running.server !== undefined) await closeServer(running.server)
    await running.runs.idle()
    await running.subjects.close()
    await store.db.deleteFrom('connections').execute()
    await store.db.deleteFrom('integrations').execute()
    await store.db.deleteFrom('data_keys').execute()
    await outgoing.close()
    await simulator.stop()
  })

  // Served at any port that is free, and there again after a restart.
  let port = portalDir === undefined ? 7600 : 0
  const start = async () => {
    const runs = createFakeRuns(journal, clock.now)
    const parts: Parts = {
      config: testConfig(own),
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
      callbackUrl: () => `http://localhost:${port}/oauth/callback`,
      pagesUrl: () => `http://127.0.0.1:${port}`,
      now: clock.now,
    }
    const subjects = buildSubjects(parts)
    const { handlers, roundTrips } = subjects
    await runs.launch()
    await subjects.begin()
    const server = portalDir === undefined ? undefined : await buildServer({ parts, subjects, portalDir })
    if (server !== undefined) port = Number(new URL(await server.listen({ host: '127.0.0.1', port })).port)
    return { runs, parts, handlers, roundTrips, subjects, server }
  }
  let running = await start()

  const context: CallContext = {
    requestId: randomUUID(),
    workspaceId: owner.workspace_id,
    role: 'administrator',
    by: { kind: 'nobody' },
    language: 'en',
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
    beat: () => running.subjects.beat(),
    calendar: (token, language = 'en') => running.subjects.calendar(token, language),
    pass: async (ms) => {
      clock.advance(ms)
      await running.runs.wake()
      await running.subjects.beat()
    },
    get url() {
      return `http://127.0.0.1:${port}`
    },
    signInLink: async () =>
      `http://127.0.0.1:${port}/sign-in#ticket=${await createTicket(store.db, owner.id, clock.now())}`,
    restart: async () => {
      running.runs.kill()
      await running.subjects.close()
      running.server?.server.closeAllConnections()
      if (running.server !== undefined) await closeServer(running.server)
      running = await start()
    },
  }
}

export type { Handlers }
