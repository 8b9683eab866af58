import { type Entity, entities, findEntity } from '@landbridge/model'
import { describe, expect, test } from 'vitest'
import { type LooseQuery, queryText } from '../src/query.ts'

const targetOf = (of: Entity, navigation: string) => findEntity(of.navigation?.[navigation]?.to ?? '')
const write = (query: LooseQuery, entity: Entity = entities.salesInvoices) =>
  decodeURIComponent(queryText(query, entity, targetOf))

describe('a query', () => {
  test('without options adds nothing to the address', () => {
    expect(write({})).toBe('')
    expect(write({ pageSize: 5 })).toBe('')
  })

  test('writes each option as the protocol spells it', () => {
    expect(
      write({
        select: ['id', 'number'],
        filter: { number: '1' },
        orderBy: ['number desc', 'id'],
        top: 5,
        skip: 2,
        count: true,
        schemaVersion: '2.1',
      }),
    ).toBe(
      "?$select=id,number&$filter=number eq '1'&$orderby=number desc,id&$top=5&$skip=2&$count=true&$schemaversion=2.1",
    )
  })

  test('nests what it expands, with values written as the other set says', () => {
    expect(
      write({
        expand: {
          customer: true,
          salesInvoiceLines: {
            select: ['quantity'],
            filter: { lineType: 'Item', quantity: { gt: 1 } },
            expand: { item: { select: ['number'] } },
            orderBy: 'sequence',
            top: 3,
          },
        },
      }),
    ).toBe(
      "?$expand=customer,salesInvoiceLines($select=quantity;$filter=lineType eq 'Item' and quantity gt 1;$orderby=sequence;$top=3;$expand=item($select=number))",
    )
    expect(write({ expand: ['customer', 'currency'] })).toBe('?$expand=customer,currency')
  })

  test('encodes what would end the option', () => {
    expect(queryText({ filter: { number: 'a&b#c+d%' } }, entities.salesInvoices, targetOf)).toBe(
      '?$filter=number%20eq%20%27a%26b%23c%2Bd%25%27',
    )
  })

  test.each([
    { limit: 5 },
    { top: -1 },
    { top: 1.5 },
    { top: Number.NaN },
    { skip: -1 },
    { pageSize: 0 },
    { pageSize: 20_001 },
    { select: [] },
    { select: ['a&$top=1'] },
    { orderBy: 'number;drop' },
    { expand: ['lines($top=1)'] },
    { expand: { customer: { skip: 1 } } },
  ])('%j is refused before anything is sent', (query) => {
    expect(() => write(query as LooseQuery)).toThrow(TypeError)
  })

  test('that makes the address too long is refused', () => {
    expect(() => write({ filter: { number: { in: Array.from({ length: 2_000 }, (_, at) => `S-INV${at}`) } } })).toThrow(
      /characters long/,
    )
  })
})
