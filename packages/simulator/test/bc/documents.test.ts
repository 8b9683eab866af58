import { beforeEach, describe, expect, test } from 'vitest'
import { type Answer, type Face, startFace } from './face.ts'

let face: Face
const any = { 'if-match': '*' }

beforeEach(() => {
  face = startFace('demo', { ledgerEntries: 0 })
})

const create = (set: string, body: object): Promise<Answer> => face.call('POST', set, { body })
const change = (path: string, body: object): Promise<Answer> => face.call('PATCH', path, { body, headers: any })
const refusalOf = ({ status, json }: Answer): string => `${status} ${json.error?.code}`
const rows = async (path: string) => (await face.get(path)).json.value
const round = (value: number): number => Math.round(value * 100) / 100

/** A customer in this country, so that there is VAT, and two items. */
const ingredients = async () => {
  const customers = await rows("customers?$filter=country eq 'GB' and blocked eq '_x0020_'")
  const items = await rows("items?$filter=type eq 'Inventory'&$top=3")
  const vendors = await rows("vendors?$filter=blocked eq '_x0020_'&$top=2")
  return { customer: customers[0], other: customers[1], items, vendor: vendors[0] }
}

const kinds = [
  ['salesQuotes', 'salesQuoteLines', 'customer', 'unitPrice'],
  ['salesOrders', 'salesOrderLines', 'customer', 'unitPrice'],
  ['salesInvoices', 'salesInvoiceLines', 'customer', 'unitPrice'],
  ['salesCreditMemos', 'salesCreditMemoLines', 'customer', 'unitPrice'],
  ['purchaseOrders', 'purchaseOrderLines', 'vendor', 'directUnitCost'],
  ['purchaseInvoices', 'purchaseInvoiceLines', 'vendor', 'unitCost'],
  ['purchaseCreditMemos', 'purchaseCreditMemoLines', 'vendor', 'unitCost'],
] as const

