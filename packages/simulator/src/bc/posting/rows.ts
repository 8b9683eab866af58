import type { Books } from '../data/books.ts'
import { valueIn } from '../data/books.ts'
import { cell } from '../data/layouts.ts'
import { stamp, type Values } from '../data/rows.ts'
import { type Row, roundTo, type Value } from '../data/values.ts'
import { unknownCompany } from '../errors.ts'
import type { Scope } from '../scope.ts'

// Postings write tables by Microsoft's names of their columns, since most of what they write is shown by no page.

/** The books of the company in which a posting happens. */
export const booksOf = (scope: Scope): Books => {
  if (scope.books === undefined) throw unknownCompany()
  return scope.books
}

/** A rounded amount, and never the negative zero. */
export const money = (value: number): number => roundTo(value, 2) + 0

export const sumOf = (values: readonly number[]): number => money(values.reduce((sum, value) => sum + value, 0))

/** A cell by the name of its column; a blank text where the table has no such column or there is no row. */
export const read = (scope: Scope, table: string, row: Row | undefined, column: string): Value =>
  valueIn(booksOf(scope), table, row, column) ?? ''

export const readText = (scope: Scope, table: string, row: Row | undefined, column: string): string =>
  String(read(scope, table, row, column))

export const readNumber = (scope: Scope, table: string, row: Row | undefined, column: string): number =>
  (read(scope, table, row, column) || 0) as number

export const findRow = (scope: Scope, table: string, id: Value): Row | undefined =>
  booksOf(scope).data.table(table).find(String(id))

/** All rows with these values in these columns. */
export const rowsWith = (scope: Scope, table: string, columns: Values): Row[] => {
  const { layout, all } = booksOf(scope).data.table(table)
  const wanted = Object.entries(columns).map(([column, value]) => [layout.at.get(column) ?? -1, value] as const)
  return all().filter((row) => wanted.every(([at, value]) => row[at] === value))
}

const fill = (row: Value[], at: ReadonlyMap<string, number>, columns: Values): Value[] => {
  for (const [column, value] of Object.entries(columns)) {
    const position = at.get(column)
    if (position !== undefined) row[position] = value
  }
  return row
}

/** Adds a row with these columns; all others are blank. */
export const addRow = (scope: Scope, table: string, columns: Values): Row => {
  const { data } = booksOf(scope)
  const stored = data.table(table)
  const row = fill([...stored.layout.blanks], stored.layout.at, columns)
  row[cell.id] = scope.sim.random.guid()
  row[cell.createdAt] = scope.now
  const made = stamp(row, data.nextVersion(), scope.now)
  if (!stored.insert(made)) throw new TypeError(`A row with the same key is in "${table}" already.`)
  return made
}

/** Stores other values of a row. @returns The row as it is now. */
export const changeRow = (scope: Scope, table: string, row: Row, columns: Values): Row => {
  const { data } = booksOf(scope)
  const stored = data.table(table)
  const next = stamp(fill([...row], stored.layout.at, columns), data.nextVersion(), scope.now)
  if (!stored.replace(row, next)) throw new TypeError(`A row with the same key is in "${table}" already.`)
  return next
}

/** The number of the next entry of a ledger; entries lie in the order of their numbers. */
export const nextEntry = (scope: Scope, table: string): number =>
  readNumber(scope, table, booksOf(scope).data.table(table).all().at(-1), 'Entry No.') + 1

/** Columns that a copy of a record has of its own. */
const own: ReadonlySet<string> = new Set(['(version)', 'SystemId', 'SystemCreatedAt', 'SystemModifiedAt', 'Id'])

/** The values of a row that another table has columns for too. */
export const sharedColumns = (scope: Scope, from: string, row: Row, to: string): Values => {
  const { data } = booksOf(scope)
  const target = data.table(to).layout.at
  return Object.fromEntries(
    [...data.table(from).layout.at].flatMap(([column, at]) =>
      target.has(column) && !own.has(column) && target.get(column)! > cell.modifiedAt ? [[column, row[at]!]] : [],
    ),
  )
}
