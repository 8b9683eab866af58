import { describe, expect, test } from 'vitest'
import { setSwitches } from '../../../src/bc/posting/switches.ts'
import { refusalOf, snapshot, startOffice } from '../actions/office.ts'

describe('deleting', () => {
  test('a customer with a draft is refused, one without is let go', async () => {
    const office = await startOffice()
    const path = `customers(${office.customer.id})`
    const { json } = await office.create('salesQuotes', { customerId: office.customer.id })
    expect(refusalOf(await office.face.call('DELETE', path))).toBe('400 Application_DialogException')
    await office.face.call('DELETE', `salesQuotes(${json.id})`)
    expect((await office.face.call('DELETE', path)).status).toBe(204)
  })

  test('customers, vendors and items that were posted this year stay', async () => {
    const office = await startOffice()
    const { json: sale } = await office.create('salesInvoices', {
      customerId: office.customer.id,
      salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1 }],
    })
    const { json: purchase } = await office.create('purchaseInvoices', {
      vendorId: office.vendor.id,
      vendorInvoiceNumber: 'V',
      purchaseInvoiceLines: [{ itemId: office.items[0].id, quantity: 1 }],
    })
    await office.act(`salesInvoices(${sale.id})`, 'post')
    await office.act(`purchaseInvoices(${purchase.id})`, 'post')
    const before = snapshot(office.data)
    for (const path of [
      `customers(${office.customer.id})`,
      `vendors(${office.vendor.id})`,
      `items(${office.items[0].id})`,
      `salesInvoices(${sale.id})`,
      `purchaseInvoices(${purchase.id})`,
    ])
      expect(refusalOf(await office.face.call('DELETE', path))).toBe('400 Application_DialogException')
    expect(snapshot(office.data)).toBe(before)
  })

  test('an order keeps what was shipped and is not invoiced yet, and may go when it is', async () => {
    const office = await startOffice()
    const { json } = await office.create('salesOrders', {
      customerId: office.customer.id,
      salesOrderLines: [{ itemId: office.items[0].id, quantity: 3 }],
    })
    const [line] = await office.rows(`salesOrders(${json.id})/salesOrderLines`)
    const path = `salesOrders(${json.id})/salesOrderLines(${line.id})`
    await office.change(path, { shipQuantity: 2, invoiceQuantity: 0 })
    await office.act(`salesOrders(${json.id})`, 'shipAndInvoice')
    expect(refusalOf(await office.change(path, { quantity: 1 }))).toBe('400 Application_DialogException')
    expect((await office.change(path, { quantity: 4 })).json).toMatchObject({ shipQuantity: 2, invoiceQuantity: 4 })
    const refused = '400 Application_FieldValidationException'
    expect(refusalOf(await office.face.call('DELETE', path))).toBe(refused)
    expect(refusalOf(await office.face.call('DELETE', `salesOrders(${json.id})`))).toBe(refused)
    await office.change(path, { shipQuantity: 0, invoiceQuantity: 2 })
    await office.act(`salesOrders(${json.id})`, 'shipAndInvoice')
    expect(await office.record(path)).toMatchObject({ shippedQuantity: 2, invoicedQuantity: 2 })
    expect((await office.face.call('DELETE', `salesOrders(${json.id})`)).status).toBe(204)
    expect(await office.rows('salesInvoices')).toHaveLength(1)
  })
})

describe('the demonstration', () => {
  test('what its past posted can be canceled, and the books stay even', async () => {
    const office = await startOffice('demo')
    const [open] = await office.rows("salesInvoices?$filter=status eq 'Open'")
    const [paid] = await office.rows("salesInvoices?$filter=status eq 'Paid'")
    expect((await office.act(`salesInvoices(${open.id})`, 'cancel')).status).toBe(204)
    expect(await office.record(`salesInvoices(${open.id})`)).toMatchObject({ status: 'Canceled', remainingAmount: 0 })
    expect(refusalOf(await office.act(`salesInvoices(${paid.id})`, 'cancel'))).toBe('400 Application_DialogException')
    const accounts = await office.rows("accounts?$filter=accountType eq 'Posting'")
    expect(Math.abs(accounts.reduce((sum, { netChange }) => sum + netChange, 0))).toBeLessThan(0.005)
  })

  test('every draft of it can be posted', async () => {
    const office = await startOffice('demo')
    const statuses: Record<string, number[]> = {}
    for (const [set, name] of [
      ['salesInvoices', 'post'],
      ['salesCreditMemos', 'post'],
      ['salesOrders', 'shipAndInvoice'],
      ['purchaseOrders', 'receiveAndInvoice'],
      ['salesQuotes', 'makeOrder'],
    ] as const)
      for (const { id } of await office.rows(`${set}?$filter=status eq 'Draft'`)) {
        const { status } = await office.act(`${set}(${id})`, name)
        statuses[set] = [...new Set([...(statuses[set] ?? []), status])]
      }
    expect(statuses).toEqual({
      salesInvoices: [204],
      salesCreditMemos: [204],
      salesOrders: [204],
      purchaseOrders: [204],
      salesQuotes: [204],
    })
  })
})

test('switches of a company turn its rules on and off again', async () => {
  const office = await startOffice()
  const { json } = await office.create('salesInvoices', {
    customerId: office.customer.id,
    salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1 }],
  })
  const path = `salesInvoices(${json.id})`
  setSwitches(office.data, { emailAccount: '', allowPostingTo: '2026-01-31', salesNeedExternalNumber: true })
  expect((await office.rows('generalLedgerSetup'))[0].allowPostingTo).toBe('2026-01-31')
  expect(refusalOf(await office.act(path, 'send'))).toBe('400 Application_DialogException')
  setSwitches(office.data, { emailAccount: 'a@b.example', allowPostingTo: '' })
  expect((await office.act(path, 'send')).status).toBe(204)
  expect(refusalOf(await office.act(path, 'post'))).toBe('400 Application_DialogException')
  setSwitches(office.data, { salesNeedExternalNumber: false })
  expect((await office.act(path, 'post')).status).toBe(204)
})

test('who may only read may not post', async () => {
  const office = await startOffice()
  const [draft] = [(await office.create('salesInvoices', { customerId: office.customer.id })).json]
  office.face.card.permissionSets = [{ roleId: 'D365 READ', company: '' }]
  const before = snapshot(office.data)
  const { status } = await office.act(`salesInvoices(${draft.id})`, 'post')
  expect(status).toBe(400)
  expect(snapshot(office.data)).toBe(before)
})

describe('what the API makes', () => {
  const sell = async (office: Awaited<ReturnType<typeof startOffice>>) => {
    const { json: customer } = await office.create('customers', { displayName: 'Just made' })
    const { json: invoice } = await office.create('salesInvoices', {
      customerId: customer.id,
      salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1 }],
    })
    return office.act(`salesInvoices(${invoice.id})`, 'post')
  }

  test('has no posting groups, so that nothing can be posted with it', async () => {
    const office = await startOffice()
    expect(refusalOf(await sell(office))).toBe('400 Application_FieldValidationException')
  })

  test('has them where the company has templates', async () => {
    const office = await startOffice()
    setSwitches(office.data, { apiTemplates: true })
    expect((await sell(office)).status).toBe(204)
    setSwitches(office.data, { apiTemplates: false })
    expect(refusalOf(await sell(office))).toBe('400 Application_FieldValidationException')
  })
})
