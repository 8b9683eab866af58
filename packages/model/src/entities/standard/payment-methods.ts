import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const paymentMethods = entity({
  set: 'paymentMethods',
  name: 'paymentMethod',
  area: 'setup',
  route: 'standard',
  about: 'A way to pay, such as cash, cheque or bank transfer.',
  source: { page: 30020, name: 'APIV2 - Payment Methods', table: 'Payment Method', tableId: 289, documented: true },
  since: 17,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(100, { field: 'Description' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
})
