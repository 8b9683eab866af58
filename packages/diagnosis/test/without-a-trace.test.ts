import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientCredentials } from '@landbridge/auth'
import { fetchTransport, type Transport } from '@landbridge/client'
import { type Entity, entitiesOf, writeProof, writeVerbs, writeWays } from '@landbridge/model'
import type { Simulator } from '@landbridge/simulator'
import { expect, onTestFinished, test } from 'vitest'
import { type CheckLine, planCheck, requestsAtMost } from '../src/index.ts'
import { demoSubject, lineOf, runCheck, startWorld } from './support.ts'

const writable = (['standard', 'automation'] as const).flatMap((route) =>
  entitiesOf(route)
    .map((entity): Entity => (entity.route === route ? entity : { ...entity, route }))
    .map((entity) => ({ entity, verbs: writeVerbs.filter((verb) => entity.allows.includes(verb)) }))
    .filter(({ verbs }) => verbs.length > 0),
)

/** Names of the tables in which records are kept, those behind the pages and the series of numbers. */
const tables = [
  ...new Set([
    ...(['standard', 'automation'] as const).flatMap((route) =>
      entitiesOf(route).map(({ set, source }) =>
        source.table === undefined || source.temporary === true ? set : source.table,
      ),
    ),
    'No. Series',
  ]),
]

/**
 * All that a caller could ever see: every record with its version, the last number of every number series, files; and
 * the rest of the world, with what waits to be told to subscribers.
 */
const worldOf = async (simulator: Simulator, folder: string) => {
  const path = join(folder, 'world.json')
  await simulator.snapshot(path)
  const { world } = JSON.parse(readFileSync(path, 'utf8')) as { world: unknown }
  const companies = [...simulator.world.tenants.values()].flatMap(({ environments }) =>
    [...environments.values()].flatMap((environment) => [...environment.companies.values()].map(({ data }) => data)),
  )
  const records = companies.map((data) => ({
    rows: Object.fromEntries(
      tables.map((name) => [
        name,
        data
          .table(name)
          .all()
          .map((row) => [...row]),
      ]),
    ),
    numbers: [...data.lastNumbers],
    streams: [...data.streams.keys()],
  }))
  const touched = companies.flatMap((data) => [...data.changed.keys()])
  return { world, records, unwatched: touched.filter((name) => !tables.includes(name)) }
}

const givePermissions = ({ control, env }: Simulator, roleIds: readonly string[]) =>
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: env.CLIENT_ID,
    permissionSets: roleIds.map((roleId) => ({ roleId })),
  })

