import { existsSync, readFileSync } from 'node:fs'
import type { Demo } from './demo.ts'
import { openRecordFile } from './keeping/record-file.ts'
import { recordsFrom } from './keeping/records.ts'
import {
  allRecords,
  captureWorld,
  type Keepable,
  type KeptDemo,
  type KeptWorld,
  putWorld,
  readWorld,
} from './keeping/world.ts'
import { writeWhole } from './keeping/write-file.ts'

/**
 * Keeps the world over restarts, in two files: the world itself is written anew when it changed, and beside it, with
 * `.records` behind the name, changed records of companies are appended. What a caller was told is in them.
 */
export interface StateFile {
  /** What programs may hold of an earlier run; undefined where nothing was kept. */
  readonly demo: KeptDemo | undefined
  /** Puts what was kept in the place of what the world holds; undefined where nothing was kept. */
  readonly restore: (to: Keepable, before: Demo) => Demo | undefined
  /** Writes what changed of the world and of records. */
  readonly save: (of: Keepable, demo: Demo) => void
  /** Writes what changed of records alone. */
  readonly saveRecords: () => void
  readonly close: () => void
}

interface Kept {
  readonly version: 2
  readonly world: unknown
}

interface KeptWithoutRecords extends Pick<KeptWorld, 'demo'> {
  readonly version: 1
  readonly tenants: unknown
}

/** @throws Error when there is a file that is not one of ours: better than to begin anew and write over it. */
const readKept = (path: string): { readonly demo: KeptDemo } | undefined => {
  if (!existsSync(path)) return undefined
  const wrong = (): Error => new Error(`${path} does not hold the state of a simulator.`)
  let kept: Partial<Kept> | Partial<KeptWithoutRecords>
  try {
    kept = JSON.parse(readFileSync(path, 'utf8')) as typeof kept
  } catch {
    throw wrong()
  }
  const world = kept.version === 1 ? kept : kept.version === 2 ? kept.world : undefined
  if (typeof world !== 'object' || world === null || !('demo' in world) || !('tenants' in world)) throw wrong()
  return world as { readonly demo: KeptDemo }
}

/** The file is written at each change, so it does not hold every grant there ever was. */
const mostGrants = 500

export const openStateFile = (path: string): StateFile => {
  const kept = readKept(path)
  const records = openRecordFile(`${path}.records`)
  let written = ''
  return {
    demo: kept?.demo,
    restore: (to, before) => {
      if (kept === undefined) return undefined
      const { clock, log } = to.sim
      const world = readWorld(kept, (name) => {
        const delta = records.kept.get(name)
        return delta && recordsFrom(delta, clock.now, log)
      })
      return putWorld(to, world, before)
    },
    save: (of, demo) => {
      records.attach(allRecords(of.sim.world))
      records.flush()
      const text = `{"version":2,"world":${captureWorld(of, demo, { settings: false, mostGrants })}}`
      if (text === written) return
      writeWhole(path, text)
      written = text
    },
    saveRecords: () => records.flush(),
    close: () => records.close(),
  }
}
