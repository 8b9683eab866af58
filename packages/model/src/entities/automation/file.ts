import { entity } from '../../entity.ts'
import { code, stream } from '../../kinds.ts'

export const file = entity({
  set: 'file',
  name: 'file',
  area: 'automation',
  route: 'automation',
  about: 'The content of a configuration package, uploaded before its import.',
  source: { page: 30057, name: 'APIV2 - Aut. Conf. Pack. File', table: 'Tenant Config. Package File' },
  since: 18,
  key: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  needsParent: true,
  onlyBelow: 'configurationPackages',
  properties: {
    code: code(20, { notNull: true, readOnly: true }),
    content: stream(),
  },
  rules: [{ on: 'read', kind: 'parentRequired', rule: 'configuration package code must be known' }],
})
