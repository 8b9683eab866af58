import { entity } from '../../entity.ts'
import { code, instant, key, text } from '../../kinds.ts'

export const locations = entity({
  set: 'locations',
  name: 'location',
  area: 'inventory',
  route: 'standard',
  about: 'A place where inventory is kept, such as a warehouse or a shop.',
  source: { page: 30076, name: 'APIV2 - Locations', table: 'Location', tableId: 14, documented: true },
  since: 18,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(100, { field: 'Name' }),
    contact: text(100, { field: 'Contact' }),
    addressLine1: text(100, { field: 'Address' }),
    addressLine2: text(50, { field: 'Address 2' }),
    city: text(30, {
      field: 'City',
      refersTo: [
        { table: 'Post Code', field: 'City' },
        { table: 'Post Code', field: 'City', filtered: true },
      ],
      unenforced: true,
    }),
    state: text(30, { field: 'County' }),
    country: code(10, { field: 'Country/Region Code', refersTo: { to: 'countriesRegions.code' } }),
    postalCode: code(20, {
      field: 'Post Code',
      refersTo: [
        { table: 'Post Code', field: 'Code' },
        { table: 'Post Code', field: 'Code', filtered: true },
      ],
      unenforced: true,
    }),
    phoneNumber: text(30, { field: 'Phone No.' }),
    email: text(80, { field: 'E-Mail' }),
    website: text(255, { field: 'Home Page' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page', since: 23 }),
  },
})
