import type { Party } from '../computed/party-balances.ts'

/** What posting a kind of document does to the ledgers. */
export interface PostedFacts {
  readonly set: string
  readonly lines: string
  readonly table: string
  readonly party: Party
  /** In the words of people. */
  readonly what: string
  /** 1 where it makes the party owe us more. */
  readonly sign: 1 | -1
  /** 1 where goods come in. */
  readonly goods: 1 | -1
  readonly documentType: 'Invoice' | 'Credit_x0020_Memo'
  readonly itemDocumentType: string
  /** Column of the other side's own number of the document. */
  readonly externalNumber: string
  /** The last number before the first of the series of posted documents. */
  readonly series: string
  /** The set of the document that takes it back. */
  readonly countered: string
}

const customer = { party: 'customer', externalNumber: 'External Document No.' } as const
const vendor = { party: 'vendor' } as const
const invoice = { documentType: 'Invoice', what: 'invoice' } as const
const memo = { documentType: 'Credit_x0020_Memo', what: 'credit memo' } as const

export const postedFacts: Readonly<Record<string, PostedFacts>> = {
  salesInvoices: {
    ...customer,
    ...invoice,
    set: 'salesInvoices',
    lines: 'salesInvoiceLines',
    table: 'Sales Invoice Entity Aggregate',
    sign: 1,
    goods: -1,
    itemDocumentType: 'Sales_x0020_Invoice',
    series: 'PS-INV103000',
    countered: 'salesCreditMemos',
  },
  salesCreditMemos: {
    ...customer,
    ...memo,
    set: 'salesCreditMemos',
    lines: 'salesCreditMemoLines',
    table: 'Sales Cr. Memo Entity Buffer',
    sign: -1,
    goods: 1,
    itemDocumentType: 'Sales_x0020_Credit_x0020_Memo',
    series: 'PS-CR104000',
    countered: 'salesInvoices',
  },
  purchaseInvoices: {
    ...vendor,
    ...invoice,
    set: 'purchaseInvoices',
    lines: 'purchaseInvoiceLines',
    table: 'Purch. Inv. Entity Aggregate',
    sign: -1,
    goods: 1,
    itemDocumentType: 'Purchase_x0020_Invoice',
    externalNumber: 'Vendor Invoice No.',
    series: '108000',
    countered: 'purchaseCreditMemos',
  },
  purchaseCreditMemos: {
    ...vendor,
    ...memo,
    set: 'purchaseCreditMemos',
    lines: 'purchaseCreditMemoLines',
    table: 'Purch. Cr. Memo Entity Buffer',
    sign: 1,
    goods: -1,
    itemDocumentType: 'Purchase_x0020_Credit_x0020_Memo',
    externalNumber: 'Vendor Cr. Memo No.',
    series: '109000',
    countered: 'purchaseInvoices',
  },
}

/** Names of a party's tables and columns. */
export interface PartyColumns {
  readonly master: 'Customer' | 'Vendor'
  readonly ledger: string
  readonly idColumn: string
  /** Columns of a document: with whom it is made, and who pays or is paid. */
  readonly id: string
  readonly billId: string
  readonly number: string
  readonly group: string
  readonly groupAccount: string
  /** Column of the ledger that sums up trade without VAT. */
  readonly trade: string
  readonly setup: string
}

export const partyColumns: Readonly<Record<Party, PartyColumns>> = {
  customer: {
    master: 'Customer',
    ledger: 'Cust. Ledger Entry',
    idColumn: 'Customer Id',
    id: 'Customer Id',
    billId: 'Bill-to Customer Id',
    number: 'Sell-to Customer No.',
    group: 'Customer Posting Group',
    groupAccount: 'Receivables Account',
    trade: 'Sales (LCY)',
    setup: 'Sales & Receivables Setup',
  },
  vendor: {
    master: 'Vendor',
    ledger: 'Vendor Ledger Entry',
    idColumn: 'Vendor Id',
    id: 'Vendor Id',
    billId: 'Pay-to Vendor Id',
    number: 'Buy-from Vendor No.',
    group: 'Vendor Posting Group',
    groupAccount: 'Payables Account',
    trade: 'Purchase (LCY)',
    setup: 'Purchases & Payables Setup',
  },
}
