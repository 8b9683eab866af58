import { expect, expectTypeOf, test } from 'vitest'
import { type CompanyClient, createClient, type EnvironmentClient } from '../src/index.ts'

const id = '11111111-1111-4111-8111-111111111111'
const at = { tenant: 'contoso.com', environment: 'Production', token: async () => 'token' }
const bc: CompanyClient = createClient({ ...at, company: id })
const outside: EnvironmentClient = createClient(at)

/** Compiled, never run. */
const compiled = (code: () => unknown) => expect(code).toBeTypeOf('function')

test('a verb that the entity set forbids is no method', () =>
  compiled(async () => {
    // @ts-expect-error accounts are read only
    await bc.accounts.create({})
    // @ts-expect-error accounts are read only
    await bc.accounts.delete(id)
    // @ts-expect-error company information is changed, never made
    await bc.companyInformation.create({})
    // @ts-expect-error customers have no bound actions
    await bc.customers.action('post', id)
  }))

test('a draft takes writable properties and known enum members only', () =>
  compiled(async () => {
    await bc.customers.create({ displayName: 'Adatum', type: 'Company', blocked: ' ' })
    await bc.customers.create({ displayName: 'Adatum', blocked: '_x0020_' })
    // @ts-expect-error the name is required
    await bc.customers.create({ number: '10000' })
    // @ts-expect-error the balance is calculated
    await bc.customers.create({ displayName: 'Adatum', balanceDue: 1 })
    // @ts-expect-error no such property
    await bc.customers.create({ displayName: 'Adatum', colour: 'red' })
    // @ts-expect-error no such member
    await bc.customers.create({ displayName: 'Adatum', blocked: 'Sometimes' })
    // @ts-expect-error an amount is a number
    await bc.customers.create({ displayName: 'Adatum', creditLimit: '5' })
    await bc.salesInvoices.create({ customerNumber: '10000', salesInvoiceLines: [{ lineType: 'Item', quantity: 2 }] })
    // @ts-expect-error no such property of a line
    await bc.salesInvoices.create({ customerNumber: '10000', salesInvoiceLines: [{ colour: 'red' }] })
  }))

test('a change by a bare key says which version it may replace', () =>
  compiled(async () => {
    const customer = await bc.customers.get(id)
    await bc.customers.update(customer, { creditLimit: 5 })
    await bc.customers.update(id, { creditLimit: 5 }, { overwrite: true })
    await bc.customers.update(id, { creditLimit: 5 }, { etag: 'W/"1"' })
    // @ts-expect-error neither record nor etag
    await bc.customers.update(id, { creditLimit: 5 })
    // @ts-expect-error the balance is calculated
    await bc.customers.update(customer, { balanceDue: 5 })
    // @ts-expect-error a vendor is no customer: it lacks nothing but must be a record with the key
    await bc.customers.update({ name: 'Adatum' }, { creditLimit: 5 })
  }))

test('a selection narrows the record, and keeps key and etag', () =>
  compiled(async () => {
    const { records } = await bc.customers.list({ select: ['number', 'displayName'] })
    const [first] = records
    if (!first) return
    expectTypeOf(first.number).toEqualTypeOf<string>()
    expectTypeOf(first.id).toEqualTypeOf<string>()
    expectTypeOf(first['@odata.etag']).toEqualTypeOf<string | undefined>()
    // @ts-expect-error was not selected
    first.creditLimit
    // @ts-expect-error no such property
    await bc.customers.list({ select: ['colour'] })
    for await (const each of bc.customers.each({ select: ['blocked'] }))
      expectTypeOf(each.blocked).toExtend<'_x0020_' | 'Ship' | 'Invoice' | 'All'>()
  }))

test('an expansion adds the linked records', () =>
  compiled(async () => {
    const invoice = await bc.salesInvoices.get(id, { expand: ['salesInvoiceLines', 'customer'] })
    expectTypeOf(invoice.salesInvoiceLines[0]?.quantity).toEqualTypeOf<number | undefined>()
    expectTypeOf(invoice.customer.displayName).toEqualTypeOf<string>()
    const { records } = await bc.salesInvoices.list({
      select: ['number'],
      expand: { salesInvoiceLines: { select: ['quantity'], expand: { item: { select: ['displayName'] } } } },
    })
    const line = records[0]?.salesInvoiceLines[0]
    expectTypeOf(line?.item.displayName).toEqualTypeOf<string | undefined>()
    // @ts-expect-error was not selected
    line?.unitPrice
    // @ts-expect-error no such navigation
    await bc.salesInvoices.list({ expand: ['vendor'] })
    // @ts-expect-error no such property of a line
    await bc.salesInvoices.list({ expand: { salesInvoiceLines: { select: ['colour'] } } })
    // @ts-expect-error was not expanded
    invoice.currency
  }))

