import { contract, type Operation, shapeOf } from '@landbridge/contract'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usePlatform } from '../platform.ts'
import { call, refusalIn, sendBytes } from './raw.ts'

const at = usePlatform()
const operations = (Object.values(contract) as Operation[]).map((operation) => ({
  operation,
  shape: shapeOf(operation),
}))
const guid = '22222222-2222-4222-8222-222222222222'

/** Everything that was decided: what a refused request must leave as it is. */
const decided = async (): Promise<string> => {
  const rows = await Promise.all(
    (['workspaces', 'members', 'api_keys', 'integrations', 'connections', 'setups', 'data_keys'] as const).map(
      (table) => at.store.pool.query(`select * from ${table} order by 1`),
    ),
  )
  return JSON.stringify(rows.map((each) => each.rows)).replace(/"last_used_at":("[^"]+"|null)/g, '')
}

/** Fails for anything but a success or a refusal in due form. */
const expectProper = (answer: Awaited<ReturnType<typeof call>>): void => {
  expect(answer.status).toBeLessThan(500)
  if (answer.status >= 400) refusalIn(answer)
}

const segment = fc.oneof(
  fc.constantFrom('v1', 'keys', 'session', 'setups', 'connections', 'records', '..', '.', '%2e%2e', '%2F', '%00', ''),
  fc.constant(guid),
  fc.string({ maxLength: 12, unit: 'binary' }).map((text) => encodeURIComponent(text)),
  fc.string({ maxLength: 8 }).map((text) => text.replace(/[^!-~]/g, '').replace(/[#?]/g, '')),
)
const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')
const type = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  'application/JSON',
  '',
)

describe('whatever is sent', () => {
  test('to whatever address is answered properly, and a refusal changes nothing', async () => {
    const before = await decided()
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { maxLength: 6 }),
        method,
        fc.string({ maxLength: 20 }),
        async (path, verb, query) => {
          const target = `/${path.join('/')}?${query.replace(/[^!-~]/g, '')}`.replace(/^\/+/, '/')
          // Over a bare socket: a client would tidy the address up.
          const answer = await sendBytes(
            at.url,
            `${verb} ${target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${at.key}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
          )
          expect(answer.status).toBeLessThan(500)
          if (answer.status >= 400 && verb !== 'HEAD') refusalIn(answer)
        },
      ),
      { numRuns: 300 },
    )
    expect(await decided()).toBe(before)
  })

  test('as a body to an operation is answered properly, and what is refused changes nothing', async () => {
    const withBody = operations.filter(({ operation, shape }) => shape.method !== 'GET' && operation.role !== 'public')
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...withBody.map(({ operation }) => operation.name)),
        fc.oneof(
          fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)),
          fc.string({ maxLength: 60, unit: 'binary' }).map((text) => Buffer.from(text)),
          fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
        ),
        type,
        async (name, body, contentType) => {
          const { shape } = withBody.find(({ operation }) => operation.name === name) as (typeof withBody)[number]
          const before = await decided()
          const path = shape.path
            .replace('{step}', 'secret')
            .replace('{set}', 'customers')
            .replace(/\{\w+\}/g, guid)
          const answer = await call(`${at.url}${path}`, {
            method: shape.method,
            headers: {
              authorization: `Bearer ${at.key}`,
              ...(contentType === '' ? {} : { 'content-type': contentType }),
            },
            ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
          })
          expectProper(answer)
          if (answer.status >= 400) expect(await decided()).toBe(before)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('as fields of the right names and wrong kinds is refused by the field', async () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string({ maxLength: 300 }), fc.double(), fc.constant(null))
    const create = operations.find(({ operation }) => operation.name === 'keys.create')?.shape
    await fc.assert(
      fc.asyncProperty(
        fc.record({ name: value, role: value, integrationId: value }, { requiredKeys: [] }),
        async (body) => {
          const answer = await call(`${at.url}${create?.path}`, {
            method: 'POST',
            headers: { authorization: `Bearer ${at.key}`, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
          expectProper(answer)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('as headers is answered properly', async () => {
    const header = fc.constantFrom(
      'authorization',
      'cookie',
      'x-request-id',
      'origin',
      'sec-fetch-site',
      'x-landbridge',
      'accept',
      'if-match',
      'content-type',
    )
    const text = fc.string({ maxLength: 80, unit: 'binary-ascii' }).map((each) => each.replace(/[^ -~]/g, ''))
    const before = await decided()
    await fc.assert(
      fc.asyncProperty(fc.dictionary(header, text, { maxKeys: 5 }), method, async (headers, verb) => {
        const lines = Object.entries(headers).map(([name, each]) => `${name}: ${each}\r\n`)
        const answer = await sendBytes(
          at.url,
          `${verb} /v1/keys/${guid} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n${lines.join('')}\r\n`,
        )
        expect(answer.status).toBeLessThan(500)
        if (verb !== 'HEAD') refusalIn(answer)
      }),
      { numRuns: 200 },
    )
    expect(await decided()).toBe(before)
  })

  test('as bytes on the socket is answered properly or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 120 }), async (bytes) => {
        const answer = await sendBytes(at.url, Buffer.concat([bytes, Buffer.from('\r\n\r\n')]))
        expect(answer.status).toBeLessThan(500)
        refusalIn(answer)
      }),
      { numRuns: 100 },
    )
  })
})

test('after all of that it works as before', async () => {
  const answer = await call(`${at.url}/v1/health`)
  expect([answer.status, JSON.parse(answer.text)]).toMatchObject([200, { status: 'ok' }])
})
