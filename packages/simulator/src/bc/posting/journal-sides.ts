import { findBy } from '../data/books.ts'
import type { Row, Value } from '../data/values.ts'
import { mustHaveValue, NotSimulated, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { isForeign } from './currency.ts'
import { checkDimensions, dimensionsOf } from './dimensions.ts'
import { partyColumns, postedFacts } from './facts.ts'
import { requireAccount } from './general-ledger.ts'
import { nameOf, partyAccount, requireUnblocked } from './party.ts'
import { addPartyEntry, applyEntries, entryOfDocument, remainingOf } from './party-ledger.ts'
import { addRow, booksOf, changeRow, findRow, nextEntry, read, readText, rowsWith } from './rows.ts'
import { accountFor } from './setup.ts'

/** One account that a journal line moves. */
export interface Side {
  readonly kind: 'account' | 'customer' | 'vendor' | 'bank'
  /** Number of the account in the general ledger. */
  readonly account: string
  /** Whose default dimensions count. */
  readonly masterId: Value | undefined
  readonly master: Row
}

/** A journal line made ready for posting. */
export interface JournalEntry {
  readonly line: Row
  readonly number: string
  readonly date: string
  readonly documentType: string
  readonly description: string
  readonly externalNumber: string
  readonly amount: number
  readonly account: Side
  /** Undefined where the other lines of the document balance this one. */
  readonly balancing: Side | undefined
}

const lines = 'Gen. Journal Line'
const banks = 'Bank Account'

const partyOf: Readonly<Record<string, 'customer' | 'vendor'>> = { Customer: 'customer', Vendor: 'vendor' }

/** Columns of a line that name one of its accounts. */
interface SideColumns {
  readonly kind: string
  readonly number: string
}

/** @throws Refusal Where the line names no account, or one to which nothing may be posted. */
export const openSide = (scope: Scope, line: Row, columns: SideColumns): Side => {
  const kind = readText(scope, lines, line, columns.kind)
  const number = readText(scope, lines, line, columns.number)
  if (number === '') throw mustHaveValue(columns.number, lines, String(read(scope, lines, line, 'Line No.')))
  if (read(scope, lines, line, 'taxCode') !== '') throw new NotSimulated('posting a journal line with VAT')
  const side = sideOf(scope, line, kind, number)
  const dimensions = dimensionsOf(scope, side.masterId === undefined ? [] : [side.masterId], [line[0]!])
  if (side.masterId !== undefined) checkDimensions(scope, side.masterId, `${kind} ${number}`, dimensions)
  return side
}

const sideOf = (scope: Scope, line: Row, kind: string, number: string): Side => {
  if (kind === 'G_x002F_L_x0020_Account') {
    const master = requireAccount(scope, number)
    if (read(scope, 'G/L Account', master, 'Direct Posting') !== true)
      throw ruleBroken(`G/L account ${number} does not allow direct posting.`)
    return { kind: 'account', account: number, masterId: master[0]!, master }
  }
  const party = partyOf[kind]
  if (party !== undefined) return partySide(scope, line, party, number)
  if (kind === 'Bank_x0020_Account') return bankSide(scope, number)
  throw new NotSimulated(`posting to accounts of the type ${kind}`)
}

const partySide = (scope: Scope, line: Row, party: 'customer' | 'vendor', number: string): Side => {
  const { master: table } = partyColumns[party]
  const master = findBy(booksOf(scope), table, 'No.', number)
  if (master === undefined) throw ruleBroken(`The ${table} ${number} does not exist.`)
  const isPayment = read(scope, lines, line, 'Document Type') === 'Payment'
  requireUnblocked(scope, party, master, [isPayment ? 'payment' : 'journal'])
  if (isForeign(read(scope, table, master, 'Currency Id')))
    throw new NotSimulated(`journal lines of ${nameOf(scope, party, master)}, which trades in a foreign currency`)
  return { kind: party, account: partyAccount(scope, party, master), masterId: master[0]!, master }
}

const bankSide = (scope: Scope, number: string): Side => {
  const master = findBy(booksOf(scope), banks, 'No.', number)
  if (master === undefined) throw ruleBroken(`The Bank Account ${number} does not exist.`)
  if (read(scope, banks, master, 'Blocked') === true)
    throw ruleBroken(`Blocked must be equal to 'No' in Bank Account: No.=${number}.`)
  if (isForeign(read(scope, banks, master, 'currencyId')))
    throw new NotSimulated('journal lines of a bank account in a foreign currency')
  const code = readText(scope, banks, master, 'Bank Acc. Posting Group')
  if (code === '') throw mustHaveValue('Bank Acc. Posting Group', banks, number)
  const account = accountFor(scope, 'Bank Account Posting Group', { Code: code }, 'G/L Account No.')
  return { kind: 'bank', account, masterId: undefined, master }
}

/** Writes the entry of a customer, a vendor or a bank, and applies payments to what they pay. */
export const writeSide = (scope: Scope, entry: JournalEntry, side: Side, amount: number): void => {
  if (side.kind === 'bank') writeBank(scope, entry, side, amount)
  else if (side.kind !== 'account') writeParty(scope, entry, side, side.kind, amount)
}

const writeBank = (scope: Scope, entry: JournalEntry, { master }: Side, amount: number): void => {
  const table = 'Bank Account Ledger Entry'
  addRow(scope, table, {
    'Entry No.': nextEntry(scope, table),
    'Bank Account No.': read(scope, banks, master, 'No.'),
    'Document Type': entry.documentType,
    'Document No.': entry.number,
    'Posting Date': entry.date,
    Description: entry.description,
    Amount: amount,
  })
}

const writeParty = (
  scope: Scope,
  entry: JournalEntry,
  { master }: Side,
  party: 'customer' | 'vendor',
  amount: number,
): void => {
  const made = addPartyEntry(scope, {
    party,
    partyId: master[0]!,
    documentType: entry.documentType,
    documentNumber: entry.number,
    documentId: '',
    date: entry.date,
    dueDate: entry.date,
    description: entry.description,
    externalNumber: entry.externalNumber,
    currencyId: '',
    amount,
    localAmount: amount,
    trade: 0,
  })
  applyToInvoice(scope, entry, party, made)
  if (party === 'vendor') applyMarked(scope, entry, made)
}

/** The invoice that a payment names must still be open. */
const applyToInvoice = (scope: Scope, { line }: JournalEntry, party: 'customer' | 'vendor', made: Row): void => {
  const number = readText(scope, lines, line, 'appliesToInvoiceNumber')
  if (number === '') return
  const { table } = postedFacts[party === 'customer' ? 'salesInvoices' : 'purchaseInvoices']!
  const invoice = rowsWith(scope, table, { 'No.': number, Posted: true })[0]
  const open = invoice && entryOfDocument(scope, party, invoice[0]!)
  if (open === undefined) throw ruleBroken(`There is no open invoice ${number} to apply to.`)
  applyEntries(scope, party, made[0]!, open[0]!)
}

/** Entries of the vendor that were marked for this line (page Apply Vendor Entries). */
const applyMarked = (scope: Scope, { line }: JournalEntry, made: Row): void => {
  const { ledger } = partyColumns.vendor
  for (const entry of rowsWith(scope, ledger, { 'Applies-to ID': line[0]! })) {
    const unmarked = changeRow(scope, ledger, entry, { 'Applies-to ID': '' })
    if (remainingOf(scope, 'vendor', findRow(scope, ledger, made[0]!)!) !== 0)
      applyEntries(scope, 'vendor', made[0]!, unmarked[0]!)
  }
}
