import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOf, type Office, round, snapshot, startOffice } from '../actions/office.ts'

// Whatever is done, in whatever order: a refusal changes nothing, and the books agree with each other afterwards.

/** One thing that somebody does; numbers choose among what is there. */
type Step =
  | {
      readonly do: 'document'
      readonly set: number
      readonly lines: readonly Line[]
      readonly foreign: boolean
      readonly gross: boolean
    }
  | { readonly do: 'post' | 'delete' | 'cancel' | 'correct'; readonly which: number }
  | { readonly do: 'pay'; readonly which: number; readonly share: number }
  | { readonly do: 'order'; readonly set: number; readonly lines: readonly Line[] }
  | { readonly do: 'deliver'; readonly which: number; readonly ship: number; readonly invoice: number }
  | { readonly do: 'stock'; readonly which: number; readonly quantity: number }
  | { readonly do: 'journal'; readonly amount: number; readonly taxCode: string }
  | { readonly do: 'rate'; readonly rate: number }

interface Line {
  readonly kind: number
  readonly quantity: number
  readonly price: number
  readonly discountPercent: number
}

const line: fc.Arbitrary<Line> = fc.record({
  kind: fc.nat(3),
  quantity: fc.constantFrom(0, 1, 1, 2, 3, 5),
  price: fc.integer({ min: 0, max: 30_000 }).map((cents) => cents / 100),
  discountPercent: fc.constantFrom(0, 0, 7.5, 100),
})
const lines = fc.array(line, { maxLength: 3 })
const which = fc.nat(20)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('document' as const),
      set: fc.nat(3),
      lines,
      foreign: fc.boolean(),
      gross: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('post' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), which }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pay' as const), which, share: fc.constantFrom(0.3, 1, 1, 1.2) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('order' as const), set: fc.nat(1), lines }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), which, ship: fc.nat(5), invoice: fc.nat(5) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stock' as const), which, quantity: fc.nat(50) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('journal' as const),
      amount: fc.integer({ min: -9_999, max: 9_999 }),
      taxCode: fc.constantFrom('', 'STANDARD', 'REDUCED'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rate' as const), rate: fc.integer({ min: 40, max: 160 }) }) },
)

const documents = [
  ['salesInvoices', 'salesInvoiceLines', 'unitPrice', 'customer'],
  ['salesCreditMemos', 'salesCreditMemoLines', 'unitPrice', 'customer'],
  ['purchaseInvoices', 'purchaseInvoiceLines', 'unitCost', 'vendor'],
  ['purchaseCreditMemos', 'purchaseCreditMemoLines', 'unitCost', 'vendor'],
] as const
const orders = [
  ['salesOrders', 'salesOrderLines', 'unitPrice', 'customer', 'shipAndInvoice', 'shipQuantity'],
  ['purchaseOrders', 'purchaseOrderLines', 'directUnitCost', 'vendor', 'receiveAndInvoice', 'receiveQuantity'],
] as const

let numbers = 0

const bodyOf = (
  office: Office,
  set: (typeof documents | typeof orders)[number],
  own: readonly Line[],
  foreign: boolean,
) => {
  const [name, linesName, price, party] = set
  const kinds = [
    { itemId: office.items[0].id },
    { itemId: office.items[1].id },
    { lineType: 'Account', lineObjectNumber: party === 'customer' ? '5510' : '7310' },
    { lineType: 'Resource', lineObjectNumber: 'FITTER' },
  ]
  numbers++
  return {
    [`${party}Id`]: office[party].id,
    ...(foreign && { currencyCode: 'EUR' }),
    ...(name === 'purchaseInvoices' && { vendorInvoiceNumber: `V-${numbers}` }),
    ...(name === 'purchaseCreditMemos' && { vendorCreditMemoNumber: `V-${numbers}` }),
    [linesName]: own.map(({ kind, quantity, price: each, discountPercent }) => ({
      ...kinds[kind],
      quantity,
      [price]: each,
      discountPercent,
    })),
  }
}

const pick = <T>(from: readonly T[], at: number): T | undefined =>
  from.length === 0 ? undefined : from[at % from.length]

