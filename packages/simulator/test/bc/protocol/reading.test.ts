import { describe, expect, test } from 'vitest'
import { behindHost, startFace } from '../face.ts'
import { ask, inShort } from './table.ts'

const face = startFace()
const { get, company } = face
const all = (await get('customers')).json.value
const [first, second] = all
const count = all.length
const short = async (path: string): Promise<string> => inShort(await get(path))

describe('2.1 query options', () => {
  test.each([
    ['$search', '$search=x'],
    ['$apply', '$apply=groupby((country))'],
    ['$compute', '$compute=creditLimit add 1 as x'],
    ['$levels', '$levels=3'],
    ['$format', '$format=json'],
    ['$format of another kind', '$format=atom'],
    ['$index', '$index=1'],
    ['a name of no meaning', 'nonsense=1'],
    ['an option of OData without its sign', 'filter=number eq 1'],
    ['tenant', 'tenant=x'],
    ['the options twice', 'nonsense=1&nonsense=2'],
    ['an empty filter', '$filter='],
    ['empty parts', '&&'],
  ])('%s is passed over', async (_, option) =>
    expect((await get(`customers?${option}`)).json.value).toHaveLength(count),
  )

  test.each([
    ['an unknown property in $select', 'customers?$select=nonsense', '400 BadRequest'],
    ['an unknown property in $orderby', 'customers?$orderby=nonsense', '400 BadRequest'],
    ['an unknown way in $expand', 'customers?$expand=nonsense', '400 BadRequest'],
    ['a property in $expand', 'customers?$expand=number', '400 BadRequest'],
    ['a page variable in $orderby', 'customers?$orderby=currencyCode', '400 BadRequest'],
    ['a way in $orderby', 'customers?$orderby=currency', '400 BadRequest'],
    ['a stream in $orderby', 'attachments?$orderby=attachmentContent', '400 BadRequest'],
    ['an unknown direction', 'customers?$orderby=number up', '400 BadRequest'],
    ['an order through a way', 'customers?$orderby=currency/code', '501 BadRequest_MethodNotImplemented'],
    ['an order by an expression', 'customers?$orderby=length(number)', '501 BadRequest_MethodNotImplemented'],
    ['an order of a query object', 'customerSales?$orderby=name', '501 BadRequest_MethodNotImplemented'],
    [
      'an order of subscriptions',
      '/v2.0/Production/api/v2.0/subscriptions?$orderby=resource',
      '501 BadRequest_MethodNotImplemented',
    ],
    ['a negative $top', 'customers?$top=-1', '400 BadRequest'],
    ['a fraction in $skip', 'customers?$skip=1.5', '400 BadRequest'],
    ['a word in $count', 'customers?$count=maybe', '400 BadRequest'],
    ['an option of OData twice', 'customers?$top=1&$top=2', '400 BadRequest'],
    ['a way expanded twice', 'customers?$expand=currency,currency', '400 BadRequest_InvalidRequestUrl'],
    ['an unknown property inside of $expand', 'customers?$expand=currency($select=nonsense)', '400 BadRequest'],
    ['brackets that do not close', 'customers?$expand=currency($select=code', '400 BadRequest'],
    ['a reference in $expand', 'customers?$expand=currency/$ref', '501 BadRequest_MethodNotImplemented'],
  ])('%s is refused', async (_, path, gives) => expect(inShort(await ask(face, { ask: `GET ${path}` }))).toBe(gives))

  test('an unknown property is named together with its type', async () => {
    const { json } = await get('customers?$orderby=nonsense')
    expect(json.error.message).toMatch(
      /^Could not find a property named 'nonsense' on type 'Microsoft\.NAV\.customer'\./,
    )
  })

  test('$select keeps key and etag, and may name everything', async () => {
    const keys = async (select: string) => Object.keys((await get(`customers?$top=1&$select=${select}`)).json.value[0])
    expect(await keys('displayName')).toEqual(['@odata.etag', 'id', 'displayName'])
    expect(await keys('displayName, number')).toEqual(['@odata.etag', 'id', 'number', 'displayName'])
    expect(await keys('*')).toEqual(Object.keys(first))
  })

  test('$orderby takes several properties, each with a direction', async () => {
    const { json } = await get('customers?$orderby=country desc, number asc&$select=country,number')
    const expected = [...all].sort((a, b) =>
      a.country === b.country ? (a.number < b.number ? -1 : 1) : a.country < b.country ? 1 : -1,
    )
    expect(json.value.map(({ number }: { number: string }) => number)).toEqual(expected.map(({ number }) => number))
  })

  test('$count does not mind $top and $skip, alone or beside the rows', async () => {
    expect((await get('customers?$count=true&$top=2&$skip=1')).json['@odata.count']).toBe(count)
    const plain = await get('customers/$count?$top=2')
    expect([plain.text, plain.headers['content-type']]).toEqual([String(count), 'text/plain'])
  })

  test('$skip and $top take their part', async () => {
    const { json } = await get('customers?$skip=1&$top=1')
    expect(json.value).toEqual([second])
    expect((await get(`customers?$skip=${count}`)).json.value).toEqual([])
  })

  test('names and values may be encoded in any way', async () => {
    for (const query of [
      `$filter=number eq '${first.number}'`,
      `%24filter=number%20eq%20%27${first.number}%27`,
      `$filter=number+eq+'${first.number}'`,
      `%24FILTER=x&$filter=number%20eq%20'${first.number}'`,
    ])
      expect((await get(`customers?${query}`)).json.value).toEqual([first])
    const plus = await get(`customers?$filter=displayName eq 'A%2BB'`)
    expect([plus.status, plus.json.value]).toEqual([200, []])
  })
})

