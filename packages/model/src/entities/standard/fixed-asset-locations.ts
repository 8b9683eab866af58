import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const fixedAssetLocations = entity({
  set: 'fixedAssetLocations',
  name: 'fixedAssetLocation',
  area: 'finance',
  route: 'standard',
  about: 'A place where fixed assets stand.',
  source: { page: 30097, name: 'APIV2 - FA Locations', table: 'FA Location', tableId: 5609, documented: true },
  since: 23,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(50, { field: 'Name' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
})
