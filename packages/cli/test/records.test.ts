import { expect, test } from 'vitest'
import { Refusal, run } from './desk.ts'
import { connection, guid } from './samples.ts'

const customers = [
  { '@odata.etag': 'W/"1"', id: guid(1), number: '10000', displayName: 'Adatum', balanceDue: 10.5, email: '' },
  { '@odata.etag': 'W/"2"', id: guid(2), number: '20000', displayName: 'Trey', balanceDue: 0, email: '' },
]

const one = { 'connections.list': () => ({ connections: [connection(1, 'Contoso')] }) }
const several = { 'connections.list': () => ({ connections: [connection(1, 'Contoso'), connection(2, 'Fabrikam')] }) }

test('lists what tells a person something, as a table', async () => {
  const { code, out, asked } = await run(['list', 'customers', '--filter', "number gt '1'", '--order-by', 'number'], {
    answers: { ...one, 'records.list': () => ({ records: customers, next: null }) },
  })
  expect(code).toBe(0)
  expect(out).toBe(
    'number  displayName  balanceDue\n10000   Adatum             10.5\n20000   Trey                  0\n',
  )
  expect(asked[1]?.input).toMatchObject({ set: 'customers', filter: "number gt '1'", orderBy: 'number', top: '20' })
})

test('--all goes on to the last page and writes one JSON value', async () => {
  const { json, asked } = await run(['list', 'customers', '--all', '--json'], {
    answers: {
      ...one,
      'records.list': ({ cursor }) =>
        cursor === undefined
          ? { records: [customers[0] ?? {}], next: 'p2' }
          : { records: [customers[1] ?? {}], next: null },
    },
  })
  expect(json()).toEqual({ records: customers, next: null })
  expect(asked.at(-1)?.input).toMatchObject({ cursor: 'p2' })
})

test('an empty list is an empty list for a program and a sentence for a person', async () => {
  const answers = { ...one, 'records.list': () => ({ records: [], next: null }) }
  expect((await run(['list', 'customers', '--json'], { answers })).json()).toEqual({ records: [], next: null })
  const { out, err } = await run(['list', 'customers'], { answers })
  expect(out).toBe('')
  expect(err).toContain('There are no customers here')
})

test('the one connection is meant where none is named; with several, one must be', async () => {
  const refused = await run(['list', 'customers'], { answers: several })
  expect(refused.code).toBe(2)
  expect(refused.err).toContain('There are several connections')
  const { asked } = await run(['list', 'customers', '-c', 'FABRIKAM', '--company', 'second ltd.'], {
    answers: { ...several, 'records.list': () => ({ records: customers, next: null }) },
  })
  expect(asked[1]?.input).toMatchObject({ connectionId: guid(2), companyId: guid(22) })
})

test('creates from JSON and pairs, in the order given', async () => {
  const { code, asked, out } = await run(
    ['create', 'customers', 'displayName=Alpine', 'creditLimit=5', '--data', '-'],
    {
      input: '{"number":"A1"}',
      answers: {
        ...one,
        'catalogue.set': () => set,
        'records.create': ({ record }) => ({ ...(record as object), id: guid(5) }),
      },
    },
  )
  expect(code).toBe(0)
  expect(JSON.stringify(asked.at(-1)?.input.record)).toBe('{"number":"A1","displayName":"Alpine","creditLimit":5}')
  expect(out).toContain('displayName  Alpine')
})

test('an update without an etag sends the one of now', async () => {
  const { asked } = await run(['update', 'customers', guid(1), 'displayName=New'], {
    answers: {
      ...one,
      'catalogue.set': () => set,
      'records.read': () => customers[0] ?? {},
      'records.update': ({ changes }) => ({ ...customers[0], ...(changes as object) }),
    },
  })
  expect(asked.at(-1)?.input).toMatchObject({ ifMatch: 'W/"1"', changes: { displayName: 'New' } })
})

test('deletes nothing unless it is told so beforehand or a person says yes', async () => {
  const answers = { ...one, 'records.delete': () => null }
  const asking = await run(['delete', 'customers', guid(1), '--if-match', '*'], { answers })
  expect(asking.code).toBe(2)
  expect(asking.err).toContain('there is no way back')
  expect(asking.asked.some(({ name }) => name === 'records.delete')).toBe(false)
  const { code, asked } = await run(['delete', 'customers', guid(1), '--if-match', '*', '--yes'], { answers })
  expect(code).toBe(0)
  expect(asked.at(-1)).toMatchObject({ name: 'records.delete', input: { ifMatch: '*' } })
})

test.each([
  ['bc.permission_missing', 403, 1],
  ['request.invalid', 422, 2],
  ['catalogue.unknown_set', 404, 2],
  ['net.refused', 502, 3],
  ['request.unauthenticated', 401, 4],
  ['bc.record_changed', 409, 6],
  ['bc.throttled', 429, 7],
  ['internal', 500, 70],
])('%s (%i) is told with remedy, person and ids, and ends with code %i', async (fault, status, exit) => {
  const { code, out, err } = await run(['list', 'customers', '--json'], {
    answers: {
      ...one,
      'records.list': () => new Refusal(status, fault, { theirs: 'Their_Code', correlation: { 'request-id': 'abc' } }),
    },
  })
  expect(code).toBe(exit)
  for (const text of ['Refused.', 'Try another way.', 'you, who builds', fault, 'Their_Code', 'abc', 'r-1'])
    expect(err).toContain(text)
  expect(err).not.toMatch(/\n\s+at /)
  expect(JSON.parse(out)).toMatchObject({ error: { code: fault } })
})

test('a platform that does not answer is code 3', async () => {
  const { code, err } = await run(['connections'], {
    fetch: () => Promise.reject(new TypeError('fetch failed')),
  })
  expect(code).toBe(3)
  expect(err).toContain('Check that it is running')
})

const set = {
  set: 'customers',
  name: 'customer',
  route: 'standard' as const,
  area: 'sales',
  about: 'Customers.',
  allows: ['list' as const],
  actions: [],
  since: 17,
  needsParent: false,
  key: ['id'],
  properties: [
    { name: 'number', kind: 'text', length: 20, readOnly: false, required: false, filterable: true },
    { name: 'displayName', kind: 'text', length: 100, readOnly: false, required: true, filterable: true },
    { name: 'creditLimit', kind: 'amount', readOnly: false, required: false, filterable: true },
  ],
  navigation: [],
  boundActions: [],
  rules: [],
  roles: ['API.ReadWrite.All'],
  permissionSets: ['D365 BASIC'],
}
