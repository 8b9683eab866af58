import { blankGuid, type Row, roundTo, type Value } from '../data/values.ts'
import { documentOf, draftStatuses } from '../domain/document-facts.ts'
import { linesOf } from '../domain/recalculate.ts'
import { NotSimulated, Refusal, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { type Copied, copyDocument } from './copy.ts'
import { type PostedDocument, postDocument } from './document.ts'
import { type PostedFacts, partyColumns, postedFacts } from './facts.ts'
import { orderFacts } from './order-facts.ts'
import { applyEntries, entryOfDocument, remainingOf } from './party-ledger.ts'
import { addRow, booksOf, changeRow, findRow, read, readNumber, readText, rowsWith } from './rows.ts'

const cancelled = 'Cancelled Document'

const getPosted = (scope: Scope, facts: PostedFacts, id: Value): Row => {
  const row = findRow(scope, facts.table, id)
  if (row === undefined) throw ruleBroken(`The ${facts.what} does not exist.`)
  if (draftStatuses.has(read(scope, facts.table, row, 'Status')))
    throw ruleBroken(`The action can be applied only to a posted ${facts.what}.`)
  return row
}

const requireNotCancelled = (scope: Scope, facts: PostedFacts, row: Row): void => {
  if (read(scope, facts.table, row, 'Status') === 'Canceled')
    throw ruleBroken(`The ${facts.what} cannot be canceled because it has already been canceled.`)
}

const entryOf = (scope: Scope, facts: PostedFacts, row: Row): Row => {
  const entry = entryOfDocument(scope, facts.party, row[0]!)
  if (entry === undefined) throw new NotSimulated(`correcting a posted ${facts.what} without an entry in the ledger`)
  return entry
}

/** Rate at which a document was posted, so that what takes it back is worth the same. */
const rateOf = (scope: Scope, facts: PostedFacts, entry: Row): number => {
  const { ledger } = partyColumns[facts.party]
  const amount = readNumber(scope, ledger, entry, 'Amount')
  return amount === 0 ? 1 : readNumber(scope, ledger, entry, 'Amount (LCY)') / amount
}

/** A draft of the counter document with the same lines; a credit memo names the invoice. */
const copyCounter = (scope: Scope, facts: PostedFacts, row: Row): Copied => {
  const { today } = booksOf(scope)
  const isMemo = facts.documentType === 'Invoice'
  const number = readText(scope, facts.table, row, 'No.')
  return copyDocument(scope, facts.set, row, facts.countered, {
    header: {
      'Posting Date': today,
      'Document Date': today,
      'Due Date': today,
      'Order Id': blankGuid,
      'Order No.': '',
      'Dispute Status Id': blankGuid,
      'Dispute Status': '',
      'External Document No.': readText(scope, facts.table, row, 'External Document No.'),
      ...(isMemo && { invoiceId: row[0]!, 'Applies-to Doc. No.': number }),
      // A vendor has no document of its own for a correction; the number of what is corrected stands for it.
      ...(facts.party === 'vendor' && { [postedFacts[facts.countered]!.externalNumber]: number }),
    },
  })
}

/**
 * Gives an order that is still there back what the invoice had delivered and invoiced of it (codeunit Correct Posted
 * Sales Invoice, in the source).
 */
const reopenOrder = (scope: Scope, facts: PostedFacts, row: Row): void => {
  const order = orderFacts[facts.party === 'customer' ? 'salesOrders' : 'purchaseOrders']!
  const header = findRow(scope, order.table, read(scope, facts.table, row, 'Order Id'))
  if (header === undefined) return
  for (const line of linesOf(scope, documentOf(facts.set), row[0]!)) {
    const orderLine = findRow(scope, order.lines, read(scope, facts.lines, line, 'Order Line Id'))
    if (orderLine === undefined) continue
    const of = (column: string): number => readNumber(scope, order.lines, orderLine, column)
    const taken = readNumber(scope, facts.lines, line, 'Quantity')
    const [delivered, invoiced] = [roundTo(of(order.delivered) - taken, 5), roundTo(of('Quantity Invoiced') - taken, 5)]
    changeRow(scope, order.lines, orderLine, {
      [order.delivered]: delivered,
      'Quantity Invoiced': invoiced,
      [order.toDeliver]: roundTo(of('Quantity') - delivered, 5),
      'Qty. to Invoice': roundTo(of('Quantity') - invoiced, 5),
    })
  }
  changeRow(scope, order.table, header, { [order.complete]: false })
}

/** Names what failed, as the page does in an error of its own. */
const saying = <T>(what: string, work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal)
      throw ruleBroken(`Canceling the ${what} failed because of the following error: ${error.message}`)
    throw error
  }
}

