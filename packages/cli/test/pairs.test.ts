import { expect, test } from 'vitest'
import { readPairs } from '../src/pairs.ts'

const properties = [
  { name: 'number', kind: 'text', readOnly: false },
  { name: 'creditLimit', kind: 'amount', readOnly: false },
  { name: 'taxLiable', kind: 'flag', readOnly: false },
]

test('reads values by the kind of their property, in the order given', () => {
  const record = readPairs(['taxLiable=true', 'number=10000', 'creditLimit=500.5', 'note=a=b'], properties)
  expect(record).toEqual({ taxLiable: true, number: '10000', creditLimit: 500.5, note: 'a=b' })
  expect(Object.keys(record)).toEqual(['taxLiable', 'number', 'creditLimit', 'note'])
})

test('takes := as JSON', () => {
  expect(readPairs(['number:="7"', 'lines:=[1]'], properties)).toEqual({ number: '7', lines: [1] })
})

test.each([
  [['displayName'], 'is not name=value'],
  [['creditLimit=much'], 'is a number'],
  [['taxLiable=yes'], 'true or false'],
  [['creditlimit=1'], 'there is creditLimit'],
  [['number:=oops'], 'is not JSON'],
])('refuses %s before anything is sent', (pairs, message) => {
  expect(() => readPairs(pairs, properties)).toThrow(message)
})
