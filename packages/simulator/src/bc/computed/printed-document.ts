import { valueIn } from '../data/books.ts'
import { columnOf } from '../data/layouts.ts'
import { valueAt } from '../data/rows.ts'
import type { Row, Value } from '../data/values.ts'
import { NotSimulated } from '../errors.ts'
import type { Plan } from '../plan.ts'
import { booksFor, type Scope } from '../scope.ts'
import { makePdf, type PdfLine } from './pdf.ts'

/** What can be printed, by the type that the address gives: its set and the set of its lines. */
const printable: Readonly<Record<string, readonly [set: string, lines?: string]>> = {
  Sales_x0020_Quote: ['salesQuotes', 'salesQuoteLines'],
  Sales_x0020_Order: ['salesOrders', 'salesOrderLines'],
  Sales_x0020_Invoice: ['salesInvoices', 'salesInvoiceLines'],
  Sales_x0020_Credit_x0020_Memo: ['salesCreditMemos', 'salesCreditMemoLines'],
  Sales_x0020_Shipment: ['salesShipments', 'salesShipmentLines'],
  Purchase_x0020_Order: ['purchaseOrders', 'purchaseOrderLines'],
  Purchase_x0020_Invoice: ['purchaseInvoices', 'purchaseInvoiceLines'],
  Purchase_x0020_Credit_x0020_Memo: ['purchaseCreditMemos', 'purchaseCreditMemoLines'],
  Purchase_x0020_Receipt: ['purchaseReceipts', 'purchaseReceiptLines'],
  Job: ['projects'],
  // What a customer owes, for one of its contacts.
  Customer_x0020_Statement: ['customerContacts'],
}

interface Printable {
  readonly plan: Plan
  /** Absent for what has no lines. */
  readonly lines: Plan | undefined
  readonly row: Row
}

/** The document of a type with this id; undefined where there is none. @throws NotSimulated For other types. */
export const findPrintable = (scope: Scope, parentType: Value, id: Value): Printable | undefined => {
  const [set = '', lineSet = ''] = printable[String(parentType)] ?? []
  const plan = scope.plans.find(set)
  if (plan === undefined) throw new NotSimulated(`printing a document of the type ${String(parentType)}`)
  const row = booksFor(scope, plan).data.table(plan.table).find(String(id))
  return row && { plan, lines: scope.plans.find(lineSet), row }
}

const amount = (value: Value | undefined): string =>
  Number(value ?? 0).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

const addressParts = ['Name', 'AddressLine1', 'AddressLine2', 'PostCode', 'City', 'Country'] as const

const headLines = (plan: Plan, row: Row): PdfLine[] => {
  const of = (name: string): string => String(valueAt(plan, row, name) ?? '')
  const prefix = plan.byName.has('customerId') ? (plan.byName.has('billToName') ? 'billTo' : 'sellTo') : 'buyFrom'
  const address = addressParts.map((part) => of(`${prefix}${part}`)).filter((text) => text !== '')
  const dates = ['postingDate', 'invoiceDate', 'creditMemoDate', 'orderDate', 'documentDate', 'dueDate']
  const shown = dates.filter((name) => of(name) !== '' && of(name) !== '0001-01-01')
  const named = plan.byName.has('displayName') ? [{ text: of('displayName') }] : []
  return [
    ...named,
    ...address.map((text) => ({ text })),
    { text: '' },
    ...shown.map((name) => ({ text: `${name.padEnd(16)} ${of(name)}` })),
    { text: '' },
  ]
}

const priceNames = ['unitPrice', 'directUnitCost', 'unitCost'] as const

const lineText = (plan: Plan, row: Row): string => {
  const of = (name: string): Value | undefined => valueAt(plan, row, name)
  const price = priceNames.find((name) => plan.byName.has(name))
  return [
    String(of('lineObjectNumber') ?? '').padEnd(12),
    String(of('description') ?? '')
      .slice(0, 32)
      .padEnd(33),
    String(of('quantity') ?? '').padStart(8),
    amount(price && of(price)).padStart(12),
    amount(of('amountExcludingTax')).padStart(13),
  ].join(' ')
}

const totals = [
  ['totalAmountExcludingTax', 'Total excluding tax'],
  ['totalTaxAmount', 'Tax'],
  ['totalAmountIncludingTax', 'Total including tax'],
] as const

const ledger = 'Cust. Ledger Entry'

/** The open entries of the customer of a contact. */
const statementLines = (scope: Scope, plan: Plan, row: Row): PdfLine[] => {
  const books = booksFor(scope, plan)
  const customer = valueIn(books, 'Contact', row, 'Related Id')
  const of = (entry: Row, column: string): Value => valueIn(books, ledger, entry, column) ?? ''
  const open = books.data
    .table(ledger)
    .all()
    .filter((entry) => of(entry, 'Customer Id') === customer && of(entry, 'Remaining Amt. (LCY)') !== 0)
  const sum = open.reduce((total, entry) => total + Number(of(entry, 'Remaining Amt. (LCY)')), 0)
  const text = (first: string, second: string, third: string, value: Value): string =>
    `${first.padEnd(16)} ${second.padEnd(20)} ${third.padEnd(30)} ${amount(value).padStart(13)}`
  return [
    { text: String(valueIn(books, 'Contact', row, 'Company Name') ?? '') },
    { text: '' },
    ...open.map((entry) => ({
      text: text(
        String(of(entry, 'Posting Date')),
        String(of(entry, 'Document No.')),
        `due ${String(of(entry, 'Due Date'))}`,
        of(entry, 'Remaining Amt. (LCY)'),
      ),
    })),
    { text: text('', '', 'Balance', sum), isBold: true },
  ]
}

const documentLines = (scope: Scope, { plan, lines, row }: Printable): PdfLine[] => {
  const books = booksFor(scope, plan)
  const documentAt = lines?.layout.at.get(columnOf(lines.entity, 'documentId'))
  const own =
    lines === undefined || documentAt === undefined
      ? []
      : books.data
          .table(lines.table)
          .all()
          .filter((line) => line[documentAt] === row[0])
  return [
    ...headLines(plan, row),
    ...own.map((line) => ({ text: lineText(lines!, line) })),
    { text: '' },
    ...totals
      .filter(([name]) => plan.byName.has(name))
      .map(([name, text]) => ({
        text: `${text.padEnd(68)} ${amount(valueAt(plan, row, name)).padStart(13)}`,
        isBold: true,
      })),
  ]
}

/** Prints a document as it is now, a draft as well as one that is posted. */
export const printDocument = (scope: Scope, parentType: Value, id: Value): Buffer | undefined => {
  const found = findPrintable(scope, parentType, id)
  if (found === undefined) return undefined
  const { plan, row } = found
  const books = booksFor(scope, plan)
  const company = books.data.table('Company Information').all()[0]
  const seller = String(valueIn(books, 'Company Information', company, 'Name') ?? '')
  const isStatement = plan.set === 'customerContacts'
  const name = isStatement ? 'STATEMENT' : plan.entity.name.replace(/([A-Z])/g, ' $1').toUpperCase()
  const title = isStatement ? `${name} ${books.today}` : `${name} ${String(valueAt(plan, row, 'number'))}`
  return makePdf(title, [
    { text: seller, isBold: true },
    { text: title, isBold: true },
    { text: '' },
    ...(isStatement ? statementLines(scope, plan, row) : documentLines(scope, found)),
  ])
}
