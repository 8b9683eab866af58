import type { Scope } from '../scope.ts'
import { nextNumber } from '../write/series.ts'
import { booksOf } from './rows.ts'

/** Takes the next number of a series of posted documents that no row of the table has. */
export const takePostedNumber = (scope: Scope, series: string, table: string, first: string): string => {
  const { data } = booksOf(scope)
  const { layout, all } = data.table(table)
  const at = layout.at.get('No.')!
  const taken = new Set(all().map((row) => row[at]))
  let number = data.lastNumbers.get(series) ?? first
  do number = nextNumber(number)
  while (taken.has(number))
  data.lastNumbers.set(series, number)
  return number
}
