import { findBy } from '../data/books.ts'
import type { Row, Value } from '../data/values.ts'
import { mustBeEqual, mustHaveValue, NotSimulated, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { isForeign } from './currency.ts'
import { checkDimensions, dimensionsOf } from './dimensions.ts'
import { partyColumns, postedFacts } from './facts.ts'
import { requireAccount } from './general-ledger.ts'
import { partyAccount, requireUnblocked } from './party.ts'
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
  /** In which the customer, vendor or bank account is kept; blank for the local one. */
  readonly currencyId: Value
}

/** A journal line made ready for posting. */
export interface JournalEntry {
  readonly line: Row
  readonly number: string
  readonly date: string
  readonly documentType: string
  readonly description: string
  readonly externalNumber: string
  /** In the currency of the line. */
  readonly amount: number
  readonly currencyId: Value
  readonly localAmount: number
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
  const side = sideOf(scope, line, kind, number)
  const dimensions = dimensionsOf(scope, [], [line[0]!])
  if (side.masterId !== undefined) checkDimensions(scope, side.masterId, `${kind} ${number}`, dimensions)
  return side
}

const sideOf = (scope: Scope, line: Row, kind: string, number: string): Side => {
  if (kind === 'G_x002F_L_x0020_Account') {
    const master = requireAccount(scope, number)
    if (read(scope, 'G/L Account', master, 'Direct Posting') !== true)
      throw ruleBroken(`G/L account ${number} does not allow direct posting.`)
    return { kind: 'account', account: number, masterId: master[0]!, master, currencyId: '' }
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
  const currencyId = currencyOf(read(scope, table, master, 'Currency Id'))
  return { kind: party, account: partyAccount(scope, party, master), masterId: master[0]!, master, currencyId }
}

const bankSide = (scope: Scope, number: string): Side => {
  const master = findBy(booksOf(scope), banks, 'No.', number)
  if (master === undefined) throw ruleBroken(`The Bank Account ${number} does not exist.`)
  if (read(scope, banks, master, 'Blocked') === true)
    throw ruleBroken(`Blocked must be equal to 'No' in Bank Account: No.=${number}.`)
  const code = readText(scope, banks, master, 'Bank Acc. Posting Group')
  if (code === '') throw mustHaveValue('Bank Acc. Posting Group', banks, number)
  const account = accountFor(scope, 'Bank Account Posting Group', { Code: code }, 'G/L Account No.')
  const currencyId = currencyOf(read(scope, banks, master, 'currencyId'))
  return { kind: 'bank', account, masterId: undefined, master, currencyId }
}

const currencyOf = (id: Value): Value => (isForeign(id) ? id : '')

/** The entry of the invoice that a payment names; undefined where it names none. @throws Refusal Where it is not there. */
const invoiceEntry = (scope: Scope, line: Row, party: 'customer' | 'vendor'): Row | undefined => {
  const number = readText(scope, lines, line, 'appliesToInvoiceNumber')
  if (number === '') return undefined
  const { table } = postedFacts[party === 'customer' ? 'salesInvoices' : 'purchaseInvoices']!
  const invoice = rowsWith(scope, table, { 'No.': number, Posted: true })[0]
  const open = invoice && entryOfDocument(scope, party, invoice[0]!)
  if (open === undefined) throw ruleBroken(`There is no open invoice ${number} to apply to.`)
  return open
}

/**
 * The currency of a line: that of the invoice that it pays, else that of its customer, vendor or bank account.
 *
 * @throws Refusal Where a bank account is kept in another foreign currency than the line.
 */
export const lineCurrency = (scope: Scope, line: Row, sides: readonly [Side, ...Side[]]): Value => {
  const [{ kind }] = sides
  const isParty = kind === 'customer' || kind === 'vendor'
  const invoice = isParty ? invoiceEntry(scope, line, kind) : undefined
  const currencyId =
    isParty && invoice
      ? currencyOf(read(scope, partyColumns[kind].ledger, invoice, 'Currency Id'))
      : (sides.find((side) => side.currencyId !== '')?.currencyId ?? '')
  const other = sides.find((side) => side.kind === 'bank' && side.currencyId !== '' && side.currencyId !== currencyId)
  if (other === undefined) return currencyId
  const codeOf = (id: Value): string => readText(scope, 'Currency', findRow(scope, 'Currency', id), 'Code')
  const number = readText(scope, banks, other.master, 'No.')
  throw mustBeEqual('Currency Code', codeOf(other.currencyId), lines, number, codeOf(currencyId))
}

/** Writes the entry of a customer, a vendor or a bank, and applies payments to what they pay. */
export const writeSide = (scope: Scope, entry: JournalEntry, side: Side, sign: 1 | -1): void => {
  if (side.kind === 'bank') writeBank(scope, entry, side, sign)
  else if (side.kind !== 'account') writeParty(scope, entry, side, side.kind, sign)
}

const writeBank = (scope: Scope, entry: JournalEntry, { master, currencyId }: Side, sign: 1 | -1): void => {
  const table = 'Bank Account Ledger Entry'
  addRow(scope, table, {
    'Entry No.': nextEntry(scope, table),
    'Bank Account No.': read(scope, banks, master, 'No.'),
    'Document Type': entry.documentType,
    'Document No.': entry.number,
    'Posting Date': entry.date,
    Description: entry.description,
    'Currency Id': currencyId,
    Amount: sign * (currencyId === '' ? entry.localAmount : entry.amount),
    'Amount (LCY)': sign * entry.localAmount,
  })
}

const writeParty = (
  scope: Scope,
  entry: JournalEntry,
  { master }: Side,
  party: 'customer' | 'vendor',
  sign: 1 | -1,
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
    currencyId: entry.currencyId,
    amount: sign * entry.amount,
    localAmount: sign * entry.localAmount,
    trade: 0,
  })
  applyToInvoice(scope, entry, party, made)
  if (party === 'vendor') applyMarked(scope, entry, made)
}

/** The invoice that a payment names must still be open. */
const applyToInvoice = (scope: Scope, { line }: JournalEntry, party: 'customer' | 'vendor', made: Row): void => {
  const open = invoiceEntry(scope, line, party)
  if (open) applyEntries(scope, party, made[0]!, open[0]!)
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
