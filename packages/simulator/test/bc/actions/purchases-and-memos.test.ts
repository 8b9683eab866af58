import { beforeEach, describe, expect, test } from 'vitest'
import { changeSetup } from '../../../src/bc/posting/setup.ts'
import { type Office, refusalOf, snapshot, startOffice } from './office.ts'

let office: Office

beforeEach(async () => {
  office = await startOffice()
})

const purchase = async (more: object = {}) => {
  const { vendor, items } = office
  const { json } = await office.create('purchaseInvoices', {
    vendorId: vendor.id,
    vendorInvoiceNumber: 'V-1',
    purchaseInvoiceLines: [{ itemId: items[0].id, quantity: 5, unitCost: 20 }],
    ...more,
  })
  return { ...json, path: `purchaseInvoices(${json.id})` }
}

const balanceOf = async () => (await office.record(`vendors(${office.vendor.id})`)).balance
const inventoryOf = async () => (await office.record(`items(${office.items[0].id})`)).inventory

describe('purchaseInvoices.post', () => {
  test('keeps the id, owes the vendor, and brings the goods', async () => {
    const made = await purchase()
    const before = [await balanceOf(), await inventoryOf()]
    expect((await office.act(made.path, 'post')).status).toBe(204)
    expect(await office.record(made.path)).toMatchObject({ number: '108001', status: 'Open' })
    expect([await balanceOf(), await inventoryOf()]).toEqual([before[0] + 120, before[1] + 5])
    const entries = await office.rows("generalLedgerEntries?$filter=documentNumber eq '108001'")
    expect(
      entries.map(({ accountNumber, debitAmount, creditAmount }) => [accountNumber, debitAmount, creditAmount]),
    ).toEqual([
      ['2210', 0, 120],
      ['1510', 100, 0],
      ['1650', 20, 0],
    ])
  })

  test('refuses without the number of the vendor, with a known one, and for a blocked vendor', async () => {
    const refused = async (path: string): Promise<void> => {
      const before = snapshot(office.data)
      expect(refusalOf(await office.act(path, 'post'))).toBe('400 Application_DialogException')
      expect(snapshot(office.data)).toBe(before)
    }
    await refused((await purchase({ vendorInvoiceNumber: '' })).path)
    await refused((await purchase({ purchaseInvoiceLines: [] })).path)
    await office.act((await purchase()).path, 'post')
    const again = await purchase()
    await refused(again.path)
    await office.change(again.path, { vendorInvoiceNumber: 'V-2' })
    await office.change(`vendors(${office.vendor.id})`, { blocked: 'All' })
    await refused(again.path)
    await office.change(`vendors(${office.vendor.id})`, { blocked: 'Payment' })
    expect((await office.act(again.path, 'post')).status).toBe(204)
  })
})

describe('purchaseCreditMemos', () => {
  test('post takes goods and debt back; one that canceled nothing cannot be canceled', async () => {
    await office.act((await purchase()).path, 'post')
    const before = [await balanceOf(), await inventoryOf()]
    const { json } = await office.create('purchaseCreditMemos', {
      vendorId: office.vendor.id,
      vendorCreditMemoNumber: 'VC-1',
      purchaseCreditMemoLines: [{ itemId: office.items[0].id, quantity: 2, unitCost: 20 }],
    })
    const path = `purchaseCreditMemos(${json.id})`
    expect(refusalOf(await office.act(path, 'cancel'))).toBe('400 Application_DialogException')
    expect((await office.act(path, 'post')).status).toBe(204)
    expect(await office.record(path)).toMatchObject({ number: '109001', status: 'Open' })
    expect([await balanceOf(), await inventoryOf()]).toEqual([before[0] - 48, before[1] - 2])
    expect(refusalOf(await office.act(path, 'cancel'))).toBe('400 Application_DialogException')
    expect(refusalOf(await office.act(path, 'post'))).toBe('400 Application_DialogException')
  })
})

