import { beforeEach, describe, expect, test } from 'vitest'
import { cellOf, type Office, refusalOf, round, snapshot, startOffice } from '../actions/office.ts'

let office: Office
let journalId: string

beforeEach(async () => {
  office = await startOffice()
  const [journal] = await office.rows('journals')
  journalId = journal.id
})

const line = (body: object) => office.create(`journals(${journalId})/journalLines`, body)
const post = () => office.act(`journals(${journalId})`, 'post')

/** Debit less credit by account, of what was posted since the start. */
const posted = async (): Promise<Record<string, number>> => {
  const sums: Record<string, number> = {}
  for (const { accountNumber, debitAmount, creditAmount } of await office.rows('generalLedgerEntries'))
    sums[accountNumber] = round((sums[accountNumber] ?? 0) + debitAmount - creditAmount)
  return sums
}

describe('VAT', () => {
  test.each([
    [
      'a cost',
      '7310',
      { accountNumber: '7310', amount: 120, taxCode: 'STANDARD' },
      { '7310': 100, '1650': 20, '1710': -120 },
    ],
    [
      'a revenue',
      '5510',
      { accountNumber: '5510', amount: -105, taxCode: 'REDUCED' },
      { '5510': -100, '2310': -5, '1710': 105 },
    ],
    ['no rate at all', '7310', { accountNumber: '7310', amount: 10, taxCode: 'ZERO' }, { '7310': 10, '1710': -10 }],
    ['no tax code', '7310', { accountNumber: '7310', amount: 120 }, { '7310': 120, '1710': -120 }],
    [
      'the balance sheet',
      '1640',
      { accountNumber: '1640', amount: 120, taxCode: 'STANDARD' },
      { '1640': 120, '1710': -120 },
    ],
  ])('with %s is in the amount and goes to its own account', async (_, account, body, expected) => {
    await line({ ...body, balancingAccountNumber: '1710' })
    expect((await post()).status).toBe(204)
    expect(await posted()).toEqual(expected)
    const entries = office.data.table('VAT Entry').all()
    expect(entries).toHaveLength('taxCode' in body && account !== '1640' ? 1 : 0)
    for (const row of entries)
      expect(round(Number(cellOf('VAT Entry', row, 'Base')) + Number(cellOf('VAT Entry', row, 'Amount')))).toBe(
        body.amount,
      )
  })

  test('needs a code that is there, and an account that can have it', async () => {
    const unknown = await line({ accountNumber: '7310', amount: 1, taxCode: 'NOWHERE' })
    expect(refusalOf(unknown)).toBe('400 Internal_InvalidTableRelation')
    const customer = { accountType: 'Customer', accountNumber: office.customer.number, amount: 1, taxCode: 'STANDARD' }
    expect(refusalOf(await line(customer))).toBe('400 Application_FieldValidationException')
  })
})

