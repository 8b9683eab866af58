import { entity } from '../../entity.ts'
import { code, key, text } from '../../kinds.ts'

export const disputeStatus = entity({
  set: 'disputeStatus',
  name: 'disputeStatus',
  area: 'sales',
  route: 'standard',
  about: 'A word for how far a dispute over a posted sales invoice has come.',
  source: { page: 30088, name: 'APIV2 - Dispute Status', table: 'Dispute Status', tableId: 142, documented: true },
  since: 25,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(100, { field: 'Description' }),
  },
})
