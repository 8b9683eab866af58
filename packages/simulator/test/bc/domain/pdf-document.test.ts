import { beforeAll, expect, test } from 'vitest'
import { type Face, startFace } from '../face.ts'

let face: Face
// biome-ignore lint/suspicious/noExplicitAny: records are looked at as JSON
const rows = async (path: string): Promise<any[]> => (await face.get(path)).json.value

beforeAll(() => {
  face = startFace('demo', { ledgerEntries: 0 })
  // Shipments and receipts are printed since this version.
  face.environment.version = '29.0.50000.0'
})

/** Checks what a reader of PDF relies on: the table of objects, and the lengths of streams. */
const expectPdf = (text: string): void => {
  expect(text.startsWith('%PDF-1.')).toBe(true)
  expect(text.endsWith('%%EOF\n')).toBe(true)
  const start = Number(/startxref\n(\d+)\n/.exec(text)![1])
  const [, count = '0'] = /^xref\n0 (\d+)\n/.exec(text.slice(start))!
  const entries = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
  expect(entries).toHaveLength(Number(count) - 1)
  for (const [at, offset] of entries.entries()) expect(text.slice(offset)).toMatch(new RegExp(`^${at + 1} 0 obj\n`))
  for (const [, length, content] of text.matchAll(/<< \/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g))
    expect(content).toHaveLength(Number(length))
}

const kinds = [
  ['salesQuotes', 'salesQuoteLines', 'SALES QUOTE'],
  ['salesOrders', 'salesOrderLines', 'SALES ORDER'],
  ['salesInvoices', 'salesInvoiceLines', 'SALES INVOICE'],
  ['salesCreditMemos', 'salesCreditMemoLines', 'SALES CREDIT MEMO'],
  ['salesShipments', 'salesShipmentLines', 'SALES SHIPMENT'],
  ['purchaseOrders', 'purchaseOrderLines', 'PURCHASE ORDER'],
  ['purchaseInvoices', 'purchaseInvoiceLines', 'PURCHASE INVOICE'],
  ['purchaseCreditMemos', 'purchaseCreditMemoLines', 'PURCHASE CREDIT MEMO'],
  ['purchaseReceipts', 'purchaseReceiptLines', 'PURCHASE RECEIPT'],
] as const

test.each(kinds)('%s are printed as a PDF with their number and lines', async (set, lines, title) => {
  const [{ id, number }] = await rows(`${set}?$top=1`)
  const [line] = await rows(`${set}(${id})/${lines}`)
  const { json } = await face.get(`${set}(${id})/pdfDocument`)
  expect(json).toMatchObject({ id, parentId: id })
  expect(json['pdfDocumentContent@odata.mediaReadLink']).toMatch(/\/pdfDocument\/pdfDocumentContent$/)
  expect(json['pdfDocumentContent@odata.mediaEditLink']).toBeUndefined()
  const { status, headers, text } = await face.get(`${set}(${id})/pdfDocument/pdfDocumentContent`)
  expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
  expectPdf(text)
  expect(text).toContain(`(${title} ${number})`)
  expect(text).toContain(line.description.slice(0, 10).replace(/[\\()]/g, '\\$&'))
})

test('a draft is printed as it is now', async () => {
  const [draft] = await rows("salesInvoices?$filter=status eq 'Draft'&$top=1")
  const path = `salesInvoices(${draft.id})`
  const long = Array.from({ length: 70 }, (_, at) => ({ description: `Remark (${at}) \\ €` }))
  for (const body of long) await face.call('POST', `${path}/salesInvoiceLines`, { body })
  const { text } = await face.get(`${path}/pdfDocument/pdfDocumentContent`)
  expectPdf(text)
  expect(text).toContain('Remark \\(69\\) \\\\ \x80')
  expect(text).toContain('/Count 2')
})

test('without its parent it needs the type and the id, and both must be of one document', async () => {
  const [{ id }] = await rows('salesInvoices?$top=1')
  const other = (await rows('salesInvoices?$skip=1&$top=1'))[0].id
  const filter = (text: string) => face.get(`pdfDocument?$filter=${text}`)
  expect((await filter(`parentId eq ${id} and parentType eq 'Sales Invoice'`)).json.value).toHaveLength(1)
  expect((await filter(`parentId eq ${id}`)).json.error.code).toBe('Application_DialogException')
  expect((await filter("parentType eq 'Sales Invoice'")).json.error.code).toBe('Application_DialogException')
  const conflict = await filter(`parentId eq ${id} and id eq ${other} and parentType eq 'Sales Invoice'`)
  expect(conflict.json.error.code).toBe('Application_DialogException')
  expect((await face.get(`pdfDocument(${id})`)).json.error.code).toBe('Application_DialogException')
})

test('cannot be written, and other documents are not printed', async () => {
  const [{ id }] = await rows('salesInvoices?$top=1')
  const path = `salesInvoices(${id})/pdfDocument`
  expect((await face.call('PATCH', path, { body: {}, headers: { 'if-match': '*' } })).status).toBe(405)
  const content = { body: Buffer.from('x'), headers: { 'if-match': '*' } }
  expect((await face.call('PATCH', `${path}/pdfDocumentContent`, content)).status).toBe(405)
  const filter = `parentId eq ${id} and parentType eq 'Item'`
  expect((await face.get(`pdfDocument?$filter=${filter}`)).status).toBe(501)
})

test('a project and the statement of a customer are printed too', async () => {
  const [project] = await rows('projects?$top=1')
  const printed = await face.get(`projects(${project.id})/pdfDocument/pdfDocumentContent`)
  expectPdf(printed.text)
  expect(printed.text).toContain(`(PROJECT ${project.number})`)
  const customer = (await rows('customers')).find(({ balanceDue }) => balanceDue > 0)
  const contact = (await rows('customerContacts')).find(({ customerName }) => customerName === customer.displayName)
  const statement = await face.get(`customerContacts(${contact.id})/pdfDocument/pdfDocumentContent`)
  expectPdf(statement.text)
  const balance = customer.balanceDue.toLocaleString('en-US', { minimumFractionDigits: 2 })
  expect(statement.text).toMatch(new RegExp(`Balance +${balance.replaceAll('.', '\\.')}`))
})
