import { documentOf } from '../domain/document-facts.ts'
import { linesOf } from '../domain/recalculate.ts'
import { ruleBroken } from '../errors.ts'
import { copyDocument, dropDocument, fileType, moveFiles } from '../posting/copy.ts'
import { partyColumns } from '../posting/facts.ts'
import { requireOpenItem } from '../posting/items.ts'
import { getParty, requireUnblocked } from '../posting/party.ts'
import { changeRow, findRow, read, readNumber } from '../posting/rows.ts'
import { mailDocument } from './mail.ts'
import type { Asked, Perform } from './outcome.ts'

const lines = 'salesQuoteLines'

/** @throws Refusal Where the customer or an item is blocked. */
const checkQuote = ({ scope, plan, row }: Asked, deed: 'order' | 'invoice'): void => {
  const customer = getParty(scope, 'customer', read(scope, plan.table, row, partyColumns.customer.id))
  requireUnblocked(scope, 'customer', customer, [deed])
  for (const line of linesOf(scope, documentOf(plan.set), row[0]!)) {
    if (read(scope, lines, line, 'API Type') !== 'Item') continue
    const item = findRow(scope, 'Item', read(scope, lines, line, 'Item Id'))
    if (item === undefined) throw ruleBroken('The item of a line does not exist.')
    requireOpenItem(scope, item)
  }
}

/** The quote becomes a document with an id of its own, and is gone. */
const makeFrom =
  (set: 'salesOrders' | 'salesInvoices'): Perform =>
  (asked) => {
    const { scope, plan, row, id } = asked
    checkQuote(asked, set === 'salesOrders' ? 'order' : 'invoice')
    const isOrder = set === 'salesOrders'
    const made = copyDocument(scope, plan.set, row, set, {
      ...(isOrder && { header: { partialShipping: true } }),
      line: (line) => {
        const quantity = readNumber(scope, lines, line, 'Quantity')
        return isOrder ? { 'Qty. to Ship': quantity, 'Qty. to Invoice': quantity } : {}
      },
    })
    moveFiles(scope, id, made.id, fileType(scope.plans.find(set)!))
    dropDocument(scope, plan.set, id)
    return { id: made.id }
  }

export const makeOrder = makeFrom('salesOrders')
export const makeInvoice = makeFrom('salesInvoices')

/** Marks the quote as sent; one that was accepted stays that. */
export const sendQuote: Perform = ({ scope, plan, row, id }) => {
  if (linesOf(scope, documentOf(plan.set), id).length === 0)
    throw ruleBroken('Please add at least one line item to the quote.')
  mailDocument(scope, plan.set, id, 'Quote')
  const isAccepted = read(scope, plan.table, row, 'Status') === 'Accepted'
  changeRow(scope, plan.table, row, {
    'Quote Sent to Customer': scope.now,
    ...(!isAccepted && { Status: 'Sent' }),
  })
  return { id }
}
