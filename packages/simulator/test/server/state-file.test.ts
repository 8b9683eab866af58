import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

let folder: string
let path: string
const running: Simulator[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-state-'))
  path = join(folder, 'simulator.json')
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()))
  rmSync(folder, { recursive: true })
})

const start = async (): Promise<Simulator> => {
  const simulator = await startSimulator({ ports: 'free', stateFile: path })
  running.push(simulator)
  return simulator
}

const tokenFor = async ({ env }: Simulator, clientId: string, secret: string): Promise<Response> =>
  fetch(`${env.AUTHORITY}/${env.TENANT}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
      scope: 'https://api.businesscentral.dynamics.com/.default',
    }),
  })

/** Registers an application as the pages do, over the control API, and lets it into Business Central. */
const setUpApplication = async ({ env, addresses }: Simulator) => {
  const post = async (route: string, body: unknown, method = 'POST') => {
    const answer = await fetch(`${addresses.authority}/_simulator${route}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(answer.ok, route).toBe(true)
    return (answer.status === 204 ? {} : await answer.json()) as Record<string, string>
  }
  const app = await post(`/tenants/${env.TENANT}/applications`, { displayName: 'By hand' })
  const secret = await post(`/tenants/${env.TENANT}/applications/${app.clientId}/secrets`, { displayName: 'one' })
  return { clientId: app.clientId ?? '', secret: secret.secretText ?? '' }
}

describe('a simulator with a state file', () => {
  test('knows the same registrations after a restart, without an orderly stop', async () => {
    const first = await start()
    const { clientId, secret } = await setUpApplication(first)
    expect((await tokenFor(first, clientId, secret)).status).toBe(200)

    const second = await start()
    expect((await tokenFor(second, clientId, secret)).status).toBe(200)
  })

  test('keeps the secret and the password of the demonstration', async () => {
    const first = await start()
    const second = await start()
    expect(second.env.CLIENT_SECRET).toBe(first.env.CLIENT_SECRET)
    expect(second.env.TEST_PASSWORD).toBe(first.env.TEST_PASSWORD)
    expect((await tokenFor(second, second.env.CLIENT_ID, second.env.CLIENT_SECRET)).status).toBe(200)
  })

  test('keeps application cards and companies, old and new', async () => {
    const first = await start()
    const { env } = first
    first.control.createCompany(env.TENANT, env.ENVIRONMENT, { name: 'Second books', data: 'small' })
    first.control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Disabled' })
    await first.stop()

    const second = await start()
    expect(second.control.getCard(env.TENANT, env.ENVIRONMENT, env.CLIENT_ID).state).toBe('Disabled')
    const environment = second.world.tenants.get(env.TENANT)?.environments.get(env.ENVIRONMENT.toLowerCase())
    const names = [...(environment?.companies.values() ?? [])].map(({ name }) => name)
    expect(names).toEqual(['Fjordline Furniture A/S', 'Fjordline Holding', 'Second books'])
    second.control.putCard(env.TENANT, env.ENVIRONMENT, { clientId: env.CLIENT_ID, state: 'Enabled' })
    const { access_token } = (await (await tokenFor(second, env.CLIENT_ID, env.CLIENT_SECRET)).json()) as {
      access_token: string
    }
    const base = `${second.env.BC_URL}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/v2.0`
    for (const company of environment?.companies.values() ?? []) {
      const answer = await fetch(`${base}/companies(${company.id})/customers/$count`, {
        headers: { authorization: `Bearer ${access_token}` },
      })
      expect(Number(await answer.text()), company.name).toBeGreaterThan(0)
    }
  })

  test('writes a file for its owner alone, and begins anew when asked to', async () => {
    const first = await start()
    const { clientId, secret } = await setUpApplication(first)
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(readFileSync(path, 'utf8')).toContain(clientId)
    first.control.reset()
    await first.stop()

    const second = await start()
    expect((await tokenFor(second, clientId, secret)).status).toBe(400)
  })

  test('writes over no file of records that is broken in its midst', async () => {
    const first = await start()
    await first.stop()
    const broken = `${readFileSync(`${path}.records`, 'utf8')}nonsense\n`
    writeFileSync(`${path}.records`, broken)
    await expect(start()).rejects.toThrow('does not hold the records of a simulator')
    expect(readFileSync(`${path}.records`, 'utf8')).toBe(broken)
  })

  test('reads the file of an earlier version, which had no records', async () => {
    const first = await start()
    const { clientId, secret } = await setUpApplication(first)
    await first.stop()
    const { world } = JSON.parse(readFileSync(path, 'utf8')) as { world: { demo: object; tenants: object } }
    const { demo, tenants } = world
    const withoutRecords = JSON.stringify({ version: 1, demo, tenants }, (_, value) =>
      typeof value === 'object' && value !== null && '$records' in value ? undefined : value,
    )
    rmSync(`${path}.records`)
    writeFileSync(path, withoutRecords)
    const second = await start()
    expect((await tokenFor(second, clientId, secret)).status).toBe(200)
    expect(await countOf(second, 'customers')).toBeGreaterThan(0)
  })

  test('refuses to write over a file that is not its own', async () => {
    writeFileSync(path, '{"hello":"world"}')
    await expect(start()).rejects.toThrow('does not hold the state of a simulator')
    expect(readFileSync(path, 'utf8')).toBe('{"hello":"world"}')
  })
})

