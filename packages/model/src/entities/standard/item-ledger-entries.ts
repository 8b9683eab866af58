import { entity } from '../../entity.ts'
import { amount, code, date, decimal, instant, integer, key, option, text } from '../../kinds.ts'
import { analysisSourceType, itemLedgerDocumentType, itemLedgerEntryType } from '../../options.ts'

export const itemLedgerEntries = entity({
  set: 'itemLedgerEntries',
  name: 'itemLedgerEntry',
  area: 'inventory',
  route: 'standard',
  about: 'One posted movement of an item into or out of inventory, with quantity, cost and sales amount.',
  source: {
    page: 30069,
    name: 'APIV2 - Item Ledger Entries',
    table: 'Item Ledger Entry',
    tableId: 32,
    documented: true,
  },
  since: 19,
  key: ['id'],
  order: ['entryNumber'],
  allows: ['list', 'get'],
  properties: {
    id: key(),
    entryNumber: integer({ field: 'Entry No.' }),
    itemNumber: code(20, { field: 'Item No.' }),
    postingDate: date({ field: 'Posting Date' }),
    entryType: option(itemLedgerEntryType, { field: 'Entry Type' }),
    sourceNumber: code(20, { field: 'Source No.' }),
    sourceType: option(analysisSourceType, { field: 'Source Type' }),
    documentNumber: code(20, { field: 'Document No.' }),
    documentType: option(itemLedgerDocumentType, { field: 'Document Type' }),
    description: text(100, { field: 'Description' }),
    quantity: decimal({ field: 'Quantity', decimals: '0:5' }),
    salesAmountActual: amount({ field: 'Sales Amount (Actual)', flowField: true }),
    costAmountActual: amount({ field: 'Cost Amount (Actual)', flowField: true }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
})
