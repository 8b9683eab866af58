import { beforeEach, describe, expect, test } from 'vitest'
import { type Office, refusalOf, round, snapshot, startOffice } from '../actions/office.ts'

let office: Office

beforeEach(async () => {
  office = await startOffice()
})

const documents = [
  ['salesQuotes', 'salesQuoteLines', 'unitPrice', 'customer', 'documentDate', /^S-QUO/],
  ['salesOrders', 'salesOrderLines', 'unitPrice', 'customer', 'orderDate', /^S-ORD/],
  ['salesInvoices', 'salesInvoiceLines', 'unitPrice', 'customer', 'invoiceDate', /^S-INV/],
  ['salesCreditMemos', 'salesCreditMemoLines', 'unitPrice', 'customer', 'creditMemoDate', /^S-CR/],
  ['purchaseOrders', 'purchaseOrderLines', 'directUnitCost', 'vendor', 'orderDate', /^106/],
  ['purchaseInvoices', 'purchaseInvoiceLines', 'unitCost', 'vendor', 'invoiceDate', /^107/],
  ['purchaseCreditMemos', 'purchaseCreditMemoLines', 'unitCost', 'vendor', 'creditMemoDate', /^1\d{3}$/],
] as const

describe.each(documents)('%s', (set, lines, price, party, date, shape) => {
  const create = (more: object = {}) => office.create(set, { [`${party}Id`]: office[party].id, ...more })
  const draft = async (more: object = {}) => {
    const { json } = await create(more)
    return { ...json, path: `${set}(${json.id})` }
  }

  test('begin as drafts of today, with a number of their series', async () => {
    const made = await draft()
    expect(made).toMatchObject({
      status: 'Draft',
      [date]: '2026-11-20',
      postingDate: '2026-11-20',
      number: expect.stringMatching(shape),
    })
  })

  test('need their party, by id or number, and both of one', async () => {
    expect(refusalOf(await office.create(set, {}))).toBe('400 Application_DialogException')
    const byNumber = await office.create(set, { [`${party}Number`]: office[party].number })
    expect(byNumber.json[`${party}Id`]).toBe(office[party].id)
    const wrong = { [`${party}Id`]: office[party].id, [`${party}Number`]: 'NOBODY' }
    expect(refusalOf(await office.create(set, wrong))).toBe('400 Application_DialogException')
    const nobody = { [`${party}Id`]: '11111111-2222-4333-8444-555555555555' }
    expect(refusalOf(await office.create(set, nobody))).toBe('400 Application_DialogException')
  })

  test('take name, address, currency and terms of their party, and are due by its terms', async () => {
    const main = party === 'customer' ? 'sellTo' : 'buyFrom'
    const made = await draft({ [date]: '2026-11-05' })
    expect(made).toMatchObject({
      [`${party}Name`]: office[party].displayName,
      [`${main}City`]: office[party].city,
      currencyCode: 'GBP',
    })
    if ('paymentTermsId' in made) expect(made.paymentTermsId).toBe(office[party].paymentTermsId)
    if (!('dueDate' in made)) return
    expect(made.dueDate > '2026-11-05').toBe(true)
    expect((await draft({ [date]: '2026-11-05', dueDate: '2027-03-01' })).dueDate).toBe('2027-03-01')
    expect((await draft({ dueDate: '2027-03-01', [date]: '2026-11-05' })).dueDate).toBe('2027-03-01')
  })

  test('share a discount of the whole out over the lines, and keep it when lines change', async () => {
    const made = await draft({
      discountAmount: 30,
      [lines]: [
        { itemId: office.items[0].id, [price]: 100, quantity: 1 },
        { itemId: office.items[1].id, [price]: 200, quantity: 1 },
      ],
    })
    expect(made).toMatchObject({ discountAmount: 30, totalAmountExcludingTax: 270 })
    if ('discountAppliedBeforeTax' in made) expect(made.discountAppliedBeforeTax).toBe(true)
    // Lines of quotes do not show their share.
    const shares = async () =>
      (await office.rows(`${made.path}/${lines}`)).map((row) => row.invoiceDiscountAllocation ?? 'not shown')
    const shown = (...own: number[]) => (set === 'salesQuotes' ? own.map(() => 'not shown') : own)
    expect(await shares()).toEqual(shown(10, 20))
    const [first] = await office.rows(`${made.path}/${lines}`)
    await office.change(`${made.path}/${lines}(${first.id})`, { quantity: 4 })
    expect(await office.record(made.path)).toMatchObject({ discountAmount: 30, totalAmountExcludingTax: 570 })
    expect(await shares()).toEqual(shown(20, 10))
    expect(refusalOf(await office.change(made.path, { discountAmount: -1 }))).toBe('400 Application_DialogException')
  })

  test('round VAT once for each rate, and the lines sum up to it', async () => {
    const item = { itemId: office.items[0].id, quantity: 1 }
    const made = await draft({ [lines]: [1.12, 1.12, 1.12].map((each) => ({ ...item, [price]: each })) })
    // Three times 0.224 is 0.672 in all, and not three times 0.22.
    expect(made).toMatchObject({ totalAmountExcludingTax: 3.36, totalTaxAmount: 0.67, totalAmountIncludingTax: 4.03 })
    const own = await office.rows(`${made.path}/${lines}`)
    expect(round(own.reduce((sum, { netTaxAmount }) => sum + netTaxAmount, 0))).toBe(0.67)
  })

  test('show read-only properties and keep them', async () => {
    const { path } = await draft()
    for (const body of [{ status: 'Open' }, { totalTaxAmount: 1 }, { id: '11111111-2222-4333-8444-555555555555' }])
      expect((await office.change(path, body)).status).toBe(400)
  })

  test('are made with all their lines or not at all', async () => {
    const before = snapshot(office.data)
    const wrong = {
      [lines]: [{ itemId: office.items[0].id, quantity: 1 }, { itemId: '11111111-2222-4333-8444-555555555555' }],
    }
    expect((await create(wrong)).status).toBe(400)
    expect(snapshot(office.data)).toBe(before)
  })
})

