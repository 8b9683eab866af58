import { addDays } from '../data/books.ts'
import { type Values, valueAt } from '../data/rows.ts'
import { blankGuid, type Row, roundTo, type Value } from '../data/values.ts'
import { documentAmounts } from '../domain/amounts.ts'
import { applyDateFormula } from '../domain/date-formula.ts'
import { type DocumentFacts, postedColumn } from '../domain/document-facts.ts'
import { addressUnder, valuesOfParty } from '../domain/party.ts'
import type { Masters } from './masters.ts'
import type { Setup } from './setup.ts'
import type { Sower } from './sower.ts'

/** One transaction of the general ledger; its amounts sum up to zero. */
export interface Posting {
  readonly date: string
  readonly documentNumber: string
  readonly documentType: string
  readonly description: string
  /** Account number and amount in hundredths, debits positive. */
  readonly amounts: readonly (readonly [string, number])[]
}

/** One entry of a customer, a vendor or an item, to be numbered by date. */
export interface LedgerLine {
  readonly table: string
  readonly date: string
  readonly columns: Values
}

/** A seed while its trade is being made up. */
export interface Trade {
  readonly sower: Sower
  readonly setup: Setup
  readonly masters: Masters
  readonly postings: Posting[]
  readonly entries: LedgerLine[]
}

/** A document that was made; amounts are in hundredths. */
export interface Made {
  readonly header: Row
  readonly number: string
  readonly date: string
  readonly dueDate: string
  readonly net: number
  readonly tax: number
  readonly gross: number
  /** Cost of the goods on it, and net amounts of goods and of services. */
  readonly cost: number
  readonly goods: number
  readonly services: number
  readonly lines: readonly Values[]
}

/** A document to be made. */
interface Wanted {
  readonly facts: DocumentFacts
  readonly number: string
  readonly party: Row
  readonly date: string
  readonly status: string
  readonly isPosted?: boolean
  readonly more?: Values
}

/** An amount in hundredths. */
export const cents = (amount: number): number => Math.round(amount * 100)

const taxPercentOf = (taxArea: string, taxGroup: string): number =>
  taxArea !== 'DOMESTIC' ? 0 : taxGroup === 'STANDARD' ? 20 : taxGroup === 'REDUCED' ? 5 : 0

const partyPlan = ({ sower }: Trade, { party }: DocumentFacts) =>
  sower.plan(party === 'customer' ? 'customers' : 'vendors')

const codeById = (rows: ReadonlyMap<string, Row>, id: Value | undefined): string =>
  [...rows].find(([, row]) => row[0] === id)?.[0] ?? ''

const vatAreaOf = (trade: Trade, facts: DocumentFacts, party: Row): string =>
  facts.party === 'vendor'
    ? 'DOMESTIC'
    : codeById(trade.setup.taxAreas, valueAt(partyPlan(trade, facts), party, 'taxAreaId'))

/** The lines of a document before their amounts are worked out: two to four different items. */
const chooseLines = (trade: Trade, facts: DocumentFacts, area: string): Values[] => {
  const { chance } = trade.sower
  const { items } = trade.masters
  const plan = trade.sower.plan('items')
  const first = chance.between(0, items.length - 1)
  return Array.from({ length: chance.between(2, 4) }, (_, at) => {
    const item = items[(first + at * 7) % items.length]!
    const of = (name: string): Value => valueAt(plan, item, name)!
    const quantity = chance.between(1, facts.party === 'vendor' ? 40 : 12)
    const price = (facts.party === 'vendor' ? of('unitCost') : of('unitPrice')) as number
    const discountPercent = chance.isTrue(0.2) ? 5 : 0
    return {
      sequence: (at + 1) * 10_000,
      itemId: item[0]!,
      accountId: blankGuid,
      lineType: 'Item',
      lineObjectNumber: of('number'),
      description: of('displayName'),
      unitOfMeasureId: of('baseUnitOfMeasureId'),
      unitOfMeasureCode: of('baseUnitOfMeasureCode'),
      quantity,
      [facts.price]: price,
      discountPercent,
      discountAmount: roundTo((quantity * price * discountPercent) / 100, 2),
      discountAppliedBeforeTax: true,
      taxCode: of('taxGroupCode'),
      taxPercent: taxPercentOf(area, String(of('taxGroupCode'))),
    }
  })
}

