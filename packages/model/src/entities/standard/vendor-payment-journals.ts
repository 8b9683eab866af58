import { entity } from '../../entity.ts'
import { code, guid, instant, key, text } from '../../kinds.ts'

export const vendorPaymentJournals = entity({
  set: 'vendorPaymentJournals',
  name: 'vendorPaymentJournal',
  area: 'purchases',
  route: 'standard',
  about: 'A batch in the payment journal, in which payments to vendors are gathered before posting.',
  source: {
    page: 30061,
    name: 'APIV2 - Vendor Paym. Journals',
    table: 'Gen. Journal Batch',
    tableId: 232,
    documented: true,
  },
  since: 17,
  key: ['id'],
  order: ['(Journal Template Name)', 'code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Name', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(100, { field: 'Description' }),
    balancingAccountId: guid({ field: 'BalAccountId' }),
    balancingAccountNumber: code(20, { field: 'Bal. Account No.', readOnly: 'page' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page' }),
  },
  navigation: {
    vendorPayments: { kind: 'part', to: 'vendorPayments', many: true, link: { id: 'journalId' }, insert: true },
  },
})
