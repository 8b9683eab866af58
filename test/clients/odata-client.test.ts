import { type Simulator, startSimulator } from '@landbridge/simulator'
import { EdmV4, OData } from '@odata/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tokenFor } from './odata-caller.ts'

// `@odata/client` as its users have it: it fetches its own tokens, and knows nothing of Business Central.

interface Customer {
  readonly id: string
  readonly number: string
  readonly displayName: string
  readonly city: string
  readonly creditLimit: number
  readonly currencyId: string
}

type Client = ReturnType<typeof OData.New4>

let sim: Simulator
let company: string

const clientFor = (commonHeaders: Record<string, string> = {}): Client =>
  OData.New4({
    serviceEndpoint: `${sim.addresses.api}/v2.0/${sim.env.TENANT}/Production/api/v2.0/`,
    credential: {
      tokenUrl: `${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v2.0/token`,
      clientId: sim.env.CLIENT_ID,
      clientSecret: sim.env.CLIENT_SECRET,
      scope: 'https://api.businesscentral.dynamics.com/.default',
      tokenRetrieveType: 'form',
    },
    commonHeaders,
  })

const customersOf = (client: Client) => client.getEntitySet<Customer>(`companies(${company})/customers`)

beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  const companies = await clientFor().getEntitySet<{ id: string; name: string }>('companies').query()
  company = companies.find(({ name }) => name === 'Fjordline Furniture A/S')!.id
})
afterAll(() => sim.stop())

test('signs itself in with client credentials', async () => {
  const { token, base } = await tokenFor(sim)
  const { status } = await fetch(`${base}/companies`, { headers: { authorization: `Bearer ${token}` } })
  expect([status, company]).toEqual([200, expect.stringMatching(/^[0-9a-f-]{36}$/)])
})

test('queries with its own filters and options', async () => {
  const client = clientFor()
  const customers = customersOf(client)
  const all = await customers.query()
  expect(await customers.count()).toBe(all.length)
  const filter = client.newFilter().field('number').gt("'10020'").field('creditLimit').ge(10_000)
  const wanted = all.filter(({ number, creditLimit }) => number > '10020' && creditLimit >= 10_000)
  expect(await customers.query(filter)).toEqual(wanted)
  expect(await customers.count(filter)).toBe(wanted.length)
  const options = client
    .newOptions()
    .filter(filter)
    .select(['number', 'displayName'])
    .orderby('displayName', 'desc')
    .top(2)
  const page = await customers.query(options)
  expect(page.map(({ number }) => number)).toEqual(
    [...wanted]
      .sort((a, b) => (a.displayName < b.displayName ? 1 : -1))
      .slice(0, 2)
      .map(({ number }) => number),
  )
  expect(await customers.find({ number: all[2]!.number })).toEqual([all[2]])
  const one = await customers.retrieve(EdmV4.Guid.from(all[2]!.id))
  expect(one).toMatchObject({ number: all[2]!.number })
})

test('expands what hangs together', async () => {
  const client = clientFor()
  const invoices = client.getEntitySet(`companies(${company})/salesInvoices`)
  const found = await invoices.query(client.newOptions().expand(['salesInvoiceLines', 'customer']).top(2))
  for (const { salesInvoiceLines, customer, customerNumber } of found) {
    expect(salesInvoiceLines.length).toBeGreaterThan(0)
    expect(customer.number).toBe(customerNumber)
  }
})

test('creates, changes and deletes, once it is told to send If-Match', async () => {
  const customers = customersOf(clientFor({ 'If-Match': '*' }))
  const made = await customers.create({ displayName: "O'Neil & Sons" })
  const key = EdmV4.Guid.from(made.id)
  await customers.update(key, { city: 'York' })
  expect(await customers.retrieve(key)).toMatchObject({ displayName: "O'Neil & Sons", city: 'York' })
  await customers.delete(key)
  await expect(customers.retrieve(key)).rejects.toThrow("Resource not found for the segment 'customers'.")
})

test('learns from the text of a refusal what was wrong', async () => {
  const customers = customersOf(clientFor())
  const [first] = await customers.query()
  await expect(customers.update(EdmV4.Guid.from(first!.id), { city: 'x' })).rejects.toThrow(/concurrency token/)
  await expect(customers.create({ displayName: 'x'.repeat(200) })).rejects.toThrow(/length of the string is 200/)
})

test('posts by a bound action', async () => {
  const client = clientFor()
  const invoices = client.getEntitySet(`companies(${company})/salesInvoices`)
  const [draft] = await invoices.query(client.newFilter().field('status').eq("'Draft'"))
  await invoices.action('Microsoft.NAV.post', EdmV4.Guid.from(draft.id))
  expect(await invoices.retrieve(EdmV4.Guid.from(draft.id))).toMatchObject({ status: 'Open' })
})

test.each(['multipart', 'JSON'])('sends batches as %s', async (format) => {
  const client = clientFor(format === 'multipart' ? { Accept: 'multipart/mixed' } : {})
  const collection = `companies(${company})/customers`
  const requests = [
    client.newBatchRequest<Customer>({ collection, params: client.newOptions().top(1) }),
    client.newBatchRequest<Customer>({ collection, method: 'POST', entity: { displayName: `By ${format}` } }),
    client.newBatchRequest<Customer>({ collection: 'nonsense' }),
  ]
  const answers =
    format === 'multipart' ? await client.execBatchRequests(requests) : await client.execBatchRequestsJson(requests)
  expect(answers.map(({ status }) => status)).toEqual([200, 201, 404])
  expect((await answers[0]!.json()).value).toHaveLength(1)
  expect(await answers[1]!.json()).toMatchObject({ displayName: `By ${format}` })
})
