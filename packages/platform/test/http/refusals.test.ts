import { contract, type Operation, shapeOf } from '@landbridge/contract'
import { describe, expect, test } from 'vitest'
import { usePlatform } from '../platform.ts'
import { call, refusalIn, sendBytes } from './raw.ts'

const at = usePlatform()
const bearer = () => ({ authorization: `Bearer ${at.key}` })
const json = () => ({ ...bearer(), 'content-type': 'application/json' })
const post = (path: string, body: string | Buffer, headers: Record<string, string> = json()) =>
  call(`${at.url}${path}`, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) })
const host = () => new URL(at.url).host
const guid = '11111111-1111-4111-8111-111111111111'

describe('an address', () => {
  test.each(['/v1/nothing', '/v1', '/', '/v2/keys', '/v1/keys/a/b', '/favicon.ico'])(
    'without anything behind it is refused: %s',
    async (path) => {
      const answer = await call(`${at.url}${path}`, { headers: bearer() })
      expect([answer.status, refusalIn(answer).code]).toEqual([404, 'request.route_unknown'])
    },
  )

  test('unknown is refused before its body is read, whatever its type', async () => {
    const answer = await post('/v1/nothing', 'not json', { 'content-type': 'text/plain' })
    expect([answer.status, refusalIn(answer).code]).toEqual([404, 'request.route_unknown'])
  })

  test.each([
    ['PUT', '/v1/keys', 'GET, POST, HEAD'],
    ['OPTIONS', `/v1/keys/${guid}`, 'DELETE'],
    ['POST', '/v1/openapi.json', 'GET, HEAD'],
    ['TRACE', '/v1/session', 'GET, POST, DELETE, HEAD'],
  ])('does not take the method %s: %s', async (method, path, allow) => {
    const answer = await sendBytes(
      at.url,
      `${method} ${path} HTTP/1.1\r\nHost: ${host()}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    )
    expect([answer.status, refusalIn(answer).code]).toEqual([405, 'request.method_wrong'])
    expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(allow.split(', ').sort())
  })

  test.each(['/v1/keys/%', '/v1/keys/%zz', '/%E0%A4%A', '/v1/integrations/%c0%ae'])(
    'that is badly percent-encoded is refused: %s',
    async (path) => {
      const answer = await call(`${at.url}${path}`, { headers: bearer() })
      expect([answer.status, refusalIn(answer).code]).toEqual([400, 'request.malformed'])
    },
  )

  test('with a badly percent-encoded query is refused', async () => {
    const answer = await call(`${at.url}/v1/setups?state=%zz`, { headers: bearer() })
    expect([answer.status, refusalIn(answer).code]).toEqual([400, 'request.malformed'])
  })

  test('with too long a part is refused', async () => {
    const answer = await call(`${at.url}/v1/keys/${'a'.repeat(5_000)}`, { method: 'DELETE', headers: bearer() })
    expect([answer.status, refusalIn(answer).code]).toEqual([413, 'request.too_large'])
  })

  test('or headers that are too long are refused', async () => {
    for (const bytes of [
      `GET /v1/keys?x=${'a'.repeat(70_000)} HTTP/1.1\r\nHost: ${host()}\r\n\r\n`,
      `GET /v1/keys HTTP/1.1\r\nHost: ${host()}\r\nX-Long: ${'a'.repeat(70_000)}\r\n\r\n`,
    ]) {
      const answer = await sendBytes(at.url, bytes)
      expect([answer.status, refusalIn(answer).code]).toEqual([431, 'request.too_large'])
    }
  })
})

describe('what is not HTTP', () => {
  test.each([
    ['nonsense', 'nonsense\r\n\r\n'],
    ['a wrong version', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['a header without a colon', 'GET /v1/health HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n'],
    ['two lengths', 'POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc'],
    [
      'a length and chunks',
      'POST /v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc',
    ],
    ['a TLS greeting', Buffer.from('16030100c8010000c40303', 'hex')],
  ])('is refused: %s', async (_, bytes) => {
    const answer = await sendBytes(at.url, bytes)
    expect([answer.status, refusalIn(answer).code]).toEqual([400, 'request.malformed'])
  })

  test('an unknown expectation and a tunnel are refused', async () => {
    const expectation = await sendBytes(
      at.url,
      `GET /v1/health HTTP/1.1\r\nHost: ${host()}\r\nExpect: the-unexpected\r\n\r\n`,
    )
    expect([expectation.status, refusalIn(expectation).code]).toEqual([400, 'request.malformed'])
    const tunnel = await sendBytes(at.url, 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n')
    expect([tunnel.status, refusalIn(tunnel).code]).toEqual([405, 'request.method_wrong'])
  })
})

describe('a body', () => {
  test.each([
    ['broken', '{"name": '],
    ['empty', ''],
    ['no object', '[1, 2]'],
    ['a bare text', '"name"'],
    ['null', 'null'],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['after the prototype', '{"name": "x", "role": "reader", "__proto__": {"admin": true}}'],
    ['after the prototype in disguise', '{"\\u005f_proto__": {"admin": true}}'],
  ])('that is %s is refused', async (_, body) => {
    const answer = await post('/v1/keys', body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(refusalIn(answer).code).toMatch(/^request\.(malformed|invalid)$/)
  })

  test.each([
    'text/plain',
    'application/xml',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'json',
    ';',
  ])('of another type is refused: %s', async (type) => {
    const answer = await post('/v1/keys', '{"name": "x", "role": "reader"}', { ...bearer(), 'content-type': type })
    expect([answer.status, refusalIn(answer).code]).toEqual([415, 'request.media_type'])
  })

  test('that is too large is refused: 1 MB of fields, 10 MB of a record', async () => {
    const large = JSON.stringify({ name: 'x'.repeat(1_100_000), role: 'reader' })
    const fields = await post('/v1/keys', large)
    expect([fields.status, refusalIn(fields).code]).toEqual([413, 'request.too_large'])
    const record = await post(`/v1/connections/${guid}/records/customers`, large)
    expect(refusalIn(record).code).toBe('connection.unknown')
    const huge = await post(
      `/v1/connections/${guid}/records/customers`,
      JSON.stringify({ displayName: 'x'.repeat(10_500_000) }),
    )
    expect([huge.status, refusalIn(huge).code]).toEqual([413, 'request.too_large'])
  })

  test.each([
    [{ role: 'reader' }, 'name'],
    [{ name: 'x', role: 'king' }, 'role'],
    [{ name: ' ', role: 'reader' }, 'name'],
    [{ name: 'x', role: 'reader', colour: 'red' }, 'colour'],
    [{ name: 'x', role: 'reader', integrationId: 'not-a-guid' }, 'integrationId'],
    [{ name: 7, role: 'reader' }, 'name'],
    [{ name: 'a\u0000b', role: 'reader' }, 'name'],
    [{ name: 'half a \ud83d pair', role: 'reader' }, 'name'],
  ])('with a wrong field names it: %j', async (body, field) => {
    const answer = await post('/v1/keys', JSON.stringify(body))
    expect(answer.status).toBe(422)
    expect(refusalIn(answer)).toMatchObject({ code: 'request.invalid', field, message: expect.stringContaining(field) })
  })

  test('with an unknown field deep inside names the way to it', async () => {
    const body = { name: 'x', wanted: [{ set: 'customers', verbs: ['list'], colour: 'red' }] }
    const answer = await post('/v1/integrations', JSON.stringify(body))
    expect(refusalIn(answer)).toMatchObject({ code: 'request.invalid', field: 'wanted.0.colour' })
  })
})

describe('a query', () => {
  test.each([
    ['?colour=red', 'colour'],
    ['?state=open&state=open', 'state'],
    ['?state=sideways', 'state'],
    ['?__proto__=1', '__proto__'],
    ['?state=%00', 'state'],
  ])('with a wrong option names it: %s', async (query, field) => {
    const answer = await call(`${at.url}/v1/setups${query}`, { headers: bearer() })
    expect([answer.status, refusalIn(answer)]).toMatchObject([422, { code: 'request.invalid', field }])
  })
})

describe('a stranger', () => {
  const operations = Object.values(contract) as Operation[]

  test.each(operations.filter(({ role }) => role !== 'public').map((each) => [each.name, each] as const))(
    'may not call %s',
    async (_, operation) => {
      const { method, path } = shapeOf(operation)
      const url = `${at.url}${path
        .replace('{step}', 'secret')
        .replace('{set}', 'customers')
        .replace(/\{\w+\}/g, guid)}`
      for (const headers of [
        {},
        { authorization: 'Bearer lb_wrong' },
        { authorization: `Basic ${at.key}` },
        { cookie: 'landbridge_session=wrong' },
      ]) {
        const answer = await call(url, { method, headers })
        expect([answer.status, refusalIn(answer).code]).toEqual([401, 'request.unauthenticated'])
        expect(answer.headers.get('www-authenticate')).toContain('Bearer')
      }
    },
  )

  test('is refused before a body is read', async () => {
    const answer = await sendBytes(
      at.url,
      `POST /v1/keys HTTP/1.1\r\nHost: ${host()}\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{`,
    )
    expect([answer.status, refusalIn(answer).code]).toEqual([401, 'request.unauthenticated'])
  })

  test.each(['evil.example', 'evil.example:7600', 'localhost.evil.example', '127.0.0.1.nip.io', '', '[::2]'])(
    'may not come by another name to a server on this machine: %j',
    async (name) => {
      for (const path of ['/v1/health', '/v1/session', '/']) {
        const answer = await sendBytes(at.url, `GET ${path} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`)
        expect([answer.status, refusalIn(answer).code]).toEqual([403, 'request.cross_site'])
      }
    },
  )

  test.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST:1234'])('may use the name %s', async (name) => {
    const answer = await sendBytes(at.url, `GET /v1/health HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`)
    expect(answer.status).toBe(200)
  })
})

describe('every answer', () => {
  test('carries the id of its request: a given one, or a new one', async () => {
    const given = await call(`${at.url}/v1/health`, { headers: { 'x-request-id': 'from-the-caller-1' } })
    expect(given.headers.get('x-request-id')).toBe('from-the-caller-1')
    const odd = await call(`${at.url}/v1/health`, { headers: { 'x-request-id': 'a b<script>' } })
    expect(odd.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })

  test('carries the headers that protect whoever reads it', async () => {
    const { headers } = await call(`${at.url}/v1/health`)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
    expect([headers.get('server'), headers.get('x-powered-by'), headers.get('access-control-allow-origin')]).toEqual([
      null,
      null,
      null,
    ])
  })
})

test('an unforeseen failure is internal, with an id to find it by in the log, and nothing else', async () => {
  await at.store.pool.query('alter table api_keys rename column name to label')
  try {
    const answer = await post('/v1/keys', JSON.stringify({ name: 'x', role: 'reader' }))
    const error = refusalIn(answer)
    expect([answer.status, error.code]).toEqual([500, 'internal'])
    expect(answer.text).not.toMatch(/column|api_keys|42703/)
    const line = at.lines.find((each) => each.includes(error.requestId) && each.includes('"level":"error"'))
    expect(line).toContain('"stack"')
    expect(line).toContain('column')
  } finally {
    await at.store.pool.query('alter table api_keys rename column label to name')
  }
})
