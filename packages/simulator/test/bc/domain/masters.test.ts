import { beforeEach, describe, expect, test } from 'vitest'
import { setSwitches } from '../../../src/bc/index.ts'
import { type Office, refusalOf, snapshot, startOffice } from '../actions/office.ts'

let office: Office

beforeEach(async () => {
  office = await startOffice()
})

const numbered = [
  ['customers', { displayName: 'New' }, /^C\d{5}$/],
  ['vendors', { displayName: 'New' }, /^V\d{5}$/],
  ['items', { displayName: 'New' }, /^I\d{5}$/],
  ['contacts', { displayName: 'New' }, /^CT\d{6}$/],
  ['employees', { givenName: 'New', surname: 'One' }, /^E\d{4}$/],
  ['bankAccounts', { displayName: 'New' }, /^B\d{4}$/],
  ['projects', { displayName: 'New' }, /^PR\d{5}$/],
  ['fixedAssets', { displayName: 'New' }, /^FA\d{6}$/],
  ['opportunities', { description: 'New' }, /^OP\d{6}$/],
] as const

describe.each(numbered)('number series: %s', (set, body, shape) => {
  test('a blank number takes the next one, and used ones are skipped', async () => {
    const first = (await office.create(set, body)).json.number
    expect(first).toMatch(shape)
    const next = first.replace(/\d+$/, (digits: string) => String(Number(digits) + 1).padStart(digits.length, '0'))
    expect((await office.create(set, { ...body, number: next })).json.number).toBe(next)
    const third = (await office.create(set, body)).json.number
    expect(third > next).toBe(true)
  })

  test('a number of its own is taken, in capitals, but not twice', async () => {
    expect((await office.create(set, { ...body, number: 'own-1' })).json.number).toBe('OWN-1')
    const twice = await office.create(set, { ...body, number: 'OWN-1' })
    expect(refusalOf(twice)).toBe('400 Internal_EntityWithSameKeyExists')
  })

  test('without manual numbers only the series gives one', async () => {
    setSwitches(office.data, { manualNumbers: false })
    expect(refusalOf(await office.create(set, { ...body, number: 'OWN-1' }))).toBe('400 Application_DialogException')
    const made = await office.create(set, body)
    expect(made.status).toBe(201)
    expect(refusalOf(await office.change(`${set}(${made.json.id})`, { number: 'OWN-1' }))).toBe(
      '400 Application_DialogException',
    )
    setSwitches(office.data, { manualNumbers: true })
    expect((await office.change(`${set}(${made.json.id})`, { number: 'OWN-1' })).json.number).toBe('OWN-1')
  })

  test('what was refused uses no number up', async () => {
    const before = snapshot(office.data)
    expect((await office.create(set, { ...body, nothing: 1 })).status).toBe(400)
    expect(snapshot(office.data)).toBe(before)
  })
})

describe.each([
  ['customers', 'Customer', 'contactsInformation'],
  ['vendors', 'Vendor', 'contactsInformation'],
] as const)('%s', (set, relation, way) => {
  test('get a contact of their own, where the company links them', async () => {
    const { json } = await office.create(set, {
      displayName: 'Brook & Sons',
      email: 'brook@example.com',
      city: 'Leeds',
    })
    const found = (await office.rows('contacts')).filter(({ displayName }) => displayName === 'Brook & Sons')
    expect(found).toMatchObject([
      { type: 'Company', contactBusinessRelation: relation, email: 'brook@example.com', city: 'Leeds' },
    ])
    expect(await office.rows(`${set}(${json.id})/${way}`)).toMatchObject([{ contactNumber: found[0].number }])
    setSwitches(office.data, { contactsForParties: false })
    await office.create(set, { displayName: 'Nobody' })
    expect((await office.rows('contacts')).filter(({ displayName }) => displayName === 'Nobody')).toEqual([])
  })

  test('take their default dimensions along when they are deleted, and leave the contact to itself', async () => {
    const { json } = await office.create(set, { displayName: 'Short stay' })
    const [dimension] = await office.rows('dimensions')
    await office.create(`${set}(${json.id})/defaultDimensions`, { dimensionId: dimension.id })
    expect((await office.face.call('DELETE', `${set}(${json.id})`)).status).toBe(204)
    expect(await office.rows(`defaultDimensions?$filter=parentId eq ${json.id}`)).toEqual([])
    const contact = (await office.rows('contacts')).find(({ displayName }) => displayName === 'Short stay')
    expect(contact.contactBusinessRelation).toBe('None')
  })

  test.each([{ displayName: '' }, { displayName: ' ' }])('need a name: %j', async (body) => {
    const { json } = await office.create(set, { displayName: 'Named' })
    const expected = set === 'customers' ? '400 Application_DialogException' : undefined
    const answer = await office.change(`${set}(${json.id})`, body)
    if (expected) expect(refusalOf(answer)).toBe(expected)
    else expect(answer.status).toBeLessThan(500)
  })
})

