import { expect, test } from 'vitest'
import { addClause, clauseOf, operatorsOf } from '../../src/records/filter-clause.ts'
import { property } from './properties.ts'

test.each([
  ['text', 'contains', "O'Neil", "contains(name,'O''Neil')"],
  ['text', 'eq', ' kept ', "name eq ' kept '"],
  ['option', 'ne', '_x0020_', "name ne '_x0020_'"],
  ['amount', 'gt', '12,5', 'name gt 12.5'],
  ['integer', 'eq', '-7', 'name eq -7'],
  ['flag', 'eq', 'true', 'name eq true'],
  ['date', 'ge', '2026-01-31', 'name ge 2026-01-31'],
  ['instant', 'lt', '2026-01-31T10:00:00Z', 'name lt 2026-01-31T10:00:00.000Z'],
  ['guid', 'eq', 'd1e4c0de-0000-4000-8000-00000000000a', 'name eq d1e4c0de-0000-4000-8000-00000000000a'],
] as const)('writes a condition on a %s as Business Central reads it', (kind, operator, typed, clause) => {
  expect(clauseOf(property('name', kind), operator, typed)).toBe(clause)
})

test.each([
  ['amount', 'much'],
  ['date', '31.1.2026'],
  ['guid', '12'],
  ['instant', 'soon'],
])('writes nothing for a value that is no %s', (kind, typed) => {
  expect(clauseOf(property('name', kind), 'eq', typed)).toBeUndefined()
})

test('adds conditions with "and", and brackets an "or" that stands outside of quotes', () => {
  expect(addClause('', 'a eq 1')).toBe('a eq 1')
  expect(addClause(' a eq 1 ', 'b eq 2')).toBe('a eq 1 and b eq 2')
  expect(addClause('a eq 1 or a eq 2', 'b eq 2')).toBe('(a eq 1 or a eq 2) and b eq 2')
  expect(addClause("a eq 'this or that'", 'b eq 2')).toBe("a eq 'this or that' and b eq 2")
})

test('offers only conditions that make sense', () => {
  expect(operatorsOf(property('a', 'text'))).toContain('startswith')
  expect(operatorsOf(property('a', 'amount'))).not.toContain('contains')
  expect(operatorsOf(property('a', 'flag'))).toEqual(['eq', 'ne'])
})