describe('numbers of posted documents', () => {
  test.each([
    ['salesInvoices', 'salesInvoiceLines', 'customer', {}, 'PS-INV103001'],
    ['salesCreditMemos', 'salesCreditMemoLines', 'customer', {}, 'PS-CR104001'],
    ['purchaseInvoices', 'purchaseInvoiceLines', 'vendor', { vendorInvoiceNumber: 'A' }, '108001'],
    ['purchaseCreditMemos', 'purchaseCreditMemoLines', 'vendor', { vendorCreditMemoNumber: 'A' }, '109001'],
  ] as const)('%s: another series, the same id', async (set, lines, party, more, number) => {
    const body = { [`${party}Id`]: office[party].id, ...more, [lines]: [{ itemId: office.items[0].id, quantity: 1 }] }
    const { json } = await office.create(set, body)
    const path = `${set}(${json.id})`
    expect((await office.act(path, 'post')).status).toBe(204)
    expect(await office.record(path)).toMatchObject({ id: json.id, number, status: 'Open' })
    const [line] = await office.rows(`${path}/${lines}`)
    for (const answer of [
      await office.change(`${path}/${lines}(${line.id})`, { description: 'Other' }),
      await office.create(`${path}/${lines}`, { description: 'One more' }),
      await office.face.call('DELETE', `${path}/${lines}(${line.id})`),
      await office.face.call('DELETE', path),
      await office.change(path, { [`${party}Number`]: office[party].number }),
    ])
      expect(refusalOf(answer)).toBe('400 Application_DialogException')
  })
})

describe('a posted sales invoice', () => {
  const posted = async () => {
    const { json } = await office.create('salesInvoices', {
      customerId: office.customer.id,
      salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1 }],
    })
    await office.act(`salesInvoices(${json.id})`, 'post')
    return `salesInvoices(${json.id})`
  }

  test.each([
    [{ dueDate: '2027-01-31' }, 200],
    [{ promisedPayDate: '2027-01-31' }, 200],
    [{ disputeStatus: 'PRICE' }, 200],
    [{ dueDate: '2027-01-31', externalDocumentNumber: 'X' }, 400],
    [{ email: 'other@example.com' }, 400],
    [{ postingDate: '2026-11-01' }, 400],
  ])('changed by %j answers %i', async (body, status) => {
    const path = await posted()
    const before = await office.record(path)
    const answer = await office.change(path, body)
    expect(answer.status).toBe(status)
    if (status === 200) expect(answer.json).toMatchObject(body)
    else expect(await office.record(path)).toEqual(before)
  })
})

describe('a credit memo for an invoice', () => {
  test('names it by id or number, is of the same customer, and closes it', async () => {
    const sale = { salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1 }] }
    const { json: invoice } = await office.create('salesInvoices', { customerId: office.customer.id, ...sale })
    const memo = { salesCreditMemoLines: [{ itemId: office.items[0].id, quantity: 1 }] }
    const early = await office.create('salesCreditMemos', { customerId: office.customer.id, invoiceId: invoice.id })
    expect(refusalOf(early)).toBe('400 Application_DialogException')
    await office.act(`salesInvoices(${invoice.id})`, 'post')
    const { number } = await office.record(`salesInvoices(${invoice.id})`)
    const other = (await office.rows('customers')).find(
      ({ id, blocked }) => id !== office.customer.id && blocked === '_x0020_',
    )
    const foreign = await office.create('salesCreditMemos', { customerId: other.id, invoiceId: invoice.id })
    expect(refusalOf(foreign)).toBe('400 Application_DialogException')
    const made = await office.create('salesCreditMemos', {
      customerId: office.customer.id,
      invoiceNumber: number,
      ...memo,
    })
    expect(made.json).toMatchObject({ invoiceId: invoice.id, invoiceNumber: number })
    expect((await office.act(`salesCreditMemos(${made.json.id})`, 'post')).status).toBe(204)
    expect(await office.record(`salesInvoices(${invoice.id})`)).toMatchObject({ status: 'Paid', remainingAmount: 0 })
    expect((await office.record(`salesCreditMemos(${made.json.id})`)).status).toBe('Paid')
  })
})
