import { entity } from '../../entity.ts'
import { code, date, decimal, guid, integer, key, option, text, unitAmount } from '../../kinds.ts'
import { purchaseLineType } from '../../options.ts'

export const purchaseReceiptLines = entity({
  set: 'purchaseReceiptLines',
  name: 'purchaseReceiptLine',
  area: 'purchases',
  route: 'standard',
  about: 'One line of a posted purchase receipt: what arrived and how much.',
  source: {
    page: 30065,
    name: 'APIV2 - Purch Receipt Lines',
    table: 'Purch. Rcpt. Line',
    tableId: 121,
    documented: true,
  },
  since: 17,
  key: ['id'],
  order: ['(Document No.)', 'sequence'],
  allows: ['list', 'get'],
  properties: {
    id: key(),
    documentId: guid({ field: 'Document Id' }),
    sequence: integer({ field: 'Line No.' }),
    lineType: option(purchaseLineType, { field: 'Type' }),
    lineObjectNumber: code(20, { field: 'No.' }),
    description: text(100, { field: 'Description' }),
    description2: text(50, { field: 'Description 2', since: 22 }),
    unitOfMeasureCode: code(10, { field: 'Unit of Measure Code' }),
    unitCost: unitAmount({ field: 'Direct Unit Cost' }),
    quantity: decimal({ field: 'Quantity', decimals: '0:5' }),
    discountPercent: decimal({ field: 'Line Discount %', min: 0, max: 100, decimals: '0:5' }),
    taxPercent: decimal({ field: 'VAT %', decimals: '0:5' }),
    expectedReceiptDate: date({ field: 'Expected Receipt Date' }),
  },
  navigation: {
    dimensionSetLines: {
      kind: 'part',
      to: 'dimensionSetLines',
      many: true,
      link: { id: 'parentId' },
      fixed: { parentType: 'Purchase_x0020_Receipt_x0020_Line' },
      insert: true,
    },
    purchaseReceipt: { kind: 'parent', to: 'purchaseReceipts', many: false, link: { documentId: 'id' } },
  },
  rules: [{ on: 'read', kind: 'setup', rule: 'API integration data for the posted lines has not been initialised' }],
})
