import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const unitsOfMeasure = entity({
  set: 'unitsOfMeasure',
  name: 'unitOfMeasure',
  area: 'inventory',
  route: 'standard',
  about: 'A unit in which things are counted, such as piece, box or hour.',
  source: { page: 30030, name: 'APIV2 - Units of Measure', table: 'Unit of Measure', tableId: 204, documented: true },
  since: 17,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(50, { field: 'Description' }),
    internationalStandardCode: code(10, { field: 'International Standard Code' }),
    symbol: text(10, { field: 'Symbol' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
})
