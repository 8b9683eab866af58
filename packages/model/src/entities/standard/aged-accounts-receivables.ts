import { entity } from '../../entity.ts'
import { code, date, decimal, key, text } from '../../kinds.ts'

export const agedAccountsReceivables = entity({
  set: 'agedAccountsReceivables',
  name: 'agedAccountsReceivable',
  area: 'reports',
  route: 'standard',
  about: 'What one customer owes, split by how long it has been due; the last row is the total.',
  source: {
    page: 30031,
    name: 'APIV2 - Aged AR',
    table: 'Aged Report Entity',
    tableId: 5499,
    temporary: true,
    documented: true,
  },
  since: 17,
  key: ['customerId'],
  order: ['customerId'],
  allows: ['list', 'get'],
  properties: {
    customerId: key({ field: 'AccountId' }),
    customerNumber: code(20, { field: 'No.' }),
    name: text(100, { field: 'Name' }),
    currencyCode: code(10, { field: 'Currency Code' }),
    balanceDue: decimal({ field: 'Balance' }),
    currentAmount: decimal({ field: 'Before' }),
    period1Label: text(30, { field: 'Period 1 Label', since: 25 }),
    period1Amount: decimal({ field: 'Period 1' }),
    period2Label: text(30, { field: 'Period 2 Label', since: 25 }),
    period2Amount: decimal({ field: 'Period 2' }),
    period3Label: text(30, { field: 'Period 3 Label', since: 25 }),
    period3Amount: decimal({ field: 'Period 3' }),
    agedAsOfDate: date({ field: 'Period Start Date' }),
    periodLengthFilter: text(10, { field: 'Period Length' }),
  },
  navigation: {
    customer: { kind: 'parent', to: 'customers', many: false, link: { customerId: 'id' } },
  },
})
