import { entities, findEntity } from '@landbridge/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keySegment, literal } from '../src/literal.ts'

const { number, id, creditLimit, blocked, lastModifiedDateTime } = entities.customers.properties
const { postingDate, pricesIncludeTax } = entities.salesInvoices.properties
const guid = '0e40e5f1-0a5f-4a5e-9c21-3b1d2d1c7d11'

describe('a literal', () => {
  test('of a text is quoted, and comes back whole from a reader of the standard', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = literal(text, number, 'number')
        expect(written).toMatch(/^'(?:[^']|'')*'$/s)
        expect(written.slice(1, -1).replaceAll("''", "'")).toBe(text)
      }),
    )
  })

  test('of a number reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(literal(value, creditLimit, 'creditLimit'))).toBe(value === 0 ? 0 : value)
      }),
    )
  })

  test.each([
    [guid, id, guid],
    ['2026-01-31', postingDate, '2026-01-31'],
    ['2026-01-31T10:00:00Z', lastModifiedDateTime, '2026-01-31T10:00:00Z'],
    [new Date(0), lastModifiedDateTime, '1970-01-01T00:00:00.000Z'],
    [true, pricesIncludeTax, 'true'],
    ['All', blocked, "'All'"],
    [' ', blocked, "'_x0020_'"],
    ['_x0020_', blocked, "'_x0020_'"],
    ['0', number, "'0'"],
  ] as const)('of %j is written as its property says', (value, property, written) => {
    expect(literal(value, property, 'it')).toBe(written)
  })

  test.each([
    ["x' or 1 eq 1", id],
    ['31.01.2026', postingDate],
    ['yesterday', lastModifiedDateTime],
    [new Date(0), postingDate],
    [new Date(Number.NaN), lastModifiedDateTime],
    [Number.NaN, creditLimit],
    ['5', creditLimit],
    ['true', pricesIncludeTax],
    [5, number],
    [null, number],
    [undefined, number],
  ] as const)('refuses %j where it does not fit', (value, property) => {
    expect(() => literal(value, property, 'the value')).toThrow(/^the value must be/)
  })

  test('without facts goes by the value', () => {
    expect(literal(guid, undefined, 'it')).toBe(guid)
    expect(literal('x', undefined, 'it')).toBe("'x'")
    expect(literal(5, undefined, 'it')).toBe('5')
    expect(() => literal(null, undefined, 'it')).toThrow(TypeError)
  })
})

describe('a key', () => {
  test('of one GUID stands bare in brackets', () => {
    expect(keySegment(guid, entities.customers)).toBe(`(${guid})`)
    expect(keySegment({ id: guid, number: '1' }, entities.customers)).toBe(`(${guid})`)
  })

  test('of a text is quoted and encoded, so that it cannot leave its segment', () => {
    expect(keySegment("a/b'?c", entities.subscriptions)).toBe("('a%2Fb''%3Fc')")
  })

  test('of several properties names each', () => {
    const members = findEntity('securityGroupMembers', 'automation')
    expect(decodeURIComponent(keySegment({ securityGroupCode: 'X', userSecurityId: guid }, members))).toMatch(
      /^\((?=.*securityGroupCode='X')(?=.*userSecurityId=0e40e5f1).*\)$/,
    )
    expect(() => keySegment({ securityGroupCode: 'X' }, members)).toThrow('userSecurityId must be a GUID')
    expect(() => keySegment('X', members)).toThrow(TypeError)
  })

  test('that is no GUID where one is needed is refused before anything is sent', () => {
    expect(() => keySegment('10000', entities.customers)).toThrow('id must be a GUID')
  })
})
