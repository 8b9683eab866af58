import { entity } from '../../entity.ts'
import { code, date, decimal, guid, integer, key, option, text, unitAmount } from '../../kinds.ts'
import { salesLineType } from '../../options.ts'

export const salesShipmentLines = entity({
  set: 'salesShipmentLines',
  name: 'salesShipmentLine',
  area: 'sales',
  route: 'standard',
  about: 'One line of a posted sales shipment: what was shipped and how much.',
  source: {
    page: 30063,
    name: 'APIV2 - Sales Shipment Lines',
    table: 'Sales Shipment Line',
    tableId: 111,
    documented: true,
  },
  since: 17,
  key: ['id'],
  order: ['documentNo', 'sequence'],
  allows: ['list', 'get'],
  properties: {
    id: key(),
    documentId: guid({ field: 'Document Id' }),
    documentNo: code(20, { field: 'Document No.' }),
    sequence: integer({ field: 'Line No.' }),
    lineType: option(salesLineType, { field: 'Type' }),
    lineObjectNumber: code(20, { field: 'No.' }),
    description: text(100, { field: 'Description' }),
    description2: text(50, { field: 'Description 2', since: 22 }),
    unitOfMeasureCode: code(10, { field: 'Unit of Measure Code' }),
    unitPrice: unitAmount({ field: 'Unit Price' }),
    quantity: decimal({ field: 'Quantity', decimals: '0:5' }),
    discountPercent: decimal({ field: 'Line Discount %', min: 0, max: 100, decimals: '0:5' }),
    taxPercent: decimal({ field: 'VAT %', decimals: '0:5' }),
    shipmentDate: date({ field: 'Shipment Date' }),
  },
  navigation: {
    dimensionSetLines: {
      kind: 'part',
      to: 'dimensionSetLines',
      many: true,
      link: { id: 'parentId' },
      fixed: { parentType: 'Sales_x0020_Shipment_x0020_Line' },
      insert: true,
    },
    salesShipment: { kind: 'parent', to: 'salesShipments', many: false, link: { documentId: 'id' } },
  },
  rules: [{ on: 'read', kind: 'setup', rule: 'API integration data for the posted lines has not been initialised' }],
})
