import { type Connection, contract, type Operation, type OperationName, shapeOf } from '@landbridge/contract'
import { faults } from '@landbridge/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finishSetup, startDemoSetup } from './demo.ts'
import { makeDataFolder, type Running, startRunning } from './running.ts'

const data = makeDataFolder()
let landbridge: Running
let connection: Connection

beforeAll(async () => {
  landbridge = await startRunning({ data: data.path })
  connection = await finishSetup(landbridge.call, (await startDemoSetup(landbridge.call)).id)
})
afterAll(async () => {
  await landbridge?.end('SIGTERM')
  data.remove()
})

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Record<string, unknown>
}

/** A request as curl would send it. */
const curl = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
  const headers = { authorization: `Bearer ${landbridge.key}`, ...(init.headers as Record<string, string>) }
  const answer = await fetch(`${landbridge.url}${path}`, { method, redirect: 'manual', ...init, headers })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true
  return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : {} }
}

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})

/** A refusal is a fault of the table, with its status, its remedy and the id of the request. */
const expectFault = (answer: Answer, code?: string): void => {
  const { error } = answer.body as { error?: Record<string, string> }
  expect(error, `${answer.status} ${answer.text}`).toMatchObject({
    code: code ?? expect.any(String),
    message: expect.stringMatching(/\w/),
    remedy: expect.stringMatching(/\w/),
    who: expect.any(String),
    requestId: expect.any(String),
  })
  const known = faults[error?.code as keyof typeof faults]
  expect(known?.status, error?.code).toBe(answer.status)
}

test('a program works with records from key to deletion', async () => {
  const records = `/v1/connections/${connection.id}/records/customers`
  const first = await curl('GET', `${records}?top=2&orderBy=number&select=number,displayName&count=true`)
  expect(first.status).toBe(200)
  expect(first.body).toMatchObject({
    records: [{ number: '10000' }, {}],
    next: expect.any(String),
    count: expect.any(Number),
  })
  const second = await curl('GET', `${records}?cursor=${encodeURIComponent(String(first.body.next))}`)
  expect((second.body.records as { number: string }[])[0]?.number).not.toBe('10000')

  const created = await curl('POST', records, json({ displayName: 'Blue Yonder Airlines', creditLimit: 1_000.5 }))
  expect(created.status).toBe(201)
  const { id, '@odata.etag': etag } = created.body as Record<string, string>
  const found = await curl('GET', `${records}?filter=${encodeURIComponent("displayName eq 'Blue Yonder Airlines'")}`)
  expect(found.body.records).toMatchObject([{ id, creditLimit: 1_000.5 }])

  const changed = await curl('PATCH', `${records}/${id}`, json({ creditLimit: 2 }, { 'if-match': etag ?? '' }))
  expect(changed.body).toMatchObject({ id, creditLimit: 2, displayName: 'Blue Yonder Airlines' })
  expectFault(
    await curl('PATCH', `${records}/${id}`, json({ creditLimit: 3 }, { 'if-match': etag ?? '' })),
    'bc.record_changed',
  )
  expectFault(await curl('POST', records, json({ balanceDue: 5 })), 'bc.read_only')
  expect((await curl('DELETE', `${records}/${id}`, { headers: { 'if-match': '*' } })).status).toBe(204)
  expectFault(await curl('GET', `${records}/${id}`), 'bc.record_unknown')
})

test('a key may do what its role says, and nothing after it was revoked', async () => {
  const made = await curl('POST', '/v1/keys', json({ name: 'reader', role: 'reader' }))
  expect(made.status).toBe(201)
  const reader = { authorization: `Bearer ${made.body.key}` }
  expect((await curl('GET', '/v1/connections', { headers: reader })).status).toBe(200)
  expectFault(await curl('POST', '/v1/keys', json({ name: 'x', role: 'reader' }, reader)), 'request.forbidden')
  expect((await curl('DELETE', `/v1/keys/${made.body.id}`)).status).toBe(204)
  expectFault(await curl('GET', '/v1/connections', { headers: reader }), 'request.unauthenticated')
  expect((await curl('GET', '/v1/keys')).text).not.toContain(made.body.key)
})

