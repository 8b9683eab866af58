import { entity } from '../../entity.ts'
import { date, decimal, guid, text } from '../../kinds.ts'

export const vendorPurchases = entity({
  set: 'vendorPurchases',
  name: 'vendorPurchase',
  area: 'reports',
  route: 'standard',
  about: 'What has been bought from one vendor in a span of time.',
  source: {
    query: 30001,
    name: 'APIV2 - Vendor Purchases',
    joins: [
      { table: 'Vendor' },
      { table: 'Vendor Ledger Entry', on: '"Vendor No." = QueryElement1."No."', join: 'LeftOuterJoin' },
    ],
    documented: true,
  },
  since: 17,
  key: ['vendorId', 'vendorNumber', 'name'],
  unsortable: true,
  noEtag: true,
  allows: ['list', 'get'],
  properties: {
    vendorId: guid({ field: 'Vendor.SystemId' }),
    vendorNumber: text(20, { field: 'Vendor.No.' }),
    name: text(100, { field: 'Vendor.Name' }),
    totalPurchaseAmount: decimal({ field: 'Vendor Ledger Entry.Purchase (LCY)', aggregate: 'Sum', reverseSign: true }),
    dateFilter_FilterOnly: date({ field: 'Vendor Ledger Entry.Posting Date', filterOnly: true }),
  },
})
