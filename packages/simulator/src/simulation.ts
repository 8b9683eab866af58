import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { Random } from './random.ts'
import type { Settings } from './settings.ts'
import type { World } from './world.ts'

/** What all faces share: the world, its time, its chance, and where they say what happened. */
export interface Simulation {
  readonly world: World
  readonly clock: Clock
  readonly random: Random
  readonly settings: Settings
  readonly log: Log
  /** Resolves when the signing keys are in the world. */
  readonly keysReady: () => Promise<void>
}
