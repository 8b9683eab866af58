import { entity } from '../../entity.ts'
import { code, decimal, flag, instant, key, text } from '../../kinds.ts'

export const salespeoplePurchasers = entity({
  set: 'salespeoplePurchasers',
  name: 'salespersonPurchaser',
  area: 'relationships',
  route: 'standard',
  about: 'A member of staff who sells or buys for the company.',
  source: {
    page: 30075,
    name: 'APIV2 - Salesperson/Purchaser',
    table: 'Salesperson/Purchaser',
    tableId: 13,
    documented: true,
  },
  since: 26,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(20, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(50, { field: 'Name' }),
    email: text(80, { field: 'E-Mail' }),
    email2: text(80, { field: 'E-Mail 2' }),
    phoneNo: text(30, { field: 'Phone No.' }),
    jobTitle: text(30, { field: 'Job Title' }),
    commisionPercent: decimal({ field: 'Commission %', min: 0, max: 100, decimals: '2:2' }),
    privacyBlocked: flag({ field: 'Privacy Blocked' }),
    blocked: flag({ field: 'Blocked' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page' }),
  },
})
