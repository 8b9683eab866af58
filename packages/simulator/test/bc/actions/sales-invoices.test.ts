import { beforeEach, describe, expect, test } from 'vitest'
import { changeSetup } from '../../../src/bc/posting/setup.ts'
import { cellOf, type Office, refusalOf, round, snapshot, startOffice } from './office.ts'

let office: Office

beforeEach(async () => {
  office = await startOffice()
})

const draft = async (more: object = {}, lines?: object[]) => {
  const { customer, items } = office
  const { json, status } = await office.create('salesInvoices', {
    customerId: customer.id,
    salesInvoiceLines: lines ?? [
      { itemId: items[0].id, quantity: 3 },
      { itemId: items[1].id, quantity: 2, unitPrice: 99.99, discountPercent: 10 },
      { description: 'Thank you' },
    ],
    ...more,
  })
  expect(status).toBe(201)
  return json
}

const ledgerOf = (number: string) => office.rows(`generalLedgerEntries?$filter=documentNumber eq '${number}'`)
const balanceOf = async () => (await office.record(`customers(${office.customer.id})`)).balanceDue
const inventoryOf = async (at: number) => (await office.record(`items(${office.items[at].id})`)).inventory

describe('post', () => {
  test('keeps the id, changes the number, and names the posted invoice', async () => {
    const made = await draft()
    const answer = await office.act(`salesInvoices(${made.id})`, 'POST')
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(answer.headers.location).toMatch(new RegExp(`/companies\\(.*\\)/salesInvoices\\(${made.id}\\)$`))
    const posted = await office.record(`salesInvoices(${made.id})`)
    expect(posted).toMatchObject({
      number: 'PS-INV103001',
      status: 'Open',
      totalAmountExcludingTax: made.totalAmountExcludingTax,
      totalAmountIncludingTax: made.totalAmountIncludingTax,
      remainingAmount: made.totalAmountIncludingTax,
    })
    expect(await office.rows(`salesInvoices?$filter=number eq '${made.number}'`)).toEqual([])
    expect(await office.rows(`salesInvoices(${made.id})/salesInvoiceLines`)).toHaveLength(3)
  })

  test('writes receivables, revenue, discount, VAT and cost, and they balance', async () => {
    const made = await draft({ discountAmount: 12.34 })
    const before = [await balanceOf(), await inventoryOf(0), await inventoryOf(1)]
    await office.act(`salesInvoices(${made.id})`, 'post')
    const { number } = await office.record(`salesInvoices(${made.id})`)
    const entries = await ledgerOf(number)
    const sum = (account: string): number =>
      round(
        entries
          .filter((entry) => entry.accountNumber === account)
          .reduce((total, entry) => total + entry.debitAmount - entry.creditAmount, 0),
      )
    const gross = round(3 * office.items[0].unitPrice + 2 * 99.99)
    expect(sum('1610')).toBe(made.totalAmountIncludingTax)
    expect(sum('2310')).toBe(-made.totalTaxAmount)
    expect(sum('5110')).toBe(-gross)
    expect(sum('5410')).toBe(round(20 + 12.34))
    expect(sum('6110')).toBe(-sum('1510'))
    expect(round(entries.reduce((total, entry) => total + entry.debitAmount - entry.creditAmount, 0))).toBe(0)
    expect(await balanceOf()).toBe(round(before[0] + made.totalAmountIncludingTax))
    expect([await inventoryOf(0), await inventoryOf(1)]).toEqual([before[1] - 3, before[2] - 2])
    const [moved] = await office.rows(`itemLedgerEntries?$filter=documentNumber eq '${number}'`)
    expect(moved).toMatchObject({
      entryType: 'Sale',
      documentType: 'Sales_x0020_Invoice',
      quantity: -3,
      sourceNumber: office.customer.number,
    })
  })

  test('an account may be sold as well as an item', async () => {
    const [account] = await office.rows("accounts?$filter=number eq '5310'")
    const made = await draft({}, [{ accountId: account.id, quantity: 2, unitPrice: 25 }])
    expect(made.totalTaxAmount).toBe(10)
    expect((await office.act(`salesInvoices(${made.id})`, 'post')).status).toBe(204)
    expect((await office.record(`accounts(${account.id})`)).netChange).toBe(-50)
  })

  test('files and dimensions stay with the invoice, and its entries have the dimensions', async () => {
    const made = await draft()
    await office.create(`salesInvoices(${made.id})/dimensionSetLines`, { code: 'DEPARTMENT', valueCode: 'LOG' })
    await office.create('attachments', { fileName: 'a.txt', parentId: made.id, parentType: 'Sales Invoice' })
    await office.act(`salesInvoices(${made.id})`, 'post')
    const { number } = await office.record(`salesInvoices(${made.id})`)
    expect(await office.rows(`salesInvoices(${made.id})/attachments`)).toHaveLength(1)
    const [entry] = await ledgerOf(number)
    const dimensions = await office.rows(`generalLedgerEntries(${entry.id})/dimensionSetLines`)
    expect(dimensions.map(({ code, valueCode }) => [code, valueCode])).toContainEqual(['DEPARTMENT', 'LOG'])
  })

  test('refuses a stale etag, a bad body and a second time', async () => {
    const made = await draft()
    const path = `salesInvoices(${made.id})`
    const etag = (await office.record(path))['@odata.etag']
    await office.change(path, { externalDocumentNumber: 'X' })
    expect(refusalOf(await office.act(path, 'post', { 'if-match': etag }))).toBe('409 Request_EntityChanged')
    const bad = await office.face.call('POST', `${path}/Microsoft.NAV.post`, { body: { fast: true } })
    expect(refusalOf(bad)).toBe('400 BadRequest')
    expect((await office.face.call('POST', `${path}/Microsoft.NAV.post`, { body: {} })).status).toBe(204)
    expect(refusalOf(await office.act(path, 'post'))).toBe('400 Application_DialogException')
  })
})