/**
 * Cancels a posted, wholly unpaid invoice: a corrective credit memo is posted and applied to it.
 *
 * @throws Refusal Where the invoice is a draft, canceled already, or paid or credited in any part.
 */
export const cancelInvoice = (scope: Scope, set: string, id: Value): void => {
  const facts = postedFacts[set]!
  const row = getPosted(scope, facts, id)
  requireNotCancelled(scope, facts, row)
  if (read(scope, facts.table, row, 'Status') === 'Corrective')
    throw ruleBroken(`You cannot cancel this ${facts.what} because it represents a correction itself.`)
  const entry = entryOf(scope, facts, row)
  requireUnpaid(scope, facts, entry)
  const memo = saying(facts.what, () => postCounter(scope, facts, row, entry))
  if (remainingOf(scope, facts.party, entry) !== 0) applyEntries(scope, facts.party, entry[0]!, memo.entry[0]!)
  reopenOrder(scope, facts, row)
  finish(scope, facts, row, memo)
}

const postCounter = (scope: Scope, facts: PostedFacts, row: Row, entry: Row): PostedDocument => {
  const counter = postedFacts[facts.countered]!
  const { id } = copyCounter(scope, facts, row)
  return postDocument(scope, counter, id, { status: 'Corrective', rate: rateOf(scope, facts, entry) })
}

const finish = (scope: Scope, facts: PostedFacts, row: Row, counter: PostedDocument): void => {
  addRow(scope, cancelled, { 'Cancelled Doc. Id': row[0]!, 'Cancelled By Doc. Id': counter.row[0]! })
  changeRow(scope, facts.table, findRow(scope, facts.table, row[0]!)!, { Status: 'Canceled' })
}

const requireUnpaid = (scope: Scope, facts: PostedFacts, entry: Row): void => {
  const { ledger } = partyColumns[facts.party]
  const amount = readNumber(scope, ledger, entry, 'Amount')
  const open = remainingOf(scope, facts.party, entry)
  if (open === 0 && amount !== 0) throw ruleBroken(`The ${facts.what} is closed already.`)
  if (open !== amount) throw ruleBroken(`The ${facts.what} is partially paid or credited.`)
}

/** Cancels a corrective credit memo: an invoice is posted that stands in the place of the one it had canceled. */
export const cancelCreditMemo = (scope: Scope, set: string, id: Value): void => {
  const facts = postedFacts[set]!
  const row = getPosted(scope, facts, id)
  requireNotCancelled(scope, facts, row)
  const isCorrective = rowsWith(scope, cancelled, { 'Cancelled By Doc. Id': id }).length > 0
  if (!isCorrective)
    throw ruleBroken(`You cannot cancel this posted ${facts.what} because it is not a corrective ${facts.what}.`)
  const entry = entryOf(scope, facts, row)
  finish(
    scope,
    facts,
    row,
    saying(facts.what, () => postCounter(scope, facts, row, entry)),
  )
}

/** Makes a draft credit memo of a posted invoice that nobody has paid any part of. @returns Its id. */
export const makeCreditMemo = (scope: Scope, set: string, id: Value): Value => {
  const facts = postedFacts[set]!
  const row = getPosted(scope, facts, id)
  requireNotCancelled(scope, facts, row)
  requireUnpaid(scope, facts, entryOf(scope, facts, row))
  return copyCounter(scope, facts, row).id
}

/** Applies a posted credit memo to the invoice that it names. @throws Refusal Where that is another party's or closed. */
export const applyToInvoice = (scope: Scope, set: string, memo: PostedDocument): void => {
  const facts = postedFacts[set]!
  const number = readText(scope, facts.table, memo.row, 'Applies-to Doc. No.')
  if (number === '') return
  const invoices = postedFacts[facts.countered]!
  const invoice = rowsWith(scope, invoices.table, { 'No.': number })[0]
  const entry = invoice && entryOfDocument(scope, facts.party, invoice[0]!)
  if (entry === undefined) throw ruleBroken(`There is no open invoice ${number} to apply to.`)
  applyEntries(scope, facts.party, memo.entry[0]!, entry[0]!)
}

/** Whether a document has any line. */
export const hasLines = (scope: Scope, set: string, id: Value): boolean =>
  linesOf(scope, documentOf(set), id).length > 0