describe.each(kinds)('%s', (set, lines, party, price) => {
  test('a draft with lines is made in one request, and its totals are those of its lines', async () => {
    const { items, ...parties } = await ingredients()
    const made = await create(set, {
      [`${party}Id`]: parties[party].id,
      [lines]: [
        { itemId: items[0].id, quantity: 3 },
        { lineType: 'Item', lineObjectNumber: items[1].number, quantity: 2, [price]: 9.99, discountPercent: 10 },
        { description: 'Thank you' },
      ],
    })
    expect(made.status).toBe(201)
    expect(made.json).toMatchObject({
      [`${party}Number`]: parties[party].number,
      [`${party}Name`]: parties[party].displayName,
      status: 'Draft',
    })
    const written = await rows(`${set}(${made.json.id})/${lines}`)
    expect(written.map(({ sequence, lineType }: never) => [sequence, lineType])).toEqual([
      [10_000, 'Item'],
      [20_000, 'Item'],
      [30_000, 'Comment'],
    ])
    expect(written[0]).toMatchObject({
      description: items[0].displayName,
      [price]: items[0][party === 'customer' ? 'unitPrice' : 'unitCost'],
    })
    expect(written[1]).toMatchObject({
      itemId: items[1].id,
      [price]: 9.99,
      discountAmount: 2,
      amountExcludingTax: 17.98,
    })
    const sum = (name: string) => round(written.reduce((total: number, line: never) => total + line[name], 0))
    expect(made.json.totalAmountExcludingTax).toBe(sum('netAmount'))
    expect(made.json.totalTaxAmount).toBe(sum('netTaxAmount'))
    expect(made.json.totalAmountIncludingTax).toBe(round(sum('netAmount') + sum('netTaxAmount')))
    expect(made.json.totalTaxAmount).toBe(round(made.json.totalAmountExcludingTax * 0.2))
  })

  test('a changed line changes the header and its etag', async () => {
    const { items, ...parties } = await ingredients()
    const { json: header } = await create(set, {
      [`${party}Number`]: parties[party].number,
      [lines]: [{ itemId: items[0].id, quantity: 1 }],
    })
    const [line] = await rows(`${set}(${header.id})/${lines}`)
    const changed = await change(`${set}(${header.id})/${lines}(${line.id})`, { quantity: 10 })
    expect(changed.json.netAmount).toBe(round(line.netAmount * 10))
    const after = (await face.get(`${set}(${header.id})`)).json
    expect(after.totalAmountExcludingTax).toBe(changed.json.netAmount)
    expect(after['@odata.etag']).not.toBe(header['@odata.etag'])
    expect((await face.call('DELETE', `${set}(${header.id})/${lines}(${line.id})`)).status).toBe(204)
    expect((await face.get(`${set}(${header.id})`)).json.totalAmountIncludingTax).toBe(0)
  })

  test('deleting a draft deletes its lines', async () => {
    const { items, ...parties } = await ingredients()
    const { json: header } = await create(set, {
      [`${party}Id`]: parties[party].id,
      [lines]: [{ itemId: items[0].id, quantity: 1 }],
    })
    const [line] = await rows(`${set}(${header.id})/${lines}`)
    expect((await face.call('DELETE', `${set}(${header.id})`)).status).toBe(204)
    expect((await face.get(`${lines}(${line.id})`)).status).toBe(404)
  })

  test('refuses what makes no sense', async () => {
    const { items, ...parties } = await ingredients()
    expect(refusalOf(await create(set, {}))).toMatch(/^400 (Application_DialogException|BadRequest_Req)/)
    const nobody = { [`${party}Id`]: '11111111-2222-4333-8444-555555555555' }
    expect(refusalOf(await create(set, nobody))).toMatch(
      /^400 (Application_DialogException|Internal_InvalidTableRelation)/,
    )
    expect(refusalOf(await create(lines, { itemId: items[0].id }))).toBe('400 Application_DialogException')
    const { json: header } = await create(set, { [`${party}Id`]: parties[party].id })
    const below = `${set}(${header.id})/${lines}`
    const account = (await rows("accounts?$filter=number eq '7210'"))[0]
    expect(refusalOf(await create(below, { itemId: items[0].id, accountId: account.id }))).toBe(
      '400 Application_DialogException',
    )
    expect(refusalOf(await create(below, { itemId: header.id }))).toBe('400 Application_DialogException')
    expect(refusalOf(await create(below, { itemId: items[0].id, discountPercent: 101 }))).toBe(
      '400 Application_DialogException',
    )
    const { json: line } = await create(below, { itemId: items[0].id, quantity: 1 })
    expect(refusalOf(await create(below, { sequence: 10_000 }))).toBe('400 Internal_EntityWithSameKeyExists')
    expect(refusalOf(await change(`${below}(${line.id})`, { sequence: 5 }))).toBe('400 Application_DialogException')
  })
})

test('the customer fills in addresses, terms and the day it is due; what is given stays', async () => {
  const { customer, other } = await ingredients()
  const body = {
    customerId: customer.id,
    sellToCity: 'Elsewhere',
    postingDate: '2026-02-03',
    invoiceDate: '2026-02-01',
  }
  const { json } = await create('salesInvoices', { ...body, billToCustomerNumber: other.number })
  expect(json).toMatchObject({
    sellToAddressLine1: customer.addressLine1,
    sellToCity: 'Elsewhere',
    billToName: other.displayName,
    billToCity: other.city,
    paymentTermsId: customer.paymentTermsId,
    postingDate: '2026-02-03',
    invoiceDate: '2026-02-01',
  })
  const terms = (await face.get(`paymentTerms(${customer.paymentTermsId})`)).json.dueDateCalculation
  const days: Record<string, string> = {
    '14D': '2026-02-15',
    '30D': '2026-03-03',
    CM: '2026-02-28',
    '1M': '2026-03-01',
  }
  expect(json.dueDate).toBe(days[terms])
})

test('the item overwrites a price that comes before it, and not one that comes after it', async () => {
  const { customer, items } = await ingredients()
  const { json } = await create('salesInvoices', { customerId: customer.id })
  const path = `salesInvoices(${json.id})/salesInvoiceLines`
  expect((await create(path, { unitPrice: 1, itemId: items[0].id })).json.unitPrice).toBe(items[0].unitPrice)
  expect((await create(path, { itemId: items[0].id, unitPrice: 1 })).json.unitPrice).toBe(1)
})