test('a check runs and its lines are there to read', async () => {
  const path = `/v1/connections/${connection.id}/checks`
  const started = await curl('POST', path)
  expect(started.status).toBe(202)
  const read = () => curl('GET', `${path}/${started.body.id}`)
  await expect.poll(async () => (await read()).body.state, { timeout: 15_000, interval: 50 }).toBe('done')
  const { lines, verdict } = (await read()).body as { lines: { verdict: string }[]; verdict: string }
  expect(['pass', 'unknown']).toContain(verdict)
  expect(lines.length).toBeGreaterThan(8)
  expect(lines.filter((line) => line.verdict === 'pending')).toEqual([])
})

test('the OpenAPI document describes every operation, and each of its references leads somewhere', async () => {
  const { status, body } = await curl('GET', '/v1/openapi.json', { headers: { authorization: '' } })
  expect(status).toBe(200)
  expect(body.openapi).toBe('3.1.0')
  const ids = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((path) => Object.values(path))
    .map(({ operationId }) => operationId)
  expect(ids.sort()).toEqual(Object.keys(contract).sort())
  const references = [...JSON.stringify(body).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference)
  expect(references.length).toBeGreaterThan(20)
  const resolve = (reference: string): unknown =>
    reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name.replaceAll('~1', '/')], body)
  expect(references.filter((reference) => !reference.startsWith('#/') || resolve(reference) === undefined)).toEqual([])
})

test('the page of the reference is for people, without scripts', async () => {
  const { status, headers, text } = await curl('GET', '/v1/reference', { headers: { accept: 'text/html' } })
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('text/html')
  for (const name of Object.keys(contract)) expect(text).toContain(name)
  expect(text).not.toContain('<script')
})

const operations = Object.entries(contract) as [OperationName, Operation][]
const nobody = '00000000-0000-4000-8000-000000000000'

/** The path of an operation with something in each of its places. */
const pathOf = (operation: Operation, value = nobody): string => shapeOf(operation).path.replace(/\{\w+\}/g, value)

const carriesBody = (operation: Operation): boolean => {
  const { inBody, wholeBody } = shapeOf(operation)
  return inBody.length > 0 || wholeBody !== undefined
}
const bodyOf = (operation: Operation): RequestInit => (carriesBody(operation) ? json({}) : {})

test.each(operations.filter(([, { role }]) => role !== 'public'))(
  '%s refuses whoever brings no key, or a wrong one',
  async (_, operation) => {
    const init = bodyOf(operation)
    for (const authorization of ['', 'Bearer lb_wrong', `Basic ${btoa('owner:owner')}`]) {
      const headers = { ...(init.headers as Record<string, string>), authorization }
      const answer = await curl(shapeOf(operation).method, pathOf(operation), { ...init, headers })
      expectFault(answer, 'request.unauthenticated')
    }
  },
)

test.each(operations.filter(([, operation]) => carriesBody(operation)))(
  '%s refuses a body that is not what it says',
  async (_, operation) => {
    const send = (body: string, type = 'application/json') =>
      curl(shapeOf(operation).method, pathOf(operation), { headers: { 'content-type': type }, body })
    expectFault(await send('{"a":'), 'request.malformed')
    expectFault(await send('a,b', 'text/csv'), 'request.media_type')
    for (const body of ['null', '[]', '"text"', '7', '{"__proto__":{"x":1}}', '{"constructor":{}}']) {
      const answer = await send(body)
      expect(answer.status, `${body}: ${answer.text}`).toBeLessThan(500)
      if (answer.status >= 400) expectFault(answer)
    }
  },
)

