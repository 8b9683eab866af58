import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const customerReturnReasons = entity({
  set: 'customerReturnReasons',
  name: 'customerReturnReason',
  area: 'sales',
  route: 'standard',
  about: 'A reason why customers send goods back.',
  source: { page: 30077, name: 'APIV2 - Cust. Return Reasons', table: 'Reason Code', tableId: 231, documented: true },
  since: 18,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    description: text(100, { field: 'Description' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page', since: 23 }),
  },
})
