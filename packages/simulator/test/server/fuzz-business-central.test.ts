import { businessCentralResource, type Entity, entitiesAt } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Company } from '../../src/world.ts'
import {
  askSanely,
  changedTables,
  encode,
  headerText,
  littleOdd,
  oddJson,
  oddText,
  patienceMs,
  recordsOf,
  runs,
  type Sane,
  tokenFor,
} from './fuzz-support.ts'

let sim: Simulator
let token: string
let company: Company
let route: string
let automation: string
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  token = await tokenFor(sim, businessCentralResource, 'Financials.ReadWrite.All')
  const { companies } = sim.world.tenants.get(sim.env.TENANT)!.environments.get('production')!
  company = [...companies.values()].find(({ name }) => name === 'Fjordline Holding')!
  const environment = `${sim.addresses.api}/v2.0/${sim.env.TENANT}/Production`
  route = `${environment}/api/v2.0`
  automation = `${environment}/api/microsoft/automation/v2.0`
})
afterAll(() => sim.stop())

const inCompany = (path: string): string => `${route}/companies(${company.id})/${path}`

/** Sends to Business Central; whatever is refused leaves every record as it was. */
const ask = async (
  method: string,
  url: string,
  body?: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Sane> => {
  const before = recordsOf(company)
  const reply = await askSanely(sim, {
    method,
    url,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '*', ...headers },
    ...(body !== undefined && { body }),
  })
  if (reply.status >= 400) expect([url, changedTables(company, before)]).toEqual([url, []])
  if (reply.status >= 400 && reply.text !== '') expect(() => JSON.parse(reply.text)).not.toThrow()
  return reply
}

const sets = entitiesAt(28, 'standard').filter(({ everyCompany }) => !everyCompany)
const anySet = fc.constantFrom(...sets)
/** What a caller may send. */
const writableNames = ({ properties }: Entity): string[] =>
  Object.entries(properties).flatMap(([name, { readOnly, kind }]) =>
    readOnly === undefined && kind !== 'stream' ? [name] : [],
  )

const propertyOf = ({ properties }: Entity): fc.Arbitrary<string> =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...Object.keys(properties)) }, oddText)

const literal = fc.oneof(
  fc.constantFrom(
    "'x'",
    "''",
    "'it''s'",
    "'*'",
    "'@x'",
    "'a|b'",
    "'a..b'",
    "'<>x'",
    '5',
    '-1.5',
    '1e400',
    '0x1',
    'null',
    'true',
    '2026-01-01',
    '2026-13-45',
    '2026-01-01T00:00:00Z',
    '00000000-0000-0000-0000-000000000000',
    "Microsoft.NAV.x'y'",
    "duration'P1D'",
    'INF',
    '@p1',
    '$it',
    '()',
  ),
  oddText.map((text) => `'${text.replaceAll("'", "''")}'`),
)
const operator = fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le', 'has', 'add', 'mod', 'EQ')
const unary = fc.constantFrom('contains', 'startswith', 'endswith', 'substring', 'tolower', 'length', 'year', 'cast')

/** Filters that mean something, and those that only look so. */
const filterOn = (entity: Entity): fc.Arbitrary<string> => {
  const property = propertyOf(entity)
  const operand = fc.oneof(
    property,
    literal,
    fc.tuple(unary, property).map(([of, name]) => `${of}(${name})`),
    fc.tuple(unary, property, literal).map(([of, name, value]) => `${of}(${name},${value})`),
  )
  const condition = fc.oneof(
    fc.tuple(operand, operator, operand).map((parts) => parts.join(' ')),
    fc.tuple(property, fc.array(literal, { maxLength: 3 })).map(([name, list]) => `${name} in (${list.join(',')})`),
    fc.tuple(unary, property, literal).map(([of, name, value]) => `${of}(${name},${value})`),
    fc.tuple(property, literal).map(([name, value]) => `${name}/any(l:l/x eq ${value})`),
  )
  const { filter } = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small' },
      condition,
      fc.tuple(tie('filter'), fc.constantFrom('and', 'or', 'AND', ''), tie('filter')).map((parts) => parts.join(' ')),
      tie('filter').map((inner) => `(${inner})`),
      tie('filter').map((inner) => `not(${inner})`),
      tie('filter').map((inner) => `not ${inner}`),
    ),
  }))
  const broken = fc
    .tuple(filter, fc.nat({ max: 80 }), oddText)
    .map(([text, at, odd]) => text.slice(0, at) + odd + text.slice(at + 1))
  return fc.oneof({ weight: 3, arbitrary: filter }, broken)
}

