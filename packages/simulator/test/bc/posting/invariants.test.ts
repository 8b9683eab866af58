import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeSetup } from '../../../src/bc/posting/setup.ts'
import { cellOf, type Office, round, snapshot, startOffice } from '../actions/office.ts'

// One company takes all of it: what holds for one document must hold after many.

const office = await startOffice()
const { customer, vendor, items } = office
const services = await office.rows("items?$filter=type eq 'Service'")
const accounts = await office.rows("accounts?$filter=number eq '5310' or number eq '7310'")
changeSetup(office.data, 'Purchases & Payables Setup', { 'Ext. Doc. No. Mandatory': false })

const cents = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((value) => value / 100)
const line = fc.record({
  of: fc.constantFrom(...items, ...services, ...accounts),
  quantity: fc.oneof(fc.integer({ min: 1, max: 40 }), cents(9)),
  price: cents(2_000),
  discountPercent: fc.oneof(fc.constant(0), cents(40)),
})
const lines = fc.array(line, { minLength: 1, maxLength: 6 })

type Line = typeof line extends fc.Arbitrary<infer Of> ? Of : never

const kinds = [
  ['salesInvoices', 'salesInvoiceLines', 'unitPrice', 1, -1],
  ['salesCreditMemos', 'salesCreditMemoLines', 'unitPrice', -1, 1],
  ['purchaseInvoices', 'purchaseInvoiceLines', 'unitCost', 1, 1],
  ['purchaseCreditMemos', 'purchaseCreditMemoLines', 'unitCost', -1, -1],
] as const

/** Sets whose pages let one say whether prices include VAT. */
const mayIncludeTax = new Set<string>(['salesOrders', 'purchaseOrders', 'purchaseInvoices'])

const bodyOf = (
  set: string,
  name: string,
  price: string,
  own: readonly Line[],
  discountShare: number,
  pricesIncludeTax: boolean,
) => ({
  ...(mayIncludeTax.has(set) && { pricesIncludeTax }),
  ...(set.startsWith('sales') ? { customerId: customer.id } : { vendorId: vendor.id }),
  [name]: own.map(({ of, quantity, price: each, discountPercent }) => ({
    ...(of.accountType ? { accountId: of.id } : { itemId: of.id }),
    quantity,
    [price]: each,
    discountPercent,
  })),
  discountAmount: Math.floor(discountShare * own.reduce((sum, each) => sum + each.quantity * each.price * 0.5, 0)),
})

/** Sums of the general ledger by document. */
const outOfBalance = ({ data }: Office): string[] => {
  const sums = new Map<string, number>()
  for (const row of data.table('G/L Entry').all()) {
    const number = String(cellOf('G/L Entry', row, 'Document No.'))
    const amount = Number(cellOf('G/L Entry', row, 'Debit Amount')) - Number(cellOf('G/L Entry', row, 'Credit Amount'))
    sums.set(number, (sums.get(number) ?? 0) + amount)
  }
  return [...sums].filter(([, sum]) => round(sum) !== 0).map(([number]) => number)
}

const netChange = async (number: string): Promise<number> =>
  (await office.rows(`accounts?$filter=number eq '${number}'`))[0].netChange

const balances = async () => ({
  customer: (await office.record(`customers(${customer.id})`)).balanceDue,
  vendor: (await office.record(`vendors(${vendor.id})`)).balance,
})

const inventories = async (): Promise<Map<string, number>> =>
  new Map((await office.rows('items')).map(({ id, inventory }) => [id, inventory]))

test.each(kinds)('%s: whatever is posted, the books agree with it', async (set, name, price, sign, goods) => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      async (own, share, isIncluded) => {
        const { json: made, status } = await office.create(set, bodyOf(set, name, price, own, share, isIncluded))
        expect(status).toBe(201)
        const [before, stock] = [await balances(), await inventories()]
        const answer = await office.act(`${set}(${made.id})`, 'post')
        expect(answer.status).toBe(own.every(({ quantity }) => quantity === 0) ? 400 : 204)
        if (answer.status === 400) return
        const posted = await office.record(`${set}(${made.id})`)
        for (const total of ['totalAmountExcludingTax', 'totalTaxAmount', 'totalAmountIncludingTax', 'discountAmount'])
          expect(posted[total]).toBe(made[total])
        expect(outOfBalance(office)).toEqual([])
        const party = set.startsWith('sales') ? 'customer' : 'vendor'
        const after = await balances()
        expect(after[party]).toBe(round(before[party] + sign * made.totalAmountIncludingTax))
        const left = await inventories()
        for (const item of items) {
          const moved = own.reduce((sum, { of, quantity }) => (of.id === item.id ? sum + quantity : sum), 0)
          expect(left.get(item.id)! - stock.get(item.id)!).toBeCloseTo(goods * moved, 5)
        }
        // The accounts of customers and vendors hold what those owe and are owed.
        expect(await netChange('1610')).toBe(after.customer)
        expect(await netChange('2210')).toBe(round(-after.vendor) + 0)
      },
    ),
    { numRuns: 60 },
  )
})

