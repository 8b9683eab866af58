import { describe, expect, test } from 'vitest'
import { type Face, type Sent, startFace } from '../face.ts'
import { ask, inShort, textShape } from './table.ts'

const anyVersion = { 'if-match': '*' }

const startWithCustomer = async () => {
  const face = startFace('small')
  const created = await face.call('POST', 'customers', { body: { displayName: 'Orchard' } })
  const path = `customers(${created.json.id})`
  const change = (method: string, sent: Sent) => face.call(method, path, sent)
  return { face, created, path, change, etag: created.json['@odata.etag'] as string }
}

const short = async (face: Face, line: string, sent?: Sent): Promise<string> =>
  inShort(await ask(face, { ask: line, ...(sent && { sent }) }))

describe('3 writing', () => {
  test('POST answers 201 with the whole record, read again, and where it is', async () => {
    const { face, created, path } = await startWithCustomer()
    expect(created.status).toBe(201)
    expect(created.headers.location).toMatch(
      new RegExp(`/companies\\(${face.company.id}\\)/${path.replace(/[()]/g, '\\$&')}$`),
    )
    expect(created.headers.etag).toBeUndefined()
    expect(created.json.number).not.toBe('')
    const { '@odata.context': context, ...record } = created.json
    expect(context).toMatch(/customers\/\$entity$/)
    expect(record).toEqual((({ '@odata.context': _, ...rest }) => rest)((await face.get(path)).json))
  })

  test.each(['return=minimal', 'return-no-content', 'return=representation'])(
    'Prefer: %s is not honoured',
    async (prefer) => {
      const { status, headers, json } = await startFace('small').call('POST', 'customers', {
        body: { displayName: 'x' },
        headers: { prefer },
      })
      expect([status, headers['preference-applied'], json.displayName]).toEqual([201, undefined, 'x'])
    },
  )

  test.each(['PATCH', 'PUT'])('%s merges and answers 200 with the whole record', async (method) => {
    const { change, created } = await startWithCustomer()
    const { status, json } = await change(method, { body: { city: 'Leeds' }, headers: anyVersion })
    expect(status).toBe(200)
    expect(json).toMatchObject({ displayName: 'Orchard', city: 'Leeds', number: created.json.number })
    expect(json['@odata.etag']).not.toBe(created.json['@odata.etag'])
  })

  test.each(['PATCH', 'PUT'])('%s of what is not there makes nothing', async (method) => {
    const face = startFace('small')
    const before = (await face.get('customers/$count')).text
    const sent = { body: { displayName: 'x' }, headers: anyVersion }
    expect(await short(face, `${method} customers(${face.company.id})`, sent)).toBe('404 BadRequest_ResourceNotFound')
    expect((await face.get('customers/$count')).text).toBe(before)
  })

  test('DELETE answers 204 and nothing else', async () => {
    const { change, face, path } = await startWithCustomer()
    const { status, text } = await change('DELETE', {})
    expect([status, text]).toEqual([204, ''])
    expect(await short(face, `GET ${path}`)).toBe('404 BadRequest_ResourceNotFound')
  })

  test.each<[string, unknown, string, RegExp?]>([
    ['an unknown property', { nonsense: 1 }, '400 BadRequest', /'nonsense'/],
    [
      'a read-only property',
      { balanceDue: 1 },
      '400 BadRequest_InvalidOperation',
      /^Control 'balanceDue' is read-only\./,
    ],
    ['the id', { id: '5afe0000-0000-4000-8000-000000000000' }, '400 BadRequest_InvalidOperation'],
    [
      'a text for a number',
      { creditLimit: 'a' },
      '400 BadRequest',
      /^Cannot convert the literal 'a' to the expected type 'Edm\.Decimal'\./,
    ],
    ['a number for a text', { city: 5 }, '400 BadRequest', /'Edm\.String'/],
    ['a malformed GUID', { currencyId: 'x' }, '400 BadRequest', /'Edm\.Guid'/],
    [
      'a text too long',
      { displayName: 'x'.repeat(101) },
      '400 Application_StringExceededLength',
      /^The length of the string is 101, but it must be less than or equal to 100 characters\. Value: x+/,
    ],
    [
      'an unknown member of an enum',
      { blocked: 'Sometimes' },
      '400 Unknown',
      /is not an option\. The existing options are: /,
    ],
    [
      'a country that is not there',
      { country: 'QQ' },
      '400 Internal_InvalidTableRelation',
      /cannot be found in the related table/,
    ],
    ['an object for a value', { city: {} }, '400 BadRequest'],
    ['a list for a value', { city: [] }, '400 BadRequest'],
    ['no object', [], '400 BadRequest'],
    ['no JSON', '{', '400 BadRequest'],
    ['nothing', '', '400 BadRequest'],
  ])('a body with %s is refused', async (_, body, gives, text) => {
    const { change } = await startWithCustomer()
    const answer = await change('PATCH', { body, headers: anyVersion })
    expect(inShort(answer)).toBe(gives)
    expect(answer.json.error.message).toMatch(textShape)
    if (text) expect(answer.json.error.message).toMatch(text)
  })

  test.each([
    ['application/json', '200'],
    ['application/json; charset=utf-8; odata.metadata=minimal', '200'],
    ['text/plain', '415 BadRequest'],
    ['application/x-www-form-urlencoded', '415 BadRequest'],
  ])('Content-Type: %s', async (type, gives) => {
    const { change } = await startWithCustomer()
    const headers = { ...anyVersion, 'content-type': type }
    expect(inShort(await change('PATCH', { body: '{"city":"York"}', headers }))).toBe(gives)
  })

  test('a body without a type is a bad request', async () => {
    const { face, path } = await startWithCustomer()
    const headers: Record<string, string | undefined> = { 'content-type': undefined, ...anyVersion }
    const sent = { body: '{"city":"York"}', headers: headers as Record<string, string> }
    expect(await short(face, `PATCH ${path}`, sent)).toBe('400 BadRequest')
  })

  test('annotations and an etag in the body are passed over', async () => {
    const { change } = await startWithCustomer()
    const body = { '@odata.etag': 'x', '@odata.context': 'y', 'city@odata.type': '#String', city: 'York' }
    expect((await change('PATCH', { body, headers: anyVersion })).json.city).toBe('York')
  })

  test('an enum is written by its wire name or its plain name', async () => {
    const face = startFace('demo')
    const [item] = (await face.get('items?$top=1')).json.value
    for (const type of ['Non_x002D_Inventory', 'Non-Inventory']) {
      const { json, status } = await face.call('POST', 'items', { body: { displayName: item.displayName, type } })
      expect([status, json.type]).toEqual([201, 'Non_x002D_Inventory'])
    }
  })

  test('what fails in the middle of a body leaves nothing behind', async () => {
    const { change, face, path } = await startWithCustomer()
    await change('PATCH', { body: { city: 'Hull', nonsense: 1 }, headers: anyVersion })
    expect((await face.get(path)).json.city).toBe('')
  })

  test('parts come with their parent in POST, and are shown where they are expanded', async () => {
    const face = startFace('demo')
    const [customer] = (await face.get('customers?$top=1')).json.value
    const body = { customerNumber: customer.number, salesOrderLines: [{ lineType: 'Comment', description: 'One' }] }
    const plain = await face.call('POST', 'salesOrders', { body })
    expect([plain.status, plain.json.salesOrderLines]).toEqual([201, undefined])
    const shown = await face.call('POST', 'salesOrders?$expand=salesOrderLines', { body })
    expect(shown.json.salesOrderLines).toMatchObject([{ description: 'One' }])
    const sent = { body: { salesOrderLines: [] }, headers: anyVersion }
    expect(await short(face, `PATCH salesOrders(${plain.json.id})`, sent)).toBe('400 BadRequest')
  })

  test.each([
    ['POST', 'generalLedgerEntries', 'Entity'],
    ['PATCH', 'customers', 'Collection'],
    ['PUT', 'customers', 'Collection'],
    ['DELETE', 'customers', 'Collection'],
  ])('%s of %s is not allowed for a thing of the kind %s', async (method, path, kind) => {
    const { status, json } = await startFace('demo').call(method, path, { body: {} })
    expect([status, json.error.code]).toEqual([405, 'BadRequest_MethodNotAllowed'])
    expect(json.error.message).toContain(
      `'${method}' requests for '${path}' of EdmType '${kind}' are not allowed within Dynamics 365 Business Central OData web services.`,
    )
  })
})

