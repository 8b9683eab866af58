import { entity } from '../../entity.ts'
import { code, guid, instant, key, text } from '../../kinds.ts'

export const dimensionValues = entity({
  set: 'dimensionValues',
  name: 'dimensionValue',
  area: 'finance',
  route: 'standard',
  about: 'One value of a dimension, such as a certain department.',
  source: {
    page: 30040,
    name: 'APIV2 Dimension Values Entity',
    table: 'Dimension Value',
    tableId: 349,
    documented: true,
  },
  since: 17,
  key: ['id'],
  order: ['(Dimension Code)', 'code'],
  allows: ['list', 'get'],
  properties: {
    id: key(),
    code: code(20, { field: 'Code', notNull: true }),
    dimensionId: guid({ field: 'Dimension Id' }),
    displayName: text(50, { field: 'Name' }),
    consolidationCode: code(20, { field: 'Consolidation Code', since: 23 }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
  navigation: {
    dimension: { kind: 'parent', to: 'dimensions', many: false, link: { dimensionId: 'id' } },
  },
})
