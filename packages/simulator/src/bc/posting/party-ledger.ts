import type { Party } from '../computed/party-balances.ts'
import type { Values } from '../data/rows.ts'
import type { Row, Value } from '../data/values.ts'
import { mustHaveValue, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import type { Dimensions } from './dimensions.ts'
import { partyColumns, postedFacts } from './facts.ts'
import { postToLedger } from './general-ledger.ts'
import { getParty, partyAccount } from './party.ts'
import { addRow, changeRow, findRow, money, nextEntry, read, readNumber, readText, rowsWith } from './rows.ts'

/** A new entry of a customer or vendor. */
export interface PartyEntry {
  readonly party: Party
  readonly partyId: Value
  readonly documentType: string
  readonly documentNumber: string
  /** System id of the document, where there is one. */
  readonly documentId: Value
  readonly date: string
  readonly dueDate: string
  readonly description: string
  readonly externalNumber: string
  readonly currencyId: Value
  /** In the currency of the document; positive where we are owed more. */
  readonly amount: number
  readonly localAmount: number
  /** What was traded without VAT, in local currency, with the sign of the amount. */
  readonly trade: number
}

export const addPartyEntry = (scope: Scope, entry: PartyEntry): Row => {
  const { ledger, idColumn, trade } = partyColumns[entry.party]
  return addRow(scope, ledger, {
    'Entry No.': nextEntry(scope, ledger),
    [idColumn]: entry.partyId,
    'Document Type': entry.documentType,
    'Document No.': entry.documentNumber,
    'Document Id': entry.documentId,
    'Posting Date': entry.date,
    'Due Date': entry.dueDate,
    Description: entry.description,
    'External Document No.': entry.externalNumber,
    'Currency Id': entry.currencyId,
    Amount: entry.amount,
    'Amount (LCY)': entry.localAmount,
    'Remaining Amount': entry.amount,
    'Remaining Amt. (LCY)': entry.localAmount,
    [trade]: entry.trade,
  } satisfies Values)
}

export const remainingOf = (scope: Scope, party: Party, entry: Row): number =>
  readNumber(scope, partyColumns[party].ledger, entry, 'Remaining Amount')

/** The entry that a posted document made. */
export const entryOfDocument = (scope: Scope, party: Party, documentId: Value): Row | undefined =>
  rowsWith(scope, partyColumns[party].ledger, { 'Document Id': documentId })[0]

/** A document that is closed is Paid, and Open again when it is not; canceled and corrective ones stay what they are. */
const showState = (scope: Scope, party: Party, entry: Row): void => {
  const documentId = read(scope, partyColumns[party].ledger, entry, 'Document Id')
  if (documentId === '') return
  for (const { party: of, table } of Object.values(postedFacts)) {
    const document = of === party ? findRow(scope, table, documentId) : undefined
    if (document === undefined) continue
    const status = read(scope, table, document, 'Status')
    const next = remainingOf(scope, party, entry) === 0 ? 'Paid' : 'Open'
    if ((status === 'Open' || status === 'Paid') && status !== next) changeRow(scope, table, document, { Status: next })
  }
}

const reduce = (scope: Scope, party: Party, entry: Row, amount: number, local: number): void => {
  const { ledger } = partyColumns[party]
  const next = changeRow(scope, ledger, entry, {
    'Remaining Amount': money(remainingOf(scope, party, entry) - amount),
    'Remaining Amt. (LCY)': money(readNumber(scope, ledger, entry, 'Remaining Amt. (LCY)') - local),
  })
  showState(scope, party, next)
}

/**
 * Sets off two entries of opposite signs against each other, as far as the smaller one goes.
 *
 * @throws Refusal Where one of them is closed already, or both have the same sign.
 */
export const applyEntries = (scope: Scope, party: Party, oneId: Value, otherId: Value): void => {
  const { ledger, idColumn } = partyColumns[party]
  const [one, other] = [findRow(scope, ledger, oneId)!, findRow(scope, ledger, otherId)!]
  if (read(scope, ledger, one, idColumn) !== read(scope, ledger, other, idColumn))
    throw ruleBroken('The entries that are applied to each other belong to different accounts.')
  const [a, b] = [remainingOf(scope, party, one), remainingOf(scope, party, other)]
  if (a === 0 || b === 0) throw ruleBroken('The entry to be applied is closed already.')
  if (a > 0 === b > 0) throw ruleBroken('The amount to be applied must have the opposite sign of the open entry.')
  if (read(scope, ledger, one, 'Currency Id') !== read(scope, ledger, other, 'Currency Id'))
    // The setup allows no application between currencies, which is how it begins.
    throw ruleBroken('All entries in one application must be in the same currency.')
  const part = Math.min(Math.abs(a), Math.abs(b))
  const localPart = (entry: Row, remaining: number): number =>
    money((readNumber(scope, ledger, entry, 'Remaining Amt. (LCY)') * part) / Math.abs(remaining))
  const [localA, localB] = [localPart(one, a), localPart(other, b)]
  postExchange(scope, party, [one, other], money(localA + localB))
  reduce(scope, party, one, money(Math.sign(a) * part), localA)
  reduce(scope, party, other, money(Math.sign(b) * part), localB)
}

/**
 * What two entries that close each other differ by in local currency is a gain or a loss by the exchange rate: the
 * account of the party is evened out, at the day and under the number of the later entry.
 *
 * @param difference What is left in local currency; negative where we got or kept more than was owed.
 */
const postExchange = (scope: Scope, party: Party, entries: readonly [Row, Row], difference: number): void => {
  if (difference === 0) return
  const { ledger, idColumn } = partyColumns[party]
  const [later] = [...entries].sort(
    (a, b) => readNumber(scope, ledger, b, 'Entry No.') - readNumber(scope, ledger, a, 'Entry No.'),
  )
  const of = (column: string): string => readText(scope, ledger, later, column)
  const currency = findRow(scope, 'Currency', of('Currency Id'))
  const column = difference < 0 ? 'Realized Gains Acc.' : 'Realized Losses Acc.'
  const account = readText(scope, 'Currency', currency, column)
  if (account === '') throw mustHaveValue(column, 'Currency', readText(scope, 'Currency', currency, 'Code'))
  const dimensions: Dimensions = new Map()
  const head = {
    date: of('Posting Date'),
    documentNumber: of('Document No.'),
    documentType: of('Document Type'),
    description: difference < 0 ? 'Gain by exchange rates' : 'Loss by exchange rates',
  }
  const owner = getParty(scope, party, read(scope, ledger, later, idColumn))
  postToLedger(scope, head, [
    { account: partyAccount(scope, party, owner), amount: -difference, dimensions },
    { account, amount: difference, dimensions },
  ])
}

/** Shows a document as Paid that was closed when it was posted, because it came to nothing. */
export const closeIfNothing = (scope: Scope, party: Party, entry: Row): void => showState(scope, party, entry)
