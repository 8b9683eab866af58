import { entity } from '../../entity.ts'
import { guid, key, text } from '../../kinds.ts'

export const customerContacts = entity({
  set: 'customerContacts',
  name: 'customerContact',
  area: 'relationships',
  route: 'standard',
  about: 'A person who is a contact of a customer, with name, e-mail and phone.',
  source: { page: 30089, name: 'APIV2 - CustContacts', table: 'Contact', tableId: 5050, documented: true },
  since: 25,
  key: ['id'],
  order: ['(No.)'],
  allows: ['list', 'get', 'update', 'delete'],
  properties: {
    id: key(),
    email: text(80, { field: 'E-Mail' }),
    firstName: text(30, { field: 'First Name' }),
    lastName: text(30, { field: 'Surname' }),
    professionalTitle: text(30, { field: 'Job Title' }),
    customerId: guid({ calculated: true }),
    customerName: text(100, { readOnly: 'page', calculated: true, hiddenLength: true, note: 'from Customer.Name' }),
    primaryPhoneNumber: text(30, { field: 'Phone No.' }),
  },
  navigation: {
    pdfDocument: {
      kind: 'part',
      to: 'pdfDocument',
      many: false,
      link: { id: 'parentId' },
      fixed: { parentType: 'Customer_x0020_Statement' },
    },
  },
  rules: [{ on: 'update', kind: 'reference', rule: 'customerId has to identify an existing customer' }],
})
