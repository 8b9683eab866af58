import { entity } from '../../entity.ts'
import { code, guid, key, option, text } from '../../kinds.ts'
import { contactBusinessRelationLinkToTable, contactType } from '../../options.ts'

export const contactsInformation = entity({
  set: 'contactsInformation',
  name: 'contactInformation',
  area: 'relationships',
  route: 'standard',
  about: 'A contact that belongs to a certain customer or vendor, or to another contact.',
  source: {
    page: 30072,
    name: 'APIV2 - Contacts Information',
    table: 'Contact Information Buffer',
    tableId: 5049,
    temporary: true,
    documented: true,
  },
  since: 18,
  key: ['contactId'],
  order: ['contactId'],
  allows: ['list', 'get'],
  needsParent: true,
  properties: {
    contactId: key({ field: 'Contact Id' }),
    contactNumber: code(20, { field: 'Contact No.', notNull: true }),
    contactName: text(100, { field: 'Contact Name' }),
    contactType: option(contactType, { field: 'Contact Type' }),
    relatedId: guid({ field: 'Related Id', notNull: true }),
    relatedType: option(contactBusinessRelationLinkToTable, { field: 'Related Type', notNull: true }),
  },
  navigation: {
    contact: { kind: 'part', to: 'contacts', many: false, link: { contactId: 'id' }, insert: true },
    customer: { kind: 'parent', to: 'customers', many: false, link: { relatedId: 'id' } },
    vendor: { kind: 'parent', to: 'vendors', many: false, link: { relatedId: 'id' } },
  },
  rules: [{ on: 'read', kind: 'parentRequired', rule: 'must be addressed through customer, vendor or contact' }],
})