test('an invoice discount is shared out over the lines', async () => {
  const { customer, items } = await ingredients()
  const lines = items.map(({ id }: { id: string }) => ({ itemId: id, quantity: 1 }))
  const { json } = await create('salesInvoices', { customerId: customer.id, salesInvoiceLines: lines })
  const changed = (await change(`salesInvoices(${json.id})`, { discountAmount: 10 })).json
  expect(changed.totalAmountExcludingTax).toBe(round(json.totalAmountExcludingTax - 10))
  const written = await rows(`salesInvoices(${json.id})/salesInvoiceLines`)
  const shares = written.map(({ invoiceDiscountAllocation }: never) => invoiceDiscountAllocation)
  expect(round(shares.reduce((sum: number, share: number) => sum + share, 0))).toBe(10)
})

test('prices may include the tax', async () => {
  const { customer, items } = await ingredients()
  const { json } = await create('salesOrders', {
    customerId: customer.id,
    pricesIncludeTax: true,
    salesOrderLines: [{ itemId: items[0].id, quantity: 1, unitPrice: 120 }],
  })
  expect([json.totalAmountExcludingTax, json.totalTaxAmount, json.totalAmountIncludingTax]).toEqual([100, 20, 120])
})

test('quantities to ship and invoice begin as what is ordered', async () => {
  const { customer, items } = await ingredients()
  const { json } = await create('salesOrders', { customerId: customer.id })
  const line = (await create(`salesOrders(${json.id})/salesOrderLines`, { itemId: items[0].id, quantity: 4 })).json
  expect([line.shipQuantity, line.invoiceQuantity, line.shippedQuantity]).toEqual([4, 4, 0])
  expect((await change(`salesOrderLines(${line.id})`, { quantity: 6, shipQuantity: 2 })).json).toMatchObject({
    shipQuantity: 2,
    invoiceQuantity: 6,
  })
})

test('a block on the customer stops the documents that it names', async () => {
  const { customer } = await ingredients()
  const stopped = async (blocked: string): Promise<string[]> => {
    await change(`customers(${customer.id})`, { blocked })
    const sets = ['salesQuotes', 'salesOrders', 'salesInvoices', 'salesCreditMemos']
    const answers = await Promise.all(sets.map((set) => create(set, { customerId: customer.id })))
    return sets.filter((_, at) => answers[at]!.status !== 201)
  }
  expect(await stopped('All')).toEqual(['salesQuotes', 'salesOrders', 'salesInvoices', 'salesCreditMemos'])
  expect(await stopped('Invoice')).toEqual(['salesQuotes', 'salesOrders', 'salesInvoices'])
  expect(await stopped('Ship')).toEqual(['salesQuotes', 'salesOrders'])
  expect(await stopped(' ')).toEqual([])
})

describe('posted invoices', () => {
  const posted = async () => (await rows("salesInvoices?$filter=status eq 'Open'&$top=1&$expand=salesInvoiceLines"))[0]

  test('take a few changes only', async () => {
    const { id, dueDate } = await posted()
    expect(
      (await change(`salesInvoices(${id})`, { dueDate: '2027-01-31', promisedPayDate: '2027-02-01' })).json,
    ).toMatchObject({
      dueDate: '2027-01-31',
      promisedPayDate: '2027-02-01',
    })
    expect(dueDate).not.toBe('2027-01-31')
    expect(refusalOf(await change(`salesInvoices(${id})`, { sellToCity: 'X', dueDate }))).toBe(
      '400 Application_DialogException',
    )
    expect(refusalOf(await change(`salesInvoices(${id})`, { number: 'X' }))).toBe('400 BadRequest_InvalidOperation')
  })

  test('keep their lines and stay', async () => {
    const { id, salesInvoiceLines } = await posted()
    const line = `salesInvoices(${id})/salesInvoiceLines(${salesInvoiceLines[0].id})`
    expect(refusalOf(await change(line, { quantity: 1 }))).toBe('400 Application_DialogException')
    expect(refusalOf(await face.call('DELETE', line))).toBe('400 Application_DialogException')
    expect(refusalOf(await create(`salesInvoices(${id})/salesInvoiceLines`, { description: 'x' }))).toBe(
      '400 Application_DialogException',
    )
    expect(refusalOf(await face.call('DELETE', `salesInvoices(${id})`))).toBe('400 Application_DialogException')
  })

  test('a draft promises no payment yet', async () => {
    const { customer } = await ingredients()
    const { json } = await create('salesInvoices', { customerId: customer.id })
    expect(refusalOf(await change(`salesInvoices(${json.id})`, { promisedPayDate: '2027-02-01' }))).toBe(
      '400 Application_DialogException',
    )
  })
})