/** Sends what a step says. @returns The answers of what could refuse. */
const play = async (office: Office, own: Step): Promise<readonly number[]> => {
  const all = async (wanted: (status: string) => boolean) =>
    (
      await Promise.all(
        documents.map(async ([set]) =>
          (
            await office.rows(set)
          )
            .filter(({ status }) => wanted(status))
            .map((row) => ({ ...row, set, path: `${set}(${row.id})` })),
        ),
      )
    ).flat()
  const guarded = async (send: () => Promise<{ readonly status: number }>): Promise<readonly number[]> => {
    const before = snapshot(office.data)
    const { status } = await send()
    if (status >= 400) expect(snapshot(office.data)).toBe(before)
    expect(status).toBeLessThan(500)
    return [status]
  }
  switch (own.do) {
    case 'document': {
      const set = documents[own.set]!
      const pricesIncludeTax = set[0].startsWith('sales') && own.gross
      return guarded(() =>
        office.create(set[0], {
          ...(pricesIncludeTax && { pricesIncludeTax }),
          ...bodyOf(office, set, own.lines, own.foreign),
        }),
      )
    }
    case 'post': {
      const draft = pick(await all((status) => status === 'Draft'), own.which)
      return draft ? guarded(() => office.act(draft.path, 'post')) : []
    }
    case 'delete': {
      const any = pick(await all(() => true), own.which)
      return any ? guarded(() => office.face.call('DELETE', any.path)) : []
    }
    case 'cancel': {
      const posted = pick(
        (await all((status) => status !== 'Draft')).filter(({ set }) => set !== 'purchaseInvoices'),
        own.which,
      )
      return posted ? guarded(() => office.act(posted.path, 'cancel')) : []
    }
    case 'correct': {
      const posted = pick(
        (await all((status) => status !== 'Draft')).filter(({ set }) => set === 'salesInvoices'),
        own.which,
      )
      return posted ? guarded(() => office.act(posted.path, 'makeCorrectiveCreditMemo')) : []
    }
    case 'pay': {
      const open = (await all((status) => status === 'Open')).filter(({ set }) => set.endsWith('Invoices'))
      const invoice = pick(open, own.which)
      if (invoice === undefined) return []
      const isSale = invoice.set === 'salesInvoices'
      const [journals, payments] = isSale
        ? ['customerPaymentJournals', 'customerPayments']
        : ['vendorPaymentJournals', 'vendorPayments']
      const [{ id }] = await office.rows(journals!)
      const amount = round(invoice.totalAmountIncludingTax * own.share) * (isSale ? -1 : 1)
      const made = await office.create(`${journals}(${id})/${payments}`, { appliesToInvoiceId: invoice.id, amount })
      expect(made.status).toBe(201)
      const answer = await guarded(() => office.act(`journals(${id})`, 'post'))
      if (answer[0]! >= 400) await office.face.call('DELETE', `${payments}(${made.json.id})`)
      return answer
    }
    case 'order':
      return guarded(() => office.create(orders[own.set]![0], bodyOf(office, orders[own.set]!, own.lines, false)))
    case 'deliver': {
      const open = (
        await Promise.all(orders.map(async (set) => (await office.rows(set[0])).map(({ id }) => [set, id] as const)))
      ).flat()
      const found = pick(open, own.which)
      if (found === undefined) return []
      const [[set, linesName, , , action, quantity], id] = found
      for (const row of await office.rows(`${set}(${id})/${linesName}`)) {
        const delivered = row.shippedQuantity ?? row.receivedQuantity
        // Now and then more is asked for than there is.
        const most = own.which % 5 === 0 ? 99 : 0
        const ship = Math.min(own.ship, Math.max(row.quantity - delivered, most))
        const invoice = Math.min(own.invoice, Math.max(delivered + ship - row.invoicedQuantity, most))
        const path = `${set}(${id})/${linesName}(${row.id})`
        await office.change(path, { [quantity]: ship, invoiceQuantity: invoice })
      }
      return guarded(() => office.act(`${set}(${id})`, action))
    }
    case 'stock': {
      const item = office.items[own.which % office.items.length]
      return guarded(() => office.change(`items(${item.id})`, { inventory: own.quantity }))
    }
    case 'journal': {
      const [{ id }] = await office.rows('journals')
      const body = {
        accountNumber: '7310',
        amount: own.amount / 100,
        taxCode: own.taxCode,
        balancingAccountNumber: '1710',
      }
      await office.create(`journals(${id})/journalLines`, body)
      return guarded(() => office.act(`journals(${id})`, 'post'))
    }
    case 'rate': {
      const table = office.data.table('Currency Exchange Rate')
      for (const row of table
        .all()
        .filter((each) => cellOf('Currency Exchange Rate', each, 'Currency Code') === 'EUR')) {
        const next = [...row]
        next[table.layout.at.get('Relational Exch. Rate Amount')!] = own.rate
        table.replace(row, next)
      }
      return []
    }
  }
}

