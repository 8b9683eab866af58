import { addDays } from '../data/books.ts'
import { type Values, valueAt } from '../data/rows.ts'
import { blankGuid, type Row, roundTo, type Value } from '../data/values.ts'
import { type DocumentFacts, documentOf } from '../domain/document-facts.ts'
import { valuesOfParty } from '../domain/party.ts'
import { postingAccounts as account } from './chart.ts'
import { addDocument, cents, type Made, ownAddress, type Posting, type Trade } from './documents.ts'
import type { Masters } from './masters.ts'
import type { Setup } from './setup.ts'
import type { Sower } from './sower.ts'

type Amount = Posting['amounts'][number]

const isNotZero = ([, amount]: Amount): boolean => amount !== 0

const documentTypes = { invoice: 'Invoice', creditMemo: 'Credit_x0020_Memo' } as const

/** The general ledger side of a posted sales document; `sign` is -1 for a credit memo. */
const postSale = (trade: Trade, made: Made, kind: 'invoice' | 'creditMemo'): void => {
  const sign = kind === 'invoice' ? 1 : -1
  const isAbroad = made.tax === 0
  trade.postings.push({
    date: made.date,
    documentNumber: made.number,
    documentType: documentTypes[kind],
    description: kind === 'invoice' ? `Invoice ${made.number}` : `Credit memo ${made.number}`,
    amounts: (
      [
        [account.customers, sign * made.gross],
        [isAbroad ? account.salesAbroad : account.sales, -sign * made.goods],
        [account.services, -sign * made.services],
        [account.outputVat, -sign * made.tax],
        [account.costOfGoods, sign * made.cost],
        [account.inventory, -sign * made.cost],
      ] satisfies Amount[]
    ).filter(isNotZero),
  })
}

const itemEntries = (trade: Trade, made: Made, entry: Values, sign: 1 | -1, partyNumber: Value): void => {
  const plan = trade.sower.plan('items')
  for (const line of made.lines) {
    const item = trade.masters.items.find(([id]) => id === line.itemId)!
    if (valueAt(plan, item, 'type') !== 'Inventory') continue
    const quantity = sign * (line.quantity as number)
    trade.entries.push({
      table: 'itemLedgerEntries',
      date: made.date,
      columns: {
        itemNumber: line.lineObjectNumber!,
        postingDate: made.date,
        sourceNumber: partyNumber,
        documentNumber: made.number,
        description: line.description!,
        quantity,
        costAmountActual: roundTo(quantity * (valueAt(plan, item, 'unitCost') as number), 2),
        ...entry,
      },
    })
  }
}

const partyEntry = (
  trade: Trade,
  facts: DocumentFacts,
  party: Row,
  made: Made,
  sign: number,
  openCents: number,
  externalNumber = '',
): void => {
  const isCustomer = facts.party === 'customer'
  const own = isCustomer ? 1 : -1
  trade.entries.push({
    table: isCustomer ? 'Cust. Ledger Entry' : 'Vendor Ledger Entry',
    date: made.date,
    columns: {
      [isCustomer ? 'Customer Id' : 'Vendor Id']: party[0]!,
      'Document Type': documentTypes[facts.kind as 'invoice' | 'creditMemo'],
      'Document No.': made.number,
      'Document Id': made.header[0]!,
      'Posting Date': made.date,
      'Due Date': made.dueDate,
      Amount: (own * sign * made.gross) / 100,
      'Amount (LCY)': (own * sign * made.gross) / 100,
      [isCustomer ? 'Sales (LCY)' : 'Purchase (LCY)']: (own * sign * made.net) / 100,
      'Remaining Amount': (own * sign * openCents) / 100,
      'Remaining Amt. (LCY)': (own * sign * openCents) / 100,
      'External Document No.': externalNumber,
    },
  })
}

const payment = (trade: Trade, facts: DocumentFacts, party: Row, made: Made, date: string, number: string): void => {
  const isCustomer = facts.party === 'customer'
  const sign = isCustomer ? -1 : 1
  trade.entries.push({
    table: isCustomer ? 'Cust. Ledger Entry' : 'Vendor Ledger Entry',
    date,
    columns: {
      [isCustomer ? 'Customer Id' : 'Vendor Id']: party[0]!,
      'Document Type': 'Payment',
      'Document No.': number,
      'Posting Date': date,
      'Due Date': date,
      Amount: (sign * made.gross) / 100,
      'Amount (LCY)': (sign * made.gross) / 100,
    },
  })
  trade.postings.push({
    date,
    documentNumber: number,
    documentType: 'Payment',
    description: `Payment of ${made.number}`,
    amounts: [
      [account.bank, -sign * made.gross],
      [isCustomer ? account.customers : account.vendors, sign * made.gross],
    ],
  })
}

/** Parties that are billed in the local currency and are not blocked. */
const payingParties = (trade: Trade, party: 'customer' | 'vendor'): Row[] => {
  const plan = trade.sower.plan(party === 'customer' ? 'customers' : 'vendors')
  const rows = party === 'customer' ? trade.masters.customers : trade.masters.vendors
  return rows.filter(
    (row) => valueAt(plan, row, 'currencyId') === blankGuid && valueAt(plan, row, 'blocked') === '_x0020_',
  )
}

