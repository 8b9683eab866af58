import { entity } from '../../entity.ts'
import { amount, code, instant, key } from '../../kinds.ts'

export const customerFinancialDetails = entity({
  set: 'customerFinancialDetails',
  name: 'customerFinancialDetail',
  area: 'sales',
  route: 'standard',
  about: 'What a customer owes, what of it is overdue, and what the customer has bought in total.',
  source: { page: 30048, name: 'APIV2 - Cust Financial Details', table: 'Customer', tableId: 18, documented: true },
  since: 17,
  key: ['id'],
  order: ['number'],
  allows: ['list', 'get'],
  properties: {
    id: key(),
    number: code(20, { field: 'No.' }),
    balance: amount({ field: 'Balance (LCY)', flowField: true }),
    totalSalesExcludingTax: amount({ field: 'Sales (LCY)', flowField: true }),
    overdueAmount: amount({ field: 'Balance Due (LCY)', flowField: true }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', since: 23 }),
  },
  navigation: {
    customer: { kind: 'parent', to: 'customers', many: false, link: { id: 'id' } },
  },
})
