import { entity } from '../../entity.ts'
import { code, date, flag, instant, key, text } from '../../kinds.ts'

export const generalLedgerSetup = entity({
  set: 'generalLedgerSetup',
  name: 'generalLedgerSetup',
  area: 'finance',
  route: 'standard',
  about: "The ledger's basic choices: local currency, allowed posting dates and shortcut dimensions.",
  source: { page: 30087, name: 'APIV2 - G/L Setup', table: 'General Ledger Setup', tableId: 98, documented: true },
  since: 23,
  key: ['id'],
  order: ['(Primary Key)'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    allowPostingFrom: date({ field: 'Allow Posting From' }),
    allowPostingTo: date({ field: 'Allow Posting To' }),
    additionalReportingCurrency: code(10, { field: 'Additional Reporting Currency' }),
    localCurrencyCode: code(10, { field: 'LCY Code' }),
    localCurrencySymbol: text(10, { field: 'Local Currency Symbol' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
    allowQueryFromConsolidation: flag({ field: 'Allow Query From Consolid.' }),
    shortcutDimension1Code: code(20, { field: 'Shortcut Dimension 1 Code', since: 26 }),
    shortcutDimension2Code: code(20, { field: 'Shortcut Dimension 2 Code', since: 26 }),
    shortcutDimension3Code: code(20, { field: 'Shortcut Dimension 3 Code', since: 26 }),
    shortcutDimension4Code: code(20, { field: 'Shortcut Dimension 4 Code', since: 26 }),
    shortcutDimension5Code: code(20, { field: 'Shortcut Dimension 5 Code', since: 26 }),
    shortcutDimension6Code: code(20, { field: 'Shortcut Dimension 6 Code', since: 26 }),
    shortcutDimension7Code: code(20, { field: 'Shortcut Dimension 7 Code', since: 26 }),
    shortcutDimension8Code: code(20, { field: 'Shortcut Dimension 8 Code', since: 26 }),
  },
})
