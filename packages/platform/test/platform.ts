import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { type Config, hideSecrets } from '../src/config.ts'
import { type Platform, type StartOptions, startPlatform } from '../src/start.ts'
import { rememberingLog, type TestStore, useStore } from './store.ts'

/** A whole platform on a database of its own, listening on a real socket. */
export interface TestPlatform {
  readonly store: TestStore
  readonly platform: Platform
  readonly url: string
  /** An API key of an administrator. */
  readonly key: string
  /** What was logged so far. */
  readonly lines: readonly string[]
  /** Moves the platform's clock forward. */
  readonly pass: (ms: number) => void
}

/** A configuration for tests: any free port, a key of its own, no store. */
export const testConfig = (own: Partial<Config> = {}): Config =>
  hideSecrets({
    dataDir: '',
    host: '127.0.0.1',
    port: 0,
    publicUrl: undefined,
    databaseUrl: undefined,
    key: randomBytes(32).toString('base64'),
    keyFile: undefined,
    allowedHosts: [],
    checkEveryMs: 86_400_000,
    logLevel: 'info',
    smtpUrl: undefined,
    mailFrom: undefined,
    webhookHosts: [],
    ...own,
  })

/** Gives the tests of a file a running platform; it is there from `beforeAll` on. */
export const usePlatform = (options: Partial<StartOptions> & { own?: Partial<Config> } = {}): TestPlatform => {
  const store = useStore({ migrated: false })
  const { own, ...rest } = options
  const { log, lines } = rememberingLog()
  let ahead = 0
  let platform: Platform | undefined
  let key = ''

  beforeAll(async () => {
    const now = () => Date.now() + ahead
    platform = await startPlatform({ config: testConfig({ databaseUrl: store.url, ...own }), log, now, ...rest })
    key = await platform.createKey({ name: 'tests', role: 'administrator' })
  })
  afterAll(() => platform?.stop())

  const open = (): Platform => {
    if (platform === undefined) throw new Error('The platform runs from beforeAll on.')
    return platform
  }
  return {
    store,
    lines,
    get platform() {
      return open()
    },
    get url() {
      return open().localUrl
    },
    get key() {
      return key
    },
    pass: (ms) => {
      ahead += ms
    },
  }
}
