import { entity } from '../../entity.ts'
import { code, date, instant, key, stream, text } from '../../kinds.ts'

export const companyInformation = entity({
  set: 'companyInformation',
  name: 'companyInformation',
  area: 'setup',
  route: 'standard',
  about: "The company's own name, address, tax number, logo and level of features; exactly one record.",
  source: {
    page: 30011,
    name: 'APIV2 - Company Information',
    table: 'Company Information',
    tableId: 79,
    documented: true,
  },
  since: 17,
  key: ['id'],
  order: ['(Primary Key)'],
  allows: ['list', 'get', 'update'],
  properties: {
    id: key(),
    displayName: text(100, { field: 'Name' }),
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
    faxNumber: text(30, { field: 'Fax No.' }),
    email: text(80, { field: 'E-Mail' }),
    website: text(255, { field: 'Home Page' }),
    taxRegistrationNumber: text(50, { calculated: true, hiddenLength: true }),
    currencyCode: code(10, { readOnly: 'page', calculated: true, hiddenLength: true }),
    currentFiscalYearStartDate: date({ readOnly: 'page', calculated: true }),
    industry: text(30, { field: 'Industrial Classification' }),
    picture: stream({ field: 'Picture', readOnly: 'page' }),
    experience: text(0, { since: 25, calculated: true }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
  },
  rules: [{ on: 'update', kind: 'state', rule: 'experience could not be stored for the company' }],
})
