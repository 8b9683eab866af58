import { beforeEach, describe, expect, test } from 'vitest'
import { type Office, refusalOf, startOffice } from '../actions/office.ts'

let office: Office
let area: string
let department: string

beforeEach(async () => {
  office = await startOffice()
  const dimensions = await office.rows('dimensions')
  area = dimensions.find(({ code }) => code === 'AREA').id
  department = dimensions.find(({ code }) => code === 'DEPARTMENT').id
})

const valueId = async (code: string): Promise<string> =>
  (await office.rows(`dimensionValues?$filter=code eq '${code}'`))[0].id

const giveDefault = async (set: string, id: string, dimensionId: string, code: string): Promise<void> => {
  const body = { dimensionId, dimensionValueId: await valueId(code) }
  expect((await office.create(`${set}(${id})/defaultDimensions`, body)).status).toBe(201)
}

const codesOf = async (path: string): Promise<string[]> =>
  (await office.rows(`${path}/dimensionSetLines`)).map(({ code, valueCode }) => `${code} ${valueCode}`).sort()

const documents = [
  ['salesQuotes', 'salesQuoteLines', 'customer'],
  ['salesOrders', 'salesOrderLines', 'customer'],
  ['salesInvoices', 'salesInvoiceLines', 'customer'],
  ['salesCreditMemos', 'salesCreditMemoLines', 'customer'],
  ['purchaseOrders', 'purchaseOrderLines', 'vendor'],
  ['purchaseInvoices', 'purchaseInvoiceLines', 'vendor'],
  ['purchaseCreditMemos', 'purchaseCreditMemoLines', 'vendor'],
] as const

describe.each(documents)('%s', (set, lines, party) => {
  const masters = { customer: 'customers', vendor: 'vendors' } as const
  const draft = async (more: object = {}) => {
    const body = { [`${party}Id`]: office[party].id, [lines]: [{ itemId: office.items[0].id, quantity: 1 }], ...more }
    const { json } = await office.create(set, body)
    const path = `${set}(${json.id})`
    const [line] = await office.rows(`${path}/${lines}`)
    return { path, line: `${path}/${lines}(${line.id})` }
  }

  test('take the defaults of their party, lines those of their item on top', async () => {
    await giveDefault(masters[party], office[party].id, area, 'NORTH')
    await giveDefault('items', office.items[0].id, area, 'SOUTH')
    await giveDefault('items', office.items[0].id, department, 'LOG')
    const { path, line } = await draft()
    expect(await codesOf(path)).toEqual(['AREA NORTH'])
    expect(await codesOf(line)).toEqual(['AREA SOUTH', 'DEPARTMENT LOG'])
    expect(await office.record(path)).toMatchObject({ shortcutDimension1Code: '', shortcutDimension2Code: 'NORTH' })
  })

  test('have one line of each dimension, those of the defaults included', async () => {
    await giveDefault(masters[party], office[party].id, area, 'NORTH')
    const { path } = await draft()
    const again = await office.create(`${path}/dimensionSetLines`, { code: 'AREA', valueCode: 'SOUTH' })
    expect(refusalOf(again)).toBe('400 Application_DialogException')
    const changed = await office.change(`${path}/dimensionSetLines(${area})`, { valueCode: 'SOUTH' })
    expect(changed.json).toMatchObject({ code: 'AREA', valueCode: 'SOUTH' })
    expect((await office.record(path)).shortcutDimension2Code).toBe('SOUTH')
  })

  test('are changed without their lines, and the shortcuts follow', async () => {
    const { path, line } = await draft()
    await office.create(`${path}/dimensionSetLines`, { id: department, valueCode: 'LOG' })
    expect(await codesOf(line)).toEqual([])
    expect((await office.record(path)).shortcutDimension1Code).toBe('LOG')
    const { status } = await office.face.call('DELETE', `${path}/dimensionSetLines(${department})`)
    expect(status).toBe(204)
    expect((await office.record(path)).shortcutDimension1Code).toBe('')
  })

  test('and the dimensions follow the shortcuts', async () => {
    const { path } = await draft({ shortcutDimension1Code: 'ADM' })
    expect(await codesOf(path)).toEqual(['DEPARTMENT ADM'])
    await office.change(path, { shortcutDimension1Code: 'SALES', shortcutDimension2Code: 'NORTH' })
    expect(await codesOf(path)).toEqual(['AREA NORTH', 'DEPARTMENT SALES'])
    await office.change(path, { shortcutDimension1Code: '' })
    expect(await codesOf(path)).toEqual(['AREA NORTH'])
    const unknown = await office.change(path, { shortcutDimension1Code: 'NOWHERE' })
    expect(refusalOf(unknown)).toBe('400 Internal_InvalidTableRelation')
  })

  test('refuse a value of another dimension, an unknown one, and a line without either half', async () => {
    const { path } = await draft()
    const lineOf = (body: object) => office.create(`${path}/dimensionSetLines`, body).then(refusalOf)
    for (const body of [
      { code: 'AREA', valueCode: 'LOG' },
      { code: 'AREA', valueCode: 'NOWHERE' },
      { code: 'NOTHING', valueCode: 'LOG' },
      { code: 'AREA' },
      { valueCode: 'NORTH' },
      { id: area, code: 'DEPARTMENT', valueCode: 'NORTH' },
      { code: 'AREA', valueId: await valueId('NORTH'), valueCode: 'SOUTH' },
    ])
      expect(await lineOf(body)).toBe('400 Application_DialogException')
  })

  test('a dimension itself cannot be changed, nor what a dimension line belongs to', async () => {
    const { path } = await draft()
    await office.create(`${path}/dimensionSetLines`, { code: 'AREA', valueCode: 'NORTH' })
    const changed = await office.change(`${path}/dimensionSetLines(${area})`, { code: 'DEPARTMENT' })
    expect(refusalOf(changed)).toBe('400 Application_DialogException')
  })
})

