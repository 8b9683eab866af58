import { expect, test } from 'vitest'
import { changesOf, draftOf, findValueProblem, formOf, writable } from '../../src/records/form-values.ts'
import { property } from './properties.ts'

const properties = [
  property('id', 'guid', { readOnly: true }),
  property('displayName', 'text', { length: 10, required: true }),
  property('creditLimit', 'amount'),
  property('blocked', 'option', { options: [{ value: '_x0020_', label: ' ' }] }),
  property('taxLiable', 'flag'),
  property('currencyId', 'guid'),
  property('postingDate', 'date'),
  property('picture', 'stream'),
]
const fields = writable(properties)
const record = {
  id: 'd1e4c0de-0000-4000-8000-00000000000a',
  displayName: 'Adatum',
  creditLimit: 500,
  blocked: '_x0020_',
  taxLiable: false,
  currencyId: '00000000-0000-0000-0000-000000000000',
  postingDate: '0001-01-01',
}

test('asks neither for what cannot be written nor for streams', () => {
  expect(fields.map((each) => each.name)).toEqual([
    'displayName',
    'creditLimit',
    'blocked',
    'taxLiable',
    'currencyId',
    'postingDate',
  ])
})

test('shows blank keys and days as empty', () => {
  expect(formOf(fields, record)).toMatchObject({ currencyId: '', postingDate: '', creditLimit: '500' })
})

test('sends only what differs, in the order of the entity set', () => {
  const values = { ...formOf(fields, record), postingDate: '2026-01-31', displayName: 'Adatum Ltd' }
  expect(Object.entries(changesOf(fields, record, values))).toEqual([
    ['displayName', 'Adatum Ltd'],
    ['postingDate', '2026-01-31'],
  ])
  expect(changesOf(fields, record, formOf(fields, record))).toEqual({})
})

test('empties a value the way Business Central does', () => {
  const full = { ...record, currencyId: record.id, postingDate: '2026-01-31' }
  const values = { ...formOf(fields, full), currencyId: '', postingDate: '', creditLimit: '' }
  expect(changesOf(fields, full, values)).toEqual({
    creditLimit: 0,
    currencyId: '00000000-0000-0000-0000-000000000000',
    postingDate: '0001-01-01',
  })
})

test('makes a new record from what was filled in alone', () => {
  const values = { displayName: 'New', creditLimit: '1,5', blocked: '', taxLiable: false, postingDate: '' }
  expect(draftOf(fields, values)).toEqual({ displayName: 'New', creditLimit: 1.5 })
})

test('finds what is wrong before anything is sent', () => {
  const [name, limit] = fields
  expect(findValueProblem(name!, '', true)).toBe('required')
  expect(findValueProblem(name!, '', false)).toBeUndefined()
  expect(findValueProblem(name!, 'longer than ten', true)).toBe('length')
  expect(findValueProblem(limit!, 'much', true)).toBe('number')
  expect(findValueProblem(limit!, '-1.5', true)).toBeUndefined()
})
