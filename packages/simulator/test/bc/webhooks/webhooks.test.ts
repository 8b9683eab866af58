import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { askToken } from '../../support.ts'
import { type OverSocket, sendTo, startOverSocket } from '../over-socket.ts'
import { type Receiver, startReceiver } from './receiver.ts'

const dayMs = 86_400_000

const start = async (settings = {}) => {
  const over = await startOverSocket({ settings: { accessTokenSeconds: 10 * 86_400, ...settings } })
  const receiver = await startReceiver()
  const set = `${over.route}/subscriptions`
  const resourceOf = (of: string) => `/api/v2.0/companies(${over.companyId})/${of}`
  const subscribe = (of = 'customers', more: object = {}) =>
    over.send('POST', set, { notificationUrl: receiver.url, resource: resourceOf(of), clientState: 'sesame', ...more })
  const flush = async () => (await over.control('POST', '/notifications/flush')).json
  const list = async () => (await over.send('GET', set)).json.value
  return { ...over, receiver, set, resourceOf, subscribe, flush, list }
}

const addCustomer = async ({ send, company }: OverSocket, displayName: string): Promise<string> =>
  (await send('POST', `${company}/customers`, { displayName })).json.id

const told = ({ received }: Receiver) =>
  received.flatMap(({ value }) => value.map(({ changeType, resource }) => [changeType, resource]))

describe('a subscription', () => {
  test('begins with a handshake, lives three days, and is renewed by another', async () => {
    const over = await start()
    const { sim, receiver, set, resourceOf, send } = over
    const made = await over.subscribe()
    expect([made.status, receiver.handshakes()]).toEqual([201, 1])
    expect(made.json).toMatchObject({ notificationUrl: receiver.url, clientState: 'sesame' })
    expect(made.json.subscriptionId).toMatch(/^[0-9a-f]{32}$/)
    expect(made.json.resource).toBe(resourceOf('customers').slice(1))
    expect(made.headers.get('location')).toBe(`${set}('${made.json.subscriptionId}')`)
    const lifeMs = Date.parse(made.json.expirationDateTime) - sim.clock.now()
    expect(Math.round(lifeMs / dayMs)).toBe(3)

    sim.control.advance(2 * dayMs)
    const one = `${set}('${made.json.subscriptionId}')`
    const body = { notificationUrl: receiver.url, resource: resourceOf('customers'), clientState: 'sesame' }
    expect((await send('PATCH', one, body)).json.error.code).toBe('BadRequest_InvalidToken')
    const renewed = await send('PATCH', one, body, { 'if-match': made.json['@odata.etag'] })
    expect([renewed.status, receiver.handshakes()]).toEqual([200, 2])
    expect(Date.parse(renewed.json.expirationDateTime)).toBeGreaterThan(Date.parse(made.json.expirationDateTime))
    const stale = await send('PATCH', one, body, { 'if-match': made.json['@odata.etag'] })
    expect(stale.json.error.code).toBe('Request_EntityChanged')

    sim.control.advance(2 * dayMs)
    expect(await over.list()).toHaveLength(1)
    sim.control.advance(dayMs)
    expect(await over.list()).toEqual([])
    expect((await send('PATCH', one, body, { 'if-match': '*' })).status).toBe(404)
  })

  test('is refused without a good handshake in time', async () => {
    const over = await start({ handshakeMs: 100 })
    const { receiver } = over
    for (const wrong of [() => 'something else', () => null, () => '']) {
      receiver.echo = wrong
      expect((await over.subscribe()).status).toBe(400)
    }
    Object.assign(receiver, { echo: (token: string) => token, handshakeStatus: 201 })
    expect((await over.subscribe()).status).toBe(400)
    expect((await over.subscribe('customers', { notificationUrl: 'http://127.0.0.1:1/' })).status).toBe(400)
    expect((await over.subscribe('customers', { notificationUrl: 'file:///x' })).status).toBe(400)
    expect(await over.list()).toEqual([])
  })

  test('is for a whole set over one table of a company', async () => {
    const { subscribe, resourceOf, companyId, route } = await start()
    for (const of of ['items', 'salesInvoices', 'generalLedgerEntries', 'journals', 'companyInformation'])
      expect([of, (await subscribe(of)).status]).toEqual([of, 201])
    for (const of of ['nonsense', 'agedAccountsReceivables', 'salesInvoiceLines', 'customers?$filter=1', 'companies'])
      expect([of, (await subscribe(of)).status]).toEqual([of, 400])
    for (const resource of [
      `/api/v2.0/customers?company=${companyId}`,
      `${resourceOf('customers')}(${companyId})`,
      `${route}/companies(${companyId})/customers`,
      `/api/v2.0/companies(00000000-0000-4000-8000-000000000000)/customers`,
    ])
      expect([resource, (await subscribe('', { resource })).status]).toEqual([resource, 400])
  })

  test('ends by DELETE with If-Match', async () => {
    const { subscribe, send, set, list } = await start()
    const { subscriptionId } = (await subscribe()).json
    expect((await send('DELETE', `${set}('${subscriptionId}')`)).status).toBe(400)
    expect((await send('DELETE', `${set}('${subscriptionId}')`, undefined, { 'if-match': '*' })).status).toBe(204)
    expect(await list()).toEqual([])
  })

  test('is one of two hundred at most', async () => {
    const { subscribe } = await start()
    const made = await Promise.all(Array.from({ length: 200 }, () => subscribe()))
    expect(new Set(made.map(({ status }) => status))).toEqual(new Set([201]))
    expect((await subscribe()).status).toBe(400)
  })
})

