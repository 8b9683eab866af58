import type { Row, Value } from '../data/values.ts'
import { documentOf, draftStatuses, postedColumn } from '../domain/document-facts.ts'
import { vatAreaOf } from '../domain/recalculate.ts'
import { ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { isForeign, rateOn } from './currency.ts'
import { requirePostingDate } from './dates.ts'
import { checkDimensions, type Dimensions, dimensionsOf } from './dimensions.ts'
import { requireExternalNumber } from './external-number.ts'
import { type PostedFacts, partyColumns } from './facts.ts'
import { type LedgerLine, postToLedger } from './general-ledger.ts'
import { costOf, moveItem, valueMovedItems } from './items.ts'
import { type PostableLine, postableLines } from './lines.ts'
import { takePostedNumber } from './numbers.ts'
import { businessGroup, getParty, nameOf, partyAccount, requireUnblocked } from './party.ts'
import { addPartyEntry, closeIfNothing } from './party-ledger.ts'
import { addRow, booksOf, changeRow, findRow, money, nextEntry, read, readText, sumOf } from './rows.ts'

/** What is special about posting one document. */
export interface PostOptions {
  readonly status?: 'Open' | 'Corrective'
  /** Lines of an order whose goods were moved by its shipment or receipt, by line of the document. */
  readonly movedBy?: ReadonlyMap<Value, Value>
  /** Rate of the document that is taken back; that of the posting date otherwise. */
  readonly rate?: number
}

/** A posted document with its entry of the customer or vendor. */
export interface PostedDocument {
  readonly row: Row
  readonly number: string
  readonly entry: Row
}

interface Posting extends PostOptions {
  readonly scope: Scope
  readonly facts: PostedFacts
  readonly header: Row
  readonly lines: readonly PostableLine[]
  readonly dimensions: Dimensions
  readonly account: string
  readonly billId: Value
  readonly date: string
  readonly rate: number
  readonly vatArea: string
}

/**
 * Posts a draft: it becomes the posted document, with a number of its own and the same id, and the ledgers have it.
 *
 * @throws Refusal Where any rule of posting is broken. Nothing may be kept then; the caller's transaction sees to it.
 */
export const postDocument = (
  scope: Scope,
  facts: PostedFacts,
  documentId: Value,
  options: PostOptions = {},
): PostedDocument => {
  const posting = prepare(scope, facts, documentId, options)
  const number = takePostedNumber(scope, `posted ${facts.set}`, facts.table, facts.series)
  const row = changeRow(scope, facts.table, posting.header, {
    'No.': number,
    Status: options.status ?? 'Open',
    [postedColumn]: true,
  })
  const entry = writeLedgers(posting, number)
  closeIfNothing(scope, facts.party, entry)
  return { row: findRow(scope, facts.table, row[0]!)!, number, entry }
}

/** Checks everything that posting asks for, before anything is written. */
const prepare = (scope: Scope, facts: PostedFacts, documentId: Value, options: PostOptions): Posting => {
  const { table, party } = facts
  const header = findRow(scope, table, documentId)
  if (header === undefined) throw ruleBroken(`The ${facts.what} does not exist.`)
  const what = `${facts.what} ${readText(scope, table, header, 'No.')}`
  const status = read(scope, table, header, 'Status')
  if (!draftStatuses.has(status)) throw ruleBroken(`The ${what} is posted already.`)
  if (status !== 'Draft') throw ruleBroken(`The ${what} is waiting for approval.`)
  const date = readText(scope, table, header, 'Posting Date')
  requirePostingDate(scope, date, what)
  const { id, billId } = partyColumns[party]
  const main = getParty(scope, party, read(scope, table, header, id))
  const bill = getParty(scope, party, read(scope, table, header, billId))
  const deed = facts.documentType === 'Invoice' ? 'invoice' : 'creditMemo'
  for (const each of [main, bill]) requireUnblocked(scope, party, each, [deed])
  requireExternalNumber(scope, facts, header, bill[0]!)
  const dimensions = dimensionsOf(scope, [], [header[0]!])
  checkDimensions(scope, main[0]!, nameOf(scope, party, main), dimensions)
  const vatArea = vatAreaOf(booksOf(scope), documentOf(facts.set), scope.plans.find(facts.set)!, header)
  const context = { facts, header, vatArea, businessGroup: businessGroup(scope, party, main) }
  const account = partyAccount(scope, party, bill)
  const lines = postableLines(scope, context)
  if (lines.length === 0) throw ruleBroken('There is nothing to post because the document does not contain a quantity.')
  const rate = options.rate ?? rateOn(scope, read(scope, table, header, 'Currency Id'), date)
  return { ...options, scope, facts, header, lines, dimensions, account, billId: bill[0]!, date, rate, vatArea }
}

/** The amounts of a line in local currency. */
const localOf = ({ rate }: Posting, { net, tax, discount }: PostableLine) => ({
  net: money(net * rate),
  tax: money(tax * rate),
  discount: money(discount * rate),
})

const tradeLines = (posting: Posting): LedgerLine[] => {
  const { facts, lines } = posting
  return lines.flatMap((line) => {
    const { account, discountAccount, vatAccount, dimensions } = line
    const { net, tax, discount } = localOf(posting, line)
    const hasDiscount = discountAccount !== '' && discount !== 0
    return [
      { account, amount: -facts.sign * money(net + (hasDiscount ? discount : 0)), dimensions },
      ...(hasDiscount ? [{ account: discountAccount, amount: facts.sign * discount, dimensions }] : []),
      { account: vatAccount, amount: -facts.sign * tax, dimensions },
    ]
  })
}

/** Goods that are sold leave the inventory at their cost; goods that are bought are in the inventory by their line. */
const costLines = ({ scope, facts, lines }: Posting): LedgerLine[] =>
  facts.party === 'vendor'
    ? []
    : lines.flatMap(({ goods, quantity, dimensions }) => {
        if (goods === undefined) return []
        const amount = facts.sign * costOf(scope, goods.item, quantity)
        return [
          { account: goods.costAccount, amount, dimensions },
          { account: goods.inventoryAccount, amount: -amount, dimensions },
        ]
      })

const writeLedgers = (posting: Posting, number: string): Row => {
  const { scope, facts, header, lines, dimensions, account, date } = posting
  const { table, party, documentType } = facts
  const description = `${facts.documentType === 'Invoice' ? 'Invoice' : 'Credit memo'} ${number}`
  const trade = tradeLines(posting)
  const local = -sumOf(trade.map(({ amount }) => amount))
  const head = { date, documentNumber: number, documentType, description }
  postToLedger(scope, head, [{ account, amount: local, dimensions }, ...trade, ...costLines(posting)])
  writeVat(posting, number)
  for (const line of lines) writeItem(posting, line, number)
  const of = (column: string): string => readText(scope, table, header, column)
  const currency = read(scope, table, header, 'Currency Id')
  return addPartyEntry(scope, {
    party,
    partyId: posting.billId,
    documentType,
    documentNumber: number,
    documentId: header[0]!,
    date,
    dueDate: of('Due Date') || date,
    description,
    externalNumber: of(facts.externalNumber),
    currencyId: isForeign(currency) ? currency : '',
    amount: facts.sign * sumOf(lines.flatMap(({ net, tax }) => [net, tax])),
    localAmount: local + 0,
    trade: facts.sign * sumOf(lines.map((line) => localOf(posting, line).net)),
  })
}

const writeVat = (posting: Posting, number: string): void => {
  const { scope, facts, lines, date, vatArea } = posting
  for (const group of new Set(lines.map(({ vatGroup }) => vatGroup))) {
    const members = lines.filter(({ vatGroup }) => vatGroup === group).map((line) => localOf(posting, line))
    addRow(scope, 'VAT Entry', {
      'Entry No.': nextEntry(scope, 'VAT Entry'),
      Type: facts.party === 'customer' ? 'Sale' : 'Purchase',
      'Document Type': facts.documentType,
      'Document No.': number,
      'Posting Date': date,
      'VAT Bus. Posting Group': vatArea,
      'VAT Prod. Posting Group': group,
      Base: -facts.sign * sumOf(members.map(({ net }) => net)),
      Amount: -facts.sign * sumOf(members.map(({ tax }) => tax)),
    })
  }
}

const writeItem = (posting: Posting, line: PostableLine, number: string): void => {
  const { scope, facts, header, date, movedBy } = posting
  const { goods } = line
  if (goods === undefined) return
  const isSale = facts.party === 'customer'
  const quantity = facts.goods * line.quantity
  const { net } = localOf(posting, line)
  const sales = isSale ? facts.sign * net : 0
  const cost = isSale ? costOf(scope, goods.item, quantity) : facts.goods * net
  const orderLineId = movedBy?.get(line.row[0]!)
  if (orderLineId !== undefined) {
    valueMovedItems(scope, orderLineId, { quantity, sales, cost })
    return
  }
  moveItem(scope, {
    item: goods.item,
    date,
    entryType: isSale ? 'Sale' : 'Purchase',
    documentType: facts.itemDocumentType,
    documentNumber: number,
    description: readText(scope, facts.lines, line.row, 'Description'),
    sourceType: partyColumns[facts.party].master,
    sourceNumber: read(scope, facts.table, header, partyColumns[facts.party].number),
    quantity,
    sales,
    cost,
  })
}
