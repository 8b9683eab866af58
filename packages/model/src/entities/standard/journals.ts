import { entity } from '../../entity.ts'
import { code, guid, instant, key, text } from '../../kinds.ts'

export const journals = entity({
  set: 'journals',
  name: 'journal',
  area: 'finance',
  route: 'standard',
  about: 'A batch of a general journal, in which entries to the ledgers are gathered before posting.',
  source: { page: 30016, name: 'APIV2 - Journals', table: 'Gen. Journal Batch', tableId: 232, documented: true },
  since: 17,
  key: ['id'],
  order: ['templateDisplayName', 'code'],
  allows: ['list', 'get', 'create', 'update', 'delete'],
  delayedInsert: true,
  properties: {
    id: key(),
    code: code(10, { field: 'Name', required: true, requiredBy: 'tableNotBlank', notNull: true }),
    displayName: text(100, { field: 'Description' }),
    templateDisplayName: code(10, {
      field: 'Journal Template Name',
      notNull: true,
      since: 19,
      refersTo: { table: 'Gen. Journal Template', field: 'Name' },
    }),
    lastModifiedDateTime: instant({ field: 'SystemModifiedAt', readOnly: 'system' }),
    balancingAccountId: guid({ field: 'BalAccountId' }),
    balancingAccountNumber: code(20, { field: 'Bal. Account No.', readOnly: 'page' }),
  },
  navigation: {
    journalLines: { kind: 'part', to: 'journalLines', many: true, link: { id: 'journalId' }, insert: true },
  },
  actions: {
    post: {
      does: 'Posts all lines of the batch to the ledgers and empties it; the batch itself stays.',
      status: 204,
      result: 'journals',
      undo: 'none',
      repeatable: false,
    },
  },
  rules: [
    { on: 'action:post', kind: 'linesRequired', rule: 'journal has no lines to post' },
    { on: 'action:post', kind: 'reference', rule: 'journal must still exist' },
  ],
})