describe('post refuses, and changes nothing', () => {
  const setups: [string, string, () => Promise<unknown>][] = [
    ['no lines', '400 Application_DialogException', () => draft({}, [])],
    ['comments only', '400 Application_DialogException', () => draft({}, [{ description: 'Hello' }])],
    ['no quantity', '400 Application_DialogException', () => draft({}, [{ itemId: office.items[0].id }])],
    [
      'a blocked customer',
      '400 Application_DialogException',
      async () => {
        const made = await draft()
        await office.change(`customers(${office.customer.id})`, { blocked: 'Invoice' })
        return made
      },
    ],
    [
      'a blocked item',
      '400 Application_DialogException',
      async () => {
        const made = await draft()
        await office.change(`items(${office.items[1].id})`, { blocked: true })
        return made
      },
    ],
    [
      'an item without posting group',
      '400 Application_FieldValidationException',
      async () => {
        changeSetup(office.data, 'Config. Tmpl. Selection Rules', undefined)
        const { json } = await office.create('items', { displayName: 'Bare', taxGroupCode: 'STANDARD' })
        return draft({}, [{ itemId: json.id, quantity: 1, unitPrice: 5 }])
      },
    ],
    [
      'a customer without posting groups',
      '400 Application_FieldValidationException',
      async () => {
        changeSetup(office.data, 'Config. Tmpl. Selection Rules', undefined)
        const { json } = await office.create('customers', { displayName: 'Bare' })
        return draft({ customerId: json.id })
      },
    ],
    [
      'a combination without VAT',
      '400 Application_DialogException',
      () =>
        draft(
          {},
          [{ accountId: undefined, lineType: 'Account', lineObjectNumber: '1740', quantity: 1, unitPrice: 1 }].map(
            ({ accountId: _none, ...line }) => line,
          ),
        ),
    ],
    ['a closed period', '400 Application_DialogException', () => draft({ postingDate: '2024-12-01' })],
    [
      'a date outside the range',
      '400 Application_DialogException',
      async () => {
        changeSetup(office.data, 'General Ledger Setup', { 'Allow Posting From': '2026-11-01' })
        return draft({ postingDate: '2026-10-31' })
      },
    ],
    [
      'a number that the setup asks for',
      '400 Application_DialogException',
      async () => {
        changeSetup(office.data, 'Sales & Receivables Setup', { 'Ext. Doc. No. Mandatory': true })
        return draft()
      },
    ],
    [
      'too little in store',
      '400 Application_DialogException',
      async () => {
        changeSetup(office.data, 'Inventory Setup', { 'Prevent Negative Inventory': true })
        return draft({}, [{ itemId: office.items[0].id, quantity: 100_000 }])
      },
    ],
    [
      'a dimension that is mandatory',
      '400 Application_DialogException',
      async () => {
        const [dimension] = await office.rows("dimensions?$filter=code eq 'DEPARTMENT'")
        await office.create(`customers(${office.customer.id})/defaultDimensions`, {
          dimensionId: dimension.id,
          postingValidation: 'Code Mandatory',
        })
        return draft()
      },
    ],
  ]

  test.each(setups)('%s', async (_, refusal, make) => {
    const { id } = (await make()) as { id: string }
    const before = snapshot(office.data)
    expect(refusalOf(await office.act(`salesInvoices(${id})`, 'post'))).toBe(refusal)
    expect(snapshot(office.data)).toBe(before)
  })

  test('and a dimension that was given lets it pass', async () => {
    const [dimension] = await office.rows("dimensions?$filter=code eq 'DEPARTMENT'")
    await office.create(`customers(${office.customer.id})/defaultDimensions`, {
      dimensionId: dimension.id,
      postingValidation: 'Code Mandatory',
    })
    const { id } = await draft()
    await office.create(`salesInvoices(${id})/dimensionSetLines`, { code: 'DEPARTMENT', valueCode: 'LOG' })
    expect((await office.act(`salesInvoices(${id})`, 'post')).status).toBe(204)
  })
})