describe('dimensions of a document', () => {
  test('are one value of each dimension', async () => {
    const { customer } = await ingredients()
    const { json: invoice } = await create('salesInvoices', { customerId: customer.id })
    const path = `salesInvoices(${invoice.id})/dimensionSetLines`
    const made = await create(path, { code: 'AREA', valueCode: 'NORTH' })
    expect(made.json).toMatchObject({
      code: 'AREA',
      displayName: 'Area',
      valueCode: 'NORTH',
      valueDisplayName: 'Northern region',
    })
    expect(refusalOf(await create(path, { code: 'AREA', valueCode: 'SOUTH' }))).toBe('400 Application_DialogException')
    expect(refusalOf(await create(path, { code: 'DEPARTMENT', valueCode: 'NORTH' }))).toBe(
      '400 Application_DialogException',
    )
    const changed = await change(`${path}(${made.json.id})`, { valueCode: 'SOUTH' })
    expect(changed.json.valueDisplayName).toBe('Southern region')
    expect(
      (await rows(`salesInvoices?$filter=id eq ${invoice.id}&$expand=dimensionSetLines`))[0].dimensionSetLines,
    ).toHaveLength(1)
    expect((await face.call('DELETE', `${path}(${made.json.id})`)).status).toBe(204)
    expect(await rows(path)).toEqual([])
  })

  test('of a ledger entry are read only', async () => {
    const [entry] = await rows('generalLedgerEntries?$top=1')
    const answer = await create(`generalLedgerEntries(${entry.id})/dimensionSetLines`, {
      code: 'AREA',
      valueCode: 'NORTH',
    })
    expect(refusalOf(answer)).toBe('400 Application_DialogException')
  })
})

describe('journal lines', () => {
  test('continue their journal', async () => {
    const [journal] = await rows('journals?$top=1')
    const path = `journals(${journal.id})/journalLines`
    const first = (await create(path, { accountNumber: '7210', amount: 100, postingDate: '2026-03-01' })).json
    const second = (await create(path, { accountNumber: '1720', amount: -100 })).json
    const third = (await create(path, { accountType: 'Customer', accountNumber: '10000', amount: 5 })).json
    expect([first.lineNumber, second.lineNumber]).toEqual([10_000, 20_000])
    expect(second).toMatchObject({
      documentNumber: first.documentNumber,
      postingDate: '2026-03-01',
      description: 'Bank, current account',
    })
    expect(third.documentNumber).not.toBe(first.documentNumber)
    expect(third.accountType).toBe('Customer')
    expect(first).toMatchObject({ journalDisplayName: journal.code, accountType: 'G_x002F_L_x0020_Account' })
    expect(refusalOf(await create(path, { accountNumber: '5001' }))).toBe('400 Application_DialogException')
    expect(refusalOf(await create(path, { accountNumber: 'none' }))).toBe('400 Application_DialogException')
    expect(refusalOf(await create('journalLines', { accountNumber: '7210' }))).toBe('400 Application_DialogException')
    expect((await create('journalLines', { journalId: journal.id, accountNumber: '7210', amount: 1 })).status).toBe(201)
  })

  test('payments are lines of their own kind', async () => {
    const [journal] = await rows('customerPaymentJournals')
    const [customer] = await rows('customers?$top=1')
    const path = `customerPaymentJournals(${journal.id})/customerPayments`
    const made = (await create(path, { customerId: customer.id, amount: -50 })).json
    expect(made).toMatchObject({ customerNumber: customer.number, journalDisplayName: journal.code, amount: -50 })
    expect(await rows(path)).toHaveLength(1)
    expect(await rows(`journals(${journal.id})/journalLines`)).toEqual([])
    expect(await rows(`vendorPayments?$filter=journalId eq ${journal.id}`)).toEqual([])
  })

  test('a journal takes its lines along', async () => {
    const journal = (await create('journals', { code: 'mine' })).json
    expect(journal).toMatchObject({ code: 'MINE', templateDisplayName: 'GENERAL' })
    const { json: line } = await create(`journals(${journal.id})/journalLines`, { accountNumber: '7210', amount: 1 })
    await face.call('DELETE', `journals(${journal.id})`)
    expect((await face.get(`journalLines(${line.id})`)).status).toBe(404)
  })
})
