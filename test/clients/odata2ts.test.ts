import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../sources.ts'
import { tokenFor } from './odata-caller.ts'

// odata2ts makes a client of our $metadata; the program below is compiled together with what it made, so that the types
// count too, and then used over a real socket.

const run = promisify(execFile)

const program = `
import { FetchClient } from '@odata2ts/http-client-fetch'
import { bcService } from './made/bcService'
import { customerBlocked, invoiceEntityAggregateStatus } from './made/bcModel'

const anyVersion = { headers: { 'If-Match': '*' } }

export const use = async (baseUrl: string, token: string) => {
  const client = new FetchClient({ headers: { Authorization: 'Bearer ' + token } })
  const service = new bcService(client, baseUrl)
  const { data: { value: companies } } = await service.companies().query()
  const id = companies.find(({ name }) => name === 'Fjordline Furniture A/S')!.id
  const company = service.companies(id)

  const listed = await company.customers().query((build, q) =>
    build.select('number', 'displayName').filter(q.number.gt('10020').and(q.displayName.contains('a'))).orderBy(q.displayName.desc()).top(3).count(),
  )
  const byName = await company.customers().query((build, q) => build.filter(q.displayName.eq('Sons & Daughters + 100%')))
  const blocked = await company.customers().query((build, q) => build.filter(q.blocked.eq(customerBlocked.All)))
  const expanded = await company.salesInvoices().query((build, q) =>
    build
      .filter(q.status.eq(invoiceEntityAggregateStatus.Open), q.postingDate.ge('2026-01-01'))
      .top(2)
      .expanding('salesInvoiceLines', (lines, line) => lines.select('sequence', 'netAmount').filter(line.netAmount.gt(0)).expanding('item', (item) => item.select('number')))
      .expand('customer'),
  )

  const created = await company.customers().create({ displayName: 'Made by odata2ts', number: 'O2TS' })
  const made = company.customers(created.data.id)
  await made.patch({ city: 'York', blocked: customerBlocked.Ship }, anyVersion)
  const read = await made.query((build) => build.select('number', 'city', 'blocked'))
  const city = await made.query()
  await made.delete()
  const gone = await made.query().then(
    () => 'still there',
    (error: { status?: number; message?: string }) => error,
  )

  const [order] = (await company.customers().query((build) => build.top(1))).data.value
  const invoice = (await company.salesInvoices().create({ customerNumber: order.number!, billToCustomerNumber: order.number! })).data
  const [item] = (await company.items().query((build, q) => build.filter(q.type.eq('Inventory' as never)).top(1))).data.value
  await company.salesInvoices(invoice.id).salesInvoiceLines().create({ lineType: 'Item', itemId: item.id, quantity: 2 } as never)
  const posted = await company.salesInvoices(invoice.id).post()
  const after = await company.salesInvoices(invoice.id).query((build) => build.select('status', 'number'))

  return {
    companies: companies.length,
    listed: listed.data,
    byName: byName.data.value,
    blocked: blocked.data.value.map(({ blocked }) => blocked),
    expanded: expanded.data.value,
    created: created.data,
    read: read.data,
    whole: city.data,
    gone,
    posted: posted.status,
    after: after.data,
  }
}
`

let sim: Simulator
let folder: string
// biome-ignore lint/suspicious/noExplicitAny: what the generated client answers is looked at field by field
let result: any

beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  folder = mkdtempSync(join(tmpdir(), 'odata2ts-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const { base, token } = await tokenFor(sim)
  const metadata = await fetch(`${base}/$metadata`, { headers: { authorization: `Bearer ${token}` } })
  writeFileSync(join(folder, 'metadata.xml'), await metadata.text())
  mkdirSync(join(folder, 'made'))
  const options = { target: 'es2022', module: 'nodenext', moduleResolution: 'nodenext', strict: true, outDir: 'js' }
  const compilerOptions = { ...options, rootDir: '.', skipLibCheck: true, types: ['node'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts', 'made'] }))
  const hook = join(root, 'test/clients/programs/odata2ts-compiler.cjs')
  const generator = join(root, 'node_modules/@odata2ts/odata2ts/lib/run-cli.js')
  const wanted = ['-s', 'metadata.xml', '-o', 'made', '-m', 'service', '-e', 'ts', '-name', 'bc']
  await run(process.execPath, ['--require', hook, generator, ...wanted], { cwd: folder })
  writeFileSync(join(folder, 'use.ts'), program)
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  await run(process.execPath, [compiler, '-p', '.'], { cwd: folder }).catch((error: { stdout: string }) => {
    throw new Error(error.stdout)
  })
  const { use } = createRequire(join(folder, 'use.js'))(join(folder, 'js/use.js'))
  result = await use(base, token)
}, 120_000)

afterAll(async () => {
  await sim.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('lists with a filter, an order, a count and a selection', () => {
  expect(result.companies).toBeGreaterThan(1)
  expect(result.listed.value).toHaveLength(3)
  expect(result.listed['@odata.count']).toBeGreaterThan(3)
  const names = result.listed.value.map(({ displayName }: { displayName: string }) => displayName)
  expect(names).toEqual([...names].sort().reverse())
  expect(Object.keys(result.listed.value[0])).toEqual(['@odata.etag', 'id', 'number', 'displayName'])
  expect(result.byName).toEqual([])
  expect(new Set(result.blocked)).toEqual(new Set(['All']))
})

test('expands records and lines, and lines of lines', () => {
  expect(result.expanded).toHaveLength(2)
  for (const invoice of result.expanded) {
    expect(invoice.customer.number).toBe(invoice.customerNumber)
    expect(invoice.salesInvoiceLines[0].item.number).toEqual(expect.any(String))
  }
})

test('creates, changes, reads and deletes', () => {
  expect(result.created).toMatchObject({ number: 'O2TS', displayName: 'Made by odata2ts' })
  expect(result.read).toMatchObject({ number: 'O2TS', city: 'York', blocked: 'Ship' })
  expect(result.whole.id).toBe(result.created.id)
  expect(result.gone).toMatchObject({ status: 404 })
  expect(result.gone.message).toContain("Resource not found for the segment 'customers'.")
})

test('posts an invoice by its bound action', () => {
  expect(result.posted).toBe(204)
  expect(result.after.status).toBe('Open')
})
