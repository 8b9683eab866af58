import { expect, test } from 'vitest'
import { cut, oneLine, textWidth, wrap } from '../src/text.ts'

test('counts what a terminal shows, not characters', () => {
  expect(textWidth('Adatum')).toBe(6)
  expect(textWidth('東京')).toBe(4)
  expect(textWidth('é'.normalize('NFD'))).toBe(1)
})

test('cuts to the columns there are and shows that it did', () => {
  expect(cut('Fjordline Furniture', 10)).toBe('Fjordline…')
  expect(cut('東京東京', 5)).toBe('東京…')
  expect(cut('short', 10)).toBe('short')
})

test('takes control characters out of text of others', () => {
  expect(oneLine('a\u001B[31mred\nb\u202Ec')).toBe('a\uFFFD[31mred b\uFFFDc')
})

test('wraps at blanks and leaves an address whole', () => {
  expect(wrap('see http://a.very.long.address.example/path for more', 20)).toEqual([
    'see',
    'http://a.very.long.address.example/path',
    'for more',
  ])
})
