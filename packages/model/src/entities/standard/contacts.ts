import { entity } from '../../entity.ts'
import { code, date, flag, instant, key, option, text } from '../../kinds.ts'
import { contactBusinessRelation, contactType } from '../../options.ts'

export const contacts = entity({
  set: 'contacts',
  name: 'contact',
  area: 'relationships',
  route: 'standard',
  about: 'A person or company that the company deals with, whether or not it buys or sells.',
  source: { page: 30071, name: 'APIV2 - Contacts', table: 'Contact', tableId: 5050, documented: true },
  since: 18,
  key: ['id'],
  order: ['number'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    number: code(20, { field: 'No.' }),
    type: option(contactType, { field: 'Type' }),
    displayName: text(100, { field: 'Name', required: true, requiredBy: 'pageTrigger', notNull: true }),
    jobTitle: text(30, { field: 'Job Title', notNull: true, since: 25 }),
    companyNumber: code(20, { field: 'Company No.', refersTo: { to: 'contacts.number', filtered: true } }),
    companyName: text(100, {
      field: 'Company Name',
      refersTo: { to: 'contacts.displayName', filtered: true },
      unenforced: true,
    }),
    contactBusinessRelation: option(contactBusinessRelation, {
      field: 'Contact Business Relation',
      readOnly: 'table',
      since: 19,
    }),
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
    mobilePhoneNumber: text(30, { field: 'Mobile Phone No.' }),
    email: text(80, { field: 'E-Mail' }),
    website: text(255, { field: 'Home Page' }),
    searchName: code(100, { field: 'Search Name' }),
    privacyBlocked: flag({ field: 'Privacy Blocked' }),
    taxRegistrationNumber: text(50, { calculated: true, hiddenLength: true }),
    lastInteractionDate: date({ field: 'Date of Last Interaction', readOnly: 'page', flowField: true }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
  navigation: {
    picture: { kind: 'part', to: 'pictures', many: false, link: { id: 'id' }, fixed: { parentType: 'Contact' } },
    contactInformation: { kind: 'parent', to: 'contactsInformation', many: false, link: { id: 'contactId' } },
  },
  rules: [
    { on: 'create', kind: 'required', rule: 'displayName has to be supplied and non-empty' },
    { on: 'set:displayName', kind: 'notBlank', rule: 'displayName may not be set to an empty string' },
  ],
})
