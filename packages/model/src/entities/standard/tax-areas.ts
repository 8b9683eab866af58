import { entity } from '../../entity.ts'
import { code, instant, key, option, text } from '../../kinds.ts'
import { taxBufferType } from '../../options.ts'

export const taxAreas = entity({
  set: 'taxAreas',
  name: 'taxArea',
  area: 'finance',
  route: 'standard',
  about: 'Who is taxed alike: a tax area where sales tax applies, a VAT business posting group where VAT applies.',
  source: {
    page: 30036,
    name: 'APIV2 - Tax Areas',
    table: 'Tax Area Buffer',
    tableId: 5504,
    temporary: true,
    documented: true,
  },
  since: 17,
  key: ['id'],
  order: ['id'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key({ field: 'Id' }),
    code: code(20, { field: 'Code', notNull: true }),
    displayName: text(100, { field: 'Description' }),
    taxType: option(taxBufferType, { field: 'Type', readOnly: 'page' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page' }),
  },
})
