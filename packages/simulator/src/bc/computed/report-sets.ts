import { type Books, localCurrency, lookUp, valueIn } from '../data/books.ts'
import { makeRow, type Values } from '../data/rows.ts'
import { blankGuid, type Row, roundTo, type Value } from '../data/values.ts'
import { applyDateFormula } from '../domain/date-formula.ts'
import type { Term } from '../filter/compile.ts'
import { booksFor } from '../scope.ts'
import { totalsBetween } from './account-totals.ts'
import type { Asked, MakeRows } from './asked.ts'
import { askedDays } from './asked-dates.ts'
import { openByDueDate, type Party, parties } from './party-balances.ts'

const cents = (value: number): number => roundTo(value, 2) + 0

/** Amounts on the trial balance are texts without a sign, digits grouped as in English. */
const amountText = (value: number): string =>
  Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Types of accounts that have amounts at all; headings and begin-totals show nothing. */
const summed: ReadonlySet<Value> = new Set(['Posting', 'Total', 'End_x002D_Total'])

/** Debits and credits of the days asked for, balances at the last of them; without a filter the day is today. */
const trialBalances: MakeRows = ({ plan, scope, terms }) => {
  const books = booksFor(scope, plan)
  const asked = askedDays(terms, 'dateFilter')
  const to = asked.to ?? (asked.from !== undefined && asked.from > books.today ? asked.from : books.today)
  const from = asked.from === undefined && asked.to === undefined ? to : asked.from
  const accounts = books.data.table('G/L Account')
  const of = (row: Row, column: string): Value => valueIn(books, 'G/L Account', row, column)!
  const inPeriod = totalsBetween(books, from, to)
  const atDate = totalsBetween(books, undefined, to)
  return accounts.all().map((account) => {
    const { debit = 0, credit = 0 } = inPeriod.get(account[0]!) ?? {}
    const balance = atDate.get(account[0]!)?.balance ?? 0
    return makeRow(plan, {
      accountId: account[0]!,
      number: of(account, 'No.'),
      accountType: of(account, 'API Account Type'),
      display: of(account, 'Name'),
      ...(summed.has(of(account, 'API Account Type')) && {
        totalDebit: amountText(debit),
        totalCredit: amountText(credit),
        balanceAtDateDebit: amountText(Math.max(0, balance)),
        balanceAtDateCredit: amountText(Math.max(0, -balance)),
      }),
      dateFilter: to,
    })
  })
}

interface Aged {
  readonly balanceDue: number
  readonly currentAmount: number
  readonly period1Amount: number
  readonly period2Amount: number
  readonly period3Amount: number
}

/** Where the periods of an aged report begin: what is due from `start` on is not overdue. */
interface Periods {
  readonly start: string
  readonly length: string
  readonly first: string
  readonly second: string
}

const defaultLength = '30D'

/** Today and 30 days, unless a filter names another day or another length. */
const periodsOf = ({ terms }: Asked, today: string): Periods => {
  const asked = (name: string): string | undefined => {
    const term = terms.find((each) => each.name === name && each.operator === 'eq')
    return term && String(term.value)
  }
  const start = asked('agedAsOfDate') ?? today
  const length = (asked('periodLengthFilter') || defaultLength).toUpperCase()
  const first = applyDateFormula(start, `-${length}`)
  return { start, length, first, second: applyDateFormula(first, `-${length}`) }
}

/** Open amounts by how long they have been due: not yet, and three periods back, the last without an end. */
const agedOf = (books: Books, party: Party, id: Value, { start, first, second }: Periods): Aged => {
  const sums = { balanceDue: 0, currentAmount: 0, period1Amount: 0, period2Amount: 0, period3Amount: 0 }
  for (const { dueDate, amount } of openByDueDate(books, party, id)) {
    sums.balanceDue += amount
    if (dueDate >= start) sums.currentAmount += amount
    else if (dueDate >= first) sums.period1Amount += amount
    else if (dueDate >= second) sums.period2Amount += amount
    else sums.period3Amount += amount
  }
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, cents(sum)])) as unknown as Aged
}

/** A day as a session in English shows it: `11/20/26`. */
const shownDay = (day: string): string => `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(2, 4)}`

