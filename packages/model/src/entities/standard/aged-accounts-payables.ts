import { entity } from '../../entity.ts'
import { code, date, decimal, key, text } from '../../kinds.ts'

export const agedAccountsPayables = entity({
  set: 'agedAccountsPayables',
  name: 'agedAccountsPayable',
  area: 'reports',
  route: 'standard',
  about: 'What is owed to one vendor, split by how long it has been due; the last row is the total.',
  source: {
    page: 30032,
    name: 'APIV2 - Aged AP',
    table: 'Aged Report Entity',
    tableId: 5499,
    temporary: true,
    documented: true,
  },
  since: 17,
  key: ['vendorId'],
  order: ['vendorId'],
  allows: ['list', 'get'],
  properties: {
    vendorId: key({ field: 'AccountId' }),
    vendorNumber: code(20, { field: 'No.' }),
    name: text(100, { field: 'Name' }),
    currencyCode: code(10, { field: 'Currency Code' }),
    balanceDue: decimal({ field: 'Balance' }),
    currentAmount: decimal({ field: 'Before' }),
    period1Amount: decimal({ field: 'Period 1' }),
    period2Amount: decimal({ field: 'Period 2' }),
    period3Amount: decimal({ field: 'Period 3' }),
    agedAsOfDate: date({ field: 'Period Start Date' }),
    periodLengthFilter: text(10, { field: 'Period Length' }),
  },
  navigation: {
    vendor: { kind: 'parent', to: 'vendors', many: false, link: { vendorId: 'id' } },
  },
})
