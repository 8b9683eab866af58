import { entity } from '../../entity.ts'
import { date, flag, instant, key, text } from '../../kinds.ts'

export const accountingPeriods = entity({
  set: 'accountingPeriods',
  name: 'accountingPeriod',
  area: 'finance',
  route: 'standard',
  about:
    'A period of the fiscal calendar, most often a month; it tells which fiscal year it belongs to and whether that is closed.',
  source: {
    page: 30086,
    name: 'APIV2 - Accounting Periods',
    table: 'Accounting Period',
    tableId: 50,
    documented: true,
  },
  since: 23,
  key: ['id'],
  order: ['startingDate'],
  allows: ['list', 'get'],
  readsReplica: true,
  properties: {
    id: key(),
    startingDate: date({ field: 'Starting Date', notNull: true }),
    name: text(10, { field: 'Name' }),
    newFiscalYear: flag({ field: 'New Fiscal Year' }),
    closed: flag({ field: 'Closed' }),
    dateLocked: flag({ field: 'Date Locked' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
})
