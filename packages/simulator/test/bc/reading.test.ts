import { describe, expect, test } from 'vitest'
import { startFace } from './face.ts'

const face = startFace()
const { get } = face
const encoded = (text: string): string => encodeURIComponent(text)

const names = async (filter: string, more = ''): Promise<string[]> => {
  const { json, status, text } = await get(`customers?$select=number&$filter=${encoded(filter)}${more}`)
  if (status !== 200) throw new Error(text)
  return json.value.map(({ number }: { number: string }) => number)
}

const refusal = async (path: string): Promise<string> => {
  const { status, json } = await get(path)
  return `${status} ${json.error?.code}`
}

interface Customer {
  readonly id: string
  readonly number: string
  readonly displayName: string
  readonly country: string
  readonly creditLimit: number
  readonly blocked: string
  readonly balanceDue: number
  readonly currencyId: string
  readonly lastModifiedDateTime: string
}

const all: readonly Customer[] = (await get('customers')).json.value
const numbersOf = (keep: (customer: Customer) => boolean): string[] => all.filter(keep).map(({ number }) => number)
const one = all[7]!

describe('$filter gives the rows that it should', () => {
  test.each<[string, (customer: Customer) => boolean]>([
    [`number eq '${one.number}'`, ({ number }) => number === one.number],
    [`number ne '${one.number}'`, ({ number }) => number !== one.number],
    [`'${one.number}' lt number`, ({ number }) => number > one.number],
    ["number ge '10100' and number le '10200'", ({ number }) => number >= '10100' && number <= '10200'],
    [`id eq ${one.id}`, ({ id }) => id === one.id],
    [`id eq ${one.id.toUpperCase()}`, ({ id }) => id === one.id],
    ["country eq 'gb'", ({ country }) => country === 'GB'],
    ['creditLimit gt 10000', ({ creditLimit }) => creditLimit > 10_000],
    ['creditLimit ge 1e4', ({ creditLimit }) => creditLimit >= 10_000],
    ["blocked eq 'All'", ({ blocked }) => blocked === 'All'],
    ["blocked eq '_x0020_'", ({ blocked }) => blocked === '_x0020_'],
    ["blocked eq ' '", ({ blocked }) => blocked === '_x0020_'],
    ["blocked eq Microsoft.NAV.customerBlocked'All'", ({ blocked }) => blocked === 'All'],
    ["not (blocked eq 'All')", ({ blocked }) => blocked !== 'All'],
    ['balanceDue gt 0', ({ balanceDue }) => balanceDue > 0],
    ["startswith(displayName,'Ash')", ({ displayName }) => displayName.startsWith('Ash')],
    ["endswith(displayName,'Ltd.')", ({ displayName }) => displayName.endsWith('Ltd.')],
    ["contains(displayName,'Hotels')", ({ displayName }) => displayName.includes('Hotels')],
    ["contains(displayName,'hotels')", () => false],
    ["tolower(displayName) eq 'x'", () => false],
    [
      `tolower(displayName) eq '${one.displayName.toUpperCase()}'`,
      ({ displayName }) => displayName === one.displayName,
    ],
    ["substring(number,2) eq '070'", ({ number }) => number.slice(2) === '070'],
    [
      "number eq '10010' or number eq '10020' or number eq '10030'",
      ({ number }) => ['10010', '10020', '10030'].includes(number),
    ],
    [
      "(number eq '10010' or number eq '10020') and country ne 'ZZ'",
      ({ number }) => ['10010', '10020'].includes(number),
    ],
    [
      'currencyId eq 00000000-0000-0000-0000-000000000000',
      ({ currencyId }) => currencyId === '00000000-0000-0000-0000-000000000000',
    ],
    [
      'lastModifiedDateTime gt 2026-06-01T00:00:00Z',
      ({ lastModifiedDateTime }) => Date.parse(lastModifiedDateTime) > Date.parse('2026-06-01T00:00:00Z'),
    ],
    [
      'lastModifiedDateTime ge 2026-06-01',
      ({ lastModifiedDateTime }) => Date.parse(lastModifiedDateTime) >= Date.parse('2026-06-01T00:00:00Z'),
    ],
    ['taxLiable', () => false],
    ['taxLiable eq false', () => true],
  ])('%s', async (filter, keep) => expect(await names(filter)).toEqual(numbersOf(keep)))

  test('dates compare by day', async () => {
    const { json } = await get('salesInvoices?$filter=postingDate ge 2026-01-01 and postingDate lt 2026-02-01')
    expect(json.value.length).toBeGreaterThan(0)
    expect(json.value.every(({ postingDate }: { postingDate: string }) => postingDate.startsWith('2026-01'))).toBe(true)
  })

  test('blank dates are filtered as such', async () => {
    const { json } = await get('salesInvoices?$filter=promisedPayDate eq 0001-01-01&$top=1')
    expect(json.value).toHaveLength(1)
  })
})

