import { findBy } from '../data/books.ts'
import type { Row } from '../data/values.ts'
import { ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { type Dimensions, writeDimensions } from './dimensions.ts'
import { addRow, booksOf, money, nextEntry, read, sumOf } from './rows.ts'

/** What all entries of one document have in common. */
export interface LedgerHead {
  readonly date: string
  readonly documentNumber: string
  readonly documentType: string
  readonly description: string
}

/** One amount on one account, in local currency; debits are positive. */
export interface LedgerLine {
  /** Number of the account. */
  readonly account: string
  readonly amount: number
  readonly dimensions: Dimensions
  readonly description?: string
}

const table = 'G/L Account'

/** @throws Refusal Where nothing may be posted to the account. */
export const requireAccount = (scope: Scope, number: string): Row => {
  const account = findBy(booksOf(scope), table, 'No.', number)
  if (account === undefined) throw ruleBroken(`The G/L Account ${number} does not exist.`)
  if (read(scope, table, account, 'API Account Type') !== 'Posting')
    throw ruleBroken(`Account Type must be equal to 'Posting' in G/L Account: No.=${number}.`)
  if (read(scope, table, account, 'Blocked') === true)
    throw ruleBroken(`Blocked must be equal to 'No' in G/L Account: No.=${number}.`)
  return account
}

const keyOf = ({ account, description = '', dimensions }: LedgerLine): string =>
  JSON.stringify([account, description, [...dimensions].map(([code, { valueCode }]) => [code, valueCode]).sort()])

/** Amounts of the same account and dimensions make one entry. */
const gathered = (lines: readonly LedgerLine[]): LedgerLine[] => {
  const found = new Map<string, LedgerLine>()
  for (const line of lines) {
    const key = keyOf(line)
    const known = found.get(key)
    found.set(key, known ? { ...known, amount: money(known.amount + line.amount) } : line)
  }
  return [...found.values()].filter(({ amount }) => money(amount) !== 0)
}

/**
 * Writes one transaction into the general ledger.
 *
 * @throws TypeError When the amounts do not sum up to zero, which whoever calls has to see to.
 */
export const postToLedger = (scope: Scope, head: LedgerHead, lines: readonly LedgerLine[]): Row[] => {
  const out = sumOf(lines.map(({ amount }) => amount))
  if (out !== 0) throw new TypeError(`The transaction ${head.documentNumber} is out of balance by ${out}.`)
  return gathered(lines).map((line) => {
    const account = requireAccount(scope, line.account)
    const amount = money(line.amount)
    const entry = addRow(scope, 'G/L Entry', {
      'Entry No.': nextEntry(scope, 'G/L Entry'),
      'Posting Date': head.date,
      'Document No.': head.documentNumber,
      'Document Type': head.documentType,
      'Account Id': account[0]!,
      'G/L Account No.': line.account,
      Description: (line.description ?? head.description).slice(0, 100),
      'Debit Amount': Math.max(0, amount),
      'Credit Amount': Math.max(0, -amount),
    })
    writeDimensions(scope, entry[0]!, 'General_x0020_Ledger_x0020_Entry', line.dimensions)
    return entry
  })
}
