import { lookUp } from '../data/books.ts'
import { blankGuid, type Value } from '../data/values.ts'
import { ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { booksOf, readNumber, readText, rowsWith } from './rows.ts'

const rates = 'Currency Exchange Rate'

export const isForeign = (currencyId: Value): boolean => currencyId !== '' && currencyId !== blankGuid

/** How much of the local currency one unit of another one was worth on a day; 1 for the local currency itself. */
export const rateOn = (scope: Scope, currencyId: Value, date: string): number => {
  if (!isForeign(currencyId)) return 1
  const code = lookUp(booksOf(scope), 'Currency', currencyId, 'Code') ?? ''
  const found = rowsWith(scope, rates, { 'Currency Code': code })
    .filter((row) => readText(scope, rates, row, 'Starting Date') <= date)
    .sort((a, b) => (readText(scope, rates, a, 'Starting Date') < readText(scope, rates, b, 'Starting Date') ? -1 : 1))
    .at(-1)
  const units = readNumber(scope, rates, found, 'Exchange Rate Amount')
  if (units === 0) throw ruleBroken(`There is no exchange rate for ${String(code)} on ${date}.`)
  return readNumber(scope, rates, found, 'Relational Exch. Rate Amount') / units
}