const expectEven = async (office: Office): Promise<void> => {
  const sums = new Map<string, number>()
  const accounts = new Map<string, number>()
  for (const row of office.data.table('G/L Entry').all()) {
    const of = (column: string) => cellOf('G/L Entry', row, column)
    const amount = Number(of('Debit Amount')) - Number(of('Credit Amount'))
    const document = String(of('Document No.'))
    sums.set(document, (sums.get(document) ?? 0) + amount)
    const account = String(of('G/L Account No.'))
    accounts.set(account, (accounts.get(account) ?? 0) + amount)
  }
  expect([...sums].filter(([, sum]) => round(sum) !== 0)).toEqual([])
  const of = (account: string): number => round(accounts.get(account) ?? 0)
  const sum = (list: readonly Record<string, number>[], name: string): number =>
    round(list.reduce((total, each) => total + each[name]!, 0))
  expect(of('1610')).toBe(sum(await office.rows('customers'), 'balanceDue'))
  expect(of('2210')).toBe(round(-sum(await office.rows('vendors'), 'balance')) + 0)
  const vat = office.data
    .table('VAT Entry')
    .all()
    .map((row) => ({ amount: Number(cellOf('VAT Entry', row, 'Amount')) }))
  expect(round(of('1650') + of('2310'))).toBe(sum(vat, 'amount'))
  for (const [ledger, set] of [
    ['Cust. Ledger Entry', 'salesInvoices'],
    ['Vendor Ledger Entry', 'purchaseInvoices'],
  ] as const) {
    const open = new Map<string, number>()
    for (const row of office.data.table(ledger).all()) {
      const [amount, remaining] = [
        Number(cellOf(ledger, row, 'Amount')),
        Number(cellOf(ledger, row, 'Remaining Amount')),
      ]
      // Nothing is paid beyond what it was, or turned round.
      expect(Math.abs(remaining)).toBeLessThanOrEqual(Math.abs(amount))
      expect(remaining * amount).toBeGreaterThanOrEqual(0)
      expect(Number(cellOf(ledger, row, 'Remaining Amt. (LCY)')) === 0).toBe(remaining === 0)
      open.set(String(cellOf(ledger, row, 'Document Id')), remaining)
    }
    for (const { id, status } of await office.rows(set))
      if (status === 'Open' || status === 'Paid') expect(status).toBe(open.get(id) === 0 ? 'Paid' : 'Open')
  }
  const entries = await office.rows('itemLedgerEntries')
  for (const { number, inventory } of await office.rows('items'))
    expect(inventory).toBe(
      round(entries.reduce((total, each) => (each.itemNumber === number ? total + each.quantity : total), 0)),
    )
  const trial = await office.rows("trialBalances?$filter=accountType eq 'Posting'")
  const column = (name: string): number =>
    round(trial.reduce((total, each) => total + Number(each[name].replaceAll(',', '')), 0))
  expect(column('balanceAtDateDebit')).toBe(column('balanceAtDateCredit'))
  const sheet = await office.rows('balanceSheets')
  const balance = (display: string): number => sheet.find((each) => each.display === display).balance
  expect(balance('Assets, total')).toBe(balance('Liabilities and equity, total'))
}

/** One sequence that is always played, in which each kind of step comes to something. */
const one: readonly Line[] = [{ kind: 0, quantity: 2, price: 10, discountPercent: 0 }]
const sale: Step = { do: 'document', set: 0, lines: one, foreign: false, gross: false }
const each = (name: 'cancel' | 'correct'): Step[] => [0, 1, 2, 3].map((at) => ({ do: name, which: at }))
const sure: Step[] = [
  { do: 'stock', which: 0, quantity: 20 },
  sale,
  { do: 'post', which: 0 },
  { do: 'pay', which: 0, share: 1 },
  sale,
  { do: 'post', which: 0 },
  ...each('cancel'),
  sale,
  { do: 'post', which: 0 },
  ...each('correct'),
  { do: 'order', set: 0, lines: one },
  { do: 'deliver', which: 1, ship: 1, invoice: 1 },
  { do: 'deliver', which: 1, ship: 1, invoice: 1 },
  { do: 'journal', amount: 1_200, taxCode: 'STANDARD' },
]

test('any sequence of documents, payments, orders and corrections leaves the books even', async () => {
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }), async (steps) => {
      const office = await startOffice()
      for (const own of steps) {
        for (const status of await play(office, own)) {
          const name = `${own.do} ${status < 400 ? 'done' : 'refused'}`
          done.set(name, (done.get(name) ?? 0) + 1)
        }
        await expectEven(office)
      }
    }),
    { numRuns: 25, examples: [[sure]] },
  )
  // The steps really did something, each of them.
  for (const name of ['document', 'post', 'cancel', 'correct', 'pay', 'order', 'deliver', 'stock', 'journal'])
    expect([name, done.get(`${name} done`) ?? 0]).not.toEqual([name, 0])
}, 120_000)
