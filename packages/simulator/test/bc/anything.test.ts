import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startFace } from './face.ts'

// Whatever is sent, the answer is a refusal of the request or a loud 501; the server itself never fails.

const face = startFace()
const [customer] = (await face.get('customers?$top=1')).json.value
const [invoice] = (await face.get('salesInvoices?$top=1')).json.value

const isSane = (status: number): boolean => status < 500 || status === 501

const name = fc.constantFrom(
  'number',
  'displayName',
  'id',
  'blocked',
  'creditLimit',
  'taxLiable',
  'currencyCode',
  'nonsense',
  'currency',
  'lastModifiedDateTime',
  'balanceDue',
)
const constant = fc.constantFrom(
  "'x'",
  '5',
  'null',
  'true',
  '2026-01-01',
  '2026-01-01T00:00:00Z',
  customer.id,
  "Microsoft.NAV.a'b'",
  "duration'P1D'",
  '1e400',
  "''''",
)
const operator = fc.constantFrom('eq', 'ne', 'gt', 'le', 'in', 'has', 'add', 'and', 'or')
const call = fc.constantFrom('contains', 'startswith', 'tolower', 'substring', 'length', 'foo', 'not')
const { filter } = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small' },
    name,
    constant,
    fc.tuple(tie('filter'), operator, tie('filter')).map((parts) => parts.join(' ')),
    fc.tuple(call, tie('filter'), tie('filter')).map(([of, a, b]) => `${of}(${a},${b})`),
    fc.tuple(name, tie('filter')).map(([of, a]) => `${of} eq ${a}`),
    tie('filter').map((inner) => `(${inner})`),
    fc.string({ maxLength: 6 }),
  ),
}))

test('any $filter', async () => {
  await fc.assert(
    fc.asyncProperty(filter, fc.boolean(), async (text, isNewer) => {
      const { status } = await face.get(
        `customers?$filter=${encodeURIComponent(text)}${isNewer ? '&$schemaversion=2.1' : ''}`,
      )
      expect(isSane(status)).toBe(true)
    }),
    { numRuns: 600 },
  )
})

const option = fc.constantFrom(
  '$select',
  '$orderby',
  '$expand',
  '$top',
  '$skip',
  '$count',
  '$skiptoken',
  '$filter',
  'company',
  '$format',
  '%',
)
const value = fc.oneof(
  fc.string(),
  filter,
  fc.constantFrom('customer', 'salesInvoiceLines($expand=item;$top=1)', '1', 'number desc', '%zz', ','),
)

test('any query', async () => {
  const query = fc.array(fc.tuple(option, value, fc.boolean()), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(query, async (parts) => {
      const text = parts.map(([key, of, isRaw]) => `${key}=${isRaw ? of : encodeURIComponent(of)}`).join('&')
      const { status } = await face.get(`salesInvoices?${text}`, { prefer: 'odata.maxpagesize=3' })
      expect(isSane(status)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

const segment = fc.oneof(
  fc.constantFrom(
    'customers',
    `customers(${customer.id})`,
    'salesInvoices',
    `salesInvoices(${invoice.id})`,
    '$count',
    '$metadata',
    'picture',
    'pictureContent',
    'Microsoft.NAV.post',
    'companies',
    "companies(name='x')",
    '%',
    '()',
    "x('')",
    'customer',
    '$value',
    '$batch',
    'number',
  ),
  fc.string({ maxLength: 8 }),
)

test('any path and method', async () => {
  const method = fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'MERGE')
  await fc.assert(
    fc.asyncProperty(method, fc.array(segment, { maxLength: 4 }), fc.option(fc.json()), async (of, path, body) => {
      const address = path.join('/').replaceAll('?', '')
      // The invoice and the customer are posted and owing, so that none of this takes them away.
      const { status } = await face.call(of, address, body === null ? {} : { body, headers: { 'if-match': '*' } })
      expect(isSane(status)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('any body', async () => {
  const key = fc.constantFrom(
    'displayName',
    'number',
    'creditLimit',
    'currencyId',
    'currencyCode',
    'blocked',
    'country',
    'type',
    'defaultDimensions',
    'taxAreaId',
    'x@y',
    '__proto__',
    'constructor',
  )
  const anyValue = fc.oneof(fc.jsonValue(), fc.constantFrom('EUR', 'GBP', 'All', customer.currencyId, '2026-01-01', -0))
  await fc.assert(
    fc.asyncProperty(fc.dictionary(key, anyValue), async (body) => {
      const { status, json } = await face.call('POST', 'customers', { body: { displayName: 'A', ...body } })
      expect(isSane(status)).toBe(true)
      if (status === 201) expect((await face.get(`customers(${json.id})`)).status).toBe(200)
    }),
    { numRuns: 400 },
  )
})

test('a draft reads back as it was written', async () => {
  const text = fc.string({ maxLength: 30, unit: 'grapheme' }).filter((of) => of.length <= 30)
  const draft = fc.record(
    {
      displayName: text.filter((of) => of.trim() !== ''),
      addressLine1: text,
      city: text,
      creditLimit: fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100),
      taxLiable: fc.boolean(),
      blocked: fc.constantFrom('_x0020_', 'Ship', 'Invoice', 'All'),
      type: fc.constantFrom('Company', 'Person'),
    },
    { requiredKeys: ['displayName'] },
  )
  await fc.assert(
    fc.asyncProperty(draft, async (body) => {
      const { status, json } = await face.call('POST', 'customers', { body })
      expect(status).toBe(201)
      expect((await face.get(`customers(${json.id})`)).json).toMatchObject(body)
      const changed = await face.call('PATCH', `customers(${json.id})`, {
        body,
        headers: { 'if-match': json['@odata.etag'] },
      })
      expect(changed.json).toMatchObject(body)
    }),
    { numRuns: 150 },
  )
})
