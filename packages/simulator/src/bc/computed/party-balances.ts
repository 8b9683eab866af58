import { addDays, type Books, sumsBy } from '../data/books.ts'
import type { Value } from '../data/values.ts'

export type Party = 'customer' | 'vendor'

interface PartyFacts {
  readonly master: string
  readonly ledger: string
  readonly idColumn: string
  /** Vendor entries are negative where money is owed; pages show them turned round. */
  readonly sign: 1 | -1
}

export const parties: Readonly<Record<Party, PartyFacts>> = {
  customer: { master: 'Customer', ledger: 'Cust. Ledger Entry', idColumn: 'Customer Id', sign: 1 },
  vendor: { master: 'Vendor', ledger: 'Vendor Ledger Entry', idColumn: 'Vendor Id', sign: -1 },
}

/** What a customer owes, or what is owed to a vendor: the sum of all open amounts in local currency. */
export const openBalance = (books: Books, party: Party, id: string): number => {
  const { ledger, idColumn, sign } = parties[party]
  return sign * (sumsBy(books, ledger, idColumn, 'Remaining Amt. (LCY)').get(id) ?? 0)
}

/** Open amounts that were due yesterday or before (page Cust. Fin. Details). */
export const overdueBalance = (books: Books, customerId: string): number =>
  openByDueDate(books, 'customer', customerId)
    .filter(({ dueDate }) => dueDate <= addDays(books.today, -1))
    .reduce((sum, { amount }) => sum + amount, 0)

/** Sales without VAT that were posted yesterday or before (page Cust. Fin. Details). */
export const salesUntilYesterday = (books: Books, customerId: string): number => {
  const ledger = 'Cust. Ledger Entry'
  const yesterday = addDays(books.today, -1)
  const sums = books.data.remember(`sales until ${yesterday}`, [ledger], () => {
    const { layout, all } = books.data.table(ledger)
    const position = (column: string): number => layout.at.get(column)!
    const [idAt, dateAt, salesAt] = [position('Customer Id'), position('Posting Date'), position('Sales (LCY)')]
    const found = new Map<Value, number>()
    for (const row of all())
      if ((row[dateAt] as string) <= yesterday)
        found.set(row[idAt]!, (found.get(row[idAt]!) ?? 0) + (row[salesAt] as number))
    return found
  })
  return sums.get(customerId) ?? 0
}

/** One open amount of a party. */
export interface OpenAmount {
  readonly dueDate: string
  readonly amount: number
}

/** The open entries of a party, with the days they are due. */
export const openByDueDate = (books: Books, party: Party, id: Value): readonly OpenAmount[] => {
  const { ledger, idColumn, sign } = parties[party]
  const byParty = books.data.remember(`open entries of ${ledger}`, [ledger], () => {
    const { layout, all } = books.data.table(ledger)
    const position = (column: string): number => layout.at.get(column)!
    const [idAt, dueAt, openAt] = [position(idColumn), position('Due Date'), position('Remaining Amt. (LCY)')]
    const found = new Map<Value, OpenAmount[]>()
    for (const row of all()) {
      const amount = sign * (row[openAt] as number)
      if (amount === 0) continue
      const entry = { dueDate: row[dueAt] as string, amount }
      const known = found.get(row[idAt]!)
      if (known) known.push(entry)
      else found.set(row[idAt]!, [entry])
    }
    return found
  })
  return byParty.get(id) ?? []
}