describe('what the server drops in silence gives more rows than asked for', () => {
  test.each([
    "number in ('10010','10020')",
    'number eq null',
    'null ne number',
    "defaultDimensions/any(d: d/dimensionCode eq 'AREA')",
  ])('%s', async (filter) => expect(await names(filter)).toHaveLength(all.length))

  test('the rest of the filter still counts', async () => {
    expect(await names("number eq null and number eq '10010'")).toEqual(['10010'])
    expect(await names("number in ('10020') and number eq '10010'")).toEqual(['10010'])
  })
})

describe('$schemaversion=2.1', () => {
  const newer = '&$schemaversion=2.1'
  test('brings in', async () => {
    expect(await names("number in ('10010','10020')", newer)).toEqual(['10010', '10020'])
  })
  test('brings nested calls', async () => {
    const keep = ({ displayName }: Customer) => displayName.toLowerCase().includes('hotels')
    expect(await names("contains(tolower(displayName),'hotels')", newer)).toEqual(numbersOf(keep))
    expect(await refusal("customers?$filter=contains(tolower(displayName),'hotels')")).toBe(
      '501 BadRequest_MethodNotImplemented',
    )
  })
})

describe('refusals', () => {
  test.each([
    ["customers?$filter=number eq '1' or displayName eq 'x'", '501 BadRequest_MethodNotImplemented'],
    ['customers?$filter=length(displayName) gt 3', '501 BadRequest_MethodNotImplemented'],
    ['customers?$filter=creditLimit add 1 gt 3', '501 BadRequest_MethodNotImplemented'],
    ['customers?$filter=number eq displayName', '501 BadRequest_MethodNotImplemented'],
    ["customers?$filter=currency/code eq 'EUR'", '501 BadRequest_MethodNotImplemented'],
    ['customers?$filter=nope(displayName)', '400 BadRequest'],
    ['customers?$filter=number eq', '400 BadRequest'],
    ["customers?$filter=number eq 'x", '400 BadRequest'],
    ['customers?$filter=nonsense eq 1', '400 BadRequest'],
    ["customers?$filter=nonsense in ('a')", '400 BadRequest'],
    ["customers?$filter=creditLimit eq 'x'", '400 BadRequest'],
    ['customers?$filter=number eq 5', '400 BadRequest'],
    ["customers?$filter=id eq 'x'", '400 BadRequest'],
    ["customers?$filter=blocked eq 'Nonsense'", '400 BadRequest'],
    ["customers?$filter=taxRegistrationNumber eq 'x'", '400 BadRequest'],
    ["customers?$filter=currencyCode eq 'EUR'", '400 BadRequest'],
    ['customers?$filter=displayName/any(x: x eq 1)', '400 BadRequest'],
    ['customers?$filter=displayName', '400 BadRequest'],
    ['salesInvoices?$filter=postingDate eq 2026-02-30', '400 BadRequest'],
    ['customers?$orderby=nonsense', '400 BadRequest'],
    ['customers?$orderby=currencyCode', '400 BadRequest'],
    ['customers?$orderby=number sideways', '400 BadRequest'],
    ['customerSales?$orderby=name', '501 BadRequest_MethodNotImplemented'],
    ['customers?$select=nonsense', '400 BadRequest'],
    ['customers?$expand=nonsense', '400 BadRequest'],
    ['customers?$expand=number', '400 BadRequest'],
    ['customers?$top=-1', '400 BadRequest'],
    ['customers?$top=many', '400 BadRequest'],
    ['customers?$skip=x', '400 BadRequest'],
    ['customers?$count=perhaps', '400 BadRequest'],
    ['customers?$skiptoken=nonsense', '400 SkipTokenIsNoLongerValid'],
    ['customers(d5984926-0000-4000-8000-000000000000)', '404 BadRequest_ResourceNotFound'],
    ['customers(10000)', '404 BadRequest_NotFound'],
    ["customers(number='10000')", '404 BadRequest_NotFound'],
    ['customers(nonsense)', '404 BadRequest_NotFound'],
    ['customers/10000', '404 BadRequest_ResourceNotFound'],
    [`customers(${one.id})/nonsense`, '404 BadRequest_ResourceNotFound'],
    [`customers(${one.id})/Microsoft.NAV.nonsense`, '404 BadRequest_ResourceNotFound'],
    ['salesInvoiceLines', '400 Application_DialogException'],
    ['journalLines', '400 Application_DialogException'],
    ['dimensionSetLines', '400 Application_DialogException'],
    ['pictures', '400 Application_DialogException'],
    ['timeRegistrationEntries', '400 Application_DialogException'],
  ])('%s gives %s', async (path, expected) => expect(await refusal(path.replaceAll(' ', '%20'))).toBe(expected))

  test('a property that is not there is named with its type', async () => {
    const { json } = await get('customers?$select=nonsense')
    expect(json.error.message).toMatch(
      /^Could not find a property named 'nonsense' on type 'Microsoft\.NAV\.customer'\. {2}CorrelationId: {2}/,
    )
  })
})

