import type { CompanyData } from '../company-data.ts'
import type { Row, Value } from './values.ts'

/** One company opened for one request: its records, and the day it is. */
export interface Books {
  readonly data: CompanyData
  /** The clock's day in UTC; a web service session has it as its work date. */
  readonly today: string
}

/** Reads a cell of a stored table by the column's name. */
export const valueIn = (books: Books, table: string, row: Row | undefined, column: string): Value | undefined => {
  const at = books.data.table(table).layout.at.get(column)
  return row === undefined || at === undefined ? undefined : row[at]
}

/** A cell of the row with this system id, or undefined where there is none. */
export const lookUp = (books: Books, table: string, id: Value, column: string): Value | undefined =>
  valueIn(books, table, books.data.table(table).find(String(id)), column)

/** The first row with this value in a column; by the index of ids where that is the column. */
export const findBy = (books: Books, table: string, column: string, value: Value): Row | undefined => {
  const stored = books.data.table(table)
  if (column === 'SystemId') return stored.find(String(value))
  const at = stored.layout.at.get(column)
  return at === undefined ? undefined : stored.all().find((row) => row[at] === value)
}

/** Sums a column by the values of another one, and keeps the sums until the table changes. */
export const sumsBy = (books: Books, table: string, by: string, column: string): ReadonlyMap<Value, number> =>
  books.data.remember(`sums of ${table}.${column} by ${by}`, [table], () => {
    const stored = books.data.table(table)
    const byAt = stored.layout.at.get(by)!
    const at = stored.layout.at.get(column)!
    const sums = new Map<Value, number>()
    for (const row of stored.all()) sums.set(row[byAt]!, (sums.get(row[byAt]!) ?? 0) + (row[at] as number))
    return sums
  })

/** The code of the local currency, which is stored as a blank. */
export const localCurrency = (books: Books): string => {
  const [setup] = books.data.table('General Ledger Setup').all()
  return String(valueIn(books, 'General Ledger Setup', setup, 'LCY Code') ?? '')
}

const dayMs = 86_400_000

/** The day so many days after another one; both `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