describe('$expand', () => {
  test('takes options of its own, to any depth', async () => {
    const inner = 'item($select=number;$expand=itemCategory($select=code))'
    const { json } = await get(
      `salesInvoices?$top=1&$expand=salesInvoiceLines($select=sequence;$filter=netAmount gt 0;$orderby=sequence desc;$top=1;$count=true;$expand=${inner})`,
    )
    const [invoice] = json.value
    expect(invoice.salesInvoiceLines).toHaveLength(1)
    expect(invoice['salesInvoiceLines@odata.count']).toBeGreaterThan(1)
    expect(Object.keys(invoice.salesInvoiceLines[0].item)).toEqual([
      '@odata.etag',
      'id',
      'number',
      'itemCategory@odata.context',
      'itemCategory',
    ])
  })

  test('of everything gives every way that the document shows', async () => {
    const { text } = await face.send('GET', '/v2.0/Production/api/v2.0/$metadata')
    for (const [set, type] of [
      ['customers', 'customer'],
      ['items', 'item'],
      ['salesInvoices', 'salesInvoice'],
      ['purchaseOrders', 'purchaseOrder'],
    ]) {
      const [written = ''] = new RegExp(`<EntityType Name="${type}">.*?</EntityType>`).exec(text) ?? []
      const ways = [...written.matchAll(/<NavigationProperty Name="(\w+)"/g)].map(([, name]) => name!)
      const { json, status } = await get(`${set}?$top=1&$expand=*`)
      expect([set, status]).toEqual([set, 200])
      expect(ways.length).toBeGreaterThan(3)
      expect(Object.keys(json.value[0])).toEqual(expect.arrayContaining(ways))
    }
    const customer = (await get('customers?$top=1&$expand=*,paymentTerm($select=code)')).json.value[0]
    expect(customer).toMatchObject({ currency: null, defaultDimensions: expect.any(Array) })
    expect(Object.keys(customer.paymentTerm)).toEqual(['@odata.etag', 'id', 'code'])
  })

  test('of a company gives the sets that it contains', async () => {
    const address = `/v2.0/Production/api/v2.0/companies(${company.id})?$expand=customers($select=number;$top=2)`
    const { json } = await face.send('GET', address)
    expect(json.name).toBe(company.name)
    expect(json.customers.map(({ number }: { number: string }) => number)).toEqual([first.number, second.number])
  })

  test('puts a context before what is not contained, and none before what is', async () => {
    const [invoice] = (await get('salesInvoices?$top=1&$expand=customer,salesInvoiceLines')).json.value
    expect(Object.keys(invoice).slice(-3)).toEqual(['customer@odata.context', 'customer', 'salesInvoiceLines'])
  })
})

