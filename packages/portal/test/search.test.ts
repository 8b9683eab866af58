import { expect, test } from 'vitest'
import { recordsSearch, setupSearch, signInSearch } from '../src/search.ts'

test('drops what an address may not say', () => {
  expect(recordsSearch({ top: 7, page: -1, filter: '', panel: 'x', record: 'k', junk: 1 })).toEqual({ record: 'k' })
  expect(recordsSearch({ top: 100, page: '2', orderBy: 'a desc' })).toEqual({ top: 100, page: 2, orderBy: 'a desc' })
  expect(setupSearch({ step: 'nowhere' })).toEqual({})
})

test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/sign-in?to=x'])(
  'goes nowhere else after signing in: %s',
  (to) => {
    expect(signInSearch({ to })).toEqual({})
  },
)

test('comes back to where it was', () => {
  expect(signInSearch({ to: '/connections?q=a' })).toEqual({ to: '/connections?q=a' })
})