const namesOf = (entity: Entity): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(propertyOf(entity), fc.constantFrom('', ' asc', ' desc', ' up', '/x', '($select=id)')), {
      maxLength: 4,
    })
    .map((parts) => parts.map((each) => each.join('')).join(','))

const waysOf = (entity: Entity): fc.Arbitrary<string> => {
  const names = Object.keys(entity.navigation ?? {})
  const way = names.length === 0 ? oddText : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...names) }, oddText)
  const inner = fc.constantFrom(
    '',
    '($select=id)',
    '($top=1;$orderby=id desc)',
    "($filter=number eq 'x')",
    '($expand=$expand)',
    '(',
    '($levels=max)',
    '($count=true;$skip=1)',
    '()',
  )
  return fc.array(fc.tuple(way, inner), { maxLength: 3 }).map((parts) => parts.map((each) => each.join('')).join(','))
}

const number = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom('0', '1', '20001', '1.5', '1e3', '', ' 2', '9'.repeat(30)),
)

const optionOn = (entity: Entity): fc.Arbitrary<string> =>
  fc
    .oneof(
      filterOn(entity).map((text) => ['$filter', text]),
      namesOf(entity).map((text) => ['$orderby', text]),
      namesOf(entity).map((text) => ['$select', text]),
      waysOf(entity).map((text) => ['$expand', text]),
      number.map((text) => ['$top', text]),
      number.map((text) => ['$skip', text]),
      oddText.map((text) => ['$skiptoken', text]),
      fc.constantFrom('true', 'false', 'x').map((text) => ['$count', text]),
      fc.constantFrom('2.1', '2.0', '9', '').map((text) => ['$schemaversion', text]),
      fc.tuple(oddText, oddText),
    )
    .chain(([name = '', value = '']) =>
      fc.constantFrom(
        `${name}=${encode(value)}`,
        `${encode(name)}=${encode(value).replaceAll('%20', '+')}`,
        `${name}=${value}`.replace(/[^!-~]/g, ''),
      ),
    )

const reading = anySet.chain((entity) =>
  fc.record({
    set: fc.constant(entity.set),
    options: fc.array(optionOn(entity), { maxLength: 4 }),
    count: fc.constantFrom('', '', '', '/$count'),
    headers: fc.record(
      {
        prefer: headerText(
          fc.oneof(oddText, fc.constantFrom('odata.maxpagesize=1', 'odata.maxpagesize=99999999999', 'return=minimal')),
        ),
        accept: headerText(
          fc.oneof(oddText, fc.constantFrom('application/json;odata.metadata=full', 'text/html', '*/*;q=x')),
        ),
        'accept-language': headerText(fc.oneof(oddText, fc.constantFrom('da-DK', 'xx', 'en;q=9'))),
        'data-access-intent': fc.constantFrom('ReadOnly', 'ReadWrite', 'x'),
        company: headerText(oddText),
        'odata-maxversion': fc.constantFrom('4.0', '3.0', 'x'),
      },
      { requiredKeys: [] },
    ),
  }),
)