describe('2.2 filters with rules of their own', () => {
  test.each([
    ['malformed', 'customers?$filter=No eq', '400 BadRequest'],
    ['a page variable', "customers?$filter=currencyCode eq 'EUR'", '400 BadRequest'],
    ['or across properties', "customers?$filter=number eq '1' or city eq 'x'", '501 BadRequest_MethodNotImplemented'],
    ['any on no collection', 'customers?$filter=displayName/any(x:x eq 1)', '400 BadRequest'],
    ['lines without their document', 'salesInvoiceLines', '400 Application_DialogException'],
    ['time registration without date, employee or id', 'timeRegistrationEntries', '400 Application_DialogException'],
  ])('%s', async (_, path, gives) => expect(await short(path)).toBe(gives))

  test('or across properties says so', async () => {
    const { json } = await get("customers?$filter=number eq '1' or city eq 'x'")
    expect(json.error.message).toMatch(/^The OR operator is not supported on distinct fields on an OData filter\./)
  })

  test('where an expression ended too early is told', async () => {
    const { json } = await get('customers?$filter=No eq')
    expect(json.error.message).toMatch(/^Expression expected at position 5 in 'No eq'\./)
  })

  test('a column that is worked out by the database can be filtered', async () => {
    const { json } = await get('customers?$filter=balanceDue gt 0&$select=balanceDue')
    expect(json.value.length).toBeGreaterThan(0)
    expect(json.value.every(({ balanceDue }: { balanceDue: number }) => balanceDue > 0)).toBe(true)
  })

  test('a filter column of a query narrows the calculation', async () => {
    const total = async (filter: string) =>
      (await get(`customerSales${filter}`)).json.value.reduce(
        (sum: number, row: { totalSalesAmount: number }) => sum + row.totalSalesAmount,
        0,
      )
    const whole = await total('')
    const part = await total('?$filter=dateFilter_FilterOnly ge 2026-01-01 and dateFilter_FilterOnly le 2026-01-31')
    expect(part).toBeGreaterThan(0)
    expect(part).toBeLessThan(whole)
  })

  test('blanks are filtered as such', async () => {
    const { json } = await get(
      "customers?$filter=blocked eq '_x0020_' and currencyId eq 00000000-0000-0000-0000-000000000000",
    )
    const expected = all.filter(
      (row: Record<string, string>) =>
        row.blocked === '_x0020_' && row.currencyId === '00000000-0000-0000-0000-000000000000',
    )
    expect(json.value).toEqual(expected)
  })
})

describe('2.4 pages', () => {
  const page = { prefer: 'odata.maxpagesize=5' }

  test('are as large as preferred; the answer says so and links to the next', async () => {
    const { json, headers } = await get('customers?$select=number', page)
    expect(json.value).toHaveLength(5)
    expect(headers['preference-applied']).toBe('odata.maxpagesize=5')
    const link = new URL(json['@odata.nextLink'])
    expect(link.searchParams.get('$select')).toBe('number')
    expect(link.searchParams.get('aid')).toBe('FIN')
    expect(link.searchParams.get('$skiptoken')).toMatch(/^[0-9a-f-]{36}/)
    expect(json['@odata.nextLink']).toContain(`$skiptoken=${json.value[4].id}`)
  })

  test('the preference has to be sent again with the link', async () => {
    const { json } = await get('customers', page)
    const next = behindHost(json['@odata.nextLink'])
    expect((await face.send('GET', next, { headers: page })).json.value).toHaveLength(5)
    expect((await face.send('GET', next)).json.value).toHaveLength(count - 5)
  })

  test.each([
    ['no preference', undefined],
    ['nothing', 'odata.maxpagesize=0'],
    ['a word', 'odata.maxpagesize=many'],
    ['the later spelling', 'maxpagesize=5'],
    ['changes, which went with version 24', 'odata.track-changes'],
  ])('%s is not applied', async (_, prefer) => {
    const { json, headers } = await get('customers', prefer === undefined ? {} : { prefer })
    expect(json.value).toHaveLength(count)
    expect(headers['preference-applied']).toBeUndefined()
    expect(json['@odata.deltaLink']).toBeUndefined()
  })

  test('a $top at or below the page has no link', async () => {
    for (const top of [4, 5]) expect((await get(`customers?$top=${top}`, page)).json['@odata.nextLink']).toBeUndefined()
    expect((await get('customers?$top=7', page)).json['@odata.nextLink']).toContain('$top=2&')
  })

  test('a token that fits no longer is refused', async () => {
    expect(await short('customers?$skiptoken=1')).toBe('400 SkipTokenIsNoLongerValid')
    expect(await short(`customers?$orderby=displayName&$skiptoken=${first.id}`)).toBe('400 SkipTokenIsNoLongerValid')
  })

  test('parts come whole', async () => {
    const { json } = await get('salesInvoices?$expand=salesInvoiceLines', { prefer: 'odata.maxpagesize=1' })
    expect(json.value).toHaveLength(1)
    expect(json.value[0].salesInvoiceLines.length).toBeGreaterThan(1)
    expect(json.value[0]['salesInvoiceLines@odata.nextLink']).toBeUndefined()
  })
})