describe('options', () => {
  test('$select narrows; key and etag stay, in the order of the page', async () => {
    const { json } = await get('customers?$top=1&$select=displayName,number')
    expect(Object.keys(json.value[0])).toEqual(['@odata.etag', 'id', 'number', 'displayName'])
    expect(json['@odata.context']).toMatch(/\$metadata#companies\([^)]*\)\/customers\(displayName,number\)$/)
  })

  test('$orderby sorts by several, and enums by their order', async () => {
    const { json } = await get('customers?$orderby=country desc,displayName&$select=country,displayName')
    const expected = [...all].sort(
      (a, b) =>
        (a.country < b.country ? 1 : a.country > b.country ? -1 : 0) ||
        (a.displayName.toLowerCase() < b.displayName.toLowerCase() ? -1 : 1),
    )
    expect(json.value.map((row: Customer) => row.displayName)).toEqual(expected.map(({ displayName }) => displayName))
    const blocked = (await get('customers?$orderby=blocked desc')).json.value
    expect(blocked[0].blocked).toBe('All')
  })

  test('without $orderby rows come by the primary key of their table', async () => {
    expect(all.map(({ number }) => number)).toEqual(all.map(({ number }) => number).sort())
  })

  test('$top, $skip and $count', async () => {
    const { json } = await get('customers?$top=3&$skip=2&$count=true&$filter=number%20gt%20%2710100%27')
    const expected = numbersOf(({ number }) => number > '10100')
    expect(json['@odata.count']).toBe(expected.length)
    expect(json.value.map(({ number }: Customer) => number)).toEqual(expected.slice(2, 5))
    expect(json['@odata.nextLink']).toBeUndefined()
    expect((await get('customers?$top=0')).json.value).toEqual([])
  })

  test('/$count is a plain number', async () => {
    const { text, headers } = await get("customers/$count?$filter=country%20eq%20'GB'")
    expect(text).toBe(String(numbersOf(({ country }) => country === 'GB').length))
    expect(headers['content-type']).toBe('text/plain')
  })

  test.each(['$search=x', '$apply=groupby((country))', '$compute=1', 'nonsense=1', '$format=json', '$levels=2'])(
    '%s is passed over',
    async (option) => expect((await get(`customers?${option}`)).json.value).toHaveLength(all.length),
  )

  test('names and blanks may be encoded', async () => {
    const { json } = await get(`customers?%24top=2&%24filter=number+eq+%27${one.number}%27`)
    expect(json.value).toHaveLength(1)
  })
})

describe('shape of answers', () => {
  test('headers and context', async () => {
    const { headers, json } = await get('customers?$top=1')
    expect(headers).toMatchObject({
      'odata-version': '4.0',
      'content-type': 'application/json; odata.metadata=minimal; odata.streaming=true',
    })
    expect(Object.keys(json)).toEqual(['@odata.context', 'value'])
    expect(Object.keys(json.value[0])[0]).toBe('@odata.etag')
  })

  test('one record has the context of an entity', async () => {
    const { json } = await get(`customers(${one.id})`)
    expect(json['@odata.context']).toMatch(/#companies\([^)]*\)\/customers\/\$entity$/)
    expect(json.number).toBe(one.number)
    expect((await get(`customers(id=${one.id})`)).json.number).toBe(one.number)
  })

  test('nothing is null, and values are as on the wire', async () => {
    const { json } = await get('customers')
    for (const row of json.value) for (const value of Object.values(row)) expect(value).not.toBeNull()
    const invoice = (await get('salesInvoices?$top=1')).json.value[0]
    expect(invoice.promisedPayDate).toBe('0001-01-01')
    expect(typeof invoice.totalAmountIncludingTax).toBe('number')
    expect(invoice.lastModifiedDateTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*[1-9])?Z$/)
    expect(invoice.status).toBe('Paid')
    expect((await get('itemLedgerEntries?$top=1')).json.value[0].entryType).toBe('Positive_x0020_Adjmt_x002E_')
  })

  test('odata.metadata=none leaves the annotations away, full adds them', async () => {
    const none = await get('customers?$top=1', { accept: 'application/json;odata.metadata=none' })
    expect(none.headers['content-type']).toContain('odata.metadata=none')
    expect(Object.keys(none.json)).toEqual(['value'])
    expect(Object.keys(none.json.value[0])[0]).toBe('id')
    const full = (await get('customers?$top=1', { accept: 'application/json;odata.metadata=full' })).json.value[0]
    expect(full['@odata.type']).toBe('#Microsoft.NAV.customer')
    expect(full['id@odata.type']).toBe('#Guid')
    expect(full['@odata.id']).toContain(`/customers(${full.id})`)
    expect(full['currency@odata.navigationLink']).toContain(`/customers(${full.id})/currency`)
  })
})

describe('ways to other records', () => {
  test('a path follows them', async () => {
    const [invoice] = (await get("salesInvoices?$filter=status eq 'Open'&$top=1")).json.value
    const { json } = await get(`salesInvoices(${invoice.id})/salesInvoiceLines`)
    expect(json.value.length).toBeGreaterThan(1)
    expect(json['@odata.context']).toContain(`salesInvoices(${invoice.id})/salesInvoiceLines`)
    expect((await get(`salesInvoices(${invoice.id})/customer`)).json.number).toBe(invoice.customerNumber)
    const [line] = json.value
    const path = `salesInvoices(${invoice.id})/salesInvoiceLines(${line.id})`
    expect((await get(path)).json.sequence).toBe(line.sequence)
    expect((await get(`${path}/item`)).json.number).toBe(line.lineObjectNumber)
    expect((await get(`salesInvoiceLines(${line.id})`)).json.id).toBe(line.id)
    expect((await get(`salesInvoices(${invoice.id})/salesInvoiceLines/$count`)).text).toBe(String(json.value.length))
    expect((await get(`salesInvoiceLines?$filter=documentId eq ${invoice.id}`)).json.value).toEqual(json.value)
  })

  test('a record of another parent is not below this one', async () => {
    const [first, second] = (await get('salesInvoices?$top=2&$expand=salesInvoiceLines')).json.value
    const other = second.salesInvoiceLines[0].id
    expect(await refusal(`salesInvoices(${first.id})/salesInvoiceLines(${other})`)).toBe(
      '404 BadRequest_ResourceNotFound',
    )
  })

  test('a way that leads nowhere is not found', async () => {
    const [row] = (await get('customers?$filter=currencyId eq 00000000-0000-0000-0000-000000000000&$top=1')).json.value
    expect(await refusal(`customers(${row.id})/currency`)).toBe('404 BadRequest_ResourceNotFound')
  })

  test('$expand follows them, nested and with options', async () => {
    const expand =
      'salesInvoiceLines($select=sequence,netAmount;$expand=item($select=number);$filter=netAmount gt 0;$orderby=sequence desc;$top=2),customer($select=number)'
    const { json } = await get(`salesInvoices?$top=2&$expand=${encoded(expand)}`)
    for (const invoice of json.value) {
      expect(invoice.salesInvoiceLines).toHaveLength(2)
      const [a, b] = invoice.salesInvoiceLines
      expect(a.sequence).toBeGreaterThan(b.sequence)
      expect(Object.keys(a)).toEqual(['@odata.etag', 'id', 'sequence', 'netAmount', 'item@odata.context', 'item'])
      expect(a.item.number).toMatch(/^1\d{3}$/)
      expect(invoice.customer.number).toBe(invoice.customerNumber)
      expect(invoice['customer@odata.context']).toMatch(/#companies\([^)]*\)\/customers\/\$entity$/)
    }
  })

  test('an expanded way that leads nowhere is null', async () => {
    const { json } = await get(
      'customers?$filter=currencyId eq 00000000-0000-0000-0000-000000000000&$top=1&$expand=currency',
    )
    expect(json.value[0].currency).toBeNull()
  })
})

describe('journals', () => {
  test('show the default template unless another is asked for', async () => {
    const templates = async (filter = '') =>
      (await get(`journals${filter}`)).json.value.map((row: { templateDisplayName: string }) => row.templateDisplayName)
    expect(new Set(await templates())).toEqual(new Set(['GENERAL']))
    expect(await templates("?$filter=templateDisplayName%20eq%20'PAYMENT'")).toEqual(['PAYMENT'])
  })

  test('are read by key whatever their template', async () => {
    const [payments] = (await get('vendorPaymentJournals')).json.value
    expect((await get(`journals(${payments.id})`)).json.templateDisplayName).toBe('PAYMENT')
  })
})
