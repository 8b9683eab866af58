import { entity } from '../../entity.ts'
import { date, decimal, guid, text } from '../../kinds.ts'

export const customerSales = entity({
  set: 'customerSales',
  name: 'customerSale',
  area: 'reports',
  route: 'standard',
  about: 'What has been sold to one customer in a span of time.',
  source: {
    query: 30000,
    name: 'APIV2 - Customer Sales',
    joins: [
      { table: 'Customer' },
      {
        table: 'Cust. Ledger Entry',
        on: '"Customer No." = QueryElement1."No."',
        join: 'LeftOuterJoin',
        filter: '"Document Type" = filter(Invoice | "Credit Memo")',
      },
    ],
    documented: true,
  },
  since: 17,
  key: ['customerId', 'customerNumber', 'name'],
  unsortable: true,
  noEtag: true,
  allows: ['list', 'get'],
  properties: {
    customerId: guid({ field: 'Customer.SystemId' }),
    customerNumber: text(20, { field: 'Customer.No.' }),
    name: text(100, { field: 'Customer.Name' }),
    totalSalesAmount: decimal({ field: 'Cust. Ledger Entry.Sales (LCY)', aggregate: 'Sum' }),
    dateFilter_FilterOnly: date({ field: 'Cust. Ledger Entry.Posting Date', filterOnly: true }),
  },
})