const shipment = (trade: Trade, made: Made, party: Row, at: number): void => {
  const { sower } = trade
  const number = `SH${String(104_001 + at)}`
  const values = valuesOfParty('customer', sower.plan('customers'), party)
  const header = sower.add('salesShipments', {
    ...values,
    number,
    invoiceDate: made.date,
    postingDate: made.date,
    dueDate: made.dueDate,
    orderNumber: `S-ORD${String(100_001 + at)}`,
  })
  for (const line of made.lines)
    sower.add('salesShipmentLines', { ...line, documentId: header[0]!, documentNo: number, shipmentDate: made.date })
}

const receipt = (trade: Trade, made: Made, party: Row, at: number): void => {
  const { sower } = trade
  const number = `RC${String(109_001 + at)}`
  const values = { ...valuesOfParty('vendor', sower.plan('vendors'), party), ...ownAddress(trade) }
  const header = sower.add('purchaseReceipts', {
    ...values,
    number,
    invoiceDate: made.date,
    postingDate: made.date,
    dueDate: made.dueDate,
    orderNumber: String(105_001 + at),
  })
  for (const line of made.lines)
    sower.add(
      'purchaseReceiptLines',
      { ...line, documentId: header[0]!, expectedReceiptDate: made.date },
      { 'Document No.': number },
    )
}

/** Days before today, falling from `from` to `to` in even steps. */
const daysAgo = (at: number, count: number, from: number, to: number): number =>
  Math.round(from - ((from - to) * at) / Math.max(1, count - 1))

const postedSales = (trade: Trade, count: number): void => {
  const { sower } = trade
  const facts = documentOf('salesInvoices')
  const customers = payingParties(trade, 'customer')
  const plan = sower.plan('customers')
  for (let at = 0; at < count; at++) {
    const party = customers[(at * 5) % customers.length]!
    const date = addDays(sower.today, -daysAgo(at, count, 700, 3))
    const isPaid = date < addDays(sower.today, -75) ? !sower.chance.isTrue(0.06) : sower.chance.isTrue(0.25)
    const more = {
      externalDocumentNumber: `PO-${sower.chance.between(10_000, 99_999)}`,
      customerPurchaseOrderReference: 'Web',
    }
    const status = isPaid ? 'Paid' : 'Open'
    const made = addDocument(trade, {
      facts,
      number: `PS-INV${103_001 + at}`,
      party,
      date,
      status,
      isPosted: true,
      more,
    })
    postSale(trade, made, 'invoice')
    partyEntry(trade, facts, party, made, 1, isPaid ? 0 : made.gross)
    const number = valueAt(plan, party, 'number')!
    const entry = { entryType: 'Sale', sourceType: 'Customer', documentType: 'Sales_x0020_Invoice' }
    itemEntries(trade, made, entry, -1, number)
    if (isPaid) payment(trade, facts, party, made, paidOn(trade, made), `BR${String(1_001 + at)}`)
    if (at % 2 === 0) shipment(trade, made, party, at)
    if (at % 4 === 0) addDimensionLine(trade, made.header, 'Sales_x0020_Invoice')
  }
}

const paidOn = ({ sower }: Trade, made: Made): string => {
  const day = addDays(made.dueDate, sower.chance.between(-6, 9))
  return day < made.date ? made.date : day > sower.today ? sower.today : day
}

const addDimensionLine = ({ sower, setup }: Trade, header: Row, parentType: string): void => {
  const code = sower.chance.pick(['NORTH', 'SOUTH', 'ABROAD'])
  sower.add('dimensionSetLines', {
    id: setup.dimensions.get('AREA')![0]!,
    code: 'AREA',
    parentId: header[0]!,
    parentType,
    valueId: setup.dimensionValues.get(code)![0]!,
    valueCode: code,
  })
}

const postedPurchases = (trade: Trade, count: number): void => {
  const { sower } = trade
  const facts = documentOf('purchaseInvoices')
  const vendors = payingParties(trade, 'vendor')
  const plan = sower.plan('vendors')
  for (let at = 0; at < count; at++) {
    const party = vendors[(at * 7) % vendors.length]!
    const date = addDays(sower.today, -daysAgo(at, count, 710, 5))
    const isPaid = date < addDays(sower.today, -70) || sower.chance.isTrue(0.3)
    const number = String(108_001 + at)
    const more = { vendorInvoiceNumber: `${sower.chance.between(100_000, 999_999)}` }
    const status = isPaid ? 'Paid' : 'Open'
    const made = addDocument(trade, { facts, number, party, date, status, isPosted: true, more })
    trade.postings.push({
      date,
      documentNumber: number,
      documentType: 'Invoice',
      description: `Invoice ${number}`,
      amounts: (
        [
          [account.inventory, made.goods],
          [account.costOfServices, made.services],
          [account.inputVat, made.tax],
          [account.vendors, -made.gross],
        ] satisfies Amount[]
      ).filter(isNotZero),
    })
    partyEntry(trade, facts, party, made, 1, isPaid ? 0 : made.gross, more.vendorInvoiceNumber)
    const entry = { entryType: 'Purchase', sourceType: 'Vendor', documentType: 'Purchase_x0020_Invoice' }
    itemEntries(trade, made, entry, 1, valueAt(plan, party, 'number')!)
    if (isPaid) payment(trade, facts, party, made, paidOn(trade, made), `BP${String(1_001 + at)}`)
    if (at % 2 === 0) receipt(trade, made, party, at)
  }
}

