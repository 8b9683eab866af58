import { entity } from '../../entity.ts'
import { date, decimal, integer, key, text } from '../../kinds.ts'

export const cashFlowStatements = entity({
  set: 'cashFlowStatements',
  name: 'cashFlowStatement',
  area: 'reports',
  route: 'standard',
  about: 'One line of the cash flow statement: money that came in or went out.',
  source: {
    page: 30026,
    name: 'APIV2 - Cash Flow Statement',
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