describe('mail', () => {
  const sent = () =>
    office.data
      .table('Sent Email')
      .all()
      .map((row) => cellOf('Sent Email', row, 'To Recipients'))

  test('a draft is mailed and stays a draft; posting and sending does both', async () => {
    const { id } = await draft()
    expect((await office.act(`salesInvoices(${id})`, 'send')).status).toBe(204)
    expect((await office.record(`salesInvoices(${id})`)).status).toBe('Draft')
    expect((await office.act(`salesInvoices(${id})`, 'postAndSend')).status).toBe(204)
    expect((await office.record(`salesInvoices(${id})`)).status).toBe('Open')
    expect((await office.act(`salesInvoices(${id})`, 'send')).status).toBe(204)
    expect(sent()).toEqual([office.customer.email, office.customer.email, office.customer.email])
  })

  test('needs lines, an address and an account', async () => {
    const empty = await draft({}, [])
    expect(refusalOf(await office.act(`salesInvoices(${empty.id})`, 'send'))).toBe('400 Application_DialogException')
    await office.change(`customers(${office.customer.id})`, { email: '' })
    const { id } = await draft()
    const before = snapshot(office.data)
    expect(refusalOf(await office.act(`salesInvoices(${id})`, 'postAndSend'))).toBe('400 Application_DialogException')
    await office.change(`salesInvoices(${id})`, { email: 'a@b.example' })
    changeSetup(office.data, 'Email Account', undefined)
    expect(refusalOf(await office.act(`salesInvoices(${id})`, 'postAndSend'))).toBe('400 Application_DialogException')
    expect(snapshot(office.data).length).toBeGreaterThanOrEqual(before.length)
    expect((await office.record(`salesInvoices(${id})`)).status).toBe('Draft')
  })
})

describe('correct', () => {
  const posted = async () => {
    const { id } = await draft()
    await office.act(`salesInvoices(${id})`, 'post')
    return office.record(`salesInvoices(${id})`)
  }

  test('canceling posts a corrective credit memo, and all is as it was', async () => {
    const before = [await balanceOf(), await inventoryOf(0)]
    const invoice = await posted()
    const answer = await office.act(`salesInvoices(${invoice.id})`, 'cancelAndSend')
    expect(answer.status).toBe(204)
    expect(await office.record(`salesInvoices(${invoice.id})`)).toMatchObject({
      status: 'Canceled',
      remainingAmount: 0,
    })
    const [memo] = await office.rows('salesCreditMemos')
    expect(memo).toMatchObject({
      number: 'PS-CR104001',
      status: 'Corrective',
      invoiceId: invoice.id,
      invoiceNumber: invoice.number,
      totalAmountIncludingTax: invoice.totalAmountIncludingTax,
    })
    expect([await balanceOf(), await inventoryOf(0)]).toEqual(before)
    expect(refusalOf(await office.act(`salesInvoices(${invoice.id})`, 'cancel'))).toBe(
      '400 Application_DialogException',
    )
  })

  test('the credit memo that canceled may be canceled in its turn', async () => {
    const before = await balanceOf()
    const invoice = await posted()
    await office.act(`salesInvoices(${invoice.id})`, 'cancel')
    const [memo] = await office.rows('salesCreditMemos')
    expect((await office.act(`salesCreditMemos(${memo.id})`, 'cancel')).status).toBe(204)
    expect((await office.record(`salesCreditMemos(${memo.id})`)).status).toBe('Canceled')
    const [again] = await office.rows("salesInvoices?$filter=status eq 'Corrective'")
    expect(again.totalAmountIncludingTax).toBe(invoice.totalAmountIncludingTax)
    expect(await balanceOf()).toBe(round(before + invoice.totalAmountIncludingTax))
  })

  test('a draft credit memo is made of a posted invoice, and closes it when it is posted', async () => {
    const before = await balanceOf()
    const invoice = await posted()
    const answer = await office.act(`salesInvoices(${invoice.id})`, 'makeCorrectiveCreditMemo')
    expect(answer.status).toBe(204)
    const id = /salesCreditMemos\((.*)\)$/.exec(answer.headers.location ?? '')?.[1]
    expect(await office.record(`salesCreditMemos(${id})`)).toMatchObject({ status: 'Draft', invoiceId: invoice.id })
    expect((await office.act(`salesCreditMemos(${id})`, 'post')).status).toBe(204)
    expect(await office.record(`salesCreditMemos(${id})`)).toMatchObject({ status: 'Paid' })
    expect((await office.record(`salesInvoices(${invoice.id})`)).status).toBe('Paid')
    expect(await balanceOf()).toBe(before)
    for (const name of ['cancel', 'makeCorrectiveCreditMemo'])
      expect(refusalOf(await office.act(`salesInvoices(${invoice.id})`, name))).toBe('400 Application_DialogException')
  })

  test('a draft can be neither canceled nor corrected', async () => {
    const { id } = await draft()
    for (const name of ['cancel', 'cancelAndSend', 'makeCorrectiveCreditMemo'])
      expect(refusalOf(await office.act(`salesInvoices(${id})`, name))).toBe('400 Application_DialogException')
  })
})
