import { describe, expect, test } from 'vitest'
import { startFace, tenantId } from '../face.ts'
import { ask, inShort } from './table.ts'

const face = startFace('small')
const { company } = face
const base = '/v2.0/Production/api/v2.0'
const name = encodeURIComponent(company.name)
const [customer] = (await face.get('customers?$top=1')).json.value
const customerPath = `customers(${customer.id})`
const automation = '/v2.0/Production/api/microsoft/automation/v2.0'
const runtime = '/v2.0/Production/api/microsoft/runtime/beta'

const short = async (line: string, headers: Record<string, string> = {}): Promise<string> =>
  inShort(await ask(face, { ask: `GET ${line}`, sent: { headers } }))

describe('1.1 addresses of services', () => {
  test.each([
    ['the tenant comes from the token', `${base}/companies`, '200'],
    ['the tenant is named by its id', `/v2.0/${tenantId}/Production/api/v2.0/companies`, '200'],
    ['the tenant is named by a domain', '/v2.0/larkfield.example/Production/api/v2.0/companies', '200'],
    ['the environment is compared without regard to case', '/v2.0/PRODUCTION/api/v2.0/companies', '200'],
    ['an unknown environment', '/v2.0/Test/api/v2.0/companies', '404 NoEnvironment'],
    ['a route of Microsoft', `${automation}/companies`, '200'],
    ['the older API is not played', '/v2.0/Production/api/v1.0/companies', '501 BadRequest_MethodNotImplemented'],
    ['the retired beta API is gone', '/v2.0/Production/api/beta/companies', '410 BadRequest_NotFound'],
    [
      'the route of an extension that is not there',
      '/v2.0/Production/api/acme/things/v1.0/x',
      '404 BadRequest_NotFound',
    ],
    ['published services', "/v2.0/Production/ODataV4/Company('X')/Customer", '501 BadRequest_MethodNotImplemented'],
    ['unbound codeunits', '/v2.0/Production/ODataV4/Codes_Do?company=X', '501 BadRequest_MethodNotImplemented'],
    ['SOAP', '/v2.0/Production/WS/X/Page/Customer', '501 BadRequest_MethodNotImplemented'],
    ['the list of environments', '/environments/v1.2', '200'],
  ])('%s', async (_, address, gives) => expect(await short(address)).toBe(gives))
})

describe('1.4 the company', () => {
  test.each([
    ['in the path by its id', `${base}/companies(${company.id})/customers`, '200'],
    ['in the path by its id in capitals', `${base}/companies(${company.id.toUpperCase()})/customers`, '200'],
    ['in the path by an alternate key', `${base}/companies(name='${name}')/customers`, '200'],
    ['in the query by its id', `${base}/customers?company=${company.id}`, '200'],
    ['in the query by its name', `${base}/customers?company=${name}`, '200'],
    ['in the query by its name, with plus signs for blanks', `${base}/customers?company=Larkfield+Trading`, '200'],
    ['nowhere, where there is only one', `${base}/customers`, '200'],
    ['unknown in the path', `${base}/companies(${customer.id})/customers`, '404 Internal_CompanyNotFound'],
    ['unknown in the query', `${base}/customers?company=None`, '404 Internal_CompanyNotFound'],
  ])('%s', async (_, address, gives) => expect(await short(address)).toBe(gives))

  test.each([
    ['its id', company.id, '200'],
    ['its name', company.name, '200'],
    ['another name', 'None', '404 Internal_CompanyNotFound'],
  ])('in a header by %s', async (_, header, gives) =>
    expect(await short(`${base}/customers`, { company: header })).toBe(gives),
  )

  test.each(['companies', 'subscriptions', 'apicategoryroutes', 'entityDefinitions', '$metadata'])(
    '%s is not below a company',
    async (set) => {
      face.environment.companies.set('other', { ...company, id: 'other', name: 'Other' })
      expect(await short(`${base}/${set}`)).toBe('200')
      expect(await short(`${base}/customers`)).toBe('404 Internal_CompanyNotFound')
      face.environment.companies.delete('other')
    },
  )

  test.each(['POST', 'PATCH', 'DELETE'])('companies are read only: %s', async (method) => {
    const address = method === 'POST' ? `${base}/companies` : `${base}/companies(${company.id})`
    const { status, json } = await face.send(method, address, {
      body: { displayName: 'x' },
      headers: { 'if-match': '*' },
    })
    expect([status, json.error.code]).toEqual([405, 'BadRequest_MethodNotAllowed'])
    expect(json.error.message).toContain(
      `'${method}' requests for 'companies' of EdmType 'Entity' are not allowed within Dynamics 365 Business Central OData web services.`,
    )
  })

  test('a set without a key is called a collection when it cannot be changed', async () => {
    const { json } = await face.call('PATCH', 'customers', { body: {} })
    expect(json.error.message).toContain("'PATCH' requests for 'customers' of EdmType 'Collection' are not allowed")
  })
})