test.each([
  ['salesInvoices', 'salesInvoiceLines', 'customer', {}],
  ['purchaseInvoices', 'purchaseInvoiceLines', 'vendor', { vendorInvoiceNumber: 'V-1' }],
  ['salesCreditMemos', 'salesCreditMemoLines', 'customer', {}],
  ['purchaseCreditMemos', 'purchaseCreditMemoLines', 'vendor', { vendorCreditMemoNumber: 'V-2' }],
] as const)('%s: dimensions of what is posted may still change, the ledger stays', async (set, lines, party, more) => {
  const { json } = await office.create(set, {
    ...more,
    [`${party}Id`]: office[party].id,
    [lines]: [{ itemId: office.items[0].id, quantity: 1 }],
  })
  const path = `${set}(${json.id})`
  await office.create(`${path}/dimensionSetLines`, { code: 'AREA', valueCode: 'NORTH' })
  const posted = await office.act(path, 'post')
  expect(posted.status).toBe(204)
  const entries = () => office.rows('generalLedgerEntries?$expand=dimensionSetLines')
  const before = await entries()
  expect((await office.change(`${path}/dimensionSetLines(${area})`, { valueCode: 'SOUTH' })).status).toBe(200)
  await office.create(`${path}/dimensionSetLines`, { code: 'DEPARTMENT', valueCode: 'LOG' })
  expect(await codesOf(path)).toEqual(['AREA SOUTH', 'DEPARTMENT LOG'])
  expect(await entries()).toEqual(before)
})

test('entries have the dimensions of what they come from: the header for the party, each line for its own', async () => {
  await giveDefault('customers', office.customer.id, area, 'NORTH')
  await giveDefault('items', office.items[0].id, department, 'LOG')
  const { json } = await office.create('salesInvoices', {
    customerId: office.customer.id,
    salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1 }],
  })
  await office.act(`salesInvoices(${json.id})`, 'post')
  const entries = await office.rows('generalLedgerEntries?$expand=dimensionSetLines')
  const of = (account: string) =>
    entries
      .find(({ accountNumber }) => accountNumber === account)
      .dimensionSetLines.map(({ valueCode }: { valueCode: string }) => valueCode)
      .sort()
  expect(of('1610')).toEqual(['NORTH'])
  expect(of('5110')).toEqual(['LOG', 'NORTH'])
  const [entry] = entries
  const written = await office.create(`generalLedgerEntries(${entry.id})/dimensionSetLines`, {
    code: 'AREA',
    valueCode: 'SOUTH',
  })
  expect(refusalOf(written)).toBe('400 Application_DialogException')
})

