import { entity } from '../../entity.ts'
import { date, decimal, integer, key, text } from '../../kinds.ts'

export const retainedEarningsStatements = entity({
  set: 'retainedEarningsStatements',
  name: 'retainedEarningsStatement',
  area: 'reports',
  route: 'standard',
  about: 'One line of the statement of retained earnings: profit kept in the company.',
  source: {
    page: 30029,
    name: 'APIV2 - Retained Earnings',
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