describe('Business Central', () => {
  test(
    'any reading of any set is answered',
    async () => {
      await fc.assert(
        fc.asyncProperty(reading, async ({ set, options, count, headers }) => {
          const url = `${inCompany(set)}${count}?${options.join('&')}`
          const { status, text } = await ask('GET', url, undefined, headers)
          if (status === 200 && count === '' && text.startsWith('{')) expect(JSON.parse(text)).toHaveProperty('value')
        }),
        runs(600),
      )
    },
    patienceMs,
  )

  test(
    'any body for any set is taken whole or refused whole',
    async () => {
      const writable = sets.filter(({ allows }) => allows.includes('create') || allows.includes('update'))
      const odd = fc.oneof(
        oddText,
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom(0, -1, 1e300, 1.23456789, true, null, [], {}),
      )
      const body = fc.constantFrom(...writable).chain((entity) =>
        fc.record({
          set: fc.constant(entity.set),
          like: fc.nat({ max: 9 }),
          kept: fc.array(fc.constantFrom('displayName', ...writableNames(entity)), { maxLength: 8 }),
          changes: littleOdd(
            fc.oneof(
              { weight: 6, arbitrary: fc.constantFrom('displayName', ...writableNames(entity)) },
              propertyOf(entity),
            ),
            odd,
          ),
          nested: fc.option(
            fc.tuple(
              fc.constantFrom('', ...Object.keys(entity.navigation ?? {})),
              fc.array(fc.oneof(odd, fc.constant({})), { maxLength: 2 }),
            ),
            { freq: 1 },
          ),
          instead: fc.option(oddJson, { freq: 1 }),
        }),
      )
      const type = fc.constantFrom(
        ...Array<string>(9).fill('application/json'),
        'text/plain',
        '',
        'application/json;IEEE754Compatible=true',
      )
      const method = fc.constantFrom('POST', 'POST', 'PATCH', 'PUT')
      await fc.assert(
        fc.asyncProperty(body, method, type, async ({ set, like, kept, changes, nested, instead }, of, contentType) => {
          // Another record gives most of the values, so that the odd ones get past the first check.
          const { value = [] } = JSON.parse((await ask('GET', `${inCompany(set)}?$top=10`)).text)
          const row = value[like % Math.max(1, value.length)] ?? {}
          const draft = Object.fromEntries(
            kept.filter((name) => name in row && name !== 'id').map((name) => [name, row[name]]),
          )
          const whole = { ...draft, ...changes, ...(nested && { [nested[0]]: nested[1] }) }
          const path = of === 'POST' || row.id === undefined ? set : `${set}(${row.id})`
          await ask(of, inCompany(path), instead ?? JSON.stringify(whole), { 'content-type': contentType })
        }),
        runs(500),
      )
    },
    patienceMs,
  )

  test(
    'documents live through anything: they are written, posted, canceled and deleted whole or not at all',
    async () => {
      const documents = [
        'salesInvoices',
        'salesOrders',
        'salesQuotes',
        'salesCreditMemos',
        'purchaseInvoices',
        'purchaseOrders',
        'purchaseCreditMemos',
      ] as const
      const customers = JSON.parse((await ask('GET', inCompany('customers'))).text).value.map(
        ({ id }: { id: string }) => id,
      )
      const vendors = JSON.parse((await ask('GET', inCompany('vendors'))).text).value.map(
        ({ id }: { id: string }) => id,
      )
      const items = JSON.parse((await ask('GET', inCompany('items'))).text).value.map(({ id }: { id: string }) => id)
      const amount = fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(1, 2, 10.5) },
        fc.constantFrom(0, 1, -1, 0.001, 1e15, 99.995),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      )
      const goodLine = fc
        .tuple(fc.constantFrom(...items), fc.constantFrom(1, 2, 10))
        .map(([itemId, quantity]) => ({ lineType: 'Item', itemId, quantity }))
      const oddLine = littleOdd(
        fc.constantFrom(
          'lineType',
          'quantity',
          'unitPrice',
          'directUnitCost',
          'discountPercent',
          'discountAmount',
          'description',
          'sequence',
        ),
        fc.oneof(amount, amount, oddText, fc.constantFrom('Account', 'Comment', 'Charge')),
      )
      const line = fc.tuple(goodLine, oddLine).map(([of, odd]) => ({ ...of, ...odd }))
      const oddHeader = littleOdd(
        fc.constantFrom(
          'discountAmount',
          'postingDate',
          'dueDate',
          'currencyCode',
          'vendorInvoiceNumber',
          'pricesIncludeTax',
          'number',
          'email',
        ),
        fc.oneof(
          amount,
          oddText,
          fc.constantFrom('2026-01-31', '0001-01-01', '9999-12-31', '2026-02-30', '', 'EUR', 'USD', true),
        ),
      )
      const header = fc
        .tuple(
          fc.constantFrom(...customers),
          fc.constantFrom(...vendors),
          fc.uuid().map((of) => of.slice(0, 18)),
          oddHeader,
        )
        .map(([customerId, vendorId, vendorInvoiceNumber, odd]) => ({
          customerId,
          vendorId,
          vendorInvoiceNumber,
          ...odd,
        }))
      const step = fc.oneof(
        fc.tuple(fc.constant('action'), fc.nat({ max: 5 })),
        fc.tuple(fc.constant('header'), oddHeader),
        fc.tuple(fc.constant('line'), line),
        fc.tuple(fc.constant('delete'), fc.constant('')),
      )
      const life = fc.record({
        set: fc.constantFrom(...documents),
        header,
        lines: fc.array(line, { maxLength: 3 }),
        steps: fc.array(step, { maxLength: 5 }),
      })
      await fc.assert(
        fc.asyncProperty(life, async ({ set, header, lines, steps }) => {
          const lineSet = `${set.slice(0, -1)}Lines`
          const isSale = set.startsWith('sales')
          const actions = Object.keys(sets.find((each) => each.set === set)!.actions ?? {})
          const { customerId, vendorId, vendorInvoiceNumber, ...rest } = header
          const owner = isSale
            ? { customerId }
            : { vendorId, ...(set === 'purchaseInvoices' && { vendorInvoiceNumber }) }
          const made = await ask('POST', inCompany(set), JSON.stringify({ ...owner, ...rest, [lineSet]: lines }))
          if (made.status !== 201) return
          const address = inCompany(`${set}(${JSON.parse(made.text).id})`)
          for (const [kind, what] of steps) {
            if (kind === 'action')
              await ask('POST', `${address}/Microsoft.NAV.${actions[Number(what) % actions.length]}`)
            else if (kind === 'header') await ask('PATCH', address, JSON.stringify(what))
            else if (kind === 'line') await ask('POST', `${address}/${lineSet}`, JSON.stringify(what))
            else await ask('DELETE', address)
          }
          expect([200, 404]).toContain((await ask('GET', `${address}?$expand=${lineSet}`)).status)
        }),
        runs(120),
      )
    },
    patienceMs,
  )

  test(
    'any address is answered, however it is encoded',
    async () => {
      const odd = fc.oneof(
        fc.constantFrom(
          'companies',
          'customers()',
          "customers('x')",
          'customers(id=x)',
          'customers(id=',
          'customers(x,y)',
        ),
        fc.constantFrom(
          '$metadata',
          '$batch',
          '$count',
          '$value',
          '$ref',
          '$entity',
          '$all',
          'salesInvoices',
          'Microsoft.NAV.post',
        ),
        fc.constantFrom(
          'subscriptions',
          "subscriptions('x')",
          'apicategoryroutes',
          'entityDefinitions',
          '%2e%2e',
          '%252e',
          '.',
        ),
        oddText.map((text) => encode(text)),
        oddText.map((text) => text.replace(/[^!-~]|[?#]/g, '')),
      )
      const tails = [
        '$count',
        '$value',
        'displayName',
        'Microsoft.NAV.post',
        'picture/pictureContent',
        'pdfDocument/pdfDocumentContent',
        'id',
      ]
      const below = anySet.chain((entity) =>
        fc.tuple(
          fc.constantFrom(entity.set, `${entity.set}({id})`, `${entity.set}(id={id})`, `${entity.set}('{id}')`),
          fc.array(
            fc.oneof(fc.constantFrom('', ...Object.keys(entity.navigation ?? {})), fc.constantFrom(...tails), odd),
            { maxLength: 3 },
          ),
        ),
      )
      const address = fc.oneof(
        { weight: 3, arbitrary: below.map(([set, parts]) => `/companies(${company.id})/${[set, ...parts].join('/')}`) },
        fc.array(odd, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`),
      )
      const method = fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS')
      await fc.assert(
        fc.asyncProperty(address, method, fc.boolean(), async (path, of, isAutomation) => {
          const set = /\/([A-Za-z]+)\(/.exec(path.slice(50))?.[1]
          const first =
            set === undefined || !path.includes('{id}') ? '' : (await ask('GET', `${inCompany(set)}?$top=1`)).text
          const id = /"id":"([^"]+)"/.exec(first)?.[1] ?? '5afe0000-0000-4000-8000-000000000000'
          const filled = path.replaceAll('{id}', id)
          await ask(
            of,
            `${isAutomation ? automation : route}${filled}`,
            of === 'GET' || of === 'HEAD' ? undefined : '{}',
          )
        }),
        runs(500),
      )
    },
    patienceMs,
  )

  test(
    'any etag is compared, never understood',
    async () => {
      const [row] = JSON.parse((await ask('GET', inCompany('customers?$top=1'))).text).value
      await fc.assert(
        fc.asyncProperty(headerText(fc.oneof(oddText, fc.constant('W/"JzE5OzE7MTswOyc="'))), async (etag) => {
          const { status } = await ask('PATCH', inCompany(`customers(${row.id})`), '{}', { 'if-match': etag })
          expect([200, 400, 409]).toContain(status)
        }),
        runs(80),
      )
    },
    patienceMs,
  )
})

describe('$batch', () => {
  const goodPart = fc.record(
    {
      id: fc.constantFrom('1', '2', '3', '4', '5'),
      method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE'),
      url: fc
        .constantFrom('customers', 'customers?$top=1', 'salesInvoices', 'items?$count=true', 'nonsense')
        .map((path) => `companies(${company.id})/${path}`),
      headers: fc.constantFrom(
        {},
        { 'content-type': 'application/json' },
        { 'if-match': '*', 'Content-Type': 'application/json' },
      ),
      body: fc.constantFrom<object[]>({ displayName: 'Part' }, {}, { nonsense: 1 }),
      dependsOn: fc.constantFrom([], [], [], ['1'], ['1', '2']),
      atomicityGroup: fc.constantFrom('g', 'h'),
    },
    { requiredKeys: ['id', 'method', 'url', 'headers'] },
  )
  const part = fc.record(
    {
      id: fc.oneof(fc.constantFrom('1', '2'), fc.jsonValue({ maxDepth: 1 })),
      method: fc.oneof(fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', 'get'), fc.jsonValue({ maxDepth: 1 })),
      url: fc.oneof(
        fc.constant(0).map(() => `companies(${company.id})/customers?$top=1`),
        fc.constantFrom(
          'companies',
          '$batch',
          '/api/v2.0/companies',
          'https://elsewhere.example/x',
          '$1/customers',
          '',
        ),
        oddText,
        fc.jsonValue({ maxDepth: 1 }),
      ),
      headers: fc.oneof(
        fc.constantFrom({}, { 'content-type': 'application/json' }, { 'if-match': '*' }),
        fc.jsonValue({ maxDepth: 2 }),
      ),
      body: fc.oneof(fc.constantFrom({ displayName: 'Part' }, {}), fc.jsonValue({ maxDepth: 2 })),
      dependsOn: fc.oneof(fc.constantFrom(['1'], ['2'], ['x']), fc.jsonValue({ maxDepth: 2 })),
      atomicityGroup: fc.oneof(fc.constantFrom('g', 'h'), fc.jsonValue({ maxDepth: 1 })),
    },
    { requiredKeys: [] },
  )
  const headers = fc.record(
    { isolation: fc.constantFrom('snapshot', 'x'), prefer: fc.constantFrom('odata.continue-on-error', 'x') },
    { requiredKeys: [] },
  )

  test(
    'as JSON, of any shape, is answered as a whole',
    async () => {
      const whole = fc.oneof(
        {
          weight: 4,
          arbitrary: fc
            .uniqueArray(goodPart, { maxLength: 5, selector: ({ id }) => id })
            .map((requests) => JSON.stringify({ requests })),
        },
        {
          weight: 3,
          arbitrary: fc.tuple(goodPart, part).map(([of, odd]) => JSON.stringify({ requests: [{ ...of, ...odd }] })),
        },
        { weight: 2, arbitrary: fc.array(part, { maxLength: 5 }).map((requests) => JSON.stringify({ requests })) },
        oddJson,
        oddJson.map((text) => `{"requests":${text}}`),
      )
      await fc.assert(
        fc.asyncProperty(whole, headers, async (text, of) => {
          const { status, text: answer } = await ask('POST', `${route}/$batch`, text, of)
          if (status !== 200) return
          for (const { status: each } of JSON.parse(answer).responses)
            expect([each, each < 500 || each === 501]).toEqual([each, true])
        }),
        // A header that is no text, and cannot become one.
        {
          ...runs(300),
          examples: [
            ['{"requests":[{"id":"1","method":"GET","url":"companies","headers":{"":{"toString":null}}}]}', {}],
          ],
        },
      )
    },
    patienceMs,
  )

  test(
    'as multipart, with any boundary and any parts, is answered',
    async () => {
      const good = [
        '--b',
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        '',
        `GET companies(${company.id})/customers?$top=1 HTTP/1.1`,
        'Accept: application/json',
        '',
        '',
        '--b',
        'Content-Type: multipart/mixed; boundary=c',
        '',
        '--c',
        'Content-Type: application/http',
        'Content-ID: 1',
        '',
        `POST companies(${company.id})/customers HTTP/1.1`,
        'Content-Type: application/json',
        '',
        '{"displayName":"Part"}',
        '--c--',
        '--b--',
        '',
      ]
      const boundary = fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom('b', '"b"', 'b; charset=utf-8') },
        fc.constantFrom('batch_1', '"q"', '', '=', 'x'.repeat(200)),
        headerText(oddText),
      )
      const line = fc.oneof(fc.constantFrom(...good), oddText)
      const edit = fc.tuple(fc.nat({ max: good.length }), fc.nat({ max: 2 }), fc.array(line, { maxLength: 2 }))
      const body = fc
        .tuple(fc.array(edit, { maxLength: 3 }), fc.constantFrom('\r\n', '\r\n', '\n'))
        .map(([edits, end]) => {
          const lines = [...good]
          for (const [at, away, more] of edits) lines.splice(at, away, ...more)
          return lines.join(end)
        })
      await fc.assert(
        fc.asyncProperty(boundary, body, headers, async (of, text, more) => {
          await ask('POST', `${route}/$batch`, text, { ...more, 'content-type': `multipart/mixed; boundary=${of}` })
        }),
        runs(300),
      )
    },
    patienceMs,
  )
})
