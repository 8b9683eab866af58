import { entity } from '../../entity.ts'
import { date, decimal, integer, key, text } from '../../kinds.ts'

export const balanceSheets = entity({
  set: 'balanceSheets',
  name: 'balanceSheet',
  area: 'reports',
  route: 'standard',
  about: 'One line of the balance sheet: what the company owns or owes.',
  source: {
    page: 30033,
    name: 'APIV2 - Balance Sheet',
    table: 'Balance Sheet Buffer',
    tableId: 5487,
    temporary: true,
    documented: true,
  },
  since: 17,
  key: ['id'],
  order: ['lineNumber'],
  allows: ['list', 'get'],
  properties: {
    id: key({ field: 'Id' }),
    lineNumber: integer({ field: 'Line No.' }),
    display: text(250, { field: 'Description' }),
    balance: decimal({ field: 'Balance' }),
    lineType: text(30, { field: 'Line Type' }),
    indentation: integer({ field: 'Indentation' }),
    dateFilter: date({ field: 'Date Filter' }),
  },
})