describe('items', () => {
  test('cannot begin with an inventory', async () => {
    expect(refusalOf(await office.create('items', { displayName: 'New', inventory: 3 }))).toBe(
      '400 Application_DialogException',
    )
  })

  test('keep their type once they were moved', async () => {
    const [item] = office.items
    expect((await office.change(`items(${item.id})`, { type: 'Service' })).status).toBe(200)
    await office.change(`items(${item.id})`, { type: 'Inventory' })
    await office.change(`items(${item.id})`, { inventory: 3 })
    expect(refusalOf(await office.change(`items(${item.id})`, { type: 'Service' }))).toBe(
      '400 Application_DialogException',
    )
  })

  test('a changed inventory posts the difference at once, dated today, under the number of the item', async () => {
    const [item] = office.items
    for (const [wanted, entryType, quantity] of [
      [8, 'Positive_x0020_Adjmt_x002E_', 8],
      [3, 'Negative_x0020_Adjmt_x002E_', -5],
    ] as const) {
      expect((await office.change(`items(${item.id})`, { inventory: wanted })).json.inventory).toBe(wanted)
      expect((await office.rows('itemLedgerEntries')).at(-1)).toMatchObject({
        entryType,
        quantity,
        documentNumber: item.number,
        postingDate: '2026-11-20',
      })
    }
    const entries = (await office.rows('itemLedgerEntries')).length
    await office.change(`items(${item.id})`, { inventory: 3 })
    expect(await office.rows('itemLedgerEntries')).toHaveLength(entries)
  })

  test('variants below an item are its own', async () => {
    const [item, other] = office.items
    const { json } = await office.create(`items(${item.id})/itemVariants`, { code: 'blue', description: 'Blue' })
    expect(json).toMatchObject({ itemId: item.id, itemNumber: item.number, code: 'BLUE' })
    const both = { itemId: item.id, itemNumber: other.number, code: 'RED' }
    expect(refusalOf(await office.create('itemVariants', both))).toBe('400 Application_DialogException')
    const twice = await office.create(`items(${item.id})/itemVariants`, { code: 'BLUE' })
    expect(refusalOf(twice)).toBe('400 Internal_EntityWithSameKeyExists')
  })
})

test.each(['Won', 'Lost'])('an opportunity that is %s is about the same contact for good', async (status) => {
  const [contact, other] = await office.rows('contacts')
  const { json } = await office.create('opportunities', { description: 'Desks', contactNumber: contact.number })
  const path = `opportunities(${json.id})`
  expect(json).toMatchObject({ status: 'Not_x0020_Started', creationDate: '2026-11-20' })
  expect((await office.change(path, { salespersonCode: 'AF' })).status).toBe(200)
  const table = office.data.table('Opportunity')
  const row = [...table.find(json.id)!]
  row[table.layout.at.get('Status')!] = status
  table.replace(table.find(json.id)!, row)
  for (const body of [{ contactNumber: other.number }, { salespersonCode: 'BH' }])
    expect(refusalOf(await office.change(path, body))).toBe('400 Application_DialogException')
  expect((await office.change(path, { description: 'Chairs', salespersonCode: 'AF' })).status).toBe(200)
})

test('sales of a customer count up to yesterday', async () => {
  const sales = async () =>
    (await office.record(`customers(${office.customer.id})/customerFinancialDetail`)).totalSalesExcludingTax
  for (const [postingDate, expected] of [
    ['2026-11-20', 0],
    ['2026-11-19', 100],
  ] as const) {
    const { json } = await office.create('salesInvoices', {
      customerId: office.customer.id,
      postingDate,
      salesInvoiceLines: [{ itemId: office.items[0].id, quantity: 1, unitPrice: 100 }],
    })
    await office.act(`salesInvoices(${json.id})`, 'post')
    expect(await sales()).toBe(expected)
  }
})

test('an address of the buyer is that of the bill where both are the same party', async () => {
  const { json } = await office.create('salesOrders', { customerId: office.customer.id, sellToCity: 'York' })
  expect(json).toMatchObject({ sellToCity: 'York', billToCity: 'York' })
  const changed = await office.change(`salesOrders(${json.id})`, { sellToCity: 'Hull' })
  expect(changed.json).toMatchObject({ sellToCity: 'Hull', billToCity: 'Hull' })
  const other = (await office.rows('customers')).find(
    ({ id, blocked }) => id !== office.customer.id && blocked === '_x0020_',
  )
  const billed = await office.create('salesOrders', {
    customerId: office.customer.id,
    billToCustomerId: other.id,
    sellToCity: 'York',
  })
  expect(billed.json).toMatchObject({ sellToCity: 'York', billToCity: other.city, billToName: other.displayName })
})