/** Calls of the demonstration's application in its company. */
const send = async (sim: Simulator, method: string, at: string, body?: object) => {
  const { env } = sim
  const { access_token } = (await (await tokenFor(sim, env.CLIENT_ID, env.CLIENT_SECRET)).json()) as {
    access_token: string
  }
  const base = `${env.BC_URL}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/v2.0/companies(${env.COMPANY})`
  const response = await fetch(`${base}${at}`, {
    method,
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json', 'if-match': '*' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : {} }
}

const countOf = async (sim: Simulator, set: string): Promise<number> =>
  Number((await send(sim, 'GET', `/${set}/$count`)).text)

/** What is on the disk at this moment, as after a kill; the first simulator goes on elsewhere. */
const killed = (): string => {
  const other = join(folder, 'killed.json')
  copyFileSync(path, other)
  copyFileSync(`${path}.records`, `${other}.records`)
  return other
}

const startAt = async (stateFile: string): Promise<Simulator> => {
  const simulator = await startSimulator({ ports: 'free', stateFile })
  running.push(simulator)
  return simulator
}

describe('records', () => {
  test('that were acknowledged outlive a kill: made, changed, deleted, posted', async () => {
    const first = await start()
    const made = (await send(first, 'POST', '/customers', { displayName: 'Outlives' })).json
    const doomed = (await send(first, 'POST', '/customers', { displayName: 'Does not' })).json
    const [, other] = (await send(first, 'GET', '/customers?$top=2')).json.value
    await send(first, 'PATCH', `/customers(${other.id})`, { addressLine2: 'Gate 9' })
    expect((await send(first, 'DELETE', `/customers(${doomed.id})`)).status).toBe(204)
    const [item] = (await send(first, 'GET', '/items?$top=1')).json.value
    const line = { lineType: 'Item', lineObjectNumber: item.number, quantity: 1, unitPrice: 5 }
    const invoice = await send(first, 'POST', '/salesInvoices', { customerId: other.id, salesInvoiceLines: [line] })
    const posted = await send(first, 'POST', `/salesInvoices(${invoice.json.id})/Microsoft.NAV.post`)
    expect(posted.status, posted.text).toBe(204)
    const entries = await countOf(first, 'generalLedgerEntries')
    const kept = (await send(first, 'GET', `/customers(${made.id})`)).json

    const second = await startAt(killed())
    const { '@odata.context': _, ...again } = (await send(second, 'GET', `/customers(${made.id})`)).json
    expect(again).toEqual(expect.objectContaining({ displayName: 'Outlives', '@odata.etag': kept['@odata.etag'] }))
    expect((await send(second, 'GET', `/customers(${doomed.id})`)).status).toBe(404)
    expect((await send(second, 'GET', `/customers(${other.id})`)).json.addressLine2).toBe('Gate 9')
    expect(await countOf(second, 'generalLedgerEntries')).toBe(entries)
    expect((await send(second, 'GET', `/salesInvoices(${invoice.json.id})`)).json.status).toBe('Open')
    const next = (await send(second, 'POST', '/customers', { displayName: 'Next' })).json.number
    expect(next > doomed.number).toBe(true)
  })

  test('of a transaction that was taken back are not kept', async () => {
    const first = await start()
    const before = await countOf(first, 'salesInvoices')
    const [customer] = (await send(first, 'GET', '/customers?$top=1')).json.value
    const lines = [{ lineType: 'Item', lineObjectNumber: 'NO SUCH ITEM', quantity: 1 }]
    const refused = await send(first, 'POST', '/salesInvoices', { customerId: customer.id, salesInvoiceLines: lines })
    expect(refused.status).toBe(400)
    expect(await countOf(await startAt(killed()), 'salesInvoices')).toBe(before)
  })

  test('of a company that was made by a request come along', async () => {
    const first = await start()
    const { env } = first
    const at = `${first.addresses.api}/_simulator/tenants/${env.TENANT}/environments/${env.ENVIRONMENT}/companies`
    const made = await fetch(at, { method: 'POST', body: JSON.stringify({ name: 'Second', data: 'small' }) })
    const { id } = (await made.json()) as { id: string }
    const base = `/../companies(${id})/customers`
    expect((await send(first, 'POST', base, { displayName: 'There' })).status).toBe(201)
    const second = await startAt(killed())
    const names = (await send(second, 'GET', base)).json.value.map((each: { displayName: string }) => each.displayName)
    expect(names).toContain('There')
    expect(names.length).toBeGreaterThan(3)
  })

  test('are dated as before, though nothing was changed but looked at', async () => {
    const first = await start()
    const [before] = (await send(first, 'GET', '/generalLedgerEntries?$top=1')).json.value
    const stateFile = killed()
    const clock = { now: () => Date.now() + 90 * 86_400_000, advance: () => {} }
    const second = await startSimulator({ ports: 'free', stateFile, clock })
    running.push(second)
    expect((await send(second, 'GET', '/generalLedgerEntries?$top=1')).json.value[0]).toEqual(before)
  })

  test('written half by a killed process are dropped, and nothing else is', async () => {
    const first = await start()
    const made = (await send(first, 'POST', '/customers', { displayName: 'Whole' })).json
    const stateFile = killed()
    appendFileSync(`${stateFile}.records`, '{"name":"half","delta":{"version":1,"tab')
    const second = await startAt(stateFile)
    expect((await send(second, 'GET', `/customers(${made.id})`)).json.displayName).toBe('Whole')
    await send(second, 'PATCH', `/customers(${made.id})`, { displayName: 'Whole again' })
    await second.stop()
    const third = await startAt(stateFile)
    expect((await send(third, 'GET', `/customers(${made.id})`)).json.displayName).toBe('Whole again')
    expect(readFileSync(`${stateFile}.records`, 'utf8')).not.toContain('half')
    expect(statSync(`${stateFile}.records`).mode & 0o077).toBe(0)
  })
})
