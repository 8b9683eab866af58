import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const shipmentMethods = entity({
  set: 'shipmentMethods',
  name: 'shipmentMethod',
  area: 'setup',
  route: 'standard',
  about: 'A way or clause of delivery, such as ex works.',
  source: { page: 30024, name: 'APIV2 - Shipment Methods', table: 'Shipment Method', tableId: 10, documented: true },
  since: 17,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(100, { field: 'Description' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
})
