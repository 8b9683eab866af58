import { addDays, type Books, valueIn } from '../data/books.ts'
import { cell } from '../data/layouts.ts'
import { makeRow } from '../data/rows.ts'
import { type Row, roundTo } from '../data/values.ts'
import { mustHaveValue } from '../errors.ts'
import { booksFor } from '../scope.ts'
import { startChance } from '../seed/chance.ts'
import { totalsBetween } from './account-totals.ts'
import type { MakeRows } from './asked.ts'
import { askedDays } from './asked-dates.ts'
import { type ScheduleLine, schedules } from './schedules.ts'

const step = 10_000

/** Balances of posting accounts by number, for some days. */
const balancesOf = (books: Books, from: string | undefined, to: string): readonly (readonly [string, number])[] => {
  const totals = totalsBetween(books, from, to)
  const of = (row: Row, column: string): string => String(valueIn(books, 'G/L Account', row, column))
  return books.data
    .table('G/L Account')
    .all()
    .filter((row) => of(row, 'API Account Type') === 'Posting' && totals.has(row[cell.id]!))
    .map((row) => [of(row, 'No.'), totals.get(row[cell.id]!)!.balance])
}

const amountOf = (balances: ReturnType<typeof balancesOf>, { parts }: ScheduleLine): number => {
  let sum = 0
  for (const { from, to, sign } of parts)
    for (const [number, balance] of balances)
      if (number === from || (number >= from && number <= to)) sum += sign * balance
  return roundTo(sum, 2) + 0
}

/** Each line keeps its id: they are records of the setup in Business Central. */
const lineId = (set: string, lineNumber: number): string => startChance(`${set} ${lineNumber}`).guid()

/**
 * A statement by the account schedule of the company: balances up to a day for the balance sheet, what was posted since
 * the new year for the others, unless a filter on `dateFilter` says from when to when.
 */
const statement: MakeRows = ({ plan, scope, terms }) => {
  const books = booksFor(scope, plan)
  if (books.data.table('General Ledger Setup').all().length === 0)
    throw mustHaveValue(`Fin. Rep. for ${plan.entity.name}`, 'General Ledger Setup', "Primary Key=''")
  const asked = askedDays(terms, 'dateFilter')
  const to = asked.to ?? (asked.from !== undefined && asked.from > books.today ? asked.from : books.today)
  const from = asked.from ?? (asked.to === undefined ? `${to.slice(0, 4)}-01-01` : undefined)
  const balances = {
    change: balancesOf(books, from, to),
    start: from === undefined ? [] : balancesOf(books, undefined, addDays(from, -1)),
    end: balancesOf(books, undefined, to),
  }
  return schedules[plan.set]!(books).map((line, at) => {
    const lineNumber = (at + 1) * step
    const amount = amountOf(balances[line.of], line)
    return makeRow(plan, {
      id: lineId(plan.set, lineNumber),
      lineNumber,
      display: line.display,
      [plan.byName.has('balance') ? 'balance' : 'netChange']: amount,
      lineType: line.type,
      indentation: line.indentation,
      dateFilter: to,
    })
  })
}

export const statementSets: Readonly<Record<string, MakeRows>> = Object.fromEntries(
  Object.keys(schedules).map((set) => [set, statement]),
)
