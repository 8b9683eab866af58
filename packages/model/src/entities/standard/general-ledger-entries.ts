import { entity } from '../../entity.ts'
import { amount, code, date, guid, instant, integer, key, option, text } from '../../kinds.ts'
import { genJournalDocumentType } from '../../options.ts'

export const generalLedgerEntries = entity({
  set: 'generalLedgerEntries',
  name: 'generalLedgerEntry',
  area: 'finance',
  route: 'standard',
  about: 'One posted amount on one account of the general ledger; never changed afterwards.',
  source: { page: 30018, name: 'APIV2 - G/L Entries', table: 'G/L Entry', tableId: 17, documented: true },
  since: 17,
  key: ['id'],
  order: ['entryNumber'],
  allows: ['list', 'get'],
  properties: {
    id: key(),
    entryNumber: integer({ field: 'Entry No.' }),
    postingDate: date({ field: 'Posting Date' }),
    documentNumber: code(20, { field: 'Document No.' }),
    documentType: option(genJournalDocumentType, { field: 'Document Type' }),
    accountId: guid({ field: 'Account Id', flowField: true }),
    accountNumber: code(20, { field: 'G/L Account No.' }),
    description: text(100, { field: 'Description' }),
    debitAmount: amount({ field: 'Debit Amount' }),
    creditAmount: amount({ field: 'Credit Amount' }),
    additionalCurrencyDebitAmount: amount({ field: 'Add.-Currency Debit Amount', since: 23 }),
    additionalCurrencyCreditAmount: amount({ field: 'Add.-Currency Credit Amount', since: 23 }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
  navigation: {
    account: { kind: 'lookup', to: 'accounts', many: false, link: { accountId: 'id' } },
    attachments: {
      kind: 'part',
      to: 'attachments',
      many: true,
      link: { id: 'parentId' },
      fixed: { parentType: 'Journal' },
      insert: true,
    },
    dimensionSetLines: {
      kind: 'part',
      to: 'dimensionSetLines',
      many: true,
      link: { id: 'parentId' },
      fixed: { parentType: 'General_x0020_Ledger_x0020_Entry' },
      insert: true,
    },
  },
})
