import type { Endpoints } from '@landbridge/model'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { Runs } from './runs/runs.ts'
import type { Db } from './store/database.ts'
import type { Outgoing } from './transport.ts'
import type { Vault } from './vault/vault.ts'

/** The simulator that runs beside the platform in the demo; to the product it is one more endpoint. */
export interface Demo {
  readonly endpoints: Endpoints
  /** Values to try it with, by the field names of the set-up. */
  readonly sample: Readonly<Record<string, string>>
}

/** What the handlers are made of. Built once at the start, in `start.ts`. */
export interface Parts {
  readonly config: Config
  readonly log: Log
  readonly db: Db
  readonly vault: Vault
  /** Define runs while building the handlers; they are started afterwards. */
  readonly runs: Runs
  readonly outgoing: Outgoing
  readonly demo: Demo | undefined
  /** Version of the running program. */
  readonly version: string
  /**
   * Where Microsoft sends people back to, as it must be registered: below the public address, or at `localhost`, which
   * Entra takes with any port. Known once the server listens.
   */
  readonly callbackUrl: () => string
  /** Origin of the portal's pages, without a slash at the end. Known once the server listens. */
  readonly pagesUrl: () => string
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number
}