describe('1.5 keys', () => {
  test.each([
    ['bare', customerPath, '200'],
    ['named', `customers(id=${customer.id})`, '200'],
    ['in capitals', `customers(${customer.id.toUpperCase()})`, '200'],
    ['with blanks around it', `customers(%20${customer.id}%20)`, '200'],
    ['percent-encoded', `customers%28${customer.id}%29`, '200'],
    ['in quotes', `customers('${customer.id}')`, '404 BadRequest_NotFound'],
    ['of another name', `customers(no=${customer.id})`, '404 BadRequest_NotFound'],
    ['of another type', 'customers(5)', '404 BadRequest_NotFound'],
    ['by a property that is no key', `customers(number='${customer.number}')`, '404 BadRequest_NotFound'],
    ['unknown', `customers(${company.id})`, '404 BadRequest_ResourceNotFound'],
    ['a text, with blanks around it', `${base}/entityDefinitions('%20customer%20')`, '200'],
    ['a text, named', `${base}/entityDefinitions(entityName='customer')`, '200'],
    ['a text with an apostrophe', `${base}/entityDefinitions('it''s')`, '404 BadRequest_ResourceNotFound'],
    ['a text without quotes', `${base}/entityDefinitions(customer)`, '404 BadRequest_NotFound'],
  ])('%s', async (_, address, gives) => expect(await short(address)).toBe(gives))

  test('several are named and come in any order', async () => {
    const address = (key: string) => `${automation}/companies(${company.id})/securityGroupMembers(${key})`
    const keys = [
      `securityGroupCode='X',userSecurityId=${company.id}`,
      `userSecurityId=${company.id},securityGroupCode='X'`,
    ]
    for (const key of keys) expect(await short(address(key))).toBe('404 BadRequest_ResourceNotFound')
    expect(await short(address("securityGroupCode='X'"))).toBe('404 BadRequest_NotFound')
  })

  test('an address beyond the ceiling is a bad request, and never 414', async () => {
    const long = (length: number) => `customers?$filter=number%20eq%20'${'1'.repeat(length)}'`
    expect(await short(long(15_000))).toBe('200')
    for (const length of [16_000, 40_000]) expect(await short(long(length))).toBe('400 BadRequest')
  })
})

describe('1.7 documents', () => {
  test('$metadata has no validators, is the same for all, and is not there below a company', async () => {
    const { status, headers } = await face.send('GET', `${base}/$metadata`)
    expect([status, headers['content-type'], headers.etag, headers['last-modified']]).toEqual([
      200,
      'application/xml',
      undefined,
      undefined,
    ])
    const below = await face.get('$metadata')
    expect([below.status, below.text, below.headers['content-type']]).toEqual([404, '', undefined])
  })

  test('the routes of the environment are listed', async () => {
    const { json } = await face.send('GET', `${base}/apicategoryroutes`)
    const routes = json.value.map(({ route }: { route: string }) => route)
    expect(routes).toEqual(['v2.0', 'microsoft/automation/v2.0', 'microsoft/runtime/beta'])
  })
})