describe('notifications', () => {
  test('tell what became of each record, and nothing that was taken back', async () => {
    const over = await start()
    const { receiver, send, company, resourceOf, flush, companyId, route } = over
    const { subscriptionId, expirationDateTime } = (await over.subscribe()).json
    const id = await addCustomer(over, 'Told')
    for (const city of ['A', 'B']) await send('PATCH', `${company}/customers(${id})`, { city }, { 'if-match': '*' })
    await send('DELETE', `${company}/customers(${id})`)
    await send('POST', `${company}/items`, { displayName: 'Not asked for' })
    await send(
      'POST',
      `${route}/$batch`,
      {
        requests: [
          { method: 'POST', url: `companies(${companyId})/customers`, body: { displayName: 'Gone' } },
          { method: 'GET', url: 'nonsense' },
        ],
      },
      { isolation: 'snapshot' },
    )
    expect(receiver.received).toEqual([])
    expect(await flush()).toEqual({ sent: 3, kept: 0, ended: 0 })
    const record = `${resourceOf('customers').slice(1)}(${id})`
    expect(told(receiver)).toEqual([
      ['created', record],
      ['updated', record],
      ['deleted', record],
    ])
    const [{ headers, text, value }] = receiver.received as [Receiver['received'][number]]
    expect(headers).toMatchObject({ 'content-type': 'application/json' })
    expect(headers.clientrequestid).toBeDefined()
    expect(headers['x-ms-correlation-id']).toBeDefined()
    expect(text.startsWith('{"value":[')).toBe(true)
    expect(value[0]).toMatchObject({ subscriptionId, clientState: 'sesame', expirationDateTime })
    expect(await flush()).toEqual({ sent: 0, kept: 0, ended: 0 })
  })

  test('come by themselves when the delay is over, by the simulated clock', async () => {
    const over = await start()
    const { receiver, sim } = over
    await over.subscribe()
    await addCustomer(over, 'Waits')
    sim.control.advance(30_000)
    await vi.waitFor(() => expect(told(receiver)).toHaveLength(1), { timeout: 5_000 })
    sim.settings.notificationDelayMs = 0
    await addCustomer(over, 'At once')
    await vi.waitFor(() => expect(told(receiver)).toHaveLength(2), { timeout: 5_000 })
  })

  test('of all subscriptions of an address come in one call', async () => {
    const over = await start()
    await over.subscribe('customers')
    await over.subscribe('items')
    await addCustomer(over, 'One')
    await over.send('POST', `${over.company}/items`, { displayName: 'Two' })
    expect(await over.flush()).toMatchObject({ sent: 2 })
    expect(over.receiver.received).toHaveLength(1)
  })

  test('of a line are those of its document', async () => {
    const over = await start()
    const { send, company, receiver } = over
    const [invoice] = (await send('GET', `${company}/salesInvoices?$filter=status eq 'Draft'&$top=1`)).json.value
    const customer = (await send('GET', `${company}/customers?$top=1`)).json.value[0]
    const made = invoice ?? (await send('POST', `${company}/salesInvoices`, { customerId: customer.id })).json
    await over.subscribe('salesInvoices')
    const line = { lineType: 'Comment', description: 'Hello' }
    expect((await send('POST', `${company}/salesInvoices(${made.id})/salesInvoiceLines`, line)).status).toBe(201)
    await over.flush()
    expect(told(receiver)).toEqual([['updated', `${over.resourceOf('salesInvoices').slice(1)}(${made.id})`]])
  })

  test('become one for the set beyond a thousand changes', async () => {
    const over = await start()
    const { send, route, companyId, receiver, flush } = over
    await over.subscribe('unitsOfMeasure')
    const requests = (from: number) =>
      Array.from({ length: 100 }, (_, at) => ({
        method: 'POST',
        url: `companies(${companyId})/unitsOfMeasure`,
        body: { code: `U${from + at}` },
      }))
    for (let from = 0; from < 1_100; from += 100) await send('POST', `${route}/$batch`, { requests: requests(from) })
    expect(await flush()).toEqual({ sent: 1, kept: 0, ended: 0 })
    const [[changeType, resource]] = told(receiver) as [[string, string]]
    expect(changeType).toBe('collection')
    expect(resource).toMatch(/\/unitsOfMeasure\?\$filter=lastModifiedDateTime%20gt%202\d{3}-/)
    expect((await send('GET', `${over.sim.addresses.api}/v2.0/Production/${resource}`)).json.value).toHaveLength(1_100)
  })

  test('are tried again after a passing failure, and given up in the end', async () => {
    const over = await start()
    const { receiver, flush, sim, list } = over
    await over.subscribe()
    receiver.status = 503
    await addCustomer(over, 'Kept')
    for (let attempt = 0; attempt < 6; attempt++) expect(await flush()).toMatchObject({ sent: 0, kept: 1 })
    receiver.status = 200
    expect(await flush()).toMatchObject({ sent: 1 })
    receiver.status = 500
    await addCustomer(over, 'Lost')
    await flush()
    const environments = sim.world.tenants.get(sim.env.TENANT)?.environments
    const failures = () => [...(environments?.get('production')?.subscriptions?.values() ?? [])][0]?.failures
    for (const [failed, waitMs] of [60_000, 60_000, 60_000, 600_000, 6_000_000, 60_000_000].entries()) {
      const before = receiver.received.length
      // The next try is counted from the moment at which the last one was noted.
      await vi.waitFor(() => expect(failures()).toBe(failed + 1), { timeout: 5_000 })
      sim.control.advance(waitMs)
      await vi.waitFor(() => expect(receiver.received.length).toBe(before + 1), { timeout: 5_000 })
    }
    await vi.waitFor(async () => expect(await list()).toEqual([]), { timeout: 5_000 })
  })

  test('that are answered wrongly end the subscription', async () => {
    for (const status of [400, 404, 302]) {
      const over = await start()
      await over.subscribe()
      over.receiver.status = status
      await addCustomer(over, 'Refused')
      expect(await over.flush()).toEqual({ sent: 0, kept: 0, ended: 1 })
      expect(await over.list()).toEqual([])
    }
  })

  test('reach a receiver that takes its time no longer than allowed', async () => {
    const over = await start({ notificationTimeoutMs: 100 })
    await over.subscribe()
    over.receiver.status = null
    await addCustomer(over, 'Slow')
    expect(await over.flush()).toEqual({ sent: 0, kept: 1, ended: 0 })
  })
})

test('a subscription outlives a restart where the state is kept', async () => {
  const stateFile = join(await mkdtemp(join(tmpdir(), 'webhooks-')), 'state.json')
  const before = await startOverSocket({ stateFile })
  const receiver = await startReceiver()
  const resource = `/api/v2.0/companies(${before.companyId})/customers`
  await before.send('POST', `${before.route}/subscriptions`, { notificationUrl: receiver.url, resource })
  await before.sim.stop()
  const after = await startOverSocket({ stateFile })
  await addCustomer(after, 'Later')
  expect(await after.sim.control.flushNotifications()).toMatchObject({ sent: 1 })
  expect(told(receiver)).toHaveLength(1)
})

test('another user sees the subscriptions too', async () => {
  const over = await start()
  await over.subscribe()
  const { access_token } = (await askToken(over.sim)).body
  expect((await sendTo(access_token, 'GET', over.set)).json.value).toHaveLength(1)
})
