import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const itemCategories = entity({
  set: 'itemCategories',
  name: 'itemCategory',
  area: 'inventory',
  route: 'standard',
  about: 'A group that items are sorted into.',
  source: { page: 30025, name: 'APIV2 - Item Categories', table: 'Item Category', tableId: 5722, documented: true },
  since: 17,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(20, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(100, { field: 'Description' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
})
