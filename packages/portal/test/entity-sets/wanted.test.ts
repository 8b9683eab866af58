import type { EntitySetSummary } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { byArea, matchesWords } from '../../src/entity-sets/areas.ts'
import { choiceOf, findEmpty, toggleSet, toggleVerb, wantedOf } from '../../src/entity-sets/wanted.ts'

const set = (name: string, area: string, allows: EntitySetSummary['allows']): EntitySetSummary => ({
  set: name,
  name,
  route: 'standard',
  area,
  about: 'A bill to a customer.',
  allows,
  actions: [],
  since: 17,
  needsParent: false,
})
const invoices = set('salesInvoices', 'sales', ['list', 'get', 'create', 'update', 'delete'])
const ledger = set('ledger', 'finance', ['list'])

test('a chosen set begins with reading, as far as it is allowed', () => {
  expect(toggleSet({}, invoices)).toEqual({ 'standard/salesInvoices': ['list', 'get'] })
  expect(toggleSet({}, ledger)).toEqual({ 'standard/ledger': ['list'] })
  expect(toggleSet(toggleSet({}, invoices), invoices)).toEqual({})
})

test('operations keep their order, and a set without any is noticed', () => {
  const choice = toggleVerb(toggleVerb(toggleSet({}, invoices), invoices, 'delete'), invoices, 'list')
  expect(choice).toEqual({ 'standard/salesInvoices': ['get', 'delete'] })
  expect(findEmpty(choice)).toBeUndefined()
  expect(findEmpty(toggleVerb(toggleVerb(choice, invoices, 'get'), invoices, 'delete'))).toBe('salesInvoices')
})

test('goes to the contract and back without loss', () => {
  const wanted = [{ set: 'salesInvoices', route: 'standard' as const, verbs: ['list' as const] }]
  expect(wantedOf(choiceOf(wanted), [ledger, invoices])).toEqual(wanted)
})

test('is found by words as people write them, and stands under its area', () => {
  expect(matchesWords(invoices, 'sales invoice')).toBe(true)
  expect(matchesWords(invoices, 'bill')).toBe(true)
  expect(matchesWords(invoices, 'vendor')).toBe(false)
  expect(byArea([invoices, ledger, set('x', 'unheard-of', [])]).map((each) => each.area)).toEqual([
    'sales',
    'finance',
    'other',
  ])
})