const datesOf = (facts: DocumentFacts, date: string, dueDate: string): Values => ({
  [facts.date]: date,
  postingDate: date,
  dueDate,
  ...(facts.kind === 'quote' && { validUntilDate: addDays(date, 30) }),
})

/** Makes a document with its lines; the totals of its header are those of the lines. */
export const addDocument = (
  trade: Trade,
  { facts, number, party, date, status, isPosted = false, more }: Wanted,
): Made => {
  const { sower, setup } = trade
  const master = partyPlan(trade, facts)
  const area = vatAreaOf(trade, facts, party)
  const lines = chooseLines(trade, facts, area)
  const inputs = lines.map((line) => ({
    quantity: line.quantity as number,
    unitPrice: line[facts.price] as number,
    discountAmount: line.discountAmount as number,
    taxPercent: line.taxPercent as number,
  }))
  const { lines: amounts, totals } = documentAmounts(inputs, 0, false)
  const terms = codeById(setup.paymentTerms, valueAt(master, party, 'paymentTermsId'))
  const formula = String(
    valueAt(sower.plan('paymentTerms'), setup.paymentTerms.get(terms) ?? [], 'dueDateCalculation') ?? '',
  )
  const dueDate = applyDateFormula(date, formula)
  const plan = sower.plan(facts.set)
  const values = {
    ...valuesOfParty(facts.party, master, party),
    ...(facts.party === 'vendor' && ownAddress(trade)),
    ...datesOf(facts, date, dueDate),
    number,
    status,
    discountAppliedBeforeTax: true,
    partialShipping: true,
    ...totals,
    ...more,
  }
  const isOrder = facts.kind === 'order'
  const header = sower.add(facts.set, values, {
    ...(plan.layout.at.has(postedColumn) && { [postedColumn]: isPosted }),
    ...(isOrder && facts.party === 'vendor' && { 'Vendor Invoice No.': `V-${number}` }),
  })
  for (const [at, line] of lines.entries())
    sower.add(facts.lines, {
      ...line,
      ...amounts[at],
      documentId: header[0]!,
      [facts.party === 'customer' ? 'shipmentDate' : 'expectedReceiptDate']: date,
      ...(isOrder && {
        shipQuantity: line.quantity!,
        receiveQuantity: line.quantity!,
        invoiceQuantity: line.quantity!,
      }),
    })
  return { header, number, date, dueDate, ...sumsOf(trade, lines, amounts), ...grossOf(totals), lines }
}

const grossOf = (totals: { totalAmountExcludingTax: number; totalTaxAmount: number }) => ({
  net: cents(totals.totalAmountExcludingTax),
  tax: cents(totals.totalTaxAmount),
  gross: cents(totals.totalAmountExcludingTax) + cents(totals.totalTaxAmount),
})

/** The company's own address, to which purchases go. */
export const ownAddress = ({ sower }: Trade): Values => {
  const plan = sower.plan('companyInformation')
  return addressUnder('shipTo', plan, sower.rowsOf(plan.table)[0]!)
}

const sumsOf = ({ sower, masters }: Trade, lines: readonly Values[], amounts: readonly { netAmount: number }[]) => {
  const plan = sower.plan('items')
  let cost = 0
  let goods = 0
  let services = 0
  for (const [at, line] of lines.entries()) {
    const item = masters.items.find(([id]) => id === line.itemId)!
    const isGood = valueAt(plan, item, 'type') === 'Inventory'
    if (isGood) cost += cents((line.quantity as number) * (valueAt(plan, item, 'unitCost') as number))
    if (isGood) goods += cents(amounts[at]!.netAmount)
    else services += cents(amounts[at]!.netAmount)
  }
  return { cost, goods, services }
}