const orders = [
  ['salesOrders', 'salesOrderLines', 'unitPrice', 'shipAndInvoice', 'salesInvoices', 'shipQuantity'],
  [
    'purchaseOrders',
    'purchaseOrderLines',
    'directUnitCost',
    'receiveAndInvoice',
    'purchaseInvoices',
    'receiveQuantity',
  ],
] as const

test.each(orders)('%s: in whatever parts, all of it is delivered and invoiced once', async (...names) => {
  const [set, name, price, action, invoices, deliverQuantity] = names
  const parts = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { maxLength: 3 })
  const whole = lines.map((own) => own.map((each) => ({ ...each, quantity: Math.ceil(each.quantity) + 1 })))
  await fc.assert(
    fc.asyncProperty(whole, parts, fc.boolean(), async (own, steps, isIncluded) => {
      const { json: made } = await office.create(set, bodyOf(set, name, price, own, 0.3, isIncluded))
      const path = `${set}(${made.id})`
      const stock = await inventories()
      for (const [deliver, invoice] of steps) {
        if ((await office.face.get(path)).status === 404) break
        for (const row of await office.rows(`${path}/${name}`))
          await office.change(`${path}/${name}(${row.id})`, { [deliverQuantity]: deliver, invoiceQuantity: invoice })
        const before = snapshot(office.data)
        const { status } = await office.act(path, action)
        if (status >= 400) expect(snapshot(office.data)).toBe(before)
        for (const row of (await office.face.get(`${path}/${name}`)).json.value ?? [])
          await office.change(`${path}/${name}(${row.id})`, {
            [deliverQuantity]: row.quantity - (row.shippedQuantity ?? row.receivedQuantity),
            invoiceQuantity: row.quantity - row.invoicedQuantity,
          })
      }
      if ((await office.face.get(path)).status === 200) expect((await office.act(path, action)).status).toBe(204)
      expect((await office.face.get(path)).status).toBe(404)
      const posted = await office.rows(`${invoices}?$filter=orderId eq ${made.id}`)
      const sum = (of: string): number => round(posted.reduce((total, each) => total + each[of], 0))
      expect(sum('discountAmount')).toBe(made.discountAmount)
      // VAT is rounded for each invoice; what prices say is the same however it is parted.
      const total = isIncluded ? 'totalAmountIncludingTax' : 'totalAmountExcludingTax'
      expect(sum(total)).toBe(made[total])
      const left = await inventories()
      for (const item of items) {
        const moved = own.reduce((total, { of, quantity }) => (of.id === item.id ? total + quantity : total), 0)
        const sign = set === 'salesOrders' ? -1 : 1
        expect(left.get(item.id)! - stock.get(item.id)!).toBeCloseTo(sign * moved, 5)
      }
      expect(outOfBalance(office)).toEqual([])
    }),
    { numRuns: 25 },
  )
})

test('journals: what balances is posted whole, what does not changes nothing', async () => {
  const [journal] = await office.rows('journals')
  const path = `journals(${journal.id})`
  const kindsOfLine = fc.constantFrom(
    { accountNumber: '7210' },
    { accountNumber: '1710' },
    { accountType: 'Customer', accountNumber: customer.number },
    { accountType: 'Vendor', accountNumber: vendor.number },
    { accountType: 'Bank Account', accountNumber: 'B010' },
    { accountNumber: '5001', isWrong: true },
  )
  const entry = fc.record({
    side: kindsOfLine,
    amount: cents(500),
    documentNumber: fc.constantFrom('J1', 'J2', 'J3'),
    isBalanced: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 6 }), async (entries) => {
      const sums = new Map<string, number>()
      for (const { side, amount, documentNumber, isBalanced } of entries) {
        if ('isWrong' in side) continue
        const balancing = isBalanced ? { balancingAccountNumber: '1740' } : {}
        await office.create(`${path}/journalLines`, { ...side, amount, documentNumber, ...balancing })
        if (!isBalanced) sums.set(documentNumber, (sums.get(documentNumber) ?? 0) + amount)
      }
      const count = (await office.rows(`${path}/journalLines`)).length
      const before = snapshot(office.data)
      const { status } = await office.act(path, 'post')
      const mayPost = count > 0 && [...sums.values()].every((sum) => round(sum) === 0)
      expect(status).toBe(mayPost ? 204 : 400)
      if (!mayPost) expect(snapshot(office.data)).toBe(before)
      for (const { id } of await office.rows(`${path}/journalLines`))
        await office.face.call('DELETE', `journalLines(${id})`)
      const after = await balances()
      expect(await netChange('1610')).toBe(after.customer)
      expect(await netChange('2210')).toBe(round(-after.vendor) + 0)
      expect(outOfBalance(office).filter((number) => !number.startsWith('J'))).toEqual([])
      const total = office.data
        .table('G/L Entry')
        .all()
        .reduce(
          (sum, row) =>
            sum + Number(cellOf('G/L Entry', row, 'Debit Amount')) - Number(cellOf('G/L Entry', row, 'Credit Amount')),
          0,
        )
      expect(round(total)).toBe(0)
    }),
    { numRuns: 60 },
  )
})
