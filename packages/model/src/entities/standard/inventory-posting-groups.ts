import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const inventoryPostingGroups = entity({
  set: 'inventoryPostingGroups',
  name: 'inventoryPostingGroup',
  area: 'inventory',
  route: 'standard',
  about: 'A group of items whose inventory value posts to the same general ledger accounts.',
  source: {
    page: 30096,
    name: 'APIV2 - Inventory Post. Group',
    table: 'Inventory Posting Group',
    tableId: 94,
    documented: true,
  },
  since: 19,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get'],
  properties: {
    id: key(),
    code: code(20, { field: 'Code', notNull: true }),
    description: text(100, { field: 'Description' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', since: 23 }),
  },
})