describe('@odata.bind', () => {
  test('sets the property that holds the link', async () => {
    const { face, change } = await startWithCustomer()
    const [term] = (await face.get('paymentTerms?$top=1')).json.value
    const places = [
      `paymentTerms(${term.id})`,
      `companies(${face.company.id})/paymentTerms(${term.id})`,
      (await face.get('paymentTerms')).json['@odata.context'].replace(/\/\$metadata#/, '/').concat(`(${term.id})`),
    ]
    for (const place of places) {
      const { status, json } = await change('PATCH', { body: { 'paymentTerm@odata.bind': place }, headers: anyVersion })
      expect([status, json.paymentTermsId]).toEqual([200, term.id])
    }
  })

  test.each([
    ['an unknown way', { 'nonsense@odata.bind': 'paymentTerms(1)' }, '400 BadRequest'],
    [
      'a record that is not there',
      { 'paymentTerm@odata.bind': `paymentTerms(5afe0000-0000-4000-8000-000000000000)` },
      '400 BadRequest',
    ],
    ['a set', { 'paymentTerm@odata.bind': 'paymentTerms' }, '400 BadRequest'],
    ['no text', { 'paymentTerm@odata.bind': 5 }, '400 BadRequest'],
    ['another host', { 'paymentTerm@odata.bind': 'https://example.com/paymentTerms(1)' }, '400 BadRequest'],
    ['a part', { 'defaultDimensions@odata.bind': ['x'] }, '501 BadRequest_MethodNotImplemented'],
  ])('to %s is refused', async (_, body, gives) => {
    const { change } = await startWithCustomer()
    expect(inShort(await change('PATCH', { body, headers: anyVersion }))).toBe(gives)
  })
})

describe('3.1 etags', () => {
  test('are three texts with their lengths in front, in quotes, and then in base64', async () => {
    const { etag } = await startWithCustomer()
    const [, inner = ''] = /^W\/"([A-Za-z0-9+/=]+)"$/.exec(etag) ?? []
    expect(Buffer.from(inner, 'base64').toString()).toMatch(/^'(18|19|20);\d{18,20}1;00;'$/)
  })

  test.each([
    ['PATCH', undefined, '400 BadRequest_InvalidToken'],
    ['PUT', undefined, '400 BadRequest_InvalidToken'],
    ['PATCH', 'nonsense', '400 BadRequest_InvalidToken'],
    ['PATCH', '"x"', '400 BadRequest_InvalidToken'],
    ['PATCH', '*', '200'],
    ['PATCH', 'current', '200'],
    ['PATCH', 'stale', '409 Request_EntityChanged'],
    ['PUT', 'stale', '409 Request_EntityChanged'],
    ['DELETE', undefined, '204'],
    ['DELETE', 'stale', '409 Request_EntityChanged'],
    ['DELETE', 'nonsense', '400 BadRequest_InvalidToken'],
    ['DELETE', 'current', '204'],
  ])('%s with If-Match: %s', async (method, match, gives) => {
    const { change, etag } = await startWithCustomer()
    const { json } = await change('PATCH', { body: { city: 'Bath' }, headers: anyVersion })
    const sent = { stale: etag, current: json['@odata.etag'] }[match ?? ''] ?? match
    const headers = sent === undefined ? {} : { 'if-match': sent }
    expect(inShort(await change(method, { ...(method !== 'DELETE' && { body: { city: 'York' } }), headers }))).toBe(
      gives,
    )
  })

  test('texts have the known shape', async () => {
    const { change, etag } = await startWithCustomer()
    const missing = await change('PATCH', { body: {} })
    expect(missing.json.error.message).toMatch(
      /^Could not validate the client concurrency token required by the service\./,
    )
    await change('PATCH', { body: { city: 'Bath' }, headers: anyVersion })
    const stale = await change('PATCH', { body: {}, headers: { 'if-match': etag } })
    expect(stale.json.error.message).toMatch(/^Another user has already changed the record\./)
  })

  test('companies and queries have none', async () => {
    const face = startFace('demo')
    const { json } = await face.send('GET', '/v2.0/Production/api/v2.0/companies')
    for (const row of [json.value[0], (await face.get('customerSales?$top=1')).json.value[0]])
      expect(Object.keys(row)).not.toContain('@odata.etag')
  })
})

describe('3.2 streams', () => {
  test('are links in JSON, bytes at their address, and 204 while they are empty', async () => {
    const face = startFace('demo')
    const [item] = (await face.get('items?$top=1&$expand=picture')).json.value
    const path = `items(${item.id})/picture`
    const link: string = item.picture['pictureContent@odata.mediaEditLink']
    expect(link).toBe(item.picture['pictureContent@odata.mediaReadLink'])
    expect(link).toMatch(/\/picture\/pictureContent$/)
    expect((await face.get(`${path}/pictureContent`)).status).toBe(204)
    const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000002000000030802000000', 'hex')
    const headers = { 'content-type': 'image/png', ...anyVersion }
    for (const method of ['PATCH', 'PUT']) {
      const { status, text } = await face.call(method, `${path}/pictureContent`, { body: png, headers })
      expect([status, text]).toEqual([204, ''])
    }
    const read = await face.get(`${path}/pictureContent`)
    expect([read.status, read.headers['content-type'], Buffer.from(read.text, 'latin1')]).toEqual([
      200,
      'image/png',
      png,
    ])
    expect(await short(face, `POST ${path}/pictureContent`, { body: png, headers })).toBe(
      '405 BadRequest_MethodNotAllowed',
    )
    expect(await short(face, `POST ${path}`, { body: {} })).toBe('405 BadRequest_MethodNotAllowed')
  })

  test('are refused without an etag, too', async () => {
    const face = startFace('demo')
    const [item] = (await face.get('items?$top=1')).json.value
    const sent = { body: Buffer.from('x'), headers: { 'content-type': 'application/octet-stream' } }
    expect(await short(face, `PATCH items(${item.id})/picture/pictureContent`, sent)).toBe(
      '400 BadRequest_InvalidToken',
    )
  })
})

describe('3.3 bound actions', () => {
  test.each([
    ['POST', 'Microsoft.NAV.post', '204'],
    ['POST', 'microsoft.nav.POST', '204'],
    ['POST', 'post', '404 BadRequest_ResourceNotFound'],
    ['GET', 'Microsoft.NAV.post', '405 BadRequest_MethodNotAllowed'],
    ['PATCH', 'Microsoft.NAV.post', '405 BadRequest_MethodNotAllowed'],
    ['POST', 'Microsoft.NAV.nonsense', '404 BadRequest_ResourceNotFound'],
    ['POST', 'NAV.post', '404 BadRequest_ResourceNotFound'],
    ['POST', 'Microsoft.NAV.makeOrder', '404 BadRequest_ResourceNotFound'],
  ])('%s %s answers %s', async (method, name, gives) => {
    const face = startFace('demo')
    const [draft] = (await face.get("salesInvoices?$filter=status eq 'Draft'&$top=1")).json.value
    expect(await short(face, `${method} salesInvoices(${draft.id})/${name}`)).toBe(gives)
  })
})
