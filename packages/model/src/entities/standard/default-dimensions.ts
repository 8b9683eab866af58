import { entity } from '../../entity.ts'
import { code, guid, instant, key, option } from '../../kinds.ts'
import { defaultDimensionParentType, defaultDimensionValuePostingType } from '../../options.ts'

export const defaultDimensions = entity({
  set: 'defaultDimensions',
  name: 'defaultDimension',
  area: 'finance',
  route: 'standard',
  about:
    'A dimension value that a master record, such as a customer or an item, passes on to its documents and entries.',
  source: {
    page: 30054,
    name: 'APIV2 - Default Dimensions',
    table: 'Default Dimension',
    tableId: 352,
    documented: true,
  },
  since: 17,
  key: ['id'],
  order: ['(Table ID)', '(No.)', 'dimensionCode'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    parentType: option(defaultDimensionParentType, { field: 'Parent Type' }),
    parentId: guid({
      field: 'ParentId',
      refersTo: [{ to: 'accounts.id' }, { to: 'customers.id' }, { to: 'vendors.id' }, { to: 'employees.id' }],
    }),
    dimensionId: guid({ field: 'DimensionId', refersTo: { to: 'dimensions.id' } }),
    dimensionCode: code(20, { field: 'Dimension Code', notNull: true, readOnly: 'page' }),
    dimensionValueId: guid({ field: 'DimensionValueId', refersTo: { to: 'dimensionValues.id' } }),
    dimensionValueCode: code(20, { field: 'Dimension Value Code', readOnly: 'page' }),
    postingValidation: option(defaultDimensionValuePostingType, { field: 'Value Posting' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page', since: 23 }),
  },
  navigation: {
    account: { kind: 'lookup', to: 'accounts', many: false, link: { parentId: 'id' } },
    dimension: { kind: 'lookup', to: 'dimensions', many: false, link: { dimensionId: 'id' } },
    dimensionValue: { kind: 'lookup', to: 'dimensionValues', many: false, link: { dimensionValueId: 'id' } },
    item: { kind: 'parent', to: 'items', many: false, link: { parentId: 'id' } },
    customer: { kind: 'parent', to: 'customers', many: false, link: { parentId: 'id' } },
    vendor: { kind: 'parent', to: 'vendors', many: false, link: { parentId: 'id' } },
    employee: { kind: 'parent', to: 'employees', many: false, link: { parentId: 'id' } },
  },
  rules: [
    {
      on: 'create',
      kind: 'parentRequired',
      rule: 'must be addressed through its parent, or with the parent given in filter/body',
    },
  ],
})
