import { clientCredentials, tokenCache } from '@landbridge/auth'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CompanyClient, createClient, listEnvironments } from '../src/index.ts'

let simulator: Simulator
let token: () => Promise<string>
let bc: CompanyClient

beforeAll(async () => {
  simulator = await startSimulator({ ports: 'free' })
  const { AUTHORITY, TENANT, CLIENT_ID, CLIENT_SECRET, ENVIRONMENT, COMPANY } = simulator.env
  const source = clientCredentials({
    authority: AUTHORITY,
    tenant: TENANT,
    clientId: CLIENT_ID,
    credential: { secret: CLIENT_SECRET },
  })
  const cached = tokenCache().source('demo', source)
  token = async () => (await cached()).token
  bc = createClient({
    endpoints: simulator.addresses,
    tenant: TENANT,
    environment: ENVIRONMENT,
    company: COMPANY,
    token,
  })
  for (const displayName of ['Adatum', 'Alpine', "B'laster", 'Contoso', 'Datum'])
    await bc.customers.create({ displayName, type: 'Company' })
})
afterAll(() => simulator.stop())

describe('against the simulator', () => {
  test('environments and companies are listed', async () => {
    const environments = await listEnvironments({ endpoints: simulator.addresses, token })
    expect(environments.map(({ name }) => name)).toContain(simulator.env.ENVIRONMENT)
    const { records } = await bc.companies.list()
    expect(records.map(({ id }) => id)).toContain(simulator.env.COMPANY)
    expect((await bc.automation.companies.list()).records.length).toBe(records.length)
  })

  test('customers are listed, narrowed, sorted and counted', async () => {
    const { records, count } = await bc.customers.list({
      select: ['number', 'displayName'],
      orderBy: 'number desc',
      top: 3,
      count: true,
    })
    expect(records).toHaveLength(3)
    expect(count).toBeGreaterThanOrEqual(3)
    expect(await bc.customers.count()).toBe(count)
    const numbers = records.map(({ number }) => number)
    expect(numbers).toEqual([...numbers].sort().reverse())
    expect(Object.keys(records[0] ?? {})).not.toContain('city')
  })

  test('all records come, page by page', async () => {
    const whole = (await bc.customers.list({ select: ['number'] })).records.map(({ number }) => number)
    const paged: string[] = []
    let pages = 0
    for await (const { records } of bc.customers.pages({ select: ['number'], pageSize: 2 })) {
      expect(records.length).toBeLessThanOrEqual(2)
      paged.push(...records.map(({ number }) => number))
      pages += 1
    }
    expect(paged).toEqual(whole)
    expect(pages).toBe(Math.ceil(whole.length / 2))
  })

  test('a customer is created, found, changed and deleted', async () => {
    const created = await bc.customers.create({ displayName: "Trey's Research", type: 'Company', blocked: ' ' })
    expect(created).toMatchObject({ displayName: "Trey's Research", blocked: '_x0020_' })
    expect(created.number).not.toBe('')
    const found = await bc.customers.find({ filter: { displayName: "Trey's Research", blocked: ' ' } })
    expect(found?.id).toBe(created.id)

    const changed = await bc.customers.update(created, { creditLimit: 500 })
    expect(changed.creditLimit).toBe(500)
    await expect(bc.customers.update(created, { creditLimit: 1 })).rejects.toMatchObject({ code: 'bc.record_changed' })
    await bc.customers.update(created.id, { creditLimit: 2 }, { overwrite: true })

    await bc.customers.delete(await bc.customers.get(created.id))
    await expect(bc.customers.get(created.id)).rejects.toMatchObject({ code: 'bc.record_unknown' })
  })

  test('refusals are told apart', async () => {
    const loose = bc.records('customers')
    await expect(loose.create({ displayName: 'x', colour: 'red' })).rejects.toMatchObject({ code: 'bc.input_refused' })
    await expect(loose.create({ displayName: 'x', balanceDue: 1 })).rejects.toMatchObject({ code: 'bc.read_only' })
    await expect(loose.create({ displayName: 'x'.repeat(101) })).rejects.toMatchObject({ code: 'bc.input_refused' })
    await expect(loose.list({ filter: "number eq '1' or displayName eq 'x'" })).rejects.toMatchObject({
      code: 'bc.not_supported',
    })
    await expect(bc.records('accounts').create({ number: '1' })).rejects.toMatchObject({ code: 'bc.not_allowed' })
    await expect(bc.records('cars').list()).rejects.toMatchObject({ code: 'bc.route_unknown' })
    const nowhere = bc.company('99999999-9999-4999-8999-999999999999')
    await expect(nowhere.customers.list()).rejects.toMatchObject({ code: 'bc.company_unknown' })
    const first = (await bc.customers.list({ top: 1 })).records[0]
    await expect(loose.create({ displayName: 'x', number: first?.number })).rejects.toMatchObject({
      code: 'bc.record_exists',
    })
  })

  test('a wrong token and a wrong environment are told apart', async () => {
    const at = { endpoints: simulator.addresses, tenant: simulator.env.TENANT, patienceMs: 0 }
    const stranger = createClient({ ...at, environment: simulator.env.ENVIRONMENT, token: async () => 'none' })
    await expect(stranger.companies.list()).rejects.toMatchObject({ code: 'bc.credentials_rejected' })
    const elsewhere = createClient({ ...at, environment: 'Nowhere', token })
    await expect(elsewhere.companies.list()).rejects.toMatchObject({ code: 'bc.environment_unknown' })
  })

  test('records below a record are an entity set of their own', async () => {
    const item = await bc.items.create({ displayName: 'Chair' })
    const variants = bc.items.part(item, 'itemVariants')
    await variants.create({ code: 'RED', description: 'Red' })
    await variants.create({ code: 'BLUE', description: 'Blue' })
    expect((await variants.list({ select: ['code'], orderBy: 'code' })).records.map(({ code }) => code)).toEqual([
      'BLUE',
      'RED',
    ])
    const read = await bc.items.get(item.id, { select: ['number'], expand: { itemVariants: { select: ['code'] } } })
    expect(read.itemVariants).toHaveLength(2)
    await expect(bc.items.part('99999999-9999-4999-8999-999999999999', 'itemVariants').list()).rejects.toMatchObject({
      code: 'bc.record_unknown',
    })
  })

  test('lines come with a new record in one request', async () => {
    const item = await bc.items.create({ displayName: 'Table', itemVariants: [{ code: 'OAK', description: 'Oak' }] })
    expect((await bc.items.part(item, 'itemVariants').list()).records).toMatchObject([{ code: 'OAK' }])
  })
})