const postedCreditMemos = (trade: Trade, count: number): void => {
  const facts = documentOf('salesCreditMemos')
  const customers = payingParties(trade, 'customer')
  for (let at = 0; at < count; at++) {
    const party = customers[(at * 11) % customers.length]!
    const date = addDays(trade.sower.today, -daysAgo(at, count, 500, 20))
    const number = `PS-CR${104_001 + at}`
    const made = addDocument(trade, { facts, number, party, date, status: 'Open', isPosted: true })
    postSale(trade, made, 'creditMemo')
    partyEntry(trade, facts, party, made, -1, made.gross)
    const entry = { entryType: 'Sale', sourceType: 'Customer', documentType: 'Sales_x0020_Credit_x0020_Memo' }
    itemEntries(trade, made, entry, 1, valueAt(trade.sower.plan('customers'), party, 'number')!)
  }
}

/** Documents that are not posted yet: set, how many, first number, and the statuses they take in turn. */
const drafts = [
  ['salesQuotes', 28, 'S-QUO', 1_001, ['Draft', 'Sent', 'Draft', 'Accepted']],
  ['salesOrders', 34, 'S-ORD', 101_001, ['Draft', 'Open']],
  ['salesInvoices', 18, 'S-INV', 102_001, ['Draft']],
  ['salesCreditMemos', 4, 'S-CR', 1_001, ['Draft']],
  ['purchaseOrders', 22, '', 106_001, ['Draft', 'Open']],
  ['purchaseInvoices', 9, '', 107_001, ['Draft']],
  ['purchaseCreditMemos', 4, '', 1_001, ['Draft']],
] as const

const openDocuments = (trade: Trade): void => {
  const { sower } = trade
  for (const [set, count, prefix, first, statuses] of drafts) {
    const facts = documentOf(set)
    const parties = payingParties(trade, facts.party)
    for (let at = 0; at < count; at++) {
      const party = parties[(at * 3 + first) % parties.length]!
      const date = addDays(sower.today, -sower.chance.between(0, 40))
      const status = statuses[at % statuses.length]!
      addDocument(trade, { facts, number: `${prefix}${first + at}`, party, date, status })
    }
  }
}

const openingDay = 720

/** What was in store when the books began. */
const openingStock = (trade: Trade): void => {
  const { sower, masters } = trade
  const plan = sower.plan('items')
  const date = addDays(sower.today, -openingDay)
  let value = 0
  for (const item of masters.items) {
    if (valueAt(plan, item, 'type') !== 'Inventory') continue
    const quantity = sower.chance.between(120, 400)
    const cost = valueAt(plan, item, 'unitCost') as number
    value += cents(quantity * cost)
    trade.entries.push({
      table: 'itemLedgerEntries',
      date,
      columns: {
        itemNumber: valueAt(plan, item, 'number')!,
        postingDate: date,
        entryType: 'Positive_x0020_Adjmt_x002E_',
        documentNumber: 'OPENING',
        description: valueAt(plan, item, 'displayName')!,
        quantity,
        costAmountActual: roundTo(quantity * cost, 2),
      },
    })
  }
  const funds = 25_000_000
  trade.postings.push({
    date,
    documentNumber: 'OPENING',
    documentType: '_x0020_',
    description: 'Opening balance',
    amounts: [
      [account.inventory, value],
      [account.bank, funds],
      [account.capital, -value - funds],
    ],
  })
}

/** Numbers the entries of customers, vendors and items by date, and keeps them. */
const numberEntries = ({ sower, entries }: Trade): void => {
  const last = new Map<string, number>()
  for (const { table, date, columns } of entries.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))) {
    const number = (last.get(table) ?? 0) + 1
    last.set(table, number)
    if (table === 'itemLedgerEntries') sower.add(table, { ...columns, entryNumber: number })
    else sower.addTo(table, { ...columns, 'Entry No.': number }, Date.parse(`${date}T08:00:00Z`))
  }
}

/** Two years of trade, and what is open today. @returns Its transactions, in no order. */
export const addTrade = (sower: Sower, setup: Setup, masters: Masters): Posting[] => {
  const trade: Trade = { sower, setup, masters, postings: [], entries: [] }
  openingStock(trade)
  postedPurchases(trade, 70)
  postedSales(trade, 150)
  postedCreditMemos(trade, 8)
  openDocuments(trade)
  numberEntries(trade)
  return trade.postings
}
