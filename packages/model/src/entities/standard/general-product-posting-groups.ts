import { entity } from '../../entity.ts'
import { code, flag, instant, key, text } from '../../kinds.ts'

export const generalProductPostingGroups = entity({
  set: 'generalProductPostingGroups',
  name: 'generalProductPostingGroup',
  area: 'finance',
  route: 'standard',
  about: 'A group of items or resources that post to the same general ledger accounts.',
  source: {
    page: 30079,
    name: 'APIV2 - Gen. Prod. Post. Group',
    table: 'Gen. Product Posting Group',
    tableId: 251,
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
    defaultVATProductPostingGroup: code(20, { field: 'Def. VAT Prod. Posting Group' }),
    autoInsertDefault: flag({ field: 'Auto Insert Default', initial: true }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', since: 23 }),
  },
})
