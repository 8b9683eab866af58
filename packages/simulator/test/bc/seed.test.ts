import { describe, expect, test } from 'vitest'
import { startFace } from './face.ts'

const face = startFace()
const rows = async (path: string) => (await face.get(path)).json.value
const round = (value: number): number => Math.round(value * 100) / 100
const sum = (values: readonly number[]): number => round(values.reduce((total, value) => total + value, 0))

test('has as much as a demonstration needs', async () => {
  const counts = Object.fromEntries(
    await Promise.all(
      [
        'customers',
        'vendors',
        'items',
        'accounts',
        'contacts',
        'generalLedgerEntries',
        'itemLedgerEntries',
        'employees',
      ].map(async (set) => [set, Number((await face.get(`${set}/$count`)).text)]),
    ),
  )
  expect(counts).toMatchObject({ customers: 64, vendors: 52, items: 62, employees: 14 })
  expect(counts.generalLedgerEntries).toBeGreaterThanOrEqual(10_000)
  const documents = [
    'salesQuotes',
    'salesOrders',
    'salesInvoices',
    'salesCreditMemos',
    'purchaseOrders',
    'purchaseInvoices',
  ]
  const lengths = await Promise.all(documents.map(async (set) => Number((await face.get(`${set}/$count`)).text)))
  expect(sum(lengths)).toBeGreaterThan(200)
})

test('is the same each time, and another one for another key', async () => {
  const again = startFace()
  const other = startFace('demo', { key: 'another' })
  const first = async (of: typeof face) => (await of.get('customers?$top=3')).text
  expect(await first(again)).toBe(await first(face))
  expect(await first(other)).not.toBe(await first(face))
})

