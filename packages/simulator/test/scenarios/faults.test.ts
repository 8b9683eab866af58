import { get } from 'node:https'
import type { FaultRule, Simulator } from '@landbridge/simulator'
import { expect, test } from 'vitest'
import { askToken, bcScope, startForTest } from '../support.ts'

const withRule = async (fault: FaultRule) => {
  const sim = await startForTest()
  const played = await sim.play({ id: 'under-test', title: 'A rule', steps: [{ fault }] })
  return { sim, played }
}

const bearer = async (sim: Simulator) => ({ authorization: `Bearer ${(await askToken(sim)).body.access_token}` })

const companies = ({ env }: Simulator) => `${env.BC_URL}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/v2.0/companies`

const outcomes = async (count: number, ask: () => Promise<Response>): Promise<number[]> => {
  const statuses: number[] = []
  for (let at = 0; at < count; at++) statuses.push((await ask()).status)
  return statuses
}

test.each<[string, FaultRule['when'], number[]]>([
  ['every request', {}, [418, 418, 418, 418, 418, 418]],
  ['the second one', { nth: 2 }, [401, 418, 401, 401, 401, 401]],
  ['the first and the fourth', { nth: [1, 4] }, [418, 401, 401, 418, 401, 401]],
  ['the first two', { first: 2 }, [418, 418, 401, 401, 401, 401]],
  ['all behind the fourth', { after: 4 }, [401, 401, 401, 401, 418, 418]],
  ['every third', { every: 3 }, [401, 401, 418, 401, 401, 418]],
])('a rule touches %s', async (_, when, expected) => {
  const { sim, played } = await withRule({ when: when ?? {}, answer: { status: 418, text: '' } })
  expect(await outcomes(6, () => fetch(companies(sim)))).toEqual(expected)
  const touched = expected.filter((status) => status === 418).length
  expect(played.rules()).toEqual([{ name: 'under-test steps[0]', fitted: 6, touched }])
  played.stop()
  expect((await fetch(companies(sim))).status).toBe(401)
})

test('a rule is for the requests that fit in everything it says', async () => {
  const { sim } = await withRule({
    on: {
      face: 'api',
      method: 'get',
      host: '127.0.0.1:*',
      path: '/v2.0/*/production/api/v2.0/*',
      set: 'Customers',
      headers: { prefer: '*maxpagesize*' },
      query: { $top: '5' },
    },
    answer: { status: 418, text: '' },
  })
  const base = `${companies(sim)}(${sim.env.COMPANY})`
  const ask = async (path: string, init: RequestInit = {}) => (await fetch(`${base}${path}`, init)).status
  const headers = { prefer: 'odata.maxpagesize=5' }
  expect(await ask('/customers?$top=5', { headers })).toBe(418)
  expect(await ask('/customers/$count?%24top=5', { headers })).toBe(418)
  expect(await ask('/vendors?$top=5', { headers })).toBe(401)
  expect(await ask('/customers?$top=6', { headers })).toBe(401)
  expect(await ask('/customers?$top=5')).toBe(401)
  expect(await ask('/customers?$top=5', { headers, method: 'POST' })).toBe(401)
})

test('a rule can go by the fields of a form', async () => {
  const { sim } = await withRule({ on: { form: { scope: '*graph*' } }, answer: { aadsts: 90033 } })
  expect((await askToken(sim, { scope: bcScope })).status).toBe(200)
  expect((await askToken(sim, { scope: 'https://graph.microsoft.com/.default' })).body.error_codes).toEqual([90033])
})