describe('2.5 bodies', () => {
  test.each([
    ['application/json', 'minimal'],
    ['*/*', 'minimal'],
    ['application/xml', 'minimal'],
    ['application/json;odata.metadata=none', 'none'],
    ['application/json; odata.metadata=full', 'full'],
    ['application/json;odata.metadata=FULL', 'full'],
    ['application/json;odata.metadata=nonsense', 'minimal'],
  ])('Accept: %s gives %s metadata', async (accept, metadata) => {
    const { headers } = await get('customers?$top=1', { accept })
    expect(headers['content-type']).toBe(`application/json; odata.metadata=${metadata}; odata.streaming=true`)
  })

  test('$format may say the same', async () => {
    const { headers, json } = await get('customers?$top=1&$format=application/json;odata.metadata=none')
    expect(headers['content-type']).toContain('odata.metadata=none')
    expect(Object.keys(json)).toEqual(['value'])
  })

  test('the context comes first, and etag and key begin each record', async () => {
    const { json } = await get('customers?$top=1')
    expect(Object.keys(json)).toEqual(['@odata.context', 'value'])
    expect(json['@odata.context']).toMatch(new RegExp(`/\\$metadata#companies\\(${company.id}\\)/customers$`))
    expect(Object.keys(json.value[0]).slice(0, 2)).toEqual(['@odata.etag', 'id'])
    const one = (await get(`customers(${first.id})?$select=number`)).json
    expect(one['@odata.context']).toMatch(/customers\(number\)\/\$entity$/)
  })

  test('nothing is validated by the cache', async () => {
    const { headers } = await get(`customers(${first.id})`)
    for (const name of ['etag', 'last-modified', 'cache-control']) expect(headers[name]).toBeUndefined()
    expect(inShort(await get(`customers(${first.id})`, { 'if-none-match': first['@odata.etag'] }))).toBe('200')
  })

  test('every answer has the version and an id of the exchange', async () => {
    for (const path of [
      'customers?$top=1',
      'customers/$count',
      `customers(${first.id})/number`,
      'nonsense',
      '$metadata',
    ]) {
      const { headers } = await get(path)
      expect(headers).toMatchObject({ 'odata-version': '4.0', 'request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) })
    }
  })

  test('enum values are escaped names, and their plain form can be filtered', async () => {
    const { json } = await get("itemLedgerEntries?$filter=entryType eq 'Positive Adjmt.'&$top=1")
    expect(json.value[0].entryType).toBe('Positive_x0020_Adjmt_x002E_')
  })
})

describe('2.6 replicas', () => {
  test.each([
    ['GET', 'ReadOnly', 200],
    ['GET', 'ReadWrite', 200],
    ['GET', 'nonsense', 200],
    ['POST', 'ReadOnly', 400],
    ['POST', 'ReadWrite', 201],
  ])('%s with Data-Access-Intent: %s', async (method, intent, status) => {
    const sent = { headers: { 'data-access-intent': intent }, ...(method === 'POST' && { body: { displayName: 'x' } }) }
    expect((await startFace('small').call(method, 'customers', sent)).status).toBe(status)
  })
})

describe('methods', () => {
  test('HEAD is answered as GET', async () => {
    const { status, headers } = await face.call('HEAD', 'customers?$top=1')
    expect([status, headers['odata-version']]).toEqual([200, '4.0'])
  })
  test.each(['OPTIONS', 'TRACE', 'MERGE', 'LOCK'])('%s is not allowed', async (method) =>
    expect(inShort(await face.call(method, 'customers'))).toBe('405 BadRequest_MethodNotAllowed'),
  )
  test.each(['x-http-method', 'x-http-method-override'])('%s is not played', async (header) =>
    expect(inShort(await face.call('POST', 'customers', { headers: { [header]: 'PATCH' }, body: {} }))).toBe(
      '501 BadRequest_MethodNotImplemented',
    ),
  )
})