describe('foreign currencies', () => {
  let euro: string

  const rates = async (date: string): Promise<number> => {
    const [rate] = await office.rows(
      `currencyExchangeRates?$filter=currencyCode eq 'EUR' and startingDate le ${date}&$orderby=startingDate desc&$top=1`,
    )
    return rate.relationalExchangeRateAmount / rate.exchangeRateAmount
  }
  /** A rate of the euro from a day on; the API shows rates and makes none. */
  const rateOn = (day: string, rate: number): void => {
    const table = office.data.table('Currency Exchange Rate')
    const at = (column: string): number => table.layout.at.get(column)!
    const row = [...table.layout.blanks]
    row[0] = `00000000-0000-4000-8000-0000${day.replaceAll('-', '')}`
    row[at('Currency Code')] = 'EUR'
    row[at('Starting Date')] = day
    row[at('Exchange Rate Amount')] = 100
    row[at('Relational Exch. Rate Amount')] = rate * 100
    const old = table.find(String(row[0]))
    if (old) table.replace(old, row)
    else table.insert(row)
  }

  beforeEach(async () => {
    euro = (await office.rows("currencies?$filter=code eq 'EUR'"))[0].id
    await office.change(`customers(${office.customer.id})`, { currencyCode: 'EUR' })
    await office.change(`vendors(${office.vendor.id})`, { currencyCode: 'EUR' })
  })

  test('a line is in the currency of its customer, the ledger in the local one', async () => {
    const rate = await rates('2026-11-20')
    await line({
      accountType: 'Customer',
      accountNumber: office.customer.number,
      amount: 100,
      balancingAccountNumber: '1710',
    })
    expect((await post()).status).toBe(204)
    const local = round(100 * rate)
    expect(await posted()).toEqual({ '1610': local, '1710': -local })
    const [entry] = office.data.table('Cust. Ledger Entry').all()
    expect([
      cellOf('Cust. Ledger Entry', entry!, 'Amount'),
      cellOf('Cust. Ledger Entry', entry!, 'Amount (LCY)'),
    ]).toEqual([100, local])
    expect((await office.record(`customers(${office.customer.id})`)).balanceDue).toBe(local)
  })

  test('a bank account in the same currency has its own amount, one in another is refused', async () => {
    const rate = await rates('2026-11-20')
    const customer = { accountType: 'Customer', accountNumber: office.customer.number, amount: -100 }
    await line({ ...customer, balanceAccountType: 'Bank Account', balancingAccountNumber: 'B020' })
    expect((await post()).status).toBe(204)
    const [entry] = office.data.table('Bank Account Ledger Entry').all()
    const of = (column: string) => cellOf('Bank Account Ledger Entry', entry!, column)
    expect([of('Amount'), of('Amount (LCY)')]).toEqual([100, round(100 * rate)])
    await office.change(`customers(${office.customer.id})`, { currencyCode: 'USD' })
    await line({ ...customer, balanceAccountType: 'Bank Account', balancingAccountNumber: 'B020' })
    const before = snapshot(office.data)
    expect(refusalOf(await post())).toBe('400 Application_FieldValidationException')
    expect(snapshot(office.data)).toBe(before)
  })

  test.each([
    ['customer', 'salesInvoices', 'salesInvoiceLines', 'customerPaymentJournals', 'customerPayments', -1],
    ['vendor', 'purchaseInvoices', 'purchaseInvoiceLines', 'vendorPaymentJournals', 'vendorPayments', 1],
  ] as const)(
    'of a %s: what the rate changed until the payment is a gain or a loss',
    async (party, set, lines, journals, payments, sign) => {
      for (const [invoiceRate, paymentRate] of [
        [0.8, 0.9],
        [0.9, 0.8],
      ] as const) {
        rateOn('2026-11-10', invoiceRate)
        rateOn('2026-11-15', paymentRate)
        const { json } = await office.create(set, {
          [`${party}Id`]: office[party].id,
          ...(party === 'vendor' && { vendorInvoiceNumber: `V-${invoiceRate}` }),
          postingDate: '2026-11-12',
          [lines]: [
            {
              accountId: (await office.rows("accounts?$filter=number eq '7310'"))[0].id,
              quantity: 1,
              [party === 'vendor' ? 'unitCost' : 'unitPrice']: 1000,
            },
          ],
        })
        expect((await office.act(`${set}(${json.id})`, 'post')).status).toBe(204)
        const { totalAmountIncludingTax } = await office.record(`${set}(${json.id})`)
        const before = await posted()
        const [{ id }] = await office.rows(journals)
        const payment = await office.create(`${journals}(${id})/${payments}`, {
          appliesToInvoiceId: json.id,
          amount: sign * totalAmountIncludingTax,
          postingDate: '2026-11-18',
        })
        expect(payment.status).toBe(201)
        expect((await office.act(`journals(${id})`, 'post')).status).toBe(204)
        expect((await office.record(`${set}(${json.id})`)).status).toBe('Paid')
        const after = await posted()
        const difference = round(totalAmountIncludingTax * (paymentRate - invoiceRate) * sign)
        const account = difference < 0 ? '5520' : '7830'
        expect(round((after[account] ?? 0) - (before[account] ?? 0))).toBe(difference)
        const total = party === 'customer' ? '1610' : '2210'
        expect(after[total]).toBe(0)
      }
      expect(Object.values(await posted()).reduce((sum, each) => round(sum + each), 0)).toBe(0)
    },
  )

  test('a currency without accounts for gains and losses lets nothing be posted that needs them', async () => {
    rateOn('2026-11-10', 0.8)
    rateOn('2026-11-15', 0.9)
    const row = office.data.table('Currency').find(euro)!
    const blank = [...row]
    blank[office.data.table('Currency').layout.at.get('Realized Gains Acc.')!] = ''
    office.data.table('Currency').replace(row, blank)
    const { json } = await office.create('salesInvoices', {
      customerId: office.customer.id,
      postingDate: '2026-11-12',
      salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1, unitPrice: 100 }],
    })
    await office.act(`salesInvoices(${json.id})`, 'post')
    const [{ id }] = await office.rows('customerPaymentJournals')
    await office.create(`customerPaymentJournals(${id})/customerPayments`, {
      appliesToInvoiceId: json.id,
      amount: -120,
      postingDate: '2026-11-18',
    })
    const before = snapshot(office.data)
    expect(refusalOf(await office.act(`journals(${id})`, 'post'))).toBe('400 Application_FieldValidationException')
    expect(snapshot(office.data)).toBe(before)
  })

  test('what is rounded between lines of one currency does not keep a document from being posted', async () => {
    rateOn('2026-11-10', 0.777)
    const number = { documentNumber: 'FX1' }
    await line({ accountType: 'Customer', accountNumber: office.customer.number, amount: 0.01, ...number })
    await line({ accountType: 'Customer', accountNumber: office.customer.number, amount: 0.01, ...number })
    await line({ accountType: 'Vendor', accountNumber: office.vendor.number, amount: -0.02, ...number })
    expect((await post()).status).toBe(204)
    expect(Object.values(await posted()).reduce((sum, each) => round(sum + each), 0)).toBe(0)
  })
})

