import { beforeEach, describe, expect, test } from 'vitest'
import { type Office, refusalOf, snapshot, startOffice } from '../actions/office.ts'

let office: Office

beforeEach(async () => {
  office = await startOffice()
})

const documents = [
  ['salesQuotes', 'salesQuoteLines', 'unitPrice', 'unitPrice', 'customer'],
  ['salesOrders', 'salesOrderLines', 'unitPrice', 'unitPrice', 'customer'],
  ['salesInvoices', 'salesInvoiceLines', 'unitPrice', 'unitPrice', 'customer'],
  ['salesCreditMemos', 'salesCreditMemoLines', 'unitPrice', 'unitPrice', 'customer'],
  ['purchaseOrders', 'purchaseOrderLines', 'directUnitCost', 'unitCost', 'vendor'],
  ['purchaseInvoices', 'purchaseInvoiceLines', 'unitCost', 'unitCost', 'vendor'],
  ['purchaseCreditMemos', 'purchaseCreditMemoLines', 'unitCost', 'unitCost', 'vendor'],
] as const

const party = (kind: 'customer' | 'vendor') => ({ [`${kind}Id`]: office[kind].id })

describe.each(documents)('%s', (set, name, price, master, kind) => {
  const draft = async (...lines: object[]) => {
    const { json } = await office.create(set, { ...party(kind), [name]: lines })
    return { ...json, path: `${set}(${json.id})`, lines: `${set}(${json.id})/${name}` }
  }

  test('number their lines by ten thousand, behind the last one; a number is taken once and stays', async () => {
    const { lines } = await draft({ description: 'First' }, { description: 'Second' })
    const sequences = async () => (await office.rows(lines)).map(({ sequence }) => sequence)
    expect(await sequences()).toEqual([10_000, 20_000])
    await office.create(lines, { description: 'Between', sequence: 15_000 })
    await office.create(lines, { description: 'Last' })
    expect(await sequences()).toEqual([10_000, 15_000, 20_000, 30_000])
    const twice = await office.create(lines, { description: 'Twice', sequence: 15_000 })
    expect(refusalOf(twice)).toBe('400 Internal_EntityWithSameKeyExists')
    const [first] = await office.rows(lines)
    const moved = await office.change(`${lines}(${first.id})`, { sequence: 5 })
    expect(refusalOf(moved)).toBe('400 Application_DialogException')
  })

  test.each([
    ['only a description', () => ({ description: 'Thank you' }), 'Comment'],
    ['an item', () => ({ itemId: office.items[0].id }), 'Item'],
    [
      'an account',
      async () => ({ accountId: (await office.rows("accounts?$filter=number eq '7310'"))[0].id }),
      'Account',
    ],
    ['the number of an item', () => ({ lineObjectNumber: office.items[0].number }), 'Item'],
    ['the number of an account', () => ({ lineType: 'Account', lineObjectNumber: '7310' }), 'Account'],
    ['a resource', () => ({ lineType: 'Resource', lineObjectNumber: 'FITTER' }), 'Resource'],
    ['an item charge', () => ({ lineType: 'Charge', lineObjectNumber: 'FREIGHT' }), 'Charge'],
    ['a fixed asset', () => ({ lineType: 'Fixed Asset', lineObjectNumber: 'FA000010' }), 'Fixed_x0020_Asset'],
  ] as const)('with %s, a line is of that type', async (_, body, lineType) => {
    const { lines } = await draft({ ...(await body()), quantity: 1 })
    const [line] = await office.rows(lines)
    expect(line.lineType).toBe(lineType)
    expect(line.description).not.toBe('')
    expect(line.lineObjectNumber === '').toBe(lineType === 'Comment')
  })

  test.each([
    [
      'an item and an account',
      async () => ({
        itemId: office.items[0].id,
        accountId: (await office.rows("accounts?$filter=number eq '7310'"))[0].id,
      }),
    ],
    ['an item that is not there', () => ({ itemId: '11111111-2222-4333-8444-555555555555' })],
    ['a number that is not there', () => ({ lineType: 'Resource', lineObjectNumber: 'NOBODY' })],
    ['an account that sums up others', () => ({ lineType: 'Account', lineObjectNumber: '5999' })],
    ['a negative discount', () => ({ itemId: office.items[0].id, quantity: 1, discountAmount: -1 })],
    ['a discount above a hundred percent', () => ({ itemId: office.items[0].id, discountPercent: 101 })],
    ['a unit that is none of the item', () => ({ itemId: office.items[0].id, unitOfMeasureCode: 'HOUR' })],
    ['a unit that is not there', () => ({ itemId: office.items[0].id, unitOfMeasureCode: 'ELL' })],
    [
      'a variant of another item',
      async () => {
        const [variant] = await office.rows('itemVariants')
        const other = office.items.find(({ id }) => id !== variant.itemId)
        return { itemId: other.id, itemVariantId: variant.id }
      },
    ],
  ] as const)('refuse a line with %s', async (_, body) => {
    const { lines } = await draft()
    const before = snapshot(office.data)
    expect((await office.create(lines, await body())).status).toBe(400)
    expect(snapshot(office.data)).toBe(before)
  })

  test('take text, unit, price and tax of the item; what comes behind it in the body stays', async () => {
    const [item] = office.items
    const { lines } = await draft(
      { itemId: item.id, quantity: 2 },
      { [price]: 7, itemId: item.id, quantity: 2 },
      { itemId: item.id, [price]: 7, quantity: 2, description: 'Own words' },
    )
    const [plain, before, behind] = await office.rows(lines)
    expect(plain).toMatchObject({
      description: item.displayName,
      unitOfMeasureCode: item.baseUnitOfMeasureCode,
      unitOfMeasureId: item.baseUnitOfMeasureId,
      taxCode: item.taxGroupCode,
      [price]: item[master],
    })
    expect(before[price]).toBe(item[master])
    expect(behind).toMatchObject({ [price]: 7, description: 'Own words' })
  })

  test('keep of the two discounts the one that was set last', async () => {
    const { lines } = await draft({ itemId: office.items[0].id, [price]: 100, quantity: 2, discountPercent: 10 })
    const [line] = await office.rows(lines)
    const path = `${lines}(${line.id})`
    expect(line).toMatchObject({ discountAmount: 20, amountExcludingTax: 180 })
    expect((await office.change(path, { quantity: 4 })).json).toMatchObject({ discountPercent: 10, discountAmount: 40 })
    expect((await office.change(path, { discountAmount: 100 })).json).toMatchObject({
      discountPercent: 25,
      discountAmount: 100,
      amountExcludingTax: 300,
    })
    expect((await office.change(path, { discountPercent: 5, discountAmount: 0 })).json.discountPercent).toBe(0)
  })

  test('have no total without lines, and the lines go with the document', async () => {
    const made = await draft()
    expect(made).toMatchObject({ totalAmountExcludingTax: 0, totalTaxAmount: 0, totalAmountIncludingTax: 0 })
    const { json: line } = await office.create(made.lines, { itemId: office.items[0].id, quantity: 1 })
    expect((await office.record(made.path)).totalAmountExcludingTax).toBeGreaterThan(0)
    expect((await office.face.call('DELETE', `${made.lines}(${line.id})`)).status).toBe(204)
    expect((await office.record(made.path)).totalAmountIncludingTax).toBe(0)
    await office.create(made.lines, { description: 'Left over' })
    expect((await office.face.call('DELETE', made.path)).status).toBe(204)
    expect((await office.rows(`${name}?$filter=documentId eq ${made.id}`)) ?? []).toEqual([])
  })

  test('a blocked item or account may not stand on a line', async () => {
    const { lines } = await draft()
    await office.change(`items(${office.items[0].id})`, { blocked: true })
    expect(refusalOf(await office.create(lines, { itemId: office.items[0].id }))).toBe(
      '400 Application_DialogException',
    )
  })

  test('what a line is of cannot be changed by its number', async () => {
    const { lines } = await draft({ itemId: office.items[0].id, quantity: 1 })
    const [line] = await office.rows(lines)
    const changed = await office.change(`${lines}(${line.id})`, { lineObjectNumber: office.items[1].number })
    expect(refusalOf(changed)).toBe('400 Application_DialogException')
  })
})

