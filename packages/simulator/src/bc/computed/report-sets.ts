import { addDays, type Books, valueIn } from '../data/books.ts'
import { makeRow, type Values } from '../data/rows.ts'
import { blankGuid, type Row, roundTo, type Value } from '../data/values.ts'
import type { Term } from '../filter/compile.ts'
import { booksFor } from '../scope.ts'
import { type AccountTotals, accountTotals } from './account-totals.ts'
import type { Asked, MakeRows } from './asked.ts'
import { openByDueDate, type Party, parties } from './party-balances.ts'

const cents = (value: number): number => roundTo(value, 2) + 0

/** Amounts on the trial balance are texts, empty for nothing, with digits grouped as in English. */
const amountText = (value: number): string =>
  value === 0 ? '' : value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** The latest day that a filter on a date lets pass; today where there is none. */
const lastDay = (terms: readonly Term[], name: string, today: string): string => {
  const ends = terms.filter((term) => term.name === name && ['le', 'lt', 'eq'].includes(term.operator))
  return ends.length === 0 ? today : ends.map(({ value }) => String(value)).sort()[0]!
}

const firstDay = (terms: readonly Term[], name: string): string | undefined =>
  terms.find((term) => term.name === name && ['ge', 'gt', 'eq'].includes(term.operator))?.value as string | undefined

/** Totals by account of what was posted within some days. */
const totalsBetween = (books: Books, from: string | undefined, to: string): ReadonlyMap<Value, AccountTotals> => {
  if (from === undefined && to >= books.today) return accountTotals(books)
  const { layout, all } = books.data.table('G/L Entry')
  const position = (column: string): number => layout.at.get(column)!
  const [idAt, dateAt, debitAt, creditAt] = [
    position('Account Id'),
    position('Posting Date'),
    position('Debit Amount'),
    position('Credit Amount'),
  ]
  const sums = new Map<Value, { debit: number; credit: number; balance: number }>()
  for (const row of all()) {
    const date = row[dateAt] as string
    if (date > to || (from !== undefined && date < from)) continue
    const known = sums.get(row[idAt]!) ?? { debit: 0, credit: 0, balance: 0 }
    known.debit = cents(known.debit + (row[debitAt] as number))
    known.credit = cents(known.credit + (row[creditAt] as number))
    known.balance = cents(known.debit - known.credit)
    sums.set(row[idAt]!, known)
  }
  return sums
}

const trialBalances: MakeRows = ({ plan, scope, terms }) => {
  const books = booksFor(scope, plan)
  const to = lastDay(terms, 'dateFilter', books.today)
  const accounts = books.data.table('G/L Account')
  const of = (row: Row, column: string): Value => valueIn(books, 'G/L Account', row, column)!
  const inPeriod = totalsBetween(books, firstDay(terms, 'dateFilter'), to)
  const atDate = totalsBetween(books, undefined, to)
  return accounts.all().map((account) => {
    const { debit = 0, credit = 0 } = inPeriod.get(account[0]!) ?? {}
    const balance = atDate.get(account[0]!)?.balance ?? 0
    return makeRow(plan, {
      accountId: account[0]!,
      number: of(account, 'No.'),
      accountType: of(account, 'API Account Type'),
      display: of(account, 'Name'),
      totalDebit: amountText(debit),
      totalCredit: amountText(credit),
      balanceAtDateDebit: amountText(Math.max(0, balance)),
      balanceAtDateCredit: amountText(Math.max(0, -balance)),
      dateFilter: to,
    })
  })
}

const periodDays = 30

interface Aged {
  readonly balanceDue: number
  readonly currentAmount: number
  readonly period1Amount: number
  readonly period2Amount: number
  readonly period3Amount: number
}

/** Open amounts by how long they have been due: not yet, and three spans of 30 days back, the last without an end. */
const agedOf = (books: Books, party: Party, id: Value): Aged => {
  const { today } = books
  const [first, second] = [addDays(today, -periodDays), addDays(today, -2 * periodDays)]
  const sums = { balanceDue: 0, currentAmount: 0, period1Amount: 0, period2Amount: 0, period3Amount: 0 }
  for (const { dueDate, amount } of openByDueDate(books, party, id)) {
    sums.balanceDue += amount
    if (dueDate >= today) sums.currentAmount += amount
    else if (dueDate >= first) sums.period1Amount += amount
    else if (dueDate >= second) sums.period2Amount += amount
    else sums.period3Amount += amount
  }
  return Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, cents(sum)])) as unknown as Aged
}

const labelsOf = (today: string): Values => {
  const day = (days: number): string => addDays(today, -days)
  return {
    period1Label: `${day(periodDays)}..${day(1)}`,
    period2Label: `${day(2 * periodDays)}..${day(periodDays + 1)}`,
    period3Label: `..${day(2 * periodDays + 1)}`,
  }
}

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
  ({ plan, scope }: Asked) => {
    const books = booksFor(scope, plan)
    const { master } = parties[party]
    const more = { agedAsOfDate: books.today, periodLengthFilter: `${periodDays}D`, ...labelsOf(books.today) }
    const found = books.data
      .table(master)
      .all()
      .map((row) => ({ row, aged: agedOf(books, party, row[0]!) }))
    const rows = found.map(({ row, aged }) =>
      makeRow(plan, {
        [`${party}Id`]: row[0]!,
        [`${party}Number`]: valueIn(books, master, row, 'No.')!,
        name: valueIn(books, master, row, 'Name')!,
        ...aged,
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