describe('files', () => {
  test('of customers, vendors, items, employees and projects are document attachments', async () => {
    for (const [set, parentType] of [
      ['customers', 'Customer'],
      ['vendors', 'Vendor'],
      ['items', 'Item'],
      ['employees', 'Employee'],
      ['projects', 'Job'],
    ] as const) {
      const [parent] = await office.rows(set)
      const body = { fileName: 'x.txt', parentType, parentId: parent.id }
      expect(refusalOf(await office.create('attachments', body))).toBe('400 Application_DialogException')
      const made = await office.create(`${set}(${parent.id})/documentAttachments`, { fileName: 'x.txt' })
      expect(made.json).toMatchObject({ parentId: parent.id, parentType, byteSize: 0 })
      const content = `documentAttachments(${made.json.id})/attachmentContent`
      const sent = { body: Buffer.from('hello'), headers: { 'if-match': '*', 'content-type': 'text/plain' } }
      expect((await office.face.call('PATCH', content, sent)).status).toBe(204)
      expect((await office.record(`documentAttachments(${made.json.id})`)).byteSize).toBe(5)
      expect((await office.face.get(content)).headers['content-type']).toBe('text/plain')
    }
  })

  test('may be there before what they belong to, are linked once, and then stay', async () => {
    const { json: file, status } = await office.create('attachments', { fileName: '' })
    expect(status).toBe(201)
    expect(file.fileName).not.toBe('')
    const { json: invoice } = await office.create('salesInvoices', { customerId: office.customer.id })
    const path = `attachments(${file.id})`
    const linked = await office.change(path, { parentType: 'Sales Invoice', parentId: invoice.id })
    expect(linked.json).toMatchObject({ parentId: invoice.id })
    expect(await office.rows(`salesInvoices(${invoice.id})/attachments`)).toHaveLength(1)
    const moved = await office.change(path, { parentId: '11111111-2222-4333-8444-555555555555' })
    expect(refusalOf(moved)).toBe('400 Application_DialogException')
  })

  test('of the newer list belong to something', async () => {
    expect(refusalOf(await office.create('documentAttachments', { fileName: 'x.txt' }))).toBe(
      '400 Application_DialogException',
    )
  })
})

describe('pictures', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000030000000208060000009d74661a', 'hex')

  test.each([
    ['customers', 'Customer'],
    ['vendors', 'Vendor'],
    ['items', 'Item'],
    ['employees', 'Employee'],
    ['contacts', 'Contact'],
    ['itemVariants', 'Item_x0020_Variant'],
  ])('of %s are there before they are filled', async (set, parentType) => {
    // Variants have one since this version.
    office.face.environment.version = '29.0.50000.0'
    const [{ id }] = await office.rows(set)
    const path = `${set}(${id})/picture`
    expect(await office.record(path)).toMatchObject({ id, parentType, width: 0, height: 0, contentType: '' })
    expect((await office.face.get(`${path}/pictureContent`)).status).toBe(204)
    const sent = { body: png, headers: { 'if-match': '*', 'content-type': 'image/png' } }
    expect((await office.face.call('PATCH', `${path}/pictureContent`, sent)).status).toBe(204)
    expect(await office.record(path)).toMatchObject({ width: 3, height: 2, contentType: 'image/png' })
    expect((await office.face.get(`${path}/pictureContent`)).headers['content-type']).toBe('image/png')
    expect((await office.face.call('DELETE', path)).status).toBe(204)
    expect((await office.record(path)).width).toBe(0)
  })
})

describe('terms of payment', () => {
  test.each([
    ['30D', '30D', '2026-12-20'],
    ['1m', '1M', '2026-12-20'],
    ['CM', 'CM', '2026-11-30'],
    ['CM + 10D', 'CM+10D', '2026-12-10'],
    ['', '', '2026-11-20'],
  ])('%j is stored as %j and makes an invoice of today due on %s', async (sent, stored, due) => {
    const made = await office.create('paymentTerms', { code: 'OWN', dueDateCalculation: sent })
    expect(made.json.dueDateCalculation).toBe(stored)
    const body = { customerId: office.customer.id, paymentTermsId: made.json.id }
    expect((await office.create('salesInvoices', body)).json.dueDate).toBe(due)
  })

  test.each(['soon', '30', 'D', '1X'])('%j is no formula', async (dueDateCalculation) => {
    const made = await office.create('paymentTerms', { code: 'OWN', dueDateCalculation })
    expect(refusalOf(made)).toBe('400 Application_DialogException')
  })
})

test('the company has one page of information, which may change and not go', async () => {
  const [own, ...others] = await office.rows('companyInformation')
  expect(others).toEqual([])
  const path = `companyInformation(${own.id})`
  expect((await office.change(path, { experience: 'Essential' })).json.experience).toBe('Essential')
  expect(refusalOf(await office.change(path, { experience: 'Splendid' }))).toBe('400 Application_DialogException')
  expect((await office.create('companyInformation', { displayName: 'Two' })).status).toBe(405)
  expect((await office.face.call('DELETE', path)).status).toBe(405)
})

test('a contact of a customer tells whose it is, and may become one of another', async () => {
  const [contact] = await office.rows('customerContacts')
  const customers = await office.rows('customers')
  const owner = customers.find(({ id }) => id === contact.customerId)
  expect(contact.customerName).toBe(owner.displayName)
  const other = customers.find(({ id }) => id !== contact.customerId)
  const path = `customerContacts(${contact.id})`
  const moved = await office.change(path, { customerId: other.id })
  expect(moved.json).toMatchObject({ customerId: other.id, customerName: other.displayName })
  const nobody = await office.change(path, { customerId: '11111111-2222-4333-8444-555555555555' })
  expect(refusalOf(nobody)).toBe('400 Application_DialogException')
})
