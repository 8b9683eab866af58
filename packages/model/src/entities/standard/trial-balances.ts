import { entity } from '../../entity.ts'
import { code, date, key, option, text } from '../../kinds.ts'
import { glAccountType } from '../../options.ts'

export const trialBalances = entity({
  set: 'trialBalances',
  name: 'trialBalance',
  area: 'reports',
  route: 'standard',
  about: 'One line of the trial balance: an account with its debit and credit totals and balances.',
  source: {
    page: 30034,
    name: 'APIV2 - Trial Balance',
    table: 'Trial Balance Entity Buffer',
    tableId: 5488,
    temporary: true,
    documented: true,
  },
  since: 17,
  key: ['accountId'],
  order: ['number'],
  allows: ['list', 'get'],
  properties: {
    accountId: key({ field: 'Account Id' }),
    number: code(20, { field: 'No.' }),
    accountType: option(glAccountType, { field: 'Account Type' }),
    display: text(100, { field: 'Name' }),
    totalDebit: text(30, { field: 'Total Debit' }),
    totalCredit: text(30, { field: 'Total Credit' }),
    balanceAtDateDebit: text(30, { field: 'Balance at Date Debit' }),
    balanceAtDateCredit: text(30, { field: 'Balance at Date Credit' }),
    dateFilter: date({ field: 'Date Filter' }),
  },
  navigation: {
    account: { kind: 'lookup', to: 'accounts', many: false, link: { accountId: 'id' } },
  },
})