describe('one property of a record', () => {
  test('has a context of its own and a value', async () => {
    const { json, status, headers } = await face.get(`${customerPath}/displayName`)
    expect([status, headers['content-type']]).toEqual([
      200,
      'application/json; odata.metadata=minimal; odata.streaming=true',
    ])
    expect(json).toEqual({
      '@odata.context': `http://localhost:4712${base.replace('/v2.0/', `/v2.0/${tenantId}/`)}/$metadata#companies(${company.id})/${customerPath}/displayName`,
      value: customer.displayName,
    })
  })

  test('can be had without anything around it', async () => {
    const raw = async (property: string) => {
      const { text, headers } = await face.get(`${customerPath}/${property}/$value`)
      expect(headers['content-type']).toBe('text/plain; charset=utf-8')
      return text
    }
    for (const property of ['displayName', 'id', 'creditLimit', 'taxLiable', 'blocked', 'lastModifiedDateTime'])
      expect(await raw(property)).toBe(String(customer[property]))
  })

  test.each([
    ['an unknown one', `GET ${customerPath}/nonsense`, '404 BadRequest_ResourceNotFound'],
    ['one of a record that is not there', `GET customers(${company.id})/number`, '404 BadRequest_ResourceNotFound'],
    ['one of a company', `GET ${base}/companies(${company.id})/name`, '200'],
    ['one that is worked out', `GET ${customerPath}/currencyCode`, '200'],
    ['something behind it', `GET ${customerPath}/number/length`, '404 BadRequest_ResourceNotFound'],
    ['the bare value of a whole record', `GET ${customerPath}/$value`, '501 BadRequest_MethodNotImplemented'],
    ['a reference', `GET ${customerPath}/currency/$ref`, '404 BadRequest_ResourceNotFound'],
    ['changing it by its address', `PUT ${customerPath}/number`, '501 BadRequest_MethodNotImplemented'],
    ['posting to it', `POST ${customerPath}/number`, '405 BadRequest_MethodNotAllowed'],
    ['an entity by its id', `GET ${base}/$entity?$id=x`, '501 BadRequest_MethodNotImplemented'],
    ['all entities', `GET ${base}/$all`, '501 BadRequest_MethodNotImplemented'],
    ['a query as a body', 'POST customers/$query', '501 BadRequest_MethodNotImplemented'],
  ])('%s', async (_, line, gives) =>
    expect(inShort(await ask(face, { ask: line, sent: { body: {}, headers: { 'if-match': '*' } } }))).toBe(gives),
  )
})

describe('8.2 what can be subscribed to', () => {
  const address = `${runtime}/companies(${company.id})/webhookSupportedResources`
  // The sets that the reference names.
  const named =
    'accounts companyInformation countriesRegions currencies customerPaymentJournals customers dimensions employees generalLedgerEntries itemCategories items journals paymentMethods paymentTerms purchaseInvoices salesCreditMemos salesInvoices salesOrders salesQuotes shipmentMethods unitsOfMeasure vendors'

  test('is listed by a pattern, as the documentation asks for it', async () => {
    const { status, json } = await face.send('GET', `${address}?$filter=resource eq 'v2.0*'`)
    expect(status).toBe(200)
    const resources: string[] = json.value.map(({ resource }: { resource: string }) => resource)
    expect(resources).toEqual(expect.arrayContaining(named.split(' ').map((set) => `v2.0/${set}`)))
    expect(resources.every((resource) => resource.startsWith('v2.0/'))).toBe(true)
  })

  test('has no queries, temporary tables, composite keys, system tables or job queue entries', async () => {
    const { json } = await face.send('GET', address)
    const resources: string[] = json.value.map(({ resource }: { resource: string }) => resource)
    for (const set of [
      'customerSales',
      'trialBalances',
      'jobQueueEntries',
      'attachments',
      'companies',
      'subscriptions',
    ])
      expect(resources).not.toContain(`v2.0/${set}`)
  })

  test('can be read one by one, and not changed', async () => {
    expect(await short(`${address}('v2.0%2Fcustomers')`)).toBe('200')
    expect(inShort(await face.send('POST', address, { body: {} }))).toBe('405 BadRequest_MethodNotAllowed')
  })
})
