import { beforeEach, describe, expect, test } from 'vitest'
import { type Answer, type Face, startFace } from './face.ts'

let face: Face
const any = { 'if-match': '*' }

beforeEach(() => {
  face = startFace('small')
})

const create = (set: string, body: object): Promise<Answer> => face.call('POST', set, { body })
const change = (path: string, body: object, headers: Record<string, string> = any): Promise<Answer> =>
  face.call('PATCH', path, { body, headers })
const refusalOf = ({ status, json }: Answer): string => `${status} ${json.error?.code}`
const first = async (set: string, filter = '') => (await face.get(`${set}?$top=1${filter}`)).json.value[0]

describe('create', () => {
  test('answers 201 with the record as it reads, and where it is', async () => {
    const { status, json, headers } = await create('customers', { displayName: 'Brindle & Co', country: 'gb' })
    expect(status).toBe(201)
    expect(json).toMatchObject({ displayName: 'Brindle & Co', country: 'GB', blocked: '_x0020_' })
    expect(json.number).toMatch(/^C\d{5}$/)
    expect(headers.location).toMatch(new RegExp(`/companies\\(${face.company.id}\\)/customers\\(${json.id}\\)$`))
    const read = (await face.get(`customers(${json.id})`)).json
    expect({ ...read, '@odata.context': '' }).toEqual({ ...json, '@odata.context': '' })
    expect(headers.etag).toBeUndefined()
  })

  test('numbers from the series skip those that are taken', async () => {
    await create('customers', { displayName: 'A', number: 'C00001' })
    const numbers = [await create('customers', { displayName: 'B' }), await create('customers', { displayName: 'C' })]
    expect(numbers.map(({ json }) => json.number)).toEqual(['C00002', 'C00003'])
  })

  test.each<[string, object, string, RegExp?]>([
    ['customers', { displayName: 'A', nonsense: 1 }, '400 BadRequest', /property named 'nonsense'/],
    [
      'customers',
      { displayName: 'A', balanceDue: 1 },
      '400 BadRequest_InvalidOperation',
      /Control 'balanceDue' is read-only/,
    ],
    ['customers', { displayName: 'A', id: '11111111-2222-4333-8444-555555555555' }, '400 BadRequest_InvalidOperation'],
    [
      'customers',
      { displayName: 'A', creditLimit: '5' },
      '400 BadRequest',
      /literal '5' to the expected type 'Edm.Decimal'/,
    ],
    ['customers', { displayName: 'A', creditLimit: 1e306 }, '400 BadRequest', /expected type 'Edm.Decimal'/],
    ['customers', { displayName: 5 }, '400 BadRequest'],
    ['customers', { displayName: 'A', taxLiable: 'yes' }, '400 BadRequest'],
    ['customers', { displayName: 'A', currencyId: 'x' }, '400 BadRequest'],
    ['customers', { displayName: 'A', creditLimit: {} }, '400 BadRequest'],
    ['customers', { displayName: null }, '400 BadRequest', /null value/],
    [
      'customers',
      { displayName: 'x'.repeat(101) },
      '400 Application_StringExceededLength',
      /length of the string is 101.*equal to 100/,
    ],
    [
      'customers',
      { displayName: 'A', blocked: 'Nonsense' },
      '400 Unknown',
      /'Nonsense' is not an option\. The existing options are: {2},Ship,Invoice,All/,
    ],
    [
      'customers',
      { displayName: 'A', country: 'ZZ' },
      '400 Internal_InvalidTableRelation',
      /Country\/Region Code of table Customer.*\(ZZ\)/,
    ],
    ['customers', { displayName: 'A', currencyCode: 'ZZZ' }, '400 Application_DialogException', /currencyCode/],
    [
      'customers',
      { displayName: 'A', paymentTermsId: '11111111-2222-4333-8444-555555555555' },
      '400 Application_DialogException',
      /paymentTermsId/,
    ],
    ['customers', {}, '400 Application_DialogException', /"displayName" must be provided/],
    ['customers', { displayName: ' ' }, '400 Application_DialogException', /"displayName" cannot be blank/],
    [
      'customers',
      { displayName: 'A', number: '10000' },
      '400 Internal_EntityWithSameKeyExists',
      /The Customer already exists.*No\.='10000'/,
    ],
    ['customers', { displayName: 'A', currency: {} }, '400 BadRequest_InvalidOperation'],
    ['currencies', {}, '400 BadRequest_RequiredParamNotProvided', /'code'/],
    ['items', { number: 'X', inventory: 5 }, '400 Application_DialogException', /inventory/],
    ['items', { number: 'X', unitPrice: -1 }, '400 Application_DialogException'],
    ['paymentTerms', { code: 'X', discountPercent: 101 }, '400 Application_DialogException'],
    [
      'accounts',
      { number: '1' },
      '405 BadRequest_MethodNotAllowed',
      /'POST' requests for 'accounts' of EdmType 'Entity'/,
    ],
    ['generalLedgerEntries', {}, '405 BadRequest_MethodNotAllowed'],
    ['subscriptions', {}, '404 BadRequest_ResourceNotFound'],
  ])('%s %j gives %s', async (set, body, expected, text) => {
    const answer = await create(set, body)
    expect(refusalOf(answer)).toBe(expected)
    if (text) expect(answer.json.error.message).toMatch(text)
  })

  test('writes plain and escaped names of options, and shows the escaped ones', async () => {
    for (const type of ['Non-Inventory', 'Non_x002D_Inventory'])
      expect((await create('items', { displayName: 'A', type })).json.type).toBe('Non_x002D_Inventory')
  })

  test('upper-cases and trims codes, rounds amounts', async () => {
    const { json } = await create('customers', { displayName: 'A', number: ' kunde-1 ', creditLimit: 1.005 })
    expect([json.number, json.creditLimit]).toEqual(['KUNDE-1', 1.01])
    expect((await create('items', { displayName: 'A', unitPrice: 1.0000051 })).json.unitPrice).toBe(1.00001)
  })

  test('annotations in the body are passed over', async () => {
    const body = { '@odata.etag': 'x', '@odata.context': 'y', displayName: 'A' }
    expect((await create('customers', body)).status).toBe(201)
  })
})

