import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../../src/bc/errors.ts'
import type { Expression, Literal } from '../../../src/bc/filter/expression.ts'
import { parseFilter } from '../../../src/bc/filter/parser.ts'
import { writeExpression } from './write-expression.ts'

const reserved = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'and', 'or', 'not', 'in', 'has', 'any', 'all', 'null'])
const words = new Set([...reserved, 'true', 'false', 'add', 'sub', 'mul', 'div', 'mod', 'INF', 'NaN'])
for (const prefix of ['duration', 'binary', 'geography', 'geometry']) words.add(prefix)

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,12}$/).filter((text) => !words.has(text))

const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.string().map((text): Literal => ({ kind: 'literal', type: 'string', text })),
  fc.integer().map((value): Literal => ({ kind: 'literal', type: 'number', text: String(value) })),
  fc.uuid().map((text): Literal => ({ kind: 'literal', type: 'guid', text })),
  fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date): Literal => ({ kind: 'literal', type: 'instant', text: date.toISOString() })),
  fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date): Literal => ({ kind: 'literal', type: 'date', text: date.toISOString().slice(0, 10) })),
  fc.string().map((text): Literal => ({ kind: 'literal', type: 'enum', text })),
  fc.boolean().map((value): Literal => ({ kind: 'literal', type: 'boolean', text: String(value) })),
  fc.constantFrom('07:59', '23:59:59.999').map((text): Literal => ({ kind: 'literal', type: 'time', text })),
  fc.constantFrom('INF', '-INF', 'NaN').map((text): Literal => ({ kind: 'literal', type: 'number', text })),
  fc.constant<Literal>({ kind: 'literal', type: 'null', text: 'null' }),
)

const { tree } = fc.letrec<{ tree: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.oneof(
    literal,
    fc.array(name, { minLength: 1, maxLength: 3 }).map((path): Expression => ({ kind: 'property', path })),
  ),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      left: tie('tree'),
      right: tie('tree'),
    }) as fc.Arbitrary<Expression>,
    fc.record({
      kind: fc.constant('compare'),
      operator: fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le'),
      left: tie('tree'),
      right: tie('tree'),
    }) as fc.Arbitrary<Expression>,
    fc.record({ kind: fc.constant('not'), of: tie('tree') }) as fc.Arbitrary<Expression>,
    fc.record({
      kind: fc.constant('call'),
      name,
      parameters: fc.array(tie('tree'), { maxLength: 3 }),
    }) as fc.Arbitrary<Expression>,
    fc.record({
      kind: fc.constant('lambda'),
      quantifier: fc.constantFrom('any', 'all'),
      path: fc.array(name, { minLength: 1, maxLength: 2 }),
      variable: name,
      body: tie('tree'),
    }) as fc.Arbitrary<Expression>,
    fc.record({
      kind: fc.constant('has'),
      left: tie('leaf'),
      right: literal,
    }) as fc.Arbitrary<Expression>,
    fc.record({
      kind: fc.constant('in'),
      value: tie('leaf'),
      list: fc.array(literal, { minLength: 1, maxLength: 4 }),
    }) as fc.Arbitrary<Expression>,
  ),
}))

test('reads back every expression that it can write', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      expect(parseFilter(writeExpression(expression))).toEqual(expression)
    }),
  )
})

const token = fc.oneof(
  fc.constantFrom('constructor', 'toString', '__proto__'),
  fc.constantFrom('(', ')', ',', '/', "'", 'eq', 'and', 'or', 'not', 'in', 'null', '-', '1', 'any', ':', '$it', '.'),
  name,
  fc.string({ maxLength: 4 }),
)

test('refuses what is no expression with a fault of the request, whatever it is', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.array(token, { maxLength: 12 }).map((parts) => parts.join(' ')),
  )
  fc.assert(
    fc.property(anything, (text) => {
      try {
        parseFilter(text)
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal)
        expect((error as Refusal).code).toBe('BadRequest')
      }
    }),
    { numRuns: 500 },
  )
})

describe('precedence', () => {
  test.each([
    ['a eq 1 and b eq 2 or c eq 3', '(((a eq 1) and (b eq 2)) or (c eq 3))'],
    ['a eq 1 or b eq 2 and c eq 3', '((a eq 1) or ((b eq 2) and (c eq 3)))'],
    ['not (a eq 1) and b eq 2', '(not ((a eq 1)) and (b eq 2))'],
    ['a add 1 eq 2', '((a add 1) eq 2)'],
    ['a gt 1 eq true', '((a gt 1) eq true)'],
  ])('%s', (text, written) => expect(writeExpression(parseFilter(text))).toBe(written))
})

describe('constants', () => {
  test.each([
    ["a eq 'it''s'", 'string', "it's"],
    ['a eq -4.50', 'number', '-4.50'],
    ['a eq 2026-01-31', 'date', '2026-01-31'],
    ['a eq 2026-01-31T10:00:00Z', 'instant', '2026-01-31T10:00:00Z'],
    ['a eq 2026-01-31T10:00:00.123+02:00', 'instant', '2026-01-31T10:00:00.123+02:00'],
    ["a eq Microsoft.NAV.status'In Review'", 'enum', 'In Review'],
    ['a eq D1E40000-0000-0000-0000-00000000000a', 'guid', 'D1E40000-0000-0000-0000-00000000000a'],
  ])('%s', (text, type, value) => {
    expect(parseFilter(text)).toMatchObject({ right: { type, text: value } })
  })
})

test('survives two hundred terms and deep brackets', () => {
  const terms = Array.from({ length: 200 }, (_, at) => `number eq '${at}'`).join(' or ')
  expect(parseFilter(terms).kind).toBe('or')
  expect(parseFilter(`${'('.repeat(300)}a${')'.repeat(300)}`)).toEqual({ kind: 'property', path: ['a'] })
  expect(() => parseFilter(`${'('.repeat(5_000)}a`)).toThrow(Refusal)
})