test.each(operations.filter(([, { route }]) => route.includes('{')))(
  '%s refuses what does not exist, and what cannot be an id',
  async (name, operation) => {
    const values = ['x', '%00', '..%2F..%2Fetc', "'; drop table keys --", '%E0%A4%A', 'ü'.repeat(300)]
    // Every name of an entity set is an answer of its own; the others are ids, and this one is nobody's.
    for (const value of name === 'catalogue.set' ? values : [...values, nobody]) {
      const answer = await curl(shapeOf(operation).method, pathOf(operation, value), bodyOf(operation))
      expect(answer.status, `${value}: ${answer.text}`).toBeGreaterThanOrEqual(400)
      expect(answer.status, `${value}: ${answer.text}`).toBeLessThan(500)
      expectFault(answer)
    }
  },
)

const records = (query: string) => () => `/v1/connections/${connection.id}/records/customers?${query}`

test.each<[string, string, () => string, RequestInit, string]>([
  ['an address that is none', 'GET', () => '/v1/nothing', {}, 'request.route_unknown'],
  ['a method that is not meant', 'PUT', () => '/v1/connections', json({}), 'request.method_wrong'],
  [
    'a field that is unknown',
    'POST',
    () => '/v1/keys',
    json({ name: 'a', role: 'reader', colour: 'red' }),
    'request.invalid',
  ],
  ['a role that does not exist', 'POST', () => '/v1/keys', json({ name: 'a', role: 'king' }), 'request.invalid'],
  ['a name of the wrong type', 'POST', () => '/v1/keys', json({ name: 7, role: 'reader' }), 'request.invalid'],
  ['no name', 'POST', () => '/v1/keys', json({ role: 'reader' }), 'request.invalid'],
  ['a blank name', 'POST', () => '/v1/keys', json({ name: '   ', role: 'reader' }), 'request.invalid'],
  ['an option of a query twice', 'GET', records('top=1&top=2'), {}, 'request.invalid'],
  ['a page of nothing', 'GET', records('top=0'), {}, 'request.invalid'],
  ['a page that is no number', 'GET', records('top=many'), {}, 'request.invalid'],
  ['a page larger than any', 'GET', records('top=20001'), {}, 'request.invalid'],
  ['a filter that cannot be read', 'GET', records('filter=displayName%20eq'), {}, 'bc.input_refused'],
  [
    'a set that does not exist',
    'GET',
    () => `/v1/connections/${connection.id}/records/unicorns`,
    {},
    'catalogue.unknown_set',
  ],
  ['an integration of nothing', 'POST', () => '/v1/integrations', json({ name: 'a', wanted: [] }), 'request.invalid'],
  [
    'an integration with unknown sets',
    'POST',
    () => '/v1/integrations',
    json({ name: 'a', wanted: [{ set: 'unicorns', verbs: ['list'] }] }),
    'catalogue.unknown_set',
  ],
  [
    'a change without etag',
    'PATCH',
    () => `/v1/connections/${connection.id}/records/customers/${nobody}`,
    json({ displayName: 'x' }),
    'request.invalid',
  ],
  ['a sign-in without anything', 'POST', () => '/v1/session', json({}), 'request.invalid'],
  ['a sign-in with a spent ticket', 'POST', () => '/v1/session', json({ ticket: 'spent' }), 'request.unauthenticated'],
])('refuses %s', async (_, method, path, init, code) => {
  expectFault(await curl(method, path(), init), code)
})

test('refuses a body that is larger than any it takes', async () => {
  const answer = await curl('POST', '/v1/keys', json({ name: 'a'.repeat(12_000_000), role: 'reader' }))
  expectFault(answer, 'request.too_large')
})

test('after all of this it still does its work', async () => {
  expect((await curl('GET', '/v1/health')).body).toMatchObject({ status: 'ok', store: 'ok' })
  expect(landbridge.output()).not.toContain('"level":"error"')
})
