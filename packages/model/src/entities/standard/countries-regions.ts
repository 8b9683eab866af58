import { entity } from '../../entity.ts'
import { code, instant, key, option, text } from '../../kinds.ts'
import { countryRegionAddressFormat } from '../../options.ts'

export const countriesRegions = entity({
  set: 'countriesRegions',
  name: 'countryRegion',
  area: 'setup',
  route: 'standard',
  about: 'A country or region, and the way addresses are written there.',
  source: { page: 30027, name: 'APIV2 - Countries/Regions', table: 'Country/Region', tableId: 9, documented: true },
  since: 17,
  key: ['id'],
  order: ['code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Code', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(50, { field: 'Name' }),
    addressFormat: option(countryRegionAddressFormat, {
      field: 'Address Format',
      initial: 'City_x002B_Post_x0020_Code',
    }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
})