test('refusals have the shape of the service that refuses', async () => {
  const sim = await startForTest()
  const ask = async (answer: FaultRule['answer'], url: string) => {
    const played = await sim.play({ id: 'shape', title: 'A shape', steps: [{ fault: { answer: answer ?? {} } }] })
    const response = await fetch(url, { redirect: 'manual', headers: { accept: 'application/json' } })
    played.stop()
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const bc = await ask({ bc: 'Internal_TenantUnavailable', headers: { 'retry-after': '7' } }, companies(sim))
  expect([bc.status, bc.headers.get('retry-after')]).toEqual([503, '7'])
  expect(JSON.parse(bc.text).error).toMatchObject({
    code: 'Internal_TenantUnavailable',
    message: expect.stringMatching(/CorrelationId: {2}[0-9a-f-]{36}\.$/),
  })
  const graph = await ask(
    { graph: 'Authorization_RequestDenied', status: 403, message: 'No.' },
    `${sim.env.GRAPH_URL}/v1.0/me`,
  )
  expect([graph.status, JSON.parse(graph.text).error]).toMatchObject([
    403,
    { code: 'Authorization_RequestDenied', message: 'No.', innerError: { 'request-id': expect.any(String) } },
  ])
  const admin = await ask({ admin: 'EnvironmentNotFound', status: 404 }, `${sim.env.BC_URL}/admin/v2.29/applications`)
  expect([admin.status, JSON.parse(admin.text).code]).toEqual([404, 'EnvironmentNotFound'])
  const authorize = `${sim.env.AUTHORITY}/common/oauth2/v2.0/authorize?redirect_uri=https%3A%2F%2Fa.example%2Fcb&state=s1`
  const page = await ask({ aadsts: 50105 }, authorize)
  expect(page.text).toContain('AADSTS50105')
  const back = new URL((await ask({ aadsts: 65004 }, authorize)).headers.get('location') ?? '')
  expect([back.origin, back.searchParams.get('error'), back.searchParams.get('state')]).toEqual([
    'https://a.example',
    'access_denied',
    's1',
  ])
})

test('an answer can be changed on its way', async () => {
  const { sim } = await withRule({
    on: { path: '*/companies' },
    change: { headers: { 'request-id': null, 'x-proxy': 'yes' }, json: { '@odata.context': null, extra: { a: 1 } } },
  })
  const response = await fetch(companies(sim), { headers: await bearer(sim) })
  const body = (await response.json()) as Record<string, unknown>
  expect(Object.keys(body)).toEqual(['value', 'extra'])
  expect([response.headers.get('request-id'), response.headers.get('x-proxy')]).toEqual([null, 'yes'])
})

test('a page of HTML can come in place of JSON', async () => {
  const { sim } = await withRule({
    on: { path: '*/companies' },
    change: { headers: { 'content-type': 'text/html' }, text: '<h1>Hotel network: sign in</h1>' },
  })
  const response = await fetch(companies(sim), { headers: await bearer(sim) })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html'])
  await expect(response.json()).rejects.toThrow(SyntaxError)
})

test('a request can be exchanged, so that the tenant, the scope or the credential is another one', async () => {
  const sim = await startForTest()
  const { id } = sim.control.createTenant({ displayName: 'Other', domains: ['other.example'] })
  const play = (fault: FaultRule) => sim.play({ id: 'exchange', title: 'Exchange', steps: [{ fault }] })
  const tenant = await play({ on: { path: '*/token' }, send: { path: { from: sim.env.TENANT, to: id } } })
  expect((await askToken(sim)).body.error_codes).toEqual([700016])
  tenant.stop()
  const scope = await play({ on: { path: '*/token' }, send: { form: { scope: bcScope.replace('/.d', '//.d') } } })
  expect((await fetch(companies(sim), { headers: await bearer(sim) })).status).toBe(401)
  scope.stop()
  const headers = await bearer(sim)
  await play({ on: { face: 'api' }, send: { headers: { authorization: null } } })
  expect((await fetch(companies(sim), { headers })).status).toBe(401)
})

test('a connection can be reset before and after the headers, and a body can break off', async () => {
  const sim = await startForTest()
  const play = (fault: FaultRule) => sim.play({ id: 'wire', title: 'Wire', steps: [{ fault }] })
  const ask = () => fetch(`${sim.env.AUTHORITY}/${sim.env.TENANT}/v2.0/.well-known/openid-configuration`)
  const whole = await (await ask()).text()

  const before = await play({ breaks: 'before headers' })
  await expect(ask()).rejects.toThrow('fetch failed')
  before.stop()

  const after = await play({ breaks: 'after headers' })
  const headed = await ask()
    .then(
      (response) => response.text(),
      (error: unknown) => Promise.reject(error),
    )
    .catch((error: unknown) => error)
  expect(headed).toBeInstanceOf(Error)
  after.stop()

  const cut = await play({ keepBytes: 40 })
  const response = await ask()
  expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(whole)))
  const pieces: Uint8Array[] = []
  const reading = (async () => {
    for await (const piece of response.body!) pieces.push(piece)
  })()
  await expect(reading).rejects.toThrow()
  expect(Buffer.concat(pieces).toString()).toBe(whole.slice(0, 40))
  cut.stop()

  const other = await play({ breaks: 'not http' })
  await expect(ask()).rejects.toThrow()
  other.stop()
  expect(await (await ask()).text()).toBe(whole)
})

test('a connection can end under TLS too', async () => {
  const sim = await startForTest({ tls: true })
  await sim.play({ id: 'wire', title: 'Wire', steps: [{ fault: { on: { face: 'graph' }, breaks: 'before headers' } }] })
  const ask = (address: string) =>
    new Promise<number>((resolve, reject) => {
      const sent = get(`${address}/v1.0/me`, { rejectUnauthorized: false, agent: false }, ({ statusCode, socket }) => {
        socket.destroy()
        resolve(statusCode ?? 0)
      })
      sent.on('error', reject)
    })
  await expect(ask(sim.addresses.graph)).rejects.toThrow('socket hang up')
  expect(await ask(sim.addresses.api)).toBe(404)
  expect(sim.log().filter(({ level }) => level === 'error')).toEqual([])
})

test('an answer can be late, and a stopped simulator does not wait for it', async () => {
  const { sim } = await withRule({ on: { face: 'graph' }, delayMs: 600_000 })
  const seen: string[] = []
  const late = fetch(`${sim.env.GRAPH_URL}/v1.0/me`).then(
    () => seen.push('answered'),
    () => seen.push('broken'),
  )
  await expect.poll(() => sim.scenarios.active()[0]?.rules()[0]?.touched).toBe(1)
  expect((await fetch(`${sim.env.AUTHORITY}/_simulator/`)).status).toBe(200)
  expect(seen).toEqual([])
  await sim.stop()
  await late
  expect(seen).toHaveLength(1)
})

test('the control API and the pages of the simulator are left alone', async () => {
  const { sim } = await withRule({ answer: { status: 500, text: '' } })
  expect((await fetch(`${sim.addresses.api}/_simulator/state`)).status).toBe(200)
  expect((await fetch(sim.addresses.api)).status).toBe(500)
})

test('the journal names the rule that had a hand in an answer', async () => {
  const { sim } = await withRule({
    name: 'gateway down',
    on: { face: 'api' },
    when: { nth: 2 },
    breaks: 'before headers',
  })
  await fetch(companies(sim))
  await expect(fetch(companies(sim))).rejects.toThrow()
  expect(sim.requests({ face: 'api' }).map(({ status, rule }) => ({ status, rule }))).toEqual([
    { status: 401, rule: undefined },
    { status: 0, rule: 'gateway down' },
  ])
})
