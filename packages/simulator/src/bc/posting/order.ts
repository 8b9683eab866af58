import { type Row, roundTo, type Value } from '../data/values.ts'
import { documentOf } from '../domain/document-facts.ts'
import { linesOf } from '../domain/recalculate.ts'
import { ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { copyDocument, dropDocument, fileType, moveFiles } from './copy.ts'
import { requirePostingDate } from './dates.ts'
import { deliver } from './delivery.ts'
import { checkDimensions, dimensionsOf } from './dimensions.ts'
import { postDocument } from './document.ts'
import { partyColumns, postedFacts } from './facts.ts'
import { type OrderFacts, type OrderLine, orderFacts } from './order-facts.ts'
import { businessGroup, getParty, nameOf, requireUnblocked } from './party.ts'
import { changeRow, findRow, money, read, readNumber, readText } from './rows.ts'

/** What became of an order. */
export interface OrderOutcome {
  /** Id of the posted invoice; undefined where goods were moved only. */
  readonly invoiceId: Value | undefined
}

/** Delivers and invoices an order as its lines say; an order that is done disappears. */
export const postOrder = (scope: Scope, set: string, orderId: Value): OrderOutcome => {
  const facts = orderFacts[set]!
  const header = findRow(scope, facts.table, orderId)
  if (header === undefined) throw ruleBroken('The order does not exist.')
  const rows = linesOf(scope, documentOf(set), orderId)
  const lines = rows.filter((row) => read(scope, facts.lines, row, 'API Type') !== 'Comment')
  const work = lines.map((row) => workOn(scope, facts, row))
  checkOrder(scope, facts, header, rows.length, work)
  deliver(scope, facts, header, work)
  const invoiceId = invoiceOrder(scope, facts, header, work)
  for (const line of work) keepCount(scope, facts, line)
  closeOrder(scope, facts, header, work, invoiceId)
  return { invoiceId }
}

const workOn = (scope: Scope, facts: OrderFacts, row: Row): OrderLine => {
  const of = (column: string): number => readNumber(scope, facts.lines, row, column)
  return {
    row,
    quantity: of('Quantity'),
    delivered: of(facts.delivered),
    invoiced: of('Quantity Invoiced'),
    toDeliver: of(facts.toDeliver),
    toInvoice: of('Qty. to Invoice'),
  }
}

const exceeds = (part: number, whole: number): boolean =>
  roundTo(Math.abs(part) - Math.abs(whole), 5) > 0 || part * whole < 0

const checkOrder = (
  scope: Scope,
  facts: OrderFacts,
  header: Row,
  lineCount: number,
  work: readonly OrderLine[],
): void => {
  const what = `order ${readText(scope, facts.table, header, 'No.')}`
  if (read(scope, facts.table, header, 'Status') === 'In_x0020_Review')
    throw ruleBroken(`The ${what} is waiting for approval.`)
  if (lineCount === 0) throw ruleBroken(`Please add at least one line item to the ${what}.`)
  if (work.every(({ toDeliver, toInvoice }) => toDeliver === 0 && toInvoice === 0))
    throw ruleBroken(`There is nothing to post in the ${what}.`)
  requirePostingDate(scope, readText(scope, facts.table, header, 'Posting Date'), what)
  for (const { quantity, delivered, invoiced, toDeliver, toInvoice } of work) {
    if (exceeds(toDeliver, quantity - delivered))
      throw ruleBroken(`You cannot ${facts.verb} more than ${roundTo(quantity - delivered, 5)} units of a line.`)
    const open = roundTo(delivered + toDeliver - invoiced, 5)
    if (exceeds(toInvoice, open)) throw ruleBroken(`You cannot invoice more than ${open} units of a line.`)
  }
  checkParty(scope, facts, header, work)
  if (facts.party === 'vendor' || read(scope, facts.table, header, 'partialShipping') === true) return
  const isPart = work.some(({ quantity, delivered, toDeliver }) => roundTo(delivered + toDeliver - quantity, 5) !== 0)
  if (isPart && work.some(({ toDeliver }) => toDeliver !== 0))
    throw ruleBroken(`The ${what} must be shipped completely, because partial shipping is not allowed.`)
}

const checkParty = (scope: Scope, facts: OrderFacts, header: Row, work: readonly OrderLine[]): void => {
  const { id } = partyColumns[facts.party]
  const party = getParty(scope, facts.party, read(scope, facts.table, header, id))
  const ships = facts.party === 'customer' && work.some(({ toDeliver }) => toDeliver !== 0)
  requireUnblocked(scope, facts.party, party, ships ? ['shipment'] : [])
  if (work.some(({ toInvoice }) => toInvoice !== 0)) requireUnblocked(scope, facts.party, party, ['invoice'])
  else if (facts.party === 'vendor') requireUnblocked(scope, facts.party, party, ['order'])
  businessGroup(scope, facts.party, party)
  const dimensions = dimensionsOf(scope, [], [header[0]!])
  checkDimensions(scope, party[0]!, nameOf(scope, facts.party, party), dimensions)
}

/** The part of an amount that belongs to what is invoiced now; all parts together are the amount. */
const shareOf = (amount: number, { quantity, invoiced, toInvoice }: OrderLine): number =>
  quantity === 0
    ? 0
    : money(money((amount * (invoiced + toInvoice)) / quantity) - money((amount * invoiced) / quantity))

const invoiceOrder = (scope: Scope, facts: OrderFacts, header: Row, work: readonly OrderLine[]): Value | undefined => {
  if (work.every(({ toInvoice }) => toInvoice === 0)) return undefined
  const byLine = new Map(work.map((line) => [line.row[0]!, line]))
  const part = (line: OrderLine, column: string): number =>
    shareOf(readNumber(scope, facts.lines, line.row, column), line)
  const discounts = work.map((line) => part(line, 'Inv. Discount Amount Excl. VAT'))
  const invoice = postedFacts[facts.invoices]!
  const { id, origins } = copyDocument(scope, facts.set, header, facts.invoices, {
    header: {
      'Order Id': header[0]!,
      'Order No.': readText(scope, facts.table, header, 'No.'),
      'Invoice Discount Amount': money(discounts.reduce((sum, discount) => sum + discount, 0)),
    },
    line(row) {
      const line = byLine.get(row[0]!)
      if (line === undefined) return {}
      if (line.toInvoice === 0) return undefined
      return {
        Quantity: line.toInvoice,
        'Line Discount Amount': part(line, 'Line Discount Amount'),
        'Order Line Id': row[0]!,
      }
    },
  })
  return postDocument(scope, invoice, id, { movedBy: origins }).row[0]
}

/** Counts what was done, and proposes what is left. */
const keepCount = (scope: Scope, facts: OrderFacts, line: OrderLine): void => {
  const delivered = roundTo(line.delivered + line.toDeliver, 5)
  const invoiced = roundTo(line.invoiced + line.toInvoice, 5)
  changeRow(scope, facts.lines, line.row, {
    [facts.delivered]: delivered,
    'Quantity Invoiced': invoiced,
    [facts.toDeliver]: roundTo(line.quantity - delivered, 5),
    'Qty. to Invoice': roundTo(line.quantity - invoiced, 5),
  })
}

const closeOrder = (
  scope: Scope,
  facts: OrderFacts,
  header: Row,
  work: readonly OrderLine[],
  invoiceId: Value | undefined,
): void => {
  const isLeft = (line: OrderLine, done: number): boolean => roundTo(line.quantity - done, 5) !== 0
  const isDelivered = work.every((line) => !isLeft(line, line.delivered + line.toDeliver))
  const isInvoiced = work.every((line) => !isLeft(line, line.invoiced + line.toInvoice))
  if (isDelivered && isInvoiced && invoiceId !== undefined) {
    moveFiles(scope, header[0]!, invoiceId, fileType(scope.plans.find(facts.invoices)!))
    dropDocument(scope, facts.set, header[0]!)
    return
  }
  changeRow(scope, facts.table, header, { [facts.complete]: isDelivered })
}
