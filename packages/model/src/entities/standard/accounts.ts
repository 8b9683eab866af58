import { entity } from '../../entity.ts'
import { amount, choice, code, flag, instant, key, option, text } from '../../kinds.ts'
import { glAccountCategory, glAccountType } from '../../options.ts'

export const accounts = entity({
  set: 'accounts',
  name: 'account',
  area: 'finance',
  route: 'standard',
  about: 'An account of the general ledger, in the chart of accounts.',
  source: { page: 30014, name: 'APIV2 - Accounts', table: 'G/L Account', tableId: 15, documented: true },
  since: 17,
  key: ['id'],
  order: ['number'],
  allows: ['list', 'get'],
  properties: {
    id: key(),
    number: code(20, { field: 'No.', notNull: true }),
    displayName: text(100, { field: 'Name' }),
    category: option(glAccountCategory, { field: 'Account Category' }),
    subCategory: text(80, { field: 'Account Subcategory Descript.', flowField: true }),
    blocked: flag({ field: 'Blocked' }),
    accountType: option(glAccountType, { field: 'API Account Type' }),
    directPosting: flag({ field: 'Direct Posting', initial: true }),
    netChange: amount({ field: 'Net Change', since: 19, flowField: true }),
    consolidationTranslationMethod: choice(
      ['Average Rate (Manual)', 'Closing Rate', 'Historical Rate', 'Composite Rate', 'Equity Rate'],
      { field: 'Consol. Translation Method', since: 23 },
    ),
    consolidationDebitAccount: code(20, { field: 'Consol. Debit Acc.', since: 23 }),
    consolidationCreditAccount: code(20, { field: 'Consol. Credit Acc.', since: 23 }),
    excludeFromConsolidation: flag({ field: 'Exclude From Consolidation', since: 24 }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
  navigation: {
    trialBalance: { kind: 'reverse', to: 'trialBalances', many: false, link: { id: 'accountId' } },
  },
})
