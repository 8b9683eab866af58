import type { Books } from '../data/books.ts'
import { roundTo, type Value } from '../data/values.ts'

/** What was posted to one account, and what is left of it. */
export interface AccountTotals {
  readonly debit: number
  readonly credit: number
  /** Debit less credit. */
  readonly balance: number
}

const ledger = 'G/L Entry'
const accounts = 'G/L Account'

interface Sums {
  debit: number
  credit: number
}

/** Sums of the general ledger by account id; an account of type Total or End-Total has those from its Begin-Total on. */
export const accountTotals = (books: Books): ReadonlyMap<Value, AccountTotals> =>
  books.data.remember('account totals', [ledger, accounts], () => sumEntries(books))

/** The same for what was posted from one day on, or up to another one; both included. */
export const totalsBetween = (books: Books, from: string | undefined, to: string): ReadonlyMap<Value, AccountTotals> =>
  from === undefined && to >= lastPosted(books) ? accountTotals(books) : sumEntries(books, { from: from ?? '', to })

/** The day of the latest entry. */
const lastPosted = (books: Books): string =>
  books.data.remember('last posted', [ledger], () => {
    const { layout, all } = books.data.table(ledger)
    const dateAt = layout.at.get('Posting Date')!
    let last = ''
    for (const row of all()) if ((row[dateAt] as string) > last) last = row[dateAt] as string
    return last
  })

const sumEntries = (
  books: Books,
  within?: { readonly from: string; readonly to: string },
): Map<Value, AccountTotals> => {
  const entries = books.data.table(ledger)
  const position = (column: string): number => entries.layout.at.get(column)!
  const [accountAt, dateAt] = [position('Account Id'), position('Posting Date')]
  const [debitAt, creditAt] = [position('Debit Amount'), position('Credit Amount')]
  const sums = new Map<Value, Sums>()
  for (const row of entries.all()) {
    const date = row[dateAt] as string
    if (within !== undefined && (date > within.to || date < within.from)) continue
    const known = sums.get(row[accountAt]!)
    const debit = row[debitAt] as number
    const credit = row[creditAt] as number
    if (known) {
      known.debit += debit
      known.credit += credit
    } else sums.set(row[accountAt]!, { debit, credit })
  }
  addTotalAccounts(books, sums)
  return new Map(
    [...sums].map(([id, { debit, credit }]) => [
      id,
      { debit: roundTo(debit, 2), credit: roundTo(credit, 2), balance: roundTo(debit - credit, 2) + 0 },
    ]),
  )
}

/** A total account sums the posting accounts since the Begin-Total of its level, which precedes it by number. */
const addTotalAccounts = (books: Books, sums: Map<Value, Sums>): void => {
  const { layout, all } = books.data.table(accounts)
  const typeAt = layout.at.get('API Account Type')!
  const open: Sums[] = []
  for (const row of all()) {
    const type = row[typeAt]
    const own = sums.get(row[0]!)
    if (type === 'Begin_x002D_Total') open.push({ debit: 0, credit: 0 })
    else if (type === 'End_x002D_Total') {
      const total = open.pop()
      if (total) sums.set(row[0]!, total)
    } else if (own)
      for (const total of open) {
        total.debit += own.debit
        total.credit += own.credit
      }
  }
}
