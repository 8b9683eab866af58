import { entity } from '../../entity.ts'
import { code, flag, guid, instant, key, text } from '../../kinds.ts'

export const bankAccounts = entity({
  set: 'bankAccounts',
  name: 'bankAccount',
  area: 'finance',
  route: 'standard',
  about: 'An account of this company at a bank.',
  source: { page: 30051, name: 'APIV2 - Bank Accounts', table: 'Bank Account', tableId: 270, documented: true },
  since: 17,
  key: ['id'],
  order: ['number'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    number: code(20, { field: 'No.' }),
    displayName: text(100, { field: 'Name' }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'page', since: 23 }),
    bankAccountNumber: text(30, { field: 'Bank Account No.', since: 23 }),
    blocked: flag({ field: 'Blocked', since: 23 }),
    currencyCode: code(10, { since: 23, calculated: true, hiddenLength: true }),
    currencyId: guid({ since: 23, calculated: true }),
    iban: code(50, { field: 'IBAN', since: 23 }),
    intercompanyEnabled: flag({ field: 'IntercompanyEnable', since: 23 }),
  },
  rules: [
    { on: 'set:currencyCode', kind: 'reference', rule: 'currencyCode must resolve to an existing Currency' },
    {
      on: 'set:currencyCode',
      kind: 'mismatch',
      rule: 'id and number/code given for currency must identify the same Currency',
    },
    { on: 'set:currencyId', kind: 'reference', rule: 'currencyId must resolve to an existing Currency' },
  ],
})
