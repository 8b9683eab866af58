import { expect, test } from 'vitest'
import { chosenColumns, nextOrder, readOrder, usualColumns } from '../../src/records/columns.ts'
import { etagOf, recordKeyOf, recordNameOf } from '../../src/records/record-key.ts'
import { plainOption, shownValue } from '../../src/records/values.ts'
import { property } from './properties.ts'

const properties = [
  property('id', 'guid'),
  property('number', 'text'),
  property('displayName', 'text'),
  property('city', 'text'),
  property('picture', 'stream'),
]
const words = { yes: 'Yes', no: 'No' }

test('shows first the properties that say something', () => {
  const records = [{ id: 'x', number: '1', displayName: 'A', city: '' }]
  expect(usualColumns(properties, records)).toEqual(['number', 'displayName'])
  expect(usualColumns(properties, [])).toEqual(['number', 'displayName', 'city'])
})

test('takes the columns of the address as far as they exist', () => {
  expect(chosenColumns(properties, 'city,nothing,number')).toEqual(['city', 'number'])
  expect(chosenColumns(properties, 'nothing')).toBeUndefined()
})

test('goes from ascending to descending to none', () => {
  const first = nextOrder(undefined, 'city')
  const second = nextOrder(readOrder(first), 'city')
  expect([first, second, nextOrder(readOrder(second), 'city')]).toEqual(['city', 'city desc', undefined])
  expect(nextOrder(readOrder('city desc'), 'number')).toBe('number')
})

test('reads key, etag and name of a record', () => {
  const record = { '@odata.etag': 'W/"1"', id: 'k', number: '10', displayName: 'A', code: 'X' }
  expect(recordKeyOf(['id'], record)).toBe('k')
  expect(recordKeyOf(['id', 'code'], record)).toBe('id=k,code=X')
  expect(recordKeyOf(['missing'], record)).toBeUndefined()
  expect(etagOf(record)).toBe('W/"1"')
  expect(recordNameOf(properties, record)).toBe('10 · A')
})

test('shows blank values as empty and enum members by their names', () => {
  expect(shownValue(property('a', 'date'), '0001-01-01', words)).toBe('')
  expect(shownValue(property('a', 'guid'), '00000000-0000-0000-0000-000000000000', words)).toBe('')
  expect(shownValue(property('a', 'option'), '_x0020_', words)).toBe('')
  expect(shownValue(property('a', 'option'), 'Credit_x0020_Memo', words)).toBe('Credit Memo')
  expect(shownValue(property('a', 'flag'), true, words)).toBe('Yes')
  expect(shownValue(property('a', 'integer'), 12345, words)).toBe('12345')
  expect(plainOption('_x0020_')).toBe(' ')
})
