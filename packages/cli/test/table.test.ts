import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawTable, fitWidths } from '../src/table.ts'
import { textWidth } from '../src/text.ts'

test('never draws wider than it was told, whatever is in it', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 60 })
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 6, maxLength: 6 }), { maxLength: 5 }),
      fc.integer({ min: 20, max: 200 }),
      (rows, columns) => {
        const head = ['number', 'displayName', 'a', 'b', 'c', 'd'].map((title) => ({ title }))
        for (const line of drawTable(head, rows, columns).lines) expect(textWidth(line)).toBeLessThanOrEqual(columns)
      },
    ),
  )
})

test('takes from the widest column first, and says what did not fit', () => {
  expect(fitWidths([10, 50, 10], 50)).toEqual([10, 26, 10])
  const table = drawTable(
    [{ title: 'number' }, { title: 'displayName' }, { title: 'address' }],
    [['10000', 'Adatum', 'x']],
    20,
  )
  expect(table.left).toEqual(['address'])
})

test('puts numbers to the right, and further rows under the same columns', () => {
  const table = drawTable([{ title: 'name' }, { title: 'balance', right: true }], [['A', '1.5']], 40)
  expect([...table.lines, ...table.more([['B', '1000']])]).toEqual(['name  balance', 'A         1.5', 'B        1000'])
})
