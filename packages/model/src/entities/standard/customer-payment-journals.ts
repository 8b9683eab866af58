import { entity } from '../../entity.ts'
import { code, guid, instant, key, text } from '../../kinds.ts'

export const customerPaymentJournals = entity({
  set: 'customerPaymentJournals',
  name: 'customerPaymentJournal',
  area: 'sales',
  route: 'standard',
  about: 'A batch in the cash receipt journal, in which payments from customers are gathered before posting.',
  source: {
    page: 30013,
    name: 'APIV2 - Cust. Paym. Journals',
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
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
    balancingAccountId: guid({ field: 'BalAccountId' }),
    balancingAccountNumber: code(20, { field: 'Bal. Account No.', readOnly: 'page' }),
  },
  navigation: {
    customerPayments: { kind: 'part', to: 'customerPayments', many: true, link: { id: 'journalId' }, insert: true },
  },
})
