import { entity } from '../../entity.ts'
import { amount, code, instant, key, text } from '../../kinds.ts'

export const currencies = entity({
  set: 'currencies',
  name: 'currency',
  area: 'finance',
  route: 'standard',
  about: 'A foreign currency in which the company trades, with its rounding.',
  source: { page: 30019, name: 'APIV2 - Currencies', table: 'Currency', tableId: 4, documented: true },
  since: 17,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(30, { field: 'Description' }),
    symbol: text(10, { field: 'Symbol' }),
    amountDecimalPlaces: text(5, { field: 'Amount Decimal Places', notNull: true, initial: '2:2' }),
    amountRoundingPrecision: amount({ field: 'Invoice Rounding Precision', decimals: '2:5', initial: 0.01 }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
})
