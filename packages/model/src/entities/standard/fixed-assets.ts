import { entity } from '../../entity.ts'
import { code, flag, guid, instant, key, text } from '../../kinds.ts'

export const fixedAssets = entity({
  set: 'fixedAssets',
  name: 'fixedAsset',
  area: 'finance',
  route: 'standard',
  about: 'Something of lasting value that the company owns and uses, such as a machine or a car.',
  source: { page: 30098, name: 'APIV2 - Fixed Assets', table: 'Fixed Asset', tableId: 5600, documented: true },
  since: 23,
  key: ['id'],
  order: ['number'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    number: code(20, { field: 'No.' }),
    displayName: text(100, { field: 'Description' }),
    fixedAssetLocationCode: code(10, { field: 'FA Location Code', refersTo: { to: 'fixedAssetLocations.code' } }),
    fixedAssetLocationId: guid({ field: 'FA Location Id', refersTo: { to: 'fixedAssetLocations.id' } }),
    classCode: code(10, { field: 'FA Class Code', refersTo: { table: 'FA Class', field: 'Code' } }),
    subclassCode: code(10, { field: 'FA Subclass Code', refersTo: { table: 'FA Subclass', field: 'Code' } }),
    blocked: flag({ field: 'Blocked' }),
    serialNumber: text(50, { field: 'Serial No.' }),
    employeeNumber: code(20, { field: 'Responsible Employee', refersTo: { to: 'employees.number' } }),
    employeeId: guid({ field: 'Responsible Employee Id', refersTo: { to: 'employees.id' } }),
    underMaintenance: flag({ field: 'Under Maintenance' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
  navigation: {
    fixedAssetLocation: {
      kind: 'part',
      to: 'fixedAssetLocations',
      many: false,
      link: { fixedAssetLocationId: 'id' },
      insert: true,
    },
    employee: { kind: 'part', to: 'employees', many: false, link: { employeeId: 'id' }, insert: true },
  },
})