test('a shipment has the dimensions of its order, each line those of its own', async () => {
  await giveDefault('customers', office.customer.id, area, 'NORTH')
  await giveDefault('items', office.items[0].id, department, 'LOG')
  const { json } = await office.create('salesOrders', {
    customerId: office.customer.id,
    salesOrderLines: [{ itemId: office.items[0].id, quantity: 1 }],
  })
  await office.act(`salesOrders(${json.id})`, 'shipAndInvoice')
  const [shipment] = await office.rows('salesShipments')
  const path = `salesShipments(${shipment.id})`
  expect(await codesOf(path)).toEqual(['AREA NORTH'])
  const [line] = await office.rows(`${path}/salesShipmentLines`)
  expect(await codesOf(`${path}/salesShipmentLines(${line.id})`)).toEqual(['AREA NORTH', 'DEPARTMENT LOG'])
  const written = await office.create(`${path}/dimensionSetLines`, { code: 'DEPARTMENT', valueCode: 'LOG' })
  expect(refusalOf(written)).toBe('400 Application_DialogException')
})

test('a default that was taken away from the draft is not posted', async () => {
  await giveDefault('customers', office.customer.id, area, 'NORTH')
  const { json } = await office.create('salesInvoices', { customerId: office.customer.id })
  const path = `salesInvoices(${json.id})`
  await office.face.call('DELETE', `${path}/dimensionSetLines(${area})`)
  await office.create(`${path}/salesInvoiceLines`, { itemId: office.items[0].id, quantity: 1 })
  expect((await office.act(path, 'post')).status).toBe(204)
  for (const { dimensionSetLines } of await office.rows('generalLedgerEntries?$expand=dimensionSetLines'))
    expect(dimensionSetLines).toEqual([])
})

test('journal lines take the defaults of their account and post them', async () => {
  const [journal] = await office.rows('journals')
  await giveDefault('customers', office.customer.id, area, 'NORTH')
  const { json: line } = await office.create(`journals(${journal.id})/journalLines`, {
    accountType: 'Customer',
    accountNumber: office.customer.number,
    amount: 10,
    balancingAccountNumber: '1710',
  })
  expect(await codesOf(`journalLines(${line.id})`)).toEqual(['AREA NORTH'])
  await office.act(`journals(${journal.id})`, 'post')
  const entries = await office.rows('generalLedgerEntries?$expand=dimensionSetLines')
  expect(entries.map(({ dimensionSetLines }) => dimensionSetLines[0]?.valueCode)).toEqual(['NORTH', 'NORTH'])
})

describe('default dimensions', () => {
  test.each(['customers', 'vendors', 'items', 'employees'])('of %s know their parent', async (set) => {
    const [parent] = await office.rows(set)
    const { json, status } = await office.create(`${set}(${parent.id})/defaultDimensions`, {
      dimensionId: department,
      dimensionValueId: await valueId('ADM'),
    })
    expect(status).toBe(201)
    expect(json).toMatchObject({ parentId: parent.id, dimensionCode: 'DEPARTMENT', dimensionValueCode: 'ADM' })
    const path = `defaultDimensions(${json.id})`
    expect(refusalOf(await office.change(path, { dimensionId: area }))).toBe('400 Application_DialogException')
    expect(refusalOf(await office.change(path, { dimensionCode: 'AREA' }))).toBe('400 BadRequest_InvalidOperation')
    const changed = await office.change(path, { dimensionValueId: await valueId('LOG') })
    expect(changed.json.dimensionValueCode).toBe('LOG')
    const twice = await office.create(`${set}(${parent.id})/defaultDimensions`, { dimensionId: department })
    expect(refusalOf(twice)).toBe('400 Internal_EntityWithSameKeyExists')
  })

  test('refuse a parent that is not there, and a value of another dimension', async () => {
    const dimensions = { dimensionId: area, dimensionValueId: await valueId('NORTH') }
    const nobody = { parentType: 'Customer', parentId: '11111111-2222-4333-8444-555555555555', ...dimensions }
    expect((await office.create('defaultDimensions', nobody)).status).toBe(400)
    expect((await office.create('defaultDimensions', dimensions)).status).toBe(400)
    const wrong = { dimensionId: area, dimensionValueId: await valueId('LOG') }
    expect((await office.create(`customers(${office.customer.id})/defaultDimensions`, wrong)).status).toBe(400)
  })
})