describe('bodies', () => {
  const send = (body: string, type?: string) =>
    face.call('POST', 'customers', { body, headers: type === undefined ? {} : { 'content-type': type } })

  test.each([
    ['{"displayName":', 'application/json', '400 BadRequest'],
    ['[]', 'application/json', '400 BadRequest'],
    ['"x"', 'application/json', '400 BadRequest'],
    ['<a/>', 'application/xml', '415 BadRequest'],
    ['a=1', 'application/x-www-form-urlencoded', '415 BadRequest'],
  ])('%s as %s gives %s', async (body, type, expected) => expect(refusalOf(await send(body, type))).toBe(expected))

  test('no body at all', async () => expect(refusalOf(await face.call('POST', 'customers'))).toBe('400 BadRequest'))

  test('parameters and a byte order mark do no harm', async () => {
    const answer = await send('\ufeff{"displayName":"Ä"}', 'application/json; charset=utf-8; IEEE754Compatible=false')
    expect([answer.status, answer.json.displayName]).toEqual([201, 'Ä'])
  })
})

describe('pairs of id and code', () => {
  test('each half brings the other', async () => {
    const euro = await first('currencies', "&$filter=code eq 'EUR'")
    const byCode = (await create('customers', { displayName: 'A', currencyCode: 'eur'.toUpperCase() })).json
    const byId = (await create('customers', { displayName: 'B', currencyId: euro.id })).json
    for (const row of [byCode, byId]) expect([row.currencyId, row.currencyCode]).toEqual([euro.id, 'EUR'])
    const [category] = (await face.get('itemCategories')).json.value
    const item = (await create('items', { displayName: 'I', itemCategoryCode: category.code })).json
    expect(item.itemCategoryId).toBe(category.id)
  })

  test('halves that do not match are refused, and matching ones taken', async () => {
    const euro = await first('currencies', "&$filter=code eq 'EUR'")
    const body = (currencyCode: string) => ({ displayName: 'A', currencyId: euro.id, currencyCode })
    expect(refusalOf(await create('customers', body('USD')))).toBe('400 Application_DialogException')
    expect((await create('customers', body('EUR'))).status).toBe(201)
  })

  test('a blank half clears the other', async () => {
    const { json } = await create('customers', { displayName: 'A', currencyCode: 'EUR' })
    const zero = '00000000-0000-0000-0000-000000000000'
    const cleared = (await change(`customers(${json.id})`, { currencyId: zero })).json
    expect([cleared.currencyId, cleared.currencyCode]).toEqual([zero, 'GBP'])
  })

  test('the local currency is stored as none and shown by its code', async () => {
    const { json } = await create('customers', { displayName: 'A', currencyCode: 'GBP' })
    expect([json.currencyCode, json.currencyId]).toEqual(['GBP', '00000000-0000-0000-0000-000000000000'])
  })
})

