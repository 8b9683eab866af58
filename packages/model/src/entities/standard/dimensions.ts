import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const dimensions = entity({
  set: 'dimensions',
  name: 'dimension',
  area: 'finance',
  route: 'standard',
  about: 'A way to tag entries for analysis, such as department or project.',
  source: { page: 30021, name: 'APIV2 - Dimensions', table: 'Dimension', tableId: 348, documented: true },
  since: 17,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get'],
  properties: {
    id: key(),
    code: code(20, { field: 'Code', notNull: true }),
    displayName: text(30, { field: 'Name' }),
    consolidationCode: code(20, { field: 'Consolidation Code', since: 23 }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt' }),
  },
  navigation: {
    dimensionValues: { kind: 'part', to: 'dimensionValues', many: true, link: { id: 'dimensionId' } },
  },
})