const labelsOf = ({ start, first, second }: Periods): Values => ({
  period1Label: `${shownDay(first)}-${shownDay(start)}`,
  period2Label: `${shownDay(second)}-${shownDay(first)}`,
  period3Label: `-${shownDay(second)}`,
})

const sumOf = (rows: readonly Aged[]): Aged => {
  const sum = (of: (aged: Aged) => number): number => cents(rows.reduce((total, row) => total + of(row), 0))
  return {
    balanceDue: sum((row) => row.balanceDue),
    currentAmount: sum((row) => row.currentAmount),
    period1Amount: sum((row) => row.period1Amount),
    period2Amount: sum((row) => row.period2Amount),
    period3Amount: sum((row) => row.period3Amount),
  }
}

/** One row per party, and a last one named Total. */
const agedAccounts =
  (party: Party): MakeRows =>
  (asked: Asked) => {
    const { plan, scope } = asked
    const books = booksFor(scope, plan)
    const { master } = parties[party]
    const periods = periodsOf(asked, books.today)
    const more = { agedAsOfDate: periods.start, periodLengthFilter: periods.length }
    // Customers without a currency are shown with the local one, vendors without any.
    const local = party === 'customer' ? localCurrency(books) : ''
    const currencyOf = (row: Row): Value =>
      lookUp(books, 'Currency', valueIn(books, master, row, 'Currency Id') ?? '', 'Code') || local
    const found = books.data
      .table(master)
      .all()
      .map((row) => ({ row, aged: agedOf(books, party, row[0]!, periods) }))
    const rows = found.map(({ row, aged }) =>
      makeRow(plan, {
        [`${party}Id`]: row[0]!,
        [`${party}Number`]: valueIn(books, master, row, 'No.')!,
        name: valueIn(books, master, row, 'Name')!,
        currencyCode: currencyOf(row),
        ...aged,
        ...labelsOf(periods),
        ...more,
      }),
    )
    const total = makeRow(plan, {
      [`${party}Id`]: blankGuid,
      name: 'Total',
      ...sumOf(found.map(({ aged }) => aged)),
      ...more,
    })
    return [...rows, total]
  }

/** Sales or purchases by party within the days that a filter names (the API queries). */
const traded =
  (party: Party, amount: string, sumName: string): MakeRows =>
  ({ plan, scope, terms }) => {
    const books = booksFor(scope, plan)
    const { master, ledger, idColumn, sign } = parties[party]
    const { layout, all } = books.data.table(ledger)
    const [idAt, dateAt, amountAt] = [layout.at.get(idColumn)!, layout.at.get('Posting Date')!, layout.at.get(amount)!]
    const asked = terms.filter(({ name }) => name === 'dateFilter_FilterOnly')
    const isWithin = (date: string): boolean =>
      asked.every(({ operator, value }) => within[operator](date, String(value)))
    const sums = new Map<Value, number>()
    for (const row of all())
      if (isWithin(row[dateAt] as string)) sums.set(row[idAt]!, (sums.get(row[idAt]!) ?? 0) + (row[amountAt] as number))
    return books.data
      .table(master)
      .all()
      .map((row) =>
        makeRow(plan, {
          [`${party}Id`]: row[0]!,
          [`${party}Number`]: valueIn(books, master, row, 'No.')!,
          name: valueIn(books, master, row, 'Name')!,
          [sumName]: cents(sign * (sums.get(row[0]!) ?? 0)),
        }),
      )
  }

const within: Readonly<Record<Term['operator'], (date: string, limit: string) => boolean>> = {
  eq: (date, limit) => date === limit,
  ne: (date, limit) => date !== limit,
  gt: (date, limit) => date > limit,
  ge: (date, limit) => date >= limit,
  lt: (date, limit) => date < limit,
  le: (date, limit) => date <= limit,
}

export const reportSets: Readonly<Record<string, MakeRows>> = {
  trialBalances,
  agedAccountsReceivables: agedAccounts('customer'),
  agedAccountsPayables: agedAccounts('vendor'),
  customerSales: traded('customer', 'Sales (LCY)', 'totalSalesAmount'),
  vendorPurchases: traded('vendor', 'Purchase (LCY)', 'totalPurchaseAmount'),
}