test('a filter takes columns and values of their kind, and no alternatives across properties', () =>
  compiled(async () => {
    await bc.customers.list({ filter: { number: '10000', balanceDue: { gt: 0 }, blocked: { in: ['All', 'Ship'] } } })
    await bc.customers.list({ filter: { displayName: { anyOf: [{ startsWith: 'A' }, { eqAnyCase: 'x' }] } } })
    await bc.customers.list({ filter: { lastModifiedDateTime: { gt: new Date() } } })
    await bc.customers.list({ filter: "number eq '10000'" })
    // @ts-expect-error no such property
    await bc.customers.list({ filter: { colour: 'red' } })
    // @ts-expect-error no such member
    await bc.customers.list({ filter: { blocked: 'Sometimes' } })
    // @ts-expect-error an amount is a number
    await bc.customers.list({ filter: { balanceDue: '5' } })
    // @ts-expect-error worked out by the page: there is no column behind it
    await bc.customers.list({ filter: { currencyCode: 'EUR' } })
    // @ts-expect-error texts have no order to search in amounts
    await bc.customers.list({ filter: { balanceDue: { contains: '5' } } })
    // @ts-expect-error there is no or across properties
    await bc.customers.list({ filter: { or: [{ number: '1' }, { displayName: 'x' }] } })
    // @ts-expect-error nothing is null in Business Central
    await bc.customers.list({ filter: { number: null } })
  }))

test('a query takes known options, and orders by columns only', () =>
  compiled(async () => {
    await bc.customers.list({ orderBy: ['number', 'displayName desc'], top: 5, count: true, pageSize: 100 })
    // @ts-expect-error no such option
    await bc.customers.list({ limit: 5 })
    // @ts-expect-error no such property
    await bc.customers.list({ orderBy: 'colour' })
    // @ts-expect-error worked out by the page
    await bc.customers.list({ orderBy: 'currencyCode' })
    // @ts-expect-error an API query cannot be ordered
    await bc.customerSales.list({ orderBy: 'name' })
  }))

test('actions, parts, singles and streams go by the names of the table', () =>
  compiled(async () => {
    const invoice = await bc.salesInvoices.get(id)
    await bc.salesInvoices.action('post', invoice)
    // @ts-expect-error no such action
    await bc.salesInvoices.action('burn', invoice)
    const lines = bc.salesInvoices.part(id, 'salesInvoiceLines')
    await lines.create({ lineType: 'Item', quantity: 1 })
    // @ts-expect-error a customer is no part of an invoice
    bc.salesInvoices.part(id, 'customer')
    const picture = await bc.items.single(id, 'picture').get()
    expectTypeOf(picture.width).toEqualTypeOf<number>()
    await bc.items.stream(id, 'picture/pictureContent').read()
    // @ts-expect-error no such stream
    bc.items.stream(id, 'photo/content')
  }))

test('keys of several properties are objects', () =>
  compiled(async () => {
    await bc.automation.securityGroupMembers.get({ securityGroupCode: 'X', userSecurityId: id })
    // @ts-expect-error both are needed
    await bc.automation.securityGroupMembers.get({ securityGroupCode: 'X' })
    // @ts-expect-error one text is not enough
    await bc.automation.securityGroupMembers.get('X')
  }))

test('without a company there are the sets outside companies only', () =>
  compiled(async () => {
    await outside.companies.list()
    await outside.company(id).customers.list()
    // @ts-expect-error customers belong to a company
    outside.customers
    // @ts-expect-error so does the automation API
    outside.automation
  }))

test('a set of which the types know nothing takes any name', () =>
  compiled(async () => {
    const cars = bc.records('cars', { route: 'contoso/fleet/v1.0' })
    await cars.create({ colour: 'red' })
    const [car] = (await cars.list({ filter: { colour: 'red' }, orderBy: 'brand desc' })).records
    expectTypeOf(car?.colour).toEqualTypeOf<unknown>()
  }))