describe('lines', () => {
  test('continue the day and the number of their document while it is open, and the next number when it is even', async () => {
    const first = await line({ accountNumber: '7310', amount: 10, postingDate: '2026-11-02' })
    const second = await line({ accountNumber: '1710', amount: -10 })
    const third = await line({ accountNumber: '7310', amount: 5 })
    expect([first, second, third].map(({ json }) => json.documentNumber)).toEqual(['G00001', 'G00001', 'G00002'])
    expect([second, third].map(({ json }) => json.postingDate)).toEqual(['2026-11-02', '2026-11-02'])
    expect([first, second, third].map(({ json }) => json.lineNumber)).toEqual([10_000, 20_000, 30_000])
  })

  test.each([
    ['no journal at all', 'journalLines', { accountNumber: '7310', amount: 1 }],
    ['a journal that is not there', 'journalLines', { journalId: '11111111-2222-4333-8444-555555555555', amount: 1 }],
    ['an account that is not there', undefined, { accountNumber: '9999', amount: 1 }],
    ['an account that sums up others', undefined, { accountNumber: '5999', amount: 1 }],
    ['a customer under an account number', undefined, { accountType: 'Customer', accountNumber: '7310', amount: 1 }],
  ])('refuse %s', async (_, path, body) => {
    const answer = path ? await office.create(path, body) : await line(body)
    expect(answer.status).toBe(400)
    expect(answer.json.error.code).toMatch(/^Application_DialogException|Internal_InvalidTableRelation$/)
  })

  test('stay in their journal, and one journal is not another', async () => {
    const { json } = await line({ accountNumber: '7310', amount: 1 })
    const [, other] = await office.rows('journals')
    const moved = await office.change(`journalLines(${json.id})`, { journalId: other.id })
    expect(refusalOf(moved)).toBe('400 Application_DialogException')
    const both = { journalId, journalDisplayName: other.code, accountNumber: '7310', amount: 1 }
    expect(refusalOf(await office.create('journalLines', both))).toBe('400 Application_DialogException')
  })

  test('below a journal of another template are found by id, and listed when the template is named', async () => {
    const [payments] = await office.rows('customerPaymentJournals')
    const listed = (await office.rows('journals')).map(({ id }) => id)
    expect(listed).not.toContain(payments.id)
    expect((await office.record(`journals(${payments.id})`)).id).toBe(payments.id)
    const named = await office.rows(
      `journals?$filter=templateDisplayName eq '${payments.templateDisplayName ?? 'CASHRCPT'}'`,
    )
    expect(named.map(({ id }) => id)).toContain(payments.id)
  })

  test('a journal needs a code alone, once', async () => {
    const made = await office.create('journals', { code: 'extra' })
    expect([made.status, made.json.code]).toEqual([201, 'EXTRA'])
    expect(refusalOf(await office.create('journals', { code: 'EXTRA' }))).toBe('400 Internal_EntityWithSameKeyExists')
    expect((await office.create('journals', { displayName: 'Nameless' })).status).toBe(400)
  })
})
