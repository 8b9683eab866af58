import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createClient, type TransportRequest } from '../src/index.ts'
import { companyId, customer, listen, recordId, refusal, tenant } from './listen.ts'

const rows = { status: 200, body: { value: [customer()] } }
const busy = refusal(429, 'Application_TooManyRequests', 'Too many.', { 'retry-after': '3' })

describe('a request', () => {
  test('carries token, versions, language and an id of its own', async () => {
    const { bc, received, base } = await listen([rows])
    await bc.customers.list({ select: ['number'], filter: { number: "O'1" }, pageSize: 5 })
    await bc.customers.list()
    const [first, second] = received
    expect(first?.url).toBe(`${base}/customers?$select=number&$filter=number%20eq%20%27O%27%271%27`)
    expect(first?.headers).toMatchObject({
      authorization: 'Bearer the-token',
      accept: 'application/json',
      'accept-language': 'en-US',
      'odata-version': '4.0',
      'odata-maxversion': '4.0',
      prefer: 'odata.maxpagesize=5',
    })
    expect(first?.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    expect(second?.headers['client-request-id']).not.toBe(first?.headers['client-request-id'])
    expect(second?.headers.prefer).toBeUndefined()
  })

  test('asks for the token each time', async () => {
    const tokens = ['token-1', 'token-2']
    const { bc, received } = await listen([busy, rows], { token: async () => tokens.shift() ?? '' })
    await bc.customers.list()
    expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2'])
  })

  test('that cannot have a token is not sent, and says what the source says', async () => {
    const { bc, received } = await listen([rows], { token: () => Promise.reject(new Error('no token today')) })
    await expect(bc.customers.list()).rejects.toThrow('no token today')
    expect(received).toHaveLength(0)
    expect(bc.governor.state().inFlight).toBe(0)
  })
})

describe('a read', () => {
  test('waits as long as it is told, and the other calls of the client with it', async () => {
    const { bc, received, clock } = await listen([busy, rows])
    const { records } = await bc.customers.list()
    expect(records[0]?.displayName).toBe('Adatum')
    expect(received).toHaveLength(2)
    expect(clock.waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(3_000)
  })

  test.each([
    ['a 503', { status: 503, body: '<html></html>' }],
    ['a 502', { status: 502 }],
    ['a 504', { status: 504 }],
    ['a 408', { status: 408 }],
    ['a broken connection', 'hangUp'],
  ] as const)('is repeated after %s', async (_, reply) => {
    const { bc, received } = await listen([reply, rows])
    await bc.customers.list()
    expect(received).toHaveLength(2)
  })

  test('is repeated when its answer breaks in the middle', async () => {
    const { bc, received } = await listen([
      { status: 200, headers: { 'content-length': '5000' }, body: '{"value":[' },
      rows,
    ])
    const listing = bc.customers.list({}, { timeoutMs: 5_000 })
    // The first answer never ends by itself.
    await expect.poll(() => received.length).toBe(1)
    received[0]?.socket.destroy()
    await listing
    expect(received).toHaveLength(2)
  })

  test('is given up in the end, with the last fault', async () => {
    const { bc, received } = await listen([{ status: 503 }])
    await expect(bc.customers.list()).rejects.toMatchObject({ code: 'bc.unavailable', details: { status: 503 } })
    expect(received).toHaveLength(4)
  })

  test('does not wait longer than its patience', async () => {
    const { bc, received, clock } = await listen([refusal(503, 'X', 'No.', { 'retry-after': '600' })])
    await expect(bc.customers.list()).rejects.toMatchObject({ details: { retryAfterMs: 600_000 } })
    expect(received).toHaveLength(1)
    expect(clock.waits).toEqual([])
    // The pause holds for the other calls as well.
    await expect(bc.items.list()).rejects.toMatchObject({ code: 'bc.throttled' })
    expect(received).toHaveLength(1)
  })

  test('with no patience is sent once', async () => {
    const { bc, received } = await listen([busy, rows], { patienceMs: 0 })
    await expect(bc.customers.list()).rejects.toMatchObject({ code: 'bc.throttled' })
    expect(received).toHaveLength(1)
  })

  test('of bulk work may be more patient than its client', async () => {
    const { bc, received } = await listen([
      refusal(429, 'Application_TooManyRequests', 'No.', { 'retry-after': '200' }),
      rows,
    ])
    await bc.customers.list({}, { patienceMs: 600_000, priority: 'bulk' })
    expect(received).toHaveLength(2)
  })

  test('of a part tells the missing record from a missing set', async () => {
    const { bc } = await listen([refusal(404, 'BadRequest_ResourceNotFound')])
    await expect(bc.salesInvoices.part(recordId, 'salesInvoiceLines').list()).rejects.toMatchObject({
      code: 'bc.record_unknown',
    })
    await expect(bc.records('cars').get(recordId)).rejects.toMatchObject({ code: 'bc.route_unknown' })
  })

  test('is not repeated when Business Central has decided', async () => {
    const { bc, received } = await listen([refusal(400, 'BadRequest')])
    await expect(bc.customers.list()).rejects.toMatchObject({ code: 'bc.input_refused' })
    expect(received).toHaveLength(1)
  })

  test('that gets a page instead of JSON says so', async () => {
    const { bc, received } = await listen([{ status: 200, body: '<html>Sign in</html>' }])
    await expect(bc.customers.list()).rejects.toMatchObject({ code: 'bc.unexpected' })
    expect(received).toHaveLength(1)
  })

  test('ends with the time that the caller gives, after one more try', async () => {
    const { bc, received } = await listen(['silence'])
    await expect(bc.customers.list({}, { timeoutMs: 30 })).rejects.toMatchObject({ code: 'net.timeout' })
    expect(received).toHaveLength(2)
    expect(bc.governor.state().inFlight).toBe(0)
  })

  test('ends when the caller gives up, and is not repeated', async () => {
    const { bc, received } = await listen(['silence'])
    const controller = new AbortController()
    const listing = bc.customers.list({}, { signal: controller.signal })
    await expect.poll(() => received.length).toBe(1)
    controller.abort(new Error('enough'))
    await expect(listing).rejects.toMatchObject({ code: 'net.aborted' })
    expect(received).toHaveLength(1)
    expect(bc.governor.state().inFlight).toBe(0)
  })

  test('follows no redirect, because the token would go along', async () => {
    const { bc, received } = await listen([{ status: 302, headers: { location: 'http://127.0.0.1:9/' } }])
    await expect(bc.customers.list()).rejects.toMatchObject({ code: 'bc.unexpected', details: { status: 302 } })
    expect(received).toHaveLength(1)
  })
})

describe('a new record', () => {
  const draft = { displayName: 'Adatum', number: '1' }

  test.each([
    ['a broken connection', 'hangUp', 'net.lost'],
    ['a gateway fault', { status: 502 }, 'bc.unavailable'],
    ['a gateway time-out', { status: 504 }, 'bc.timeout'],
    ['an unclear 503', { status: 503 }, 'bc.unavailable'],
    ['an answer that is not JSON', { status: 201, body: 'ok' }, 'bc.unexpected'],
  ] as const)('is never sent twice after %s', async (_, reply, code) => {
    const { bc, received } = await listen([reply, { status: 201, body: customer() }])
    await expect(bc.customers.create(draft)).rejects.toMatchObject({ code })
    expect(received).toHaveLength(1)
  })

  test('is not sent twice when the caller runs out of time', async () => {
    const { bc, received } = await listen(['silence'])
    await expect(bc.customers.create(draft, { timeoutMs: 30 })).rejects.toMatchObject({ code: 'net.timeout' })
    expect(received).toHaveLength(1)
  })

  test.each([
    ['it was turned away for the limits', busy],
    ['the environment was not there', refusal(503, 'Internal_TenantUnavailable')],
  ])('is sent again when %s', async (_, reply) => {
    const { bc, received } = await listen([reply, { status: 201, body: customer() }])
    expect((await bc.customers.create(draft)).id).toBe(recordId)
    expect(received).toHaveLength(2)
  })

  test('is sent again when nothing listened yet', async () => {
    const server = createServer((_, response) => response.writeHead(201).end(JSON.stringify(customer())))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    let waited = 0
    const bc = createClient({
      tenant,
      environment: 'Production',
      company: companyId,
      endpoints: { api: `http://127.0.0.1:${port}` },
      token: async () => 'x',
      wait: async () => {
        waited += 1
        if (waited === 1) await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
      },
    })
    try {
      expect((await bc.customers.create(draft)).id).toBe(recordId)
      expect(waited).toBe(1)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  test('keeps the order of its properties', async () => {
    const { bc, received } = await listen([{ status: 201, body: customer() }])
    await bc.customers.create({ type: 'Company', number: '1', displayName: 'Adatum', addressLine1: 'x' })
    expect(received[0]?.body).toBe('{"type":"Company","number":"1","displayName":"Adatum","addressLine1":"x"}')
    expect(received[0]?.headers['content-type']).toBe('application/json')
  })

  test('with a number that JSON cannot carry is refused before it is sent', async () => {
    const { bc, received } = await listen([rows])
    await expect(bc.customers.create({ displayName: 'A', creditLimit: Number.NaN })).rejects.toThrow(
      'draft.creditLimit',
    )
    expect(received).toHaveLength(0)
  })
})

describe('a change', () => {
  const record = customer()
  const changed = { status: 200, body: customer({ '@odata.etag': 'W/"two"', creditLimit: 5 }) }

  test('names the version that was read', async () => {
    const { bc, received } = await listen([changed])
    const stored = await bc.customers.update(record, { creditLimit: 5 })
    expect(stored['@odata.etag']).toBe('W/"two"')
    expect(received[0]).toMatchObject({
      method: 'PATCH',
      body: '{"creditLimit":5}',
      headers: { 'if-match': 'W/"one"' },
    })
  })

  test('that names no version is refused before it is sent', async () => {
    const { bc, received } = await listen([changed])
    const { '@odata.etag': _, ...bare } = record
    await expect(bc.customers.update(bare, { creditLimit: 5 })).rejects.toThrow('etag is missing')
    expect(received).toHaveLength(0)
  })

  test('is repeated after a lost answer, because a second one is refused', async () => {
    const { bc, received } = await listen(['hangUp', changed])
    await bc.customers.update(record, { creditLimit: 5 })
    expect(received.map(({ headers }) => headers['if-match'])).toEqual(['W/"one"', 'W/"one"'])
  })

  test('that may have been made by the lost try tells the caller to look', async () => {
    const { bc, received } = await listen(['hangUp', refusal(409, 'Request_EntityChanged')])
    await expect(bc.customers.update(record, { creditLimit: 5 })).rejects.toMatchObject({
      code: 'bc.record_changed',
      message: expect.stringContaining('perhaps by that try'),
      cause: { code: 'net.lost' },
    })
    expect(received).toHaveLength(2)
  })

  test('that overwrites is never sent twice', async () => {
    const { bc, received } = await listen(['hangUp', changed])
    await expect(bc.customers.update(recordId, { creditLimit: 5 }, { overwrite: true })).rejects.toMatchObject({
      code: 'net.lost',
    })
    expect(received.map(({ headers }) => headers['if-match'])).toEqual(['*'])
  })

  test('of a record that somebody else changed is refused', async () => {
    const { bc, received } = await listen([refusal(409, 'Request_EntityChanged')])
    await expect(bc.customers.update(record, { creditLimit: 5 })).rejects.toMatchObject({ code: 'bc.record_changed' })
    expect(received).toHaveLength(1)
  })

  test('whose answer is empty reads the record instead', async () => {
    const { bc, received } = await listen([{ status: 204 }, { status: 200, body: customer() }])
    expect((await bc.customers.update(record, { creditLimit: 5 })).number).toBe('10000')
    expect(received.map(({ method }) => method)).toEqual(['PATCH', 'GET'])
  })
})

describe('a deletion', () => {
  const gone = refusal(404, 'BadRequest_ResourceNotFound')

  test('counts as done when the record is gone after a lost answer', async () => {
    const { bc, received } = await listen(['hangUp', gone])
    await bc.customers.delete(recordId)
    expect(received.map(({ method, headers }) => [method, headers['if-match']])).toEqual([
      ['DELETE', '*'],
      ['DELETE', '*'],
    ])
  })

  test('of a record that was never there is a fault', async () => {
    const { bc } = await listen([gone])
    await expect(bc.customers.delete(recordId)).rejects.toMatchObject({ code: 'bc.record_unknown' })
  })

  test('names the version of the record that is given', async () => {
    const { bc, received } = await listen([{ status: 204 }])
    await bc.customers.delete(customer())
    expect(received[0]?.headers['if-match']).toBe('W/"one"')
  })
})

describe('a bound action', () => {
  test('is posted below the record, with its etag, and says what it made', async () => {
    const made = '44444444-4444-4444-8444-444444444444'
    const { bc, received, base } = await listen([
      { status: 201, headers: { location: `https://x/api/v2.0/companies(${companyId})/salesOrders(${made})` } },
    ])
    const result = await bc.salesQuotes.action('makeOrder', { id: recordId, '@odata.etag': 'W/"q"' })
    expect(result).toMatchObject({ status: 201, set: 'salesOrders', id: made })
    expect(received[0]).toMatchObject({
      method: 'POST',
      url: `${base}/salesQuotes(${recordId})/Microsoft.NAV.makeOrder`,
      headers: { 'if-match': 'W/"q"' },
    })
  })

  test('is never done twice when its answer is lost', async () => {
    const { bc, received } = await listen(['hangUp', { status: 204 }])
    await expect(bc.salesInvoices.action('post', recordId)).rejects.toMatchObject({ code: 'net.lost' })
    expect(received).toHaveLength(1)
    expect(received[0]?.headers['if-match']).toBeUndefined()
  })
})

test('no fault of any kind shows the token', async () => {
  const token = 'canary-5f1d0c'
  const leaking = async ({ headers }: TransportRequest) => {
    const error = new Error(`cannot send ${headers.authorization}`)
    throw Object.assign(error, { request: { headers }, code: 'ECONNRESET' })
  }
  const { bc } = await listen([refusal(401, 'Authentication_InvalidCredentials')], { token: async () => token })
  const other = createClient({
    tenant,
    environment: 'P',
    company: companyId,
    token: async () => token,
    transport: leaking,
    patienceMs: 0,
  })
  for (const fail of [
    () => bc.customers.list(),
    () => other.customers.list(),
    () => other.customers.create({ displayName: 'A' }),
  ]) {
    const fault = await fail().then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(fault).toHaveProperty('code')
    expect(inspect(fault, { depth: 20, showHidden: true })).not.toContain(token)
    expect(JSON.stringify(fault)).not.toContain(token)
  }
})
