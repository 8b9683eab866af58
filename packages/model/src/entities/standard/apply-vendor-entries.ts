import { entity } from '../../entity.ts'
import { code, date, decimal, flag, instant, key, option, text } from '../../kinds.ts'
import { genJournalDocumentType } from '../../options.ts'

export const applyVendorEntries = entity({
  set: 'applyVendorEntries',
  name: 'applyVendorEntry',
  area: 'purchases',
  route: 'standard',
  about: 'An open ledger entry of the vendor that a payment may settle; ticking it applies the payment to it.',
  source: {
    page: 30073,
    name: 'APIV2 - Apply Vendor Entries',
    table: 'Vendor Ledger Entry Buffer',
    tableId: 2250,
    temporary: true,
    documented: true,
  },
  since: 18,
  key: ['id'],
  order: ['(Entry No.)'],
  allows: ['list', 'get', 'update'],
  needsParent: true,
  properties: {
    id: key(),
    applied: flag({ calculated: true }),
    appliesToId: code(50, { field: 'Applies-to ID', readOnly: 'page' }),
    postingDate: date({ field: 'Posting Date', readOnly: 'page' }),
    documentType: option(genJournalDocumentType, { field: 'Document Type', readOnly: 'page' }),
    documentNumber: code(20, { field: 'Document No.', readOnly: 'page' }),
    externalDocumentNumber: code(35, { field: 'External Document No.', readOnly: 'page' }),
    vendorNumber: code(20, { field: 'Vendor No.', readOnly: 'page' }),
    vendorName: text(100, { field: 'Vendor Name', readOnly: 'page' }),
    description: text(100, { field: 'Description', readOnly: 'page' }),
    remainingAmount: decimal({ field: 'Remaining Amount', readOnly: 'page' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page', since: 23 }),
  },
  rules: [{ on: 'read', kind: 'parentRequired', rule: 'must be addressed through a vendor payment' }],
})