describe('change', () => {
  test('merges, and PUT does the same', async () => {
    const { json } = await create('customers', { displayName: 'A', city: 'Here' })
    const patched = await change(`customers(${json.id})`, { displayName: 'B' })
    expect([patched.status, patched.json.displayName, patched.json.city]).toEqual([200, 'B', 'Here'])
    const put = await face.call('PUT', `customers(${json.id})`, { body: { city: 'There' }, headers: any })
    expect([put.status, put.json.displayName, put.json.city]).toEqual([200, 'B', 'There'])
  })

  test('a changed number renames what refers to it; ids stay', async () => {
    const { json: terms } = await create('itemCategories', { code: 'OLD' })
    const { json: item } = await create('items', { displayName: 'I', itemCategoryCode: 'OLD' })
    await change(`itemCategories(${terms.id})`, { code: 'NEW' })
    expect((await face.get(`items(${item.id})`)).json).toMatchObject({
      itemCategoryCode: 'NEW',
      itemCategoryId: terms.id,
    })
    const clash = await first('itemCategories', "&$filter=code ne 'NEW'")
    expect(refusalOf(await change(`itemCategories(${terms.id})`, { code: clash.code }))).toBe(
      '400 Internal_EntityWithSameKeyExists',
    )
  })

  test('makes nothing that is not there', async () => {
    const path = 'customers(11111111-2222-4333-8444-555555555555)'
    expect(refusalOf(await change(path, { displayName: 'A' }))).toBe('404 BadRequest_ResourceNotFound')
    expect(refusalOf(await face.call('DELETE', path))).toBe('404 BadRequest_ResourceNotFound')
  })

  test('maintains the instant of the last change', async () => {
    const { json } = await create('customers', { displayName: 'A' })
    face.clock.advance(60_000)
    const changed = (await change(`customers(${json.id})`, { city: 'X' })).json
    expect(Date.parse(changed.lastModifiedDateTime) - Date.parse(json.lastModifiedDateTime)).toBeGreaterThanOrEqual(
      60_000,
    )
  })

  test('a refused change leaves everything as it was', async () => {
    const { json } = await create('customers', { displayName: 'A' })
    expect((await change(`customers(${json.id})`, { city: 'X', country: 'ZZ' })).status).toBe(400)
    const read = (await face.get(`customers(${json.id})`)).json
    expect([read.city, read['@odata.etag']]).toEqual(['', json['@odata.etag']])
  })

  test.each([
    ['PATCH', 'customers', 'Collection'],
    ['DELETE', 'customers', 'Collection'],
    ['PUT', 'customers', 'Collection'],
  ])('%s of a whole set is not allowed', async (method, set, type) => {
    const answer = await face.call(method, set, { body: {} })
    expect(refusalOf(answer)).toBe('405 BadRequest_MethodNotAllowed')
    expect(answer.json.error.message).toContain(`'${method}' requests for '${set}' of EdmType '${type}'`)
  })

  test('a read replica takes no change', async () => {
    const headers = { 'data-access-intent': 'ReadOnly' }
    expect((await face.call('POST', 'customers', { body: { displayName: 'A' }, headers })).status).toBe(400)
    expect((await face.get('customers', headers)).status).toBe(200)
  })
})

describe('etags', () => {
  test('have the form of the server, and change with every change', async () => {
    const { json } = await create('customers', { displayName: 'A' })
    const etag: string = json['@odata.etag']
    expect(Buffer.from(/^W\/"(.+)"$/.exec(etag)![1]!, 'base64').toString()).toMatch(/^'19;\d{19}1;00;'$/)
    const again = (await change(`customers(${json.id})`, { city: 'X' }, { 'if-match': etag })).json['@odata.etag']
    expect(again).not.toBe(etag)
    expect(refusalOf(await change(`customers(${json.id})`, { city: 'Y' }, { 'if-match': etag }))).toBe(
      '409 Request_EntityChanged',
    )
    expect((await change(`customers(${json.id})`, { city: 'Y' }, { 'if-match': again })).status).toBe(200)
  })

  test.each([[{}], [{ 'if-match': 'nonsense' }], [{ 'if-match': 'W/"?"' }]])(
    'a change with %j is refused',
    async (headers: Record<string, string>) => {
      const { id } = await first('customers')
      expect(refusalOf(await change(`customers(${id})`, { city: 'X' }, headers))).toBe('400 BadRequest_InvalidToken')
    },
  )

  test('DELETE looks at it only when it is sent', async () => {
    const { json } = await create('customers', { displayName: 'A' })
    const changed = (await change(`customers(${json.id})`, { city: 'X' })).json
    const remove = (headers: Record<string, string>) => face.call('DELETE', `customers(${json.id})`, { headers })
    expect(refusalOf(await remove({ 'if-match': json['@odata.etag'] }))).toBe('409 Request_EntityChanged')
    expect((await remove({ 'if-match': changed['@odata.etag'] })).status).toBe(204)
    const other = (await create('customers', { displayName: 'B' })).json
    expect((await face.call('DELETE', `customers(${other.id})`)).status).toBe(204)
  })
})

