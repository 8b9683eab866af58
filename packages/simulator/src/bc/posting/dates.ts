import { blankDate } from '../data/values.ts'
import { mustHaveValue, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { booksOf, read, readText } from './rows.ts'
import { setting } from './setup.ts'

const periods = 'Accounting Period'

/** Whether a day lies in an accounting period that is closed. */
export const isClosed = (scope: Scope, date: string): boolean => {
  const rows = booksOf(scope).data.table(periods).all()
  const period = rows.findLast((row) => readText(scope, periods, row, 'Starting Date') <= date)
  return read(scope, periods, period, 'Closed') === true
}

/** @throws Refusal Where the setup or a closed period does not allow to post at this date. */
export const requirePostingDate = (scope: Scope, date: string, what: string): void => {
  if (date === '' || date === blankDate) throw mustHaveValue('Posting Date', what, 'it is blank')
  const from = String(setting(scope, 'General Ledger Setup', 'Allow Posting From'))
  const to = String(setting(scope, 'General Ledger Setup', 'Allow Posting To'))
  if ((from !== blankDate && date < from) || (to !== blankDate && date > to))
    throw ruleBroken(`Posting Date is not within your range of allowed posting dates in ${what}: ${date}.`)
  if (isClosed(scope, date)) throw ruleBroken(`The posting date ${date} of ${what} is in a closed accounting period.`)
}
