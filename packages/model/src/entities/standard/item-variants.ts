import { entity } from '../../entity.ts'
import { code, guid, instant, key, text } from '../../kinds.ts'

export const itemVariants = entity({
  set: 'itemVariants',
  name: 'itemVariant',
  area: 'inventory',
  route: 'standard',
  about: 'A variety of an item, such as a colour or a size.',
  source: { page: 30052, name: 'APIV2 - Item Variants', table: 'Item Variant', tableId: 5401, documented: true },
  since: 17,
  key: ['id'],
  order: ['itemNumber', 'code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    itemId: guid({ field: 'Item Id', refersTo: { to: 'items.id' } }),
    itemNumber: code(20, { field: 'Item No.', refersTo: { to: 'items.number' } }),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    description: text(100, { field: 'Description' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page', since: 23 }),
  },
  navigation: {
    picture: {
      kind: 'part',
      to: 'pictures',
      many: false,
      link: { id: 'id' },
      fixed: { parentType: 'Item_x0020_Variant' },
      since: 29,
    },
    item: { kind: 'parent', to: 'items', many: false, link: { itemId: 'id' } },
  },
  rules: [
    { on: 'set:itemId', kind: 'mismatch', rule: 'id and number/code given for item must identify the same Item' },
    { on: 'set:itemId', kind: 'reference', rule: 'itemId must resolve to an existing Item' },
    { on: 'set:itemNumber', kind: 'reference', rule: 'itemNumber must resolve to an existing Item' },
    { on: 'set:itemNumber', kind: 'mismatch', rule: 'id and number/code given for item must identify the same Item' },
  ],
})
