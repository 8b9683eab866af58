import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askToken } from '../support.ts'

let folder: string
let path: string
const running: Simulator[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-snapshot-'))
  path = join(folder, 'world.json')
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((sim) => sim.stop()))
  rmSync(folder, { recursive: true })
})

const start = async (options: Parameters<typeof startSimulator>[0] = {}): Promise<Simulator> => {
  const sim = await startSimulator({ ports: 'free', ...options })
  running.push(sim)
  return sim
}

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what it should hold
  readonly json: any
}

/** Calls of the demonstration's application in its company. */
const callerOf = async (sim: Simulator, token?: string) => {
  const { env } = sim
  const bearer = token ?? (await askToken(sim)).body.access_token
  const base = `${env.BC_URL}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/v2.0/companies(${env.COMPANY})`
  const send = async (
    method: string,
    at: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const isBytes = Buffer.isBuffer(body)
    const response = await fetch(`${base}${at}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', 'if-match': '*', ...headers },
      ...(body !== undefined && { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: text.startsWith('{') ? JSON.parse(text) : {},
    }
  }
  return { send, bearer }
}

type Send = Awaited<ReturnType<typeof callerOf>>['send']

/** Everything that a caller can see of some sets, links aside, which name the port. */
const seen = async (send: Send, sets: readonly string[]): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    await Promise.all(sets.map(async (set) => [set, (await send('GET', `/${set}`)).json.value] as const)),
  )

const sets = ['customers', 'items', 'salesOrders', 'salesInvoices', 'generalLedgerEntries?$top=500', 'journals']

/** Makes records, changes and deletes some, posts an invoice, adds a picture. */
const work = async (send: Send): Promise<string> => {
  const made = await send('POST', '/customers', { displayName: 'Kept & Sons', city: 'Århus' })
  expect(made.status).toBe(201)
  const [first, second] = (await send('GET', '/customers?$top=2')).json.value
  expect((await send('PATCH', `/customers(${first.id})`, { addressLine2: 'Gate 4' })).status).toBe(200)
  await send('DELETE', `/customers(${made.json.id})`)
  const again = await send('POST', '/customers', { displayName: 'Kept again' })
  const [item] = (await send('GET', '/items?$top=1')).json.value
  expect((await send('PATCH', `/items(${item.id})/picture/pictureContent`, Buffer.from('not a picture'))).status).toBe(
    204,
  )
  const order = await send('POST', '/salesInvoices', {
    customerId: second.id,
    salesInvoiceLines: [{ lineType: 'Item', lineObjectNumber: item.number, quantity: 2, unitPrice: 10 }],
  })
  expect(order.status, order.text).toBe(201)
  expect((await send('POST', `/salesInvoices(${order.json.id})/Microsoft.NAV.post`)).status).toBe(204)
  return again.json.number
}

describe('a snapshot', () => {
  test('brings records, versions, ids, number series and the clock back, in a simulator of its own', async () => {
    const first = await start()
    first.control.advance(40 * 86_400_000)
    const { send, bearer } = await callerOf(first)
    const number = await work(send)
    const before = await seen(send, sets)
    await first.snapshot(path)
    expect(statSync(path).mode & 0o077).toBe(0)

    const second = await start({ snapshot: path })
    expect(Math.abs(second.clock.now() - first.clock.now())).toBeLessThan(5_000)
    expect(second.env.CLIENT_SECRET).toBe(first.env.CLIENT_SECRET)
    // The token of before is still good, because the keys are the same.
    const other = await callerOf(second, bearer)
    expect(await seen(other.send, sets)).toEqual(before)
    const [item] = (await other.send('GET', '/items?$top=1')).json.value
    expect((await other.send('GET', `/items(${item.id})/picture/pictureContent`)).text).toBe('not a picture')
    const next = (await other.send('POST', '/customers', { displayName: 'Next' })).json.number
    expect(next > number).toBe(true)
    expect((await send('POST', '/customers', { displayName: 'Next' })).json.number).toBe(next)
  })

  test('is compact: what the seed makes is not in it', async () => {
    const sim = await start()
    const { send } = await callerOf(sim)
    expect((await send('GET', '/generalLedgerEntries/$count')).text.length).toBeGreaterThan(3)
    await send('PATCH', `/customers(${(await send('GET', '/customers?$top=1')).json.value[0].id})`, { city: 'Here' })
    await sim.snapshot(path)
    expect(statSync(path).size).toBeLessThan(60_000)
  })

  test('goes back and forth in one simulator, and ends what is being played', async () => {
    const sim = await start()
    const { TENANT, ENVIRONMENT, CLIENT_ID } = sim.env
    await sim.snapshot(path)
    const { send } = await callerOf(sim)
    const before = await seen(send, ['customers'])
    await work(send)
    await sim.play('P33')
    sim.control.createTenant({ displayName: 'Late', domains: ['late.example'] })
    await sim.restore(path)
    expect(sim.scenarios.active()).toEqual([])
    expect(sim.control.getCard(TENANT, ENVIRONMENT, CLIENT_ID).state).toBe('Enabled')
    expect([...sim.world.tenants.keys()]).toEqual([TENANT])
    const at = await seen(send, ['customers'])
    const ids = (of: Record<string, unknown>) => (of.customers as { id: string }[]).map(({ id }) => id)
    expect(ids(at)).toEqual(ids(before))
  })

  test('keeps copies of environments, subscriptions and refresh tokens', async () => {
    const first = await start()
    const { TENANT } = first.env
    const tenant = first.world.tenants.get(TENANT)!
    const production = tenant.environments.get('production')!
    const { send } = await callerOf(first)
    const [customer] = (await send('GET', '/customers?$top=1')).json.value
    await send('PATCH', `/customers(${customer.id})`, { addressLine2: 'Before the copy' })
    const companies = new Map([...production.companies].map(([id, each]) => [id, { ...each, data: each.data.copy() }]))
    tenant.environments.set('copy', { ...production, name: 'Copy', companies })
    await send('PATCH', `/customers(${customer.id})`, { addressLine2: 'After the copy' })
    await first.snapshot(path)
    const second = await start({ snapshot: path })
    const { send: ask } = await callerOf(second)
    expect((await ask('GET', `/customers(${customer.id})`)).json.addressLine2).toBe('After the copy')
    const { bearer } = await callerOf(second)
    const inCopy = await fetch(
      `${second.env.BC_URL}/v2.0/${TENANT}/Copy/api/v2.0/companies(${second.env.COMPANY})/customers(${customer.id})`,
      { headers: { authorization: `Bearer ${bearer}` } },
    )
    expect(((await inCopy.json()) as { addressLine2: string }).addressLine2).toBe('Before the copy')
  })

  test('is what a reset goes back to, where the simulator began with it; the clock stays', async () => {
    const first = await start()
    first.control.createTenant({ displayName: 'Kept', domains: ['kept.example'] })
    await first.snapshot(path)
    const second = await start({ snapshot: path })
    second.control.createTenant({ displayName: 'Forgotten', domains: ['forgotten.example'] })
    second.control.advance(86_400_000)
    second.control.reset()
    expect([...second.world.tenants.values()].map(({ displayName }) => displayName)).toEqual([
      'Fjordline Furniture',
      'Kept',
    ])
    expect(second.clock.now()).toBeGreaterThan(first.clock.now() + 86_000_000)
    expect((await askToken(second)).status).toBe(200)
  })

  test('that is none is refused, and changes nothing', async () => {
    const sim = await start()
    for (const text of ['', '{}', '{"kind":"landbridge simulator snapshot","version":9}', 'id: yaml']) {
      writeFileSync(path, text)
      await expect(sim.restore(path)).rejects.toThrow('does not hold a snapshot of a simulator')
      expect(readFileSync(path, 'utf8')).toBe(text)
    }
    await expect(start({ snapshot: join(folder, 'absent.json') })).rejects.toThrow('ENOENT')
    expect((await askToken(sim)).status).toBe(200)
  })
})
