import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCaller, Refused } from '@landbridge/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

interface Seen {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  body: string
}

let server: Server
let baseUrl = ''
let seen: Seen
let answer: { status: number; body: string } = { status: 200, body: '{}' }

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen = { method: request.method, url: request.url, headers: request.headers, body }
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

const connectionId = '5d115c9c-44e3-ea11-bb43-000d3a2feca1'

describe('the caller', () => {
  test('sends each field where the contract wants it', async () => {
    answer = { status: 200, body: '{"number":"10000"}' }
    const call = createCaller({ baseUrl, headers: { authorization: 'Bearer key' } })
    const record = await call('records.update', {
      connectionId,
      set: 'customers',
      key: 'a/b',
      route: 'automation',
      changes: { displayName: 'Æbleø' },
      ifMatch: 'W/"1"',
    })
    expect(record).toEqual({ number: '10000' })
    expect(seen).toMatchObject({
      method: 'PATCH',
      url: `/v1/connections/${connectionId}/records/customers/a%2Fb?route=automation`,
      body: '{"displayName":"Æbleø"}',
    })
    expect(seen.headers).toMatchObject({
      'if-match': 'W/"1"',
      'content-type': 'application/json',
      authorization: 'Bearer key',
    })
  })

  test('sends no body where there is none', async () => {
    answer = { status: 200, body: '{"keys":[]}' }
    await createCaller({ baseUrl })('keys.list', {})
    expect(seen).toMatchObject({ method: 'GET', url: '/v1/keys', body: '' })
    expect(seen.headers['content-type']).toBeUndefined()
  })

  test('turns a refusal into its fault', async () => {
    answer = {
      status: 404,
      body: '{"error":{"code":"connection.unknown","message":"No.","remedy":"List.","who":"builder","requestId":"r"}}',
    }
    const refused = await createCaller({ baseUrl })('connections.read', { connectionId }).catch((fault) => fault)
    expect(refused).toBeInstanceOf(Refused)
    expect(refused).toMatchObject({ status: 404, view: { code: 'connection.unknown', requestId: 'r' } })
  })

  test('says so when something else answers in the place of the platform', async () => {
    answer = { status: 502, body: '<html>Bad gateway</html>' }
    await expect(createCaller({ baseUrl })('health.read', {})).rejects.toMatchObject({
      status: 502,
      view: { code: 'net.lost' },
    })
  })

  test('says so when nothing answers', async () => {
    const nowhere = createCaller({ baseUrl: 'http://127.0.0.1:1' })
    await expect(nowhere('health.read', {})).rejects.toMatchObject({ status: 0, view: { code: 'net.refused' } })
  })
})
