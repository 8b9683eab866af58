import { beforeEach, describe, expect, test } from 'vitest'
import { type Office, refusalOf, snapshot, startOffice } from './office.ts'

let office: Office

beforeEach(async () => {
  office = await startOffice()
})

const journal = async () => {
  const [first] = await office.rows('journals')
  return { ...first, path: `journals(${first.id})`, lines: `journals(${first.id})/journalLines` }
}
const balanceOf = async (set: 'customers' | 'vendors', id: string) => {
  const record = await office.record(`${set}(${id})`)
  return record.balanceDue ?? record.balance
}
const netOf = async (number: string) => (await office.rows(`accounts?$filter=number eq '${number}'`))[0].netChange

describe('journals.post', () => {
  test('writes the ledger, empties the journal and keeps it', async () => {
    const { path, lines } = await journal()
    const bank = (await office.rows("bankAccounts?$filter=number eq 'B010'"))[0]
    await office.create(lines, { accountNumber: '7210', amount: 300, documentNumber: 'R1', postingDate: '2026-11-01' })
    await office.create(lines, { accountType: 'Bank Account', accountNumber: bank.number, amount: -300 })
    await office.create(lines, { accountNumber: '7310', amount: 40, documentNumber: 'R2' })
    await office.create(lines, { accountNumber: '1710', amount: -40 })
    const answer = await office.act(path, 'post')
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(answer.headers.location).toMatch(/\/journals\(/)
    expect(await office.rows(lines)).toEqual([])
    expect((await office.face.get(path)).status).toBe(200)
    const entries = await office.rows('generalLedgerEntries')
    expect(
      entries.map(({ documentNumber, accountNumber, debitAmount, creditAmount }) => [
        documentNumber,
        accountNumber,
        debitAmount,
        creditAmount,
      ]),
    ).toEqual([
      ['R1', '7210', 300, 0],
      ['R1', '1720', 0, 300],
      ['R2', '7310', 40, 0],
      ['R2', '1710', 0, 40],
    ])
    expect(entries.map(({ entryNumber }) => entryNumber)).toEqual([1, 2, 3, 4])
    expect(office.data.table('Bank Account Ledger Entry').all()).toHaveLength(1)
  })

  test('refuses what is empty, does not balance, is blocked or closed, and posts no part of it', async () => {
    const { path, lines } = await journal()
    const refused = async (): Promise<void> => {
      const before = snapshot(office.data)
      expect(refusalOf(await office.act(path, 'post'))).toBe('400 Application_DialogException')
      expect(snapshot(office.data)).toBe(before)
    }
    await refused()
    await office.create(lines, { accountNumber: '7210', amount: 10, documentNumber: 'A' })
    await office.create(lines, { accountNumber: '1710', amount: -10 })
    const { json: odd } = await office.create(lines, { accountNumber: '7310', amount: 5, documentNumber: 'B' })
    await refused()
    const oddPath = `journalLines(${odd.id})`
    await office.change(oddPath, { balancingAccountNumber: '1710', postingDate: '2024-05-01' })
    await refused()
    await office.change(oddPath, { postingDate: '2026-11-02' })
    expect((await office.act(path, 'post')).status).toBe(204)
    await office.create(lines, {
      accountType: 'Customer',
      accountNumber: office.customer.number,
      amount: 10,
      balancingAccountNumber: '1710',
    })
    await office.change(`customers(${office.customer.id})`, { blocked: 'All' })
    await refused()
  })

  test('a line without an account lacks a value', async () => {
    const { path, lines } = await journal()
    await office.create(lines, { amount: 10 })
    expect(refusalOf(await office.act(path, 'post'))).toBe('400 Application_FieldValidationException')
  })
})

describe('payments', () => {
  const invoice = async () => {
    const { json } = await office.create('salesInvoices', {
      customerId: office.customer.id,
      salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1, unitPrice: 100 }],
    })
    await office.act(`salesInvoices(${json.id})`, 'post')
    return office.record(`salesInvoices(${json.id})`)
  }

  test('of customers are posted through journals with the same id, and close the invoice', async () => {
    const posted = await invoice()
    const [{ id }] = await office.rows('customerPaymentJournals')
    const bank = await netOf('1720')
    const part = { appliesToInvoiceId: posted.id, amount: -50 }
    const made = (await office.create(`customerPaymentJournals(${id})/customerPayments`, part)).json
    expect(made).toMatchObject({ customerId: office.customer.id, appliesToInvoiceNumber: posted.number })
    expect((await office.act(`journals(${id})`, 'post')).status).toBe(204)
    expect(await office.rows(`customerPaymentJournals(${id})/customerPayments`)).toEqual([])
    expect(await office.record(`salesInvoices(${posted.id})`)).toMatchObject({ status: 'Open', remainingAmount: 70 })
    expect(refusalOf(await office.act(`salesInvoices(${posted.id})`, 'cancel'))).toBe('400 Application_DialogException')
    await office.create(`customerPaymentJournals(${id})/customerPayments`, {
      appliesToInvoiceNumber: posted.number,
      customerNumber: office.customer.number,
      amount: -90,
    })
    expect((await office.act(`journals(${id})`, 'post')).status).toBe(204)
    expect(await office.record(`salesInvoices(${posted.id})`)).toMatchObject({ status: 'Paid', remainingAmount: 0 })
    expect(await balanceOf('customers', office.customer.id)).toBe(-20)
    expect(await netOf('1720')).toBe(bank + 140)
  })

  test('name a posted invoice of the same customer, by one and the same id and number', async () => {
    const posted = await invoice()
    const [{ id }] = await office.rows('customerPaymentJournals')
    const path = `customerPaymentJournals(${id})/customerPayments`
    const others = await office.rows(`customers?$filter=number ne '${office.customer.number}'`)
    const { json: draft } = await office.create('salesInvoices', { customerId: office.customer.id })
    for (const body of [
      { appliesToInvoiceId: draft.id },
      { appliesToInvoiceNumber: 'NONE' },
      { customerId: others[0].id, appliesToInvoiceId: posted.id },
      { appliesToInvoiceId: posted.id, customerId: others[0].id },
      { appliesToInvoiceId: posted.id, appliesToInvoiceNumber: 'NONE' },
    ])
      expect(refusalOf(await office.create(path, { amount: -1, ...body }))).toBe('400 Application_DialogException')
  })

  test('of what is paid already are refused as a whole', async () => {
    const posted = await invoice()
    const [{ id }] = await office.rows('customerPaymentJournals')
    const path = `customerPaymentJournals(${id})/customerPayments`
    await office.create(path, { appliesToInvoiceId: posted.id, amount: -120 })
    await office.create(path, { appliesToInvoiceId: posted.id, amount: -120 })
    const before = snapshot(office.data)
    expect(refusalOf(await office.act(`journals(${id})`, 'post'))).toBe('400 Application_DialogException')
    expect(snapshot(office.data)).toBe(before)
  })

  test('to vendors close their invoices, unless payments are blocked', async () => {
    const { json } = await office.create('purchaseInvoices', {
      vendorId: office.vendor.id,
      vendorInvoiceNumber: 'V-9',
      purchaseInvoiceLines: [{ itemId: office.items[0].id, quantity: 1, unitCost: 100 }],
    })
    await office.act(`purchaseInvoices(${json.id})`, 'post')
    const [{ id }] = await office.rows('vendorPaymentJournals')
    await office.create(`vendorPaymentJournals(${id})/vendorPayments`, { appliesToInvoiceId: json.id, amount: 120 })
    await office.change(`vendors(${office.vendor.id})`, { blocked: 'Payment' })
    expect(refusalOf(await office.act(`journals(${id})`, 'post'))).toBe('400 Application_DialogException')
    await office.change(`vendors(${office.vendor.id})`, { blocked: ' ' })
    expect((await office.act(`journals(${id})`, 'post')).status).toBe(204)
    expect((await office.record(`purchaseInvoices(${json.id})`)).status).toBe('Paid')
    expect(await balanceOf('vendors', office.vendor.id)).toBe(0)
  })

  test('to vendors may be spread over several entries that are marked', async () => {
    for (const number of ['V-1', 'V-2']) {
      const { json } = await office.create('purchaseInvoices', {
        vendorId: office.vendor.id,
        vendorInvoiceNumber: number,
        purchaseInvoiceLines: [{ itemId: office.items[0].id, quantity: 1, unitCost: 100 }],
      })
      await office.act(`purchaseInvoices(${json.id})`, 'post')
    }
    const [{ id }] = await office.rows('vendorPaymentJournals')
    const path = `vendorPaymentJournals(${id})/vendorPayments`
    const payment = (await office.create(path, { vendorId: office.vendor.id, amount: 200 })).json
    const below = `vendorPayments(${payment.id})/applyVendorEntries`
    for (const entry of await office.rows(below)) {
      expect(entry).toMatchObject({ applied: false, remainingAmount: -120 })
      const { status, json } = await office.change(`${below}(${entry.id})`, { applied: true })
      expect([status, json.applied, json.appliesToId]).toEqual([200, true, payment.documentNumber])
    }
    expect((await office.act(`journals(${id})`, 'post')).status).toBe(204)
    const states = await office.rows('purchaseInvoices')
    expect(states.map(({ status }) => status)).toEqual(['Paid', 'Open'])
    expect(await balanceOf('vendors', office.vendor.id)).toBe(40)
  })
})