describe('posting', () => {
  const invoice = async (line: object) => {
    const { json } = await office.create('salesInvoices', { ...party('customer'), salesInvoiceLines: [line] })
    return `salesInvoices(${json.id})`
  }

  test('a resource is sold as a service, and nothing leaves the store', async () => {
    const path = await invoice({ lineType: 'Resource', lineObjectNumber: 'FITTER', quantity: 2 })
    const draft = await office.record(path)
    expect(draft.totalAmountExcludingTax).toBe(128)
    expect((await office.act(path, 'post')).status).toBe(204)
    const { number } = await office.record(path)
    const entries = await office.rows(`generalLedgerEntries?$filter=documentNumber eq '${number}'`)
    expect(entries.find(({ accountNumber }) => accountNumber === '5210').creditAmount).toBe(128)
    expect(await office.rows('itemLedgerEntries')).toEqual([])
  })

  test.each([
    [
      'an item charge that is assigned to nothing',
      { lineType: 'Charge', lineObjectNumber: 'FREIGHT', quantity: 1, unitPrice: 5 },
      '400 Application_DialogException',
    ],
    [
      'an asset without a depreciation book',
      { lineType: 'Fixed Asset', lineObjectNumber: 'FA000010', quantity: 1, unitPrice: 5 },
      '400 Application_FieldValidationException',
    ],
  ])('%s is refused, and stays a draft', async (_, line, refusal) => {
    const path = await invoice(line)
    const before = snapshot(office.data)
    expect(refusalOf(await office.act(path, 'post'))).toBe(refusal)
    expect(snapshot(office.data)).toBe(before)
  })

  test('an order ships a resource under its own type', async () => {
    const { json } = await office.create('salesOrders', {
      ...party('customer'),
      salesOrderLines: [{ lineType: 'Resource', lineObjectNumber: 'VAN', quantity: 3 }],
    })
    expect((await office.act(`salesOrders(${json.id})`, 'shipAndInvoice')).status).toBe(204)
    const [shipment] = await office.rows('salesShipments')
    expect(await office.rows(`salesShipments(${shipment.id})/salesShipmentLines`)).toMatchObject([
      { lineType: 'Resource', lineObjectNumber: 'VAN', quantity: 3 },
    ])
  })
})
