import { layoutOf } from './data/layouts.ts'
import { type Change, makeTable, type NoteUndo, type Table } from './data/table.ts'

/** A file or picture of a record. */
export interface StoredBytes {
  readonly bytes: Buffer
  readonly contentType: string
}

/**
 * The records of one company, in tables named as Microsoft names the tables behind the pages. Filled from its seed when
 * it is first looked into, so that companies nobody opens cost nothing.
 */
export interface CompanyData {
  table(name: string): Table
  /** Bytes of stream properties, by `set/id/property`. */
  readonly streams: Map<string, StoredBytes>
  /** The last number taken from each number series, by the series' name. */
  readonly lastNumbers: Map<string, string>
  /** The next value for the version of a row; no two are the same. */
  nextVersion(): number
  /** Runs `work` as a whole: when it throws, all of its changes are taken back. One inside another joins it. */
  transaction<T>(work: () => T): T
  /** Tells of the changes of each transaction, once it is through; there is one listener at most. */
  watch(listener: (changes: readonly Change[]) => void): void
  /** The same records once more; from here on the two go their own ways. */
  copy(): CompanyData
  /** What `make` works out of the tables named, kept until one of them changes. */
  remember<T>(name: string, tables: readonly string[], make: () => T): T
}

/** Fills the tables of a new company. */
export type Fill = (data: CompanyData) => void

interface Remembered {
  readonly revisions: number
  readonly value: unknown
}

/** @param firstVersion Versions of rows begin behind it. @default 0 */
export const makeCompanyData = (fill: Fill = () => {}, firstVersion = 0): CompanyData => {
  const tables = new Map<string, Table>()
  const remembered = new Map<string, Remembered>()
  let undos: (() => void)[] | undefined
  let changes: Change[] = []
  let tell: ((changes: readonly Change[]) => void) | undefined
  let version = firstVersion
  let isFilled = false

  const noteUndo: NoteUndo = (undo, change) => {
    undos?.push(undo)
    if (tell === undefined) return
    if (undos) changes.push(change)
    else tell([change])
  }

  const makeKnown = (name: string): Table => {
    const made = makeTable(layoutOf(name), noteUndo)
    tables.set(name, made)
    return made
  }

  const data: CompanyData = {
    streams: new Map(),
    lastNumbers: new Map(),
    table(name) {
      if (!isFilled) {
        isFilled = true
        fill(data)
      }
      return tables.get(name) ?? makeKnown(name)
    },
    nextVersion: () => ++version,
    watch: (listener) => {
      tell = listener
    },
    transaction(work) {
      if (undos) return work()
      const noted: (() => void)[] = []
      const numbers = [...data.lastNumbers]
      undos = noted
      changes = []
      try {
        const result = work()
        if (changes.length > 0) tell?.(changes)
        return result
      } catch (error) {
        undos = undefined
        for (const undo of noted.reverse()) undo()
        data.lastNumbers.clear()
        for (const [series, number] of numbers) data.lastNumbers.set(series, number)
        throw error
      } finally {
        undos = undefined
      }
    },
    copy() {
      // Looking into any table fills all of them.
      data.table('Customer')
      const rows = [...tables].map(([name, table]) => [name, [...table.all()]] as const)
      const copied = makeCompanyData((into) => {
        for (const [name, of] of rows) into.table(name).append(of)
      }, version)
      for (const [name, bytes] of data.streams) copied.streams.set(name, bytes)
      for (const [series, last] of data.lastNumbers) copied.lastNumbers.set(series, last)
      return copied
    },
    remember(name, of, make) {
      const revisions = of.reduce((sum, table) => sum + data.table(table).revision, 0)
      const known = remembered.get(name)
      if (known?.revisions === revisions) return known.value as ReturnType<typeof make>
      const value = make()
      remembered.set(name, { revisions, value })
      return value
    },
  }
  return data
}
