import { entity } from '../../entity.ts'
import { code, decimal, flag, instant, key, text } from '../../kinds.ts'

export const paymentTerms = entity({
  set: 'paymentTerms',
  name: 'paymentTerm',
  area: 'setup',
  route: 'standard',
  about: 'When payment is due, and the discount for paying early.',
  source: { page: 30023, name: 'APIV2 - Payment Terms', table: 'Payment Terms', tableId: 3, documented: true },
  since: 17,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(100, { field: 'Description' }),
    dueDateCalculation: text(0, { field: 'Due Date Calculation', format: 'dateFormula' }),
    discountDateCalculation: text(0, { field: 'Discount Date Calculation', format: 'dateFormula' }),
    discountPercent: decimal({ field: 'Discount %', min: 0, max: 100, decimals: '0:5' }),
    calculateDiscountOnCreditMemos: flag({ field: 'Calc. Pmt. Disc. on Cr. Memos' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
})
