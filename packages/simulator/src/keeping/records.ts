import { cell } from '../bc/data/layouts.ts'
import type { Table } from '../bc/data/table.ts'
import type { Row, Value } from '../bc/data/values.ts'
import { type CompanyData, newCompanyData, type Origin, type Seed, type StoredBytes } from '../bc/index.ts'
import type { Log } from '../log.ts'

/** Rows of one table that are not as the origin makes them. */
export interface TableDelta {
  /** Names of the cells, because a later layout may have others. */
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  /** System ids of rows that are gone. */
  readonly gone: readonly string[]
}

/** The records of one company as they are kept: how to make them again, and what is different since. Plain JSON. */
export interface RecordsDelta {
  readonly origin?: Origin | undefined
  readonly version: number
  readonly numbers: readonly (readonly [string, string])[]
  readonly tables: Readonly<Record<string, TableDelta>>
  /** Bytes as base64; null where there are none any more. */
  readonly streams: Readonly<Record<string, { readonly type: string; readonly bytes: string } | null>>
}

const columnsOf = ({ layout }: Table): string[] => {
  const columns = layout.blanks.map(() => '')
  for (const [name, at] of layout.at) if (columns[at] === '') columns[at] = name
  return columns
}

/** The rows of a table with these ids, as they are now. */
export const tableDelta = (table: Table, ids: Iterable<string>): TableDelta => {
  const rows: Row[] = []
  const gone: string[] = []
  for (const id of ids) {
    const row = table.find(id)
    if (row === undefined) gone.push(id)
    else rows.push(row)
  }
  return { columns: columnsOf(table), rows, gone }
}

/** Streams that are not as the origin made them. */
export const streamsDelta = (
  streams: ReadonlyMap<string, StoredBytes>,
  before: ReadonlyMap<string, StoredBytes>,
): RecordsDelta['streams'] => {
  const delta: Record<string, { type: string; bytes: string } | null> = {}
  for (const [name, stored] of streams)
    if (before.get(name) !== stored) delta[name] = { type: stored.contentType, bytes: stored.bytes.toString('base64') }
  for (const name of before.keys()) if (!streams.has(name)) delta[name] = null
  return delta
}

/** All that is to be kept of the records of one company; costs nothing where nobody looked into it. */
export const deltaOf = (data: CompanyData): RecordsDelta => ({
  origin: data.origin && { ...data.origin },
  version: data.version,
  numbers: [...data.lastNumbers],
  tables: Object.fromEntries([...data.changed].map(([name, ids]) => [name, tableDelta(data.table(name), ids)])),
  streams: streamsDelta(data.streams, data.streamsAtFirst),
})

/** A row in the layout of today; new columns hold their blanks. */
const inLayout = (table: Table, columns: readonly string[], row: Row): Row => {
  const next: Value[] = [...table.layout.blanks]
  for (const [index, name] of columns.entries()) {
    const at = table.layout.at.get(name)
    if (at !== undefined && row[index] !== undefined) next[at] = row[index]
  }
  return next
}

const applyTable = (data: CompanyData, name: string, { columns, rows, gone }: TableDelta): void => {
  const table = data.table(name)
  for (const id of [...gone, ...rows.map((row) => row[cell.id] as string)]) {
    const known = table.find(id)
    if (known !== undefined) table.remove(known)
  }
  for (const row of rows)
    if (!table.insert(inLayout(table, columns, row)))
      throw new Error(`A kept record of the table ${name} has the key of another one.`)
}

const isUntouched = ({ origin, tables, streams }: RecordsDelta): boolean =>
  origin !== undefined &&
  origin.filledAt === undefined &&
  Object.keys(tables).length === 0 &&
  Object.keys(streams).length === 0

/**
 * Makes the records of a company again.
 *
 * @param now The clock, for records that nobody looked at before.
 * @throws Error where they do not fit.
 */
export const recordsFrom = (delta: RecordsDelta, now: () => number, log: Log): CompanyData => {
  const { origin, version, numbers, tables, streams } = delta
  const { filledAt, lastVersion, seed = 'empty', ...options } = origin ?? ({} as Partial<Origin>)
  const data = newCompanyData(seed as Seed, { ...options, now: filledAt === undefined ? now : () => filledAt })
  if (isUntouched(delta)) return data
  if (filledAt !== undefined) data.table('Customer')
  if (lastVersion !== undefined && data.origin?.lastVersion !== lastVersion)
    log.warn('Records that nobody changed are others than before, because this version of the simulator makes others', {
      seed,
    })
  for (const [name, table] of Object.entries(tables)) applyTable(data, name, table)
  for (const [name, stored] of Object.entries(streams)) {
    if (stored === null) data.streams.delete(name)
    else data.streams.set(name, { bytes: Buffer.from(stored.bytes, 'base64'), contentType: stored.type })
  }
  data.lastNumbers.clear()
  for (const [series, last] of numbers) data.lastNumbers.set(series, last)
  data.raiseVersion(version)
  return data
}

/** Two deltas of one company as one; the later one wins. */
export const mergeDeltas = (before: RecordsDelta | undefined, after: RecordsDelta): RecordsDelta => {
  if (before === undefined) return after
  const tables = { ...before.tables }
  for (const [name, later] of Object.entries(after.tables)) {
    const earlier = tables[name]
    tables[name] = earlier === undefined ? later : mergeTables(earlier, later)
  }
  return { ...after, origin: after.origin ?? before.origin, tables, streams: { ...before.streams, ...after.streams } }
}

const mergeTables = (earlier: TableDelta, later: TableDelta): TableDelta => {
  const ids = new Set([...later.gone, ...later.rows.map((row) => row[cell.id])])
  return {
    columns: later.columns,
    rows: [...earlier.rows.filter((row) => !ids.has(row[cell.id]!)), ...later.rows],
    gone: [...new Set([...earlier.gone.filter((id) => !ids.has(id)), ...later.gone])],
  }
}
