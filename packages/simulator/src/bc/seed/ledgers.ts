import { addDays } from '../data/books.ts'
import { cell } from '../data/layouts.ts'
import type { Row, Value } from '../data/values.ts'
import { postingAccounts as account, expenseAccounts } from './chart.ts'
import type { Posting } from './documents.ts'
import type { Setup } from './setup.ts'
import type { Sower } from './sower.ts'

/** A day at the counter: what came into the till, less the VAT in it. */
const counterSales = ({ chance }: Sower, date: string, at: number): Posting => {
  const goods = chance.between(4_000, 90_000)
  const services = chance.between(500, 9_000)
  const vat = Math.round(goods * 0.2) + Math.round(services * 0.05)
  return {
    date,
    documentNumber: `TILL${String(100_001 + at)}`,
    documentType: '_x0020_',
    description: 'Sales at the counter',
    amounts: [
      [at % 16 === 0 ? account.till : account.bank, goods + services + vat],
      [account.counterSales, -goods],
      [account.services, -services],
      [account.outputVat, -vat],
    ],
  }
}

const runningCost = ({ chance }: Sower, date: string, at: number): Posting => {
  const net = chance.between(900, 48_000)
  const vat = Math.round(net * 0.2)
  return {
    date,
    documentNumber: `EXP${String(100_001 + at)}`,
    documentType: 'Payment',
    description: 'Running costs',
    amounts: [
      [chance.pick(expenseAccounts), net],
      [account.inputVat, vat],
      [account.bank, -net - vat],
    ],
  }
}

const days = 715

/** Everyday transactions, spread evenly, until there are so many entries. */
const everyday = (sower: Sower, entries: number): Posting[] => {
  // Three counter days of four entries and one cost of three make fifteen entries in four transactions.
  const count = Math.ceil((entries * 4) / 15)
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const date = addDays(sower.today, -days + Math.floor((at * days) / count))
    return at % 4 === 3 ? runningCost(sower, date, at) : counterSales(sower, date, at)
  })
}

/** Writes the transactions into the general ledger, by date, with those of every day added. */
export const addLedgers = (sower: Sower, setup: Setup, postings: readonly Posting[], least: number): void => {
  const traded = postings.reduce((sum, { amounts }) => sum + amounts.length, 0)
  const all = [...postings, ...everyday(sower, least - traded)].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  )
  const write = entryWriter(sower, setup)
  for (const posting of all) for (const [number, amount] of posting.amounts) write(posting, number, amount)
}

/** Adds entries by position: a million of them have to be quick. */
const entryWriter = (sower: Sower, setup: Setup): ((posting: Posting, number: string, cents: number) => void) => {
  const { layout, byName, table } = sower.plan('generalLedgerEntries')
  const rows = sower.rowsOf(table)
  const position = (name: string): number => byName.get(name)!.at
  const at = {
    entry: position('entryNumber'),
    date: position('postingDate'),
    document: position('documentNumber'),
    type: position('documentType'),
    accountId: position('accountId'),
    account: position('accountNumber'),
    description: position('description'),
    debit: position('debitAmount'),
    credit: position('creditAmount'),
  }
  const ids = new Map<string, Row>(setup.accounts)
  let entry = 0
  return (posting, number, cents) => {
    const row: Value[] = [...layout.blanks]
    row[cell.id] = sower.chance.guid()
    row[cell.version] = ++entry
    row[cell.createdAt] = row[cell.modifiedAt] = postedAt(posting.date)
    row[at.entry] = entry
    row[at.date] = posting.date
    row[at.document] = posting.documentNumber
    row[at.type] = posting.documentType
    row[at.accountId] = ids.get(number)![0]!
    row[at.account] = number
    row[at.description] = posting.description
    row[at.debit] = cents > 0 ? cents / 100 : 0
    row[at.credit] = cents < 0 ? -cents / 100 : 0
    rows.push(row)
  }
}

const instants = new Map<string, number>()

/** The same boxed number for all entries of a day. */
const postedAt = (date: string): number => {
  const known = instants.get(date) ?? Date.parse(`${date}T08:00:00Z`)
  instants.set(date, known)
  return known
}
