import { entity } from '../../entity.ts'
import { code, instant, key, option, text } from '../../kinds.ts'
import { taxBufferType } from '../../options.ts'

export const taxGroups = entity({
  set: 'taxGroups',
  name: 'taxGroup',
  area: 'finance',
  route: 'standard',
  about: 'What is taxed alike: a tax group where sales tax applies, a VAT product posting group where VAT applies.',
  source: {
    page: 30015,
    name: 'APIV2 - Tax Groups',
    table: 'Tax Group Buffer',
    tableId: 5480,
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
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
})
