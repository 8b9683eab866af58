import { entities } from '@landbridge/model'
import { describe, expect, test } from 'vitest'
import { filterText } from '../src/filter.ts'

const write = (filter: string | object) => filterText(filter, entities.customers)

describe('a filter', () => {
  test.each([
    [{ number: '10000' }, "number eq '10000'"],
    [{ displayName: "O'Neill" }, "displayName eq 'O''Neill'"],
    [{ number: '1', balanceDue: { gt: 0 } }, "number eq '1' and balanceDue gt 0"],
    [{ balanceDue: { ge: 1, lt: 5 } }, 'balanceDue ge 1 and balanceDue lt 5'],
    [{ number: { in: ['1', '2'] } }, "(number eq '1' or number eq '2')"],
    [{ number: { in: ['1'] } }, "number eq '1'"],
    [{ displayName: { startsWith: 'A' } }, "startswith(displayName,'A')"],
    [{ displayName: { contains: 'b', endsWith: 'c' } }, "contains(displayName,'b') and endswith(displayName,'c')"],
    [{ displayName: { eqAnyCase: 'ADATUM' } }, "tolower(displayName) eq 'adatum'"],
    [
      { number: { anyOf: [{ startsWith: '1' }, { ge: '5', le: '6' }] } },
      "(startswith(number,'1') or (number ge '5' and number le '6'))",
    ],
    [{ blocked: { ne: ' ' } }, "blocked ne '_x0020_'"],
    [{ id: '0e40e5f1-0a5f-4a5e-9c21-3b1d2d1c7d11' }, 'id eq 0e40e5f1-0a5f-4a5e-9c21-3b1d2d1c7d11'],
    [{ lastModifiedDateTime: { gt: new Date(0) } }, 'lastModifiedDateTime gt 1970-01-01T00:00:00.000Z'],
  ])('%j is written %s', (filter, text) => {
    expect(write(filter)).toBe(text)
  })

  test('as text is sent as it is', () => {
    expect(write("number eq '1' or number eq '2'")).toBe("number eq '1' or number eq '2'")
  })

  test.each([
    [{}],
    [{ number: undefined }],
    [{ number: null }],
    [{ number: {} }],
    [{ number: { in: [] } }],
    [{ number: { anyOf: [] } }],
    [{ number: { eq: undefined } }],
    [{ number: { like: 'A' } }],
    [{ 'number eq 1 or number': '2' }],
  ])('%j is refused, because it would return everything or something else', (filter) => {
    expect(() => write(filter)).toThrow(TypeError)
  })
})
