import type { Value } from './values.ts'

/** A table behind the pages that no entity set shows, with the columns that calculations and postings need. */
export interface HiddenTable {
  readonly columns: Readonly<Record<string, Value>>
  readonly order: readonly string[]
}

/** Columns of an entry of a customer or vendor; amounts of what is owed to us are positive. */
const entryColumns = {
  'Entry No.': 0,
  'Document Type': '',
  'Document No.': '',
  'Document Id': '',
  'Posting Date': '',
  'Due Date': '',
  'External Document No.': '',
  Description: '',
  'Currency Id': '',
  Amount: 0,
  'Amount (LCY)': 0,
  'Remaining Amount': 0,
  'Remaining Amt. (LCY)': 0,
} as const

/** By Microsoft's name of the table. The blank of a setup column is what a new company begins with. */
export const hiddenTables: Readonly<Record<string, HiddenTable>> = {
  // Worked out at each read, see metadata/runtime-route.ts.
  webhookSupportedResources: { columns: { resource: '' }, order: ['resource'] },
  'Cust. Ledger Entry': {
    columns: { ...entryColumns, 'Customer Id': '', 'Sales (LCY)': 0 },
    order: ['Entry No.'],
  },
  'Vendor Ledger Entry': {
    columns: { ...entryColumns, 'Vendor Id': '', 'Purchase (LCY)': 0, 'Applies-to ID': '' },
    order: ['Entry No.'],
  },
  'Bank Account Ledger Entry': {
    columns: {
      'Entry No.': 0,
      'Bank Account No.': '',
      'Document Type': '',
      'Document No.': '',
      'Posting Date': '',
      Description: '',
      'Currency Id': '',
      Amount: 0,
      'Amount (LCY)': 0,
    },
    order: ['Entry No.'],
  },
  'VAT Entry': {
    columns: {
      'Entry No.': 0,
      Type: '',
      'Document Type': '',
      'Document No.': '',
      'Posting Date': '',
      'VAT Bus. Posting Group': '',
      'VAT Prod. Posting Group': '',
      Base: 0,
      Amount: 0,
    },
    order: ['Entry No.'],
  },
  'Cancelled Document': {
    columns: { 'Cancelled Doc. Id': '', 'Cancelled By Doc. Id': '' },
    order: ['Cancelled Doc. Id'],
  },
  'VAT Posting Setup': {
    columns: {
      'VAT Bus. Posting Group': '',
      'VAT Prod. Posting Group': '',
      'VAT %': 0,
      'Sales VAT Account': '',
      'Purchase VAT Account': '',
    },
    order: ['VAT Bus. Posting Group', 'VAT Prod. Posting Group'],
  },
  'General Posting Setup': {
    columns: {
      'Gen. Bus. Posting Group': '',
      'Gen. Prod. Posting Group': '',
      'Sales Account': '',
      'Sales Line Disc. Account': '',
      'Purch. Account': '',
      'COGS Account': '',
      'Inventory Adjmt. Account': '',
    },
    order: ['Gen. Bus. Posting Group', 'Gen. Prod. Posting Group'],
  },
  'Inventory Posting Setup': {
    columns: { 'Invt. Posting Group Code': '', 'Inventory Account': '' },
    order: ['Invt. Posting Group Code'],
  },
  // What may stand on a line of a document beside items and accounts.
  Resource: {
    columns: {
      'No.': '',
      Name: '',
      'Unit of Measure Code': '',
      'Unit Price': 0,
      'Unit Cost': 0,
      Blocked: false,
      'Gen. Prod. Posting Group': '',
      'VAT Prod. Posting Group': '',
    },
    order: ['No.'],
  },
  'Item Charge': {
    columns: { 'No.': '', Description: '', 'Gen. Prod. Posting Group': '', 'VAT Prod. Posting Group': '' },
    order: ['No.'],
  },
  'Customer Posting Group': { columns: { Code: '', 'Receivables Account': '' }, order: ['Code'] },
  'Vendor Posting Group': { columns: { Code: '', 'Payables Account': '' }, order: ['Code'] },
  'Bank Account Posting Group': { columns: { Code: '', 'G/L Account No.': '' }, order: ['Code'] },
  'Sales & Receivables Setup': { columns: { 'Ext. Doc. No. Mandatory': false }, order: [] },
  'Purchases & Payables Setup': { columns: { 'Ext. Doc. No. Mandatory': true }, order: [] },
  'Inventory Setup': { columns: { 'Prevent Negative Inventory': false }, order: [] },
  'Config. Tmpl. Selection Rules': { columns: { Master: '', Column: '', Value: '' }, order: ['Master', 'Column'] },
  // Of all number series alike: whether numbers may be given as well as taken.
  'No. Series': { columns: { 'Manual Nos.': true }, order: [] },
  // Blank while customers and vendors have no contacts of their own.
  'Marketing Setup': { columns: { 'Bus. Rel. Code for Customers': '', 'Bus. Rel. Code for Vendors': '' }, order: [] },
  'Email Account': { columns: { 'Email Address': '' }, order: [] },
  'Sent Email': {
    columns: { 'Entry No.': 0, 'Document Id': '', 'To Recipients': '', Description: '' },
    order: ['Entry No.'],
  },
}
