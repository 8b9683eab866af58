import { entity } from '../../entity.ts'
import { date, decimal, integer, key, text } from '../../kinds.ts'

export const incomeStatements = entity({
  set: 'incomeStatements',
  name: 'incomeStatement',
  area: 'reports',
  route: 'standard',
  about: 'One line of the income statement: revenue, cost or a total of them.',
  source: {
    page: 30035,
    name: 'APIV2 - Income Statement',
    table: 'Acc. Schedule Line Entity',
    tableId: 5503,
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
    netChange: decimal({ field: 'Net Change' }),
    lineType: text(30, { field: 'Line Type' }),
    indentation: integer({ field: 'Indentation' }),
    dateFilter: date({ field: 'Date Filter' }),
  },
})