test('names nobody who exists', async () => {
  const texts = await Promise.all(
    ['customers', 'vendors', 'contacts', 'companyInformation'].map((set) => face.get(set)),
  )
  for (const { text } of texts) {
    expect(text).not.toMatch(/cronus|contoso|adatum|fabrikam|northwind traders/i)
    for (const [, domain] of text.matchAll(/"email":"[^"@]+@([^"]+)"/g)) expect(domain).toMatch(/\.example$/)
  }
})

test('every transaction of the general ledger balances, in order of its entries', async () => {
  const entries = await rows('generalLedgerEntries')
  const balances = new Map<string, number>()
  for (const { documentNumber, postingDate, debitAmount, creditAmount } of entries) {
    const key = `${postingDate} ${documentNumber}`
    balances.set(key, (balances.get(key) ?? 0) + debitAmount - creditAmount)
  }
  expect([...balances].filter(([, balance]) => Math.abs(balance) > 0.001)).toEqual([])
  expect(entries.map(({ entryNumber }: never) => entryNumber)).toEqual(entries.map((_: never, at: number) => at + 1))
  const dates = entries.map(({ postingDate }: { postingDate: string }) => postingDate)
  expect(dates).toEqual(dates.toSorted())
  expect(dates.at(-1) <= '2026-11-20').toBe(true)
})

describe('documents add up', () => {
  test.each([
    ['salesQuotes', 'salesQuoteLines'],
    ['salesOrders', 'salesOrderLines'],
    ['salesInvoices', 'salesInvoiceLines'],
    ['salesCreditMemos', 'salesCreditMemoLines'],
    ['purchaseOrders', 'purchaseOrderLines'],
    ['purchaseInvoices', 'purchaseInvoiceLines'],
    ['purchaseCreditMemos', 'purchaseCreditMemoLines'],
  ])('%s', async (set, lines) => {
    for (const document of await rows(`${set}?$expand=${lines}`)) {
      const of = (name: string): number => sum(document[lines].map((line: Record<string, number>) => line[name]))
      expect(document[lines].length).toBeGreaterThan(0)
      expect(document.totalAmountExcludingTax).toBe(of('netAmount'))
      expect(document.totalTaxAmount).toBe(of('netTaxAmount'))
      expect(document.totalAmountIncludingTax).toBe(round(of('netAmount') + of('netTaxAmount')))
    }
  })
})

test('what customers owe is what their invoices leave open, and the ledger agrees', async () => {
  const customers = await rows('customers?$expand=customerFinancialDetail')
  const invoices = await rows("salesInvoices?$filter=status eq 'Open'")
  const credits = await rows("salesCreditMemos?$filter=status eq 'Open'")
  for (const { number, balanceDue, customerFinancialDetail } of customers) {
    const own = ({ customerNumber }: { customerNumber: string }): boolean => customerNumber === number
    const open = sum(invoices.filter(own).map(({ remainingAmount }: never) => remainingAmount))
    const credited = sum(credits.filter(own).map(({ totalAmountIncludingTax }: never) => totalAmountIncludingTax))
    expect(balanceDue).toBe(round(open - credited))
    expect(customerFinancialDetail.balance).toBe(balanceDue)
  }
  const [receivables] = await rows("accounts?$filter=number eq '1610'")
  expect(receivables.netChange).toBe(sum(customers.map(({ balanceDue }: never) => balanceDue)))
  const [payables] = await rows("accounts?$filter=number eq '2210'")
  const vendors = await rows('vendors')
  expect(payables.netChange).toBe(-sum(vendors.map(({ balance }: never) => balance)))
})

test('paid invoices have nothing left, open ones all', async () => {
  for (const { status, remainingAmount, totalAmountIncludingTax } of await rows('salesInvoices'))
    expect(remainingAmount).toBe(status === 'Paid' ? 0 : totalAmountIncludingTax)
})

test('the trial balance balances', async () => {
  const lines = await rows("trialBalances?$filter=accountType eq 'Posting'")
  const number = (text: string): number => Number(text.replaceAll(',', '') || 0)
  const of = (name: string): number => sum(lines.map((line: Record<string, string>) => number(line[name]!)))
  expect(of('totalDebit')).toBe(of('totalCredit'))
  expect(of('balanceAtDateDebit')).toBe(of('balanceAtDateCredit'))
  const earlier = await rows('trialBalances?$filter=dateFilter le 2025-06-30')
  expect(earlier[0].dateFilter).toBe('2025-06-30')
})

test('aged receivables have a row for each customer and a last one named Total', async () => {
  const found = await rows('agedAccountsReceivables')
  expect(found).toHaveLength(65)
  const total = found.at(-1)
  expect([total.name, total.customerId]).toEqual(['Total', '00000000-0000-0000-0000-000000000000'])
  expect(total.balanceDue).toBe(sum(found.slice(0, -1).map(({ balanceDue }: never) => balanceDue)))
  for (const { balanceDue, currentAmount, period1Amount, period2Amount, period3Amount } of found)
    expect(balanceDue).toBe(sum([currentAmount, period1Amount, period2Amount, period3Amount]))
})

test('sales by customer can be asked for some days', async () => {
  const all = await rows('customerSales')
  const some = await rows(
    'customerSales?$filter=dateFilter_FilterOnly ge 2026-01-01 and dateFilter_FilterOnly le 2026-06-30',
  )
  const total = (list: readonly { totalSalesAmount: number }[]) =>
    sum(list.map(({ totalSalesAmount }) => totalSalesAmount))
  expect(some).toHaveLength(all.length)
  expect(total(some)).toBeGreaterThan(0)
  expect(total(some)).toBeLessThan(total(all))
  expect(Object.keys(all[0])).toEqual(['customerId', 'customerNumber', 'name', 'totalSalesAmount'])
})

test('every item has what its entries say', async () => {
  const entries = await rows('itemLedgerEntries')
  for (const { number, inventory, type } of await rows('items')) {
    const own = entries.filter(({ itemNumber }: never) => itemNumber === number)
    expect(inventory).toBe(sum(own.map(({ quantity }: never) => quantity)))
    if (type !== 'Inventory') expect(own).toEqual([])
    else expect(inventory).toBeGreaterThan(0)
  }
})

test('an empty company has nothing at all', async () => {
  const empty = startFace('empty')
  for (const set of ['customers', 'accounts', 'paymentTerms', 'companyInformation', 'generalLedgerEntries'])
    expect((await empty.get(set)).json.value).toEqual([])
  // It has no number series either.
  const unnumbered = await empty.call('POST', 'customers', { body: { displayName: 'First' } })
  expect(unnumbered.json.error.code).toBe('Application_FieldValidationException')
  expect((await empty.call('POST', 'customers', { body: { number: 'A1', displayName: 'First' } })).status).toBe(201)
})