describe('salesCreditMemos', () => {
  const memo = async (more: object = {}) => {
    const { json } = await office.create('salesCreditMemos', {
      customerId: office.customer.id,
      salesCreditMemoLines: [{ itemId: office.items[0].id, quantity: 1, unitPrice: 50 }],
      ...more,
    })
    return { ...json, path: `salesCreditMemos(${json.id})` }
  }

  test('is posted and mailed; it stays open while it pays for nothing', async () => {
    const made = await memo()
    expect(refusalOf(await office.act(made.path, 'send'))).toBe('400 Application_DialogException')
    expect((await office.act(made.path, 'postAndSend')).status).toBe(204)
    expect(await office.record(made.path)).toMatchObject({ number: 'PS-CR104001', status: 'Open' })
    expect((await office.record(`customers(${office.customer.id})`)).balanceDue).toBe(-60)
    expect((await office.act(made.path, 'send')).status).toBe(204)
    for (const name of ['cancel', 'cancelAndSend'])
      expect(refusalOf(await office.act(made.path, name))).toBe('400 Application_DialogException')
  })

  test('a customer blocked for invoices may still be credited', async () => {
    const made = await memo()
    await office.change(`customers(${office.customer.id})`, { blocked: 'Invoice' })
    expect((await office.act(made.path, 'post')).status).toBe(204)
  })

  test('pays a part of the invoice that it names', async () => {
    const { json: invoice } = await office.create('salesInvoices', {
      customerId: office.customer.id,
      salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1, unitPrice: 80 }],
    })
    await office.act(`salesInvoices(${invoice.id})`, 'post')
    const { number } = await office.record(`salesInvoices(${invoice.id})`)
    const made = await memo({ invoiceNumber: number })
    expect((await office.act(made.path, 'post')).status).toBe(204)
    expect((await office.record(made.path)).status).toBe('Paid')
    expect(await office.record(`salesInvoices(${invoice.id})`)).toMatchObject({ status: 'Open', remainingAmount: 36 })
    expect(refusalOf(await office.act(`salesInvoices(${invoice.id})`, 'cancel'))).toBe(
      '400 Application_DialogException',
    )
  })
})

describe('a foreign currency', () => {
  test('is posted at the rate of the day, and canceled at the same', async () => {
    const [currency] = await office.rows("currencies?$filter=code eq 'EUR'")
    const before = (await office.record(`customers(${office.customer.id})`)).balanceDue
    const { json } = await office.create('salesInvoices', {
      customerId: office.customer.id,
      currencyId: currency.id,
      salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1, unitPrice: 100 }],
    })
    const path = `salesInvoices(${json.id})`
    expect((await office.act(path, 'post')).status).toBe(204)
    const posted = await office.record(path)
    expect(posted.remainingAmount).toBe(120)
    const owed = (await office.record(`customers(${office.customer.id})`)).balanceDue - before
    expect(owed).toBeGreaterThan(90)
    expect(owed).toBeLessThan(115)
    expect((await office.act(path, 'cancel')).status).toBe(204)
    expect((await office.record(`customers(${office.customer.id})`)).balanceDue).toBe(before)
  })
})

describe('the job queue', () => {
  test('restarts what failed or waits, and leaves the others alone', async () => {
    for (const entry of await office.rows('jobQueueEntries')) {
      const answer = await office.act(`jobQueueEntries(${entry.id})`, 'restart')
      expect([answer.status, answer.text]).toEqual([204, ''])
      expect((await office.record(`jobQueueEntries(${entry.id})`)).status).toBe('Ready')
    }
  })
})

describe('items.inventory', () => {
  const path = () => `items(${office.items[0].id})`

  test('a change posts the difference', async () => {
    const before = await inventoryOf()
    const { status, json } = await office.change(path(), { inventory: before + 7 })
    expect([status, json.inventory]).toEqual([200, before + 7])
    await office.change(path(), { inventory: before })
    const entries = await office.rows(`itemLedgerEntries?$filter=documentNumber eq '${office.items[0].number}'`)
    expect(entries.map(({ entryType, quantity, postingDate }) => [entryType, quantity, postingDate])).toEqual([
      ['Positive_x0020_Adjmt_x002E_', 7, '2026-11-20'],
      ['Negative_x0020_Adjmt_x002E_', -7, '2026-11-20'],
    ])
    expect(await inventoryOf()).toBe(before)
  })

  test('is refused for services and without posting groups', async () => {
    const { json: service } = await office.create('items', { displayName: 'Help', type: 'Service' })
    expect(refusalOf(await office.change(`items(${service.id})`, { inventory: 1 }))).toBe(
      '400 Application_DialogException',
    )
    changeSetup(office.data, 'Config. Tmpl. Selection Rules', undefined)
    const { json: bare } = await office.create('items', { displayName: 'Bare' })
    const before = snapshot(office.data)
    expect(refusalOf(await office.change(`items(${bare.id})`, { inventory: 1 }))).toBe(
      '400 Application_FieldValidationException',
    )
    expect(snapshot(office.data)).toBe(before)
  })
})
