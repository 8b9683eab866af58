import type { Party } from '../computed/party-balances.ts'

/** A kind of sales or purchase document that pages let one write. */
export interface DocumentFacts {
  readonly set: string
  readonly lines: string
  readonly party: Party
  /** In the words of customers' and vendors' blocking rules. */
  readonly kind: 'quote' | 'order' | 'invoice' | 'creditMemo'
  /** Property of the document date. */
  readonly date: string
  /** Property of the lines that holds the price or cost of one unit. */
  readonly price: string
  /** Drafts and posted documents lie in one set. */
  readonly holdsPosted: boolean
}

const facts: readonly DocumentFacts[] = [
  {
    set: 'salesQuotes',
    lines: 'salesQuoteLines',
    party: 'customer',
    kind: 'quote',
    date: 'documentDate',
    price: 'unitPrice',
    holdsPosted: false,
  },
  {
    set: 'salesOrders',
    lines: 'salesOrderLines',
    party: 'customer',
    kind: 'order',
    date: 'orderDate',
    price: 'unitPrice',
    holdsPosted: false,
  },
  {
    set: 'salesInvoices',
    lines: 'salesInvoiceLines',
    party: 'customer',
    kind: 'invoice',
    date: 'invoiceDate',
    price: 'unitPrice',
    holdsPosted: true,
  },
  {
    set: 'salesCreditMemos',
    lines: 'salesCreditMemoLines',
    party: 'customer',
    kind: 'creditMemo',
    date: 'creditMemoDate',
    price: 'unitPrice',
    holdsPosted: true,
  },
  {
    set: 'purchaseOrders',
    lines: 'purchaseOrderLines',
    party: 'vendor',
    kind: 'order',
    date: 'orderDate',
    price: 'directUnitCost',
    holdsPosted: false,
  },
  {
    set: 'purchaseInvoices',
    lines: 'purchaseInvoiceLines',
    party: 'vendor',
    kind: 'invoice',
    date: 'invoiceDate',
    price: 'unitCost',
    holdsPosted: true,
  },
  {
    set: 'purchaseCreditMemos',
    lines: 'purchaseCreditMemoLines',
    party: 'vendor',
    kind: 'creditMemo',
    date: 'creditMemoDate',
    price: 'unitCost',
    holdsPosted: true,
  },
]

const bySet = new Map(facts.map((each) => [each.set, each]))
const byLines = new Map(facts.map((each) => [each.lines, each]))

export const documentSetNames: readonly string[] = facts.map(({ set }) => set)
export const lineSetNames: readonly string[] = facts.map(({ lines }) => lines)

/** The facts of a document by the set of its headers. */
export const documentOf = (set: string): DocumentFacts => bySet.get(set)!

/** The facts of a document by the set of its lines. */
export const documentOfLines = (lines: string): DocumentFacts => byLines.get(lines)!

/** Statuses that a document has before it is posted. */
export const draftStatuses: ReadonlySet<unknown> = new Set(['Draft', 'In_x0020_Review'])

/** Hidden column of the aggregates that tells drafts from posted documents. */
export const postedColumn = 'Posted'