const folderOf = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-trace-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An address that shakes hands and takes notifications. */
const startReceiver = async (): Promise<string> => {
  const server = createServer((request, response) => {
    response.end(new URL(request.url ?? '', 'http://here').searchParams.get('validationToken') ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const tokenOf = async ({ env, addresses }: Simulator): Promise<string> => {
  const { authority } = addresses
  const credential = { secret: env.CLIENT_SECRET }
  return (await clientCredentials({ authority, tenant: env.TENANT, clientId: env.CLIENT_ID, credential })({})).token
}

/** Subscribes to every set that can be subscribed to, so that the least change would wait to be told. */
const subscribeToAll = async (simulator: Simulator): Promise<number> => {
  const { env, addresses } = simulator
  const token = await tokenOf(simulator)
  const notificationUrl = await startReceiver()
  const route = `${addresses.api}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/v2.0`
  const answers = await Promise.all(
    writable
      .filter(({ entity }) => entity.route === 'standard' && entity.everyCompany !== true)
      .map(({ entity }) =>
        fetch(`${route}/subscriptions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ notificationUrl, resource: `/api/v2.0/companies(${env.COMPANY})/${entity.set}` }),
        }),
      ),
  )
  return answers.filter(({ status }) => status === 201).length
}

const idOf = ({ set, route }: Entity, verb: string) =>
  route === 'standard' ? `${verb}.${set}` : `${verb}.${route}.${set}`

const waysOf = (lines: readonly CheckLine[]) =>
  writable.flatMap(({ entity, verbs }) =>
    verbs.map((verb) => ({
      id: idOf(entity, verb),
      way: writeProof(entity, verb).way,
      line: lineOf(lines, idOf(entity, verb)),
    })),
  )

test('nothing remains of a check of every entity set and verb, whatever way it is looked at', async () => {
  const simulator = await startWorld()
  givePermissions(simulator, ['D365 FULL ACCESS'])
  expect(await subscribeToAll(simulator)).toBeGreaterThan(20)
  const folder = folderOf()
  const before = await worldOf(simulator, folder)
  const subject = demoSubject(simulator, { wanted: writable })
  simulator.journal.clear()
  const lines = await runCheck(subject)
  const after = await worldOf(simulator, folder)
  expect(after.unwatched).toEqual([])
  expect(after).toEqual(before)
  expect(simulator.requests().length).toBeLessThanOrEqual(requestsAtMost(planCheck(subject)))
  expect(waysOf(lines).filter(({ line }) => line.verdict === 'fail')).toEqual([])
  const otherwise = waysOf(lines).filter(({ way, line }) => writeWays[way].proves !== (line.verdict === 'pass'))
  expect(otherwise.map(({ line }) => line.cause)).toEqual([
    expect.stringContaining('has no record in opportunities to prove it with'),
    expect.stringContaining('has no record in opportunities to prove it with'),
  ])
})

test('the world that is compared would show a single write', async () => {
  const simulator = await startWorld()
  const folder = folderOf()
  const before = await worldOf(simulator, folder)
  const { env, addresses } = simulator
  const headers = { authorization: `Bearer ${await tokenOf(simulator)}`, 'content-type': 'application/json' }
  const set = `${addresses.api}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/v2.0/companies(${env.COMPANY})/customers`
  const { status } = await fetch(set, { method: 'POST', headers, body: '{"displayName":"Marram Grove"}' })
  expect(status).toBe(201)
  expect((await worldOf(simulator, folder)).records).not.toEqual(before.records)
})

test('reading alone turns each line about writing red, and none about reading', async () => {
  const simulator = await startWorld()
  givePermissions(simulator, ['D365 READ'])
  const wanted = writable.filter(({ entity }) => entity.route === 'standard' && entity.everyCompany !== true)
  const lines = await runCheck(demoSubject(simulator, { wanted }))
  const red = lines.filter(({ verdict }) => verdict === 'fail')
  expect(red.map(({ id }) => id)).toEqual(
    lines.filter(({ id }) => /^(create|update|delete)\./.test(id)).map(({ id }) => id),
  )
  expect(new Set(red.map(({ code }) => code))).toEqual(new Set(['bc.permission_missing']))
  expect(lineOf(lines, 'create.customers')).toMatchObject({
    who: 'bc-admin',
    remedy: expect.stringContaining('D365 BUS FULL ACCESS'),
    evidence: expect.arrayContaining([
      { label: 'Missing permission', value: 'TableData 18 Customer: Insert (Base Application)' },
    ]),
  })
})

test('without any permission the lines about reading are red, and those about writing are not', async () => {
  const simulator = await startWorld()
  givePermissions(simulator, ['D365 AUTOMATION', 'D365 BASIC'])
  const wanted = writable.filter(({ entity }) => ['customers', 'salesOrders'].includes(entity.set))
  const lines = await runCheck(demoSubject(simulator, { wanted }))
  expect(lines.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toEqual([
    'read.customers',
    'read.salesOrders',
  ])
})

test.each([
  ['worked', 0, 'pass'],
  ['refused', 3_600_000, 'fail'],
  ['refused', 2 * 86_400_000, 'unknown'],
] as const)(
  'the last real call, which %s %d ms ago, decides what nothing else can: %s',
  async (outcome, ageMs, verdict) => {
    const simulator = await startWorld()
    const [orders] = entitiesOf('standard').filter(({ set }) => set === 'salesOrders')
    const seen = { route: 'standard', set: 'salesOrders', outcome, at: Date.now() - ageMs } as const
    const lines = await runCheck(
      demoSubject(simulator, {
        wanted: [{ entity: orders as Entity, verbs: ['list', 'create'], actions: ['shipAndInvoice'] }],
        seenWrites: [
          { ...seen, verb: 'create' },
          { ...seen, verb: 'shipAndInvoice' },
        ],
      }),
    )
    expect(lineOf(lines, 'create.salesOrders').verdict).toBe(verdict)
    expect(lineOf(lines, 'call.salesOrders.shipAndInvoice').verdict).toBe(verdict)
  },
)

test('where nothing may be written, nothing but readings is sent', async () => {
  const simulator = await startWorld()
  simulator.journal.clear()
  const [customers] = writable.filter(({ entity }) => entity.set === 'customers')
  const wanted = [customers as (typeof writable)[number]]
  const lines = await runCheck(demoSubject(simulator, { wanted, writesStopped: 'The environment is a copy.' }))
  expect(lineOf(lines, 'create.customers')).toMatchObject({
    verdict: 'unknown',
    what: 'Writing customers was not looked at: The environment is a copy.',
  })
  expect(simulator.requests().filter(({ face, method }) => face === 'api' && method !== 'GET')).toEqual([])
})

test('with a blank key nothing is created, because a number would be drawn', async () => {
  const simulator = await startWorld()
  const [customers] = writable.filter(({ entity }) => entity.set === 'customers')
  const bodies: string[] = []
  const transport: Transport = async (request) => {
    if (typeof request.body === 'string') bodies.push(request.body)
    const answer = await fetchTransport(request)
    if (!request.url.includes('$select=id,number')) return answer
    const text = (await answer.text()).replace(/"number":"[^"]*"/g, '"number":""')
    return { ...answer, status: answer.status, headers: answer.headers, text: async () => text }
  }
  const wanted = [customers as (typeof writable)[number]]
  const lines = await runCheck(demoSubject(simulator, { wanted }), { transport })
  expect(lineOf(lines, 'create.customers')).toMatchObject({ verdict: 'unknown' })
  expect(bodies.some((body) => body.includes('"number"'))).toBe(false)
})
