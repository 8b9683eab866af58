import { entity } from '../../entity.ts'
import { amount, code, date, decimal, flag, instant, key, option, text } from '../../kinds.ts'
import { opportunityStatus } from '../../options.ts'

export const opportunities = entity({
  set: 'opportunities',
  name: 'opportunity',
  area: 'relationships',
  route: 'standard',
  about: 'A possible sale to a contact, with its expected value and chance of success.',
  source: { page: 30070, name: 'APIV2 - Opportunities', table: 'Opportunity', tableId: 5092, documented: true },
  since: 19,
  key: ['id'],
  order: ['number'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    number: code(20, { field: 'No.' }),
    contactNumber: code(20, { field: 'Contact No.', refersTo: { to: 'contacts.number' } }),
    contactName: text(100, { field: 'Contact Name', readOnly: 'page', flowField: true }),
    contactCompanyName: text(100, { field: 'Contact Company Name', readOnly: 'page', flowField: true }),
    salespersonCode: code(20, {
      field: 'Salesperson Code',
      refersTo: { to: 'salespeoplePurchasers.code', filtered: true },
    }),
    description: text(100, { field: 'Description' }),
    status: option(opportunityStatus, { field: 'Status', readOnly: 'page' }),
    closed: flag({ field: 'Closed', readOnly: 'page' }),
    creationDate: date({ field: 'Creation Date', readOnly: 'page' }),
    dateClosed: date({ field: 'Date Closed', readOnly: 'page' }),
    calculatedCurrentValue: amount({ field: 'Calcd. Current Value (LCY)', readOnly: 'page', flowField: true }),
    chancesOfSuccessPrc: decimal({ field: 'Chances of Success %', readOnly: 'page', flowField: true, decimals: '0:0' }),
    completedPrc: decimal({ field: 'Completed %', readOnly: 'page', flowField: true, decimals: '0:0' }),
    estimatedClosingDate: date({ field: 'Estimated Closing Date', readOnly: 'page', flowField: true }),
    estimatedValue: amount({ field: 'Estimated Value (LCY)', readOnly: 'page', flowField: true }),
    systemCreatedAt: instant({ field: 'SystemCreatedAt', readOnly: 'page' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page' }),
  },
  rules: [
    { on: 'set:contactNumber', kind: 'state', rule: 'contactNumber is frozen once the opportunity is won or lost' },
    { on: 'set:salespersonCode', kind: 'state', rule: 'salespersonCode is frozen once the opportunity is won or lost' },
  ],
})