describe('below a parent', () => {
  test('default dimensions know where they belong', async () => {
    const { json: customer } = await create('customers', { displayName: 'A' })
    const dimension = await first('dimensions', '&$expand=dimensionValues')
    const [value] = dimension.dimensionValues
    const path = `customers(${customer.id})/defaultDimensions`
    const made = await create(path, { dimensionId: dimension.id, dimensionValueId: value.id })
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({
      parentType: 'Customer',
      parentId: customer.id,
      dimensionCode: dimension.code,
      dimensionValueCode: value.code,
      postingValidation: '_x0020_',
    })
    expect(refusalOf(await create(path, { dimensionId: dimension.id }))).toBe('400 Internal_EntityWithSameKeyExists')
    expect(refusalOf(await create('defaultDimensions', { dimensionId: dimension.id }))).toBe(
      '400 Application_DialogException',
    )
    await face.call('DELETE', `customers(${customer.id})`)
    expect((await face.get(`defaultDimensions(${made.json.id})`)).status).toBe(404)
  })

  test('parts that only show something take no record', async () => {
    const { json: customer } = await create('customers', { displayName: 'A' })
    expect((await create(`customers(${customer.id})/contactsInformation`, {})).status).toBe(405)
  })

  test('deep insert makes parent and parts, or nothing at all', async () => {
    const dimension = await first('dimensions', '&$expand=dimensionValues')
    const part = { dimensionId: dimension.id, dimensionValueId: dimension.dimensionValues[0].id }
    const { json } = await create('customers', { displayName: 'A', defaultDimensions: [part] })
    expect((await face.get(`customers(${json.id})/defaultDimensions`)).json.value).toHaveLength(1)
    const count = (await face.get('customers/$count')).text
    expect((await create('customers', { displayName: 'B', defaultDimensions: [part, part] })).status).toBe(400)
    expect((await face.get('customers/$count')).text).toBe(count)
    const patched = await change(`customers(${json.id})`, { defaultDimensions: [] })
    expect(refusalOf(patched)).toBe('400 BadRequest')
  })
})

describe('guards', () => {
  test('what has entries or documents stays', async () => {
    const demo = startFace('demo')
    for (const [set, owner] of [
      ['customers', 'customerNumber'],
      ['vendors', 'vendorNumber'],
    ] as const) {
      const documents = set === 'customers' ? 'salesInvoices' : 'purchaseInvoices'
      const number = (await demo.get(`${documents}?$top=1`)).json.value[0][owner]
      const [row] = (await demo.get(`${set}?$filter=number eq '${number}'`)).json.value
      const answer = await demo.call('DELETE', `${set}(${row.id})`)
      expect(refusalOf(answer)).toBe('400 Application_DialogException')
    }
  })

  test('a display name may not be blanked', async () => {
    const { id } = await first('customers')
    expect(refusalOf(await change(`customers(${id})`, { displayName: '' }))).toBe('400 Application_DialogException')
  })
})

test('actions: unknown ones are not found, names have any case, and nobody may GET them', async () => {
  const demo = startFace('demo')
  const { id } = (await demo.get("salesInvoices?$top=1&$filter=status eq 'Draft'")).json.value[0]
  const call = async (method: string, name: string) =>
    refusalOf(await demo.call(method, `salesInvoices(${id})/${name}`))
  expect(await call('POST', 'Microsoft.NAV.nonsense')).toBe('404 BadRequest_ResourceNotFound')
  expect(await call('POST', 'post')).toBe('404 BadRequest_ResourceNotFound')
  expect(await call('GET', 'Microsoft.NAV.post')).toBe('405 BadRequest_MethodNotAllowed')
  expect(await call('POST', 'microsoft.nav.POST')).toBe('204 undefined')
})
