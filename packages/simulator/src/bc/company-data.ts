import { cell, layoutOf } from './data/layouts.ts'
import { type Change, makeTable, type NoteUndo, type Table } from './data/table.ts'

/** A file or picture of a record. */
export interface StoredBytes {
  readonly bytes: Buffer
  readonly contentType: string
}

/** How the records of a company were made, so that the same can be made again. Plain data. */
export interface Origin {
  readonly seed: string
  readonly name: string
  readonly country: string
  readonly ledgerEntries?: number
  readonly key?: string
  /** When they were made, in milliseconds since 1970; undefined until somebody looks. */
  filledAt: number | undefined
  /** The version given out last when they were made; another one means that other records are made today. */
  lastVersion?: number
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
  /** Undefined where it began without records. */
  readonly origin: Origin | undefined
  /** System ids of the rows that are not as the origin makes them, or that were touched at least, by table. */
  readonly changed: ReadonlyMap<string, ReadonlySet<string>>
  /** The stream properties as the origin made them. */
  readonly streamsAtFirst: ReadonlyMap<string, StoredBytes>
  /** The version that was given out last. */
  readonly version: number
  /** Versions go on behind this one at least. */
  raiseVersion(to: number): void
  /** Tells of each row that is changed, also where the change is taken back; there is one listener at most. */
  keep(listener: (table: string, id: string) => void): void
}

/** Fills the tables of a new company. */
export type Fill = (data: CompanyData) => void

interface Remembered {
  readonly revisions: number
  readonly value: unknown
}

/** Where records come from that are there at first. */
interface Made {
  readonly origin?: Origin | undefined
  /** Rows that are not as the origin makes them. */
  readonly changed?: CompanyData['changed']
}

/** @param firstVersion Versions of rows begin behind it. @default 0 */
export const makeCompanyData = (fill: Fill = () => {}, firstVersion = 0, made: Made = {}): CompanyData => {
  const { origin } = made
  const changed = new Map([...(made.changed ?? [])].map(([name, ids]) => [name, new Set(ids)]))
  const streamsAtFirst = new Map<string, StoredBytes>()
  let isFilling = false
  let tellKeeper: ((table: string, id: string) => void) | undefined
  const tables = new Map<string, Table>()
  const remembered = new Map<string, Remembered>()
  let undos: (() => void)[] | undefined
  let changes: Change[] = []
  let tell: ((changes: readonly Change[]) => void) | undefined
  let version = firstVersion
  let isFilled = false

  const noteChanged = ({ table, row }: Change): void => {
    const id = row[cell.id] as string
    const ids = changed.get(table) ?? new Set()
    changed.set(table, ids.add(id))
    tellKeeper?.(table, id)
  }

  const noteUndo: NoteUndo = (undo, change) => {
    if (!isFilling) noteChanged(change)
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
        isFilling = true
        fill(data)
        isFilling = false
        if (origin) origin.lastVersion = version
        for (const [stream, bytes] of data.streams) streamsAtFirst.set(stream, bytes)
      }
      return tables.get(name) ?? makeKnown(name)
    },
    nextVersion: () => ++version,
    origin,
    changed,
    streamsAtFirst,
    get version() {
      return version
    },
    raiseVersion: (to) => {
      version = Math.max(version, to)
    },
    keep: (listener) => {
      tellKeeper = listener
    },
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
      const copied = makeCompanyData(
        (into) => {
          for (const [name, of] of rows) into.table(name).append(of)
        },
        version,
        { origin: origin && { ...origin }, changed },
      )
      // Filled now, so that what is set below is not taken for what the origin makes.
      copied.table('Customer')
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
