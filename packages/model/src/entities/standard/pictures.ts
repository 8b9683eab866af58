import { entity } from '../../entity.ts'
import { integer, key, option, stream, text } from '../../kinds.ts'
import { pictureEntityParentType } from '../../options.ts'

export const pictures = entity({
  set: 'pictures',
  name: 'picture',
  area: 'documents',
  route: 'standard',
  about: 'The image of a customer, vendor, item, item variant, contact or employee.',
  source: {
    page: 30053,
    name: 'APIV2 - Pictures',
    table: 'Picture Entity',
    tableId: 5468,
    temporary: true,
    documented: true,
  },
  since: 17,
  key: ['id'],
  order: ['id'],
  allows: ['list', 'get', 'update', 'delete'],
  needsParent: true,
  properties: {
    id: key({ field: 'Id' }),
    parentType: option(pictureEntityParentType, { field: 'Parent Type', readOnly: 'page' }),
    width: integer({ field: 'Width', readOnly: 'page' }),
    height: integer({ field: 'Height', readOnly: 'page' }),
    contentType: text(100, { field: 'Mime Type', readOnly: 'page' }),
    pictureContent: stream({ field: 'Content' }),
  },
  navigation: {
    item: { kind: 'parent', to: 'items', many: false, link: { id: 'id' } },
    customer: { kind: 'parent', to: 'customers', many: false, link: { id: 'id' } },
    vendor: { kind: 'parent', to: 'vendors', many: false, link: { id: 'id' } },
    employee: { kind: 'parent', to: 'employees', many: false, link: { id: 'id' } },
    itemVariant: { kind: 'parent', to: 'itemVariants', many: false, link: { id: 'id' } },
    contact: { kind: 'parent', to: 'contacts', many: false, link: { id: 'id' } },
  },
  rules: [
    {
      on: 'read',
      kind: 'parentRequired',
      rule: 'must be addressed through its parent, or with the parent given in filter/body',
    },
  ],
})
