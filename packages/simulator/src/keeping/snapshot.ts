import { readFileSync } from 'node:fs'
import type { Demo } from '../demo.ts'
import { deltaOf, type RecordsDelta, recordsFrom } from './records.ts'
import { allRecords, captureWorld, type Keepable, nameOfRecords, putWorld, readWorld } from './world.ts'
import { writeWhole } from './write-file.ts'

const kind = 'landbridge simulator snapshot'

interface Snapshot {
  readonly kind: typeof kind
  readonly version: 1
  readonly records: Readonly<Record<string, RecordsDelta>>
  readonly world: unknown
}

/** The whole world as text, with the records of its companies. It holds secrets. */
export const takeSnapshot = (of: Keepable, demo: Demo): string => {
  const records = Object.fromEntries(allRecords(of.sim.world).map((data) => [nameOfRecords(data), deltaOf(data)]))
  return `{"kind":${JSON.stringify(kind)},"version":1,"records":${JSON.stringify(records)},"world":${captureWorld(of, demo, { settings: true, mostGrants: Number.POSITIVE_INFINITY })}}\n`
}

const parse = (text: string, path: string): Snapshot => {
  const wrong = (): Error => new Error(`${path} does not hold a snapshot of a simulator.`)
  let value: Partial<Snapshot>
  try {
    value = JSON.parse(text) as Partial<Snapshot>
  } catch {
    throw wrong()
  }
  if (value?.kind !== kind || value.version !== 1 || value.records === undefined) throw wrong()
  return value as Snapshot
}

/** Puts a snapshot in the place of what is there. @throws Error when it is none; nothing is changed then */
export const putSnapshot = (
  to: Keepable,
  text: string,
  path: string,
  how: { readonly clockStays?: boolean } = {},
): Demo => {
  const { records, world } = parse(text, path)
  const { clock, log } = to.sim
  const kept = readWorld(world, (name) => {
    const delta = records[name]
    return delta && recordsFrom(delta, clock.now, log)
  })
  const { aheadMs, ...others } = kept
  return putWorld(to, how.clockStays || aheadMs === undefined ? others : kept)
}

/** Writes a snapshot for its owner alone, whole or not at all. */
export const writeSnapshot = (of: Keepable, demo: Demo, path: string): void => writeWhole(path, takeSnapshot(of, demo))

export const readSnapshotFile = (path: string): string => readFileSync(path, 'utf8')
