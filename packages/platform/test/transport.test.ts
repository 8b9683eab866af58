import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { embedFamilies } from '@landbridge/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGuard, openOutgoing } from '../src/transport.ts'

const mayReach = createGuard({ allowedHosts: ['proxy.example.com', 'simulator:7700', 'tls.example.com:443'] })

describe('requests may go', () => {
  test.each([
    'https://login.microsoftonline.com/contoso.com/oauth2/v2.0/token',
    'https://login.windows.net/x',
    'https://graph.microsoft.com/v1.0/applications',
    'https://api.businesscentral.dynamics.com/v2.0/x/Production/api/v2.0',
    'https://businesscentral.dynamics.com/x/Production/deployment/url',
    ...embedFamilies.flatMap((family) => [
      `https://${family}.api.bc.dynamics.com/v2.0`,
      `https://${family}.bc.dynamics.com`,
    ]),
    'https://a-new-family.api.bc.dynamics.com/v2.0',
    'https://proxy.example.com/anything',
    'http://simulator:7700/api',
    'https://tls.example.com/',
  ])('to %s', (url) => expect(mayReach(url)).toBe(true))
})

describe('requests may not go', () => {
  test.each([
    'http://login.microsoftonline.com/x',
    'https://login.microsoftonline.com:8443/x',
    'https://login.microsoftonline.com.evil.example/x',
    'https://evil.example/login.microsoftonline.com',
    'https://user:word@graph.microsoft.com/',
    'https://login.microsoftonline.com@evil.example/',
    'https://evil.example#.api.bc.dynamics.com',
    'https://a.b.api.bc.dynamics.com/',
    'https://api.bc.dynamics.com.evil.example/',
    'https://evilbc.dynamics.com/',
    'https://proxy.example.com:444/',
    'http://simulator/',
    'http://tls.example.com/',
    'http://simulator:7701/',
    'http://127.0.0.1:5432/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'file:///etc/passwd',
    'ftp://proxy.example.com/',
    'not an address',
    '',
  ])('to %j', (url) => expect(mayReach(url)).toBe(false))
})

describe('the way out', () => {
  let server: Server
  let asked: string[]
  let origin: string
  const open = () => openOutgoing({ allowedHosts: [new URL(origin).host] })

  beforeAll(async () => {
    asked = []
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      if (request.url === '/away') response.writeHead(302, { location: 'http://127.0.0.1:1/elsewhere' }).end()
      else response.writeHead(200, { 'x-seen': String(request.headers['x-sent']) }).end(`answer to ${request.method}`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test('carries requests of the client and of the sign-in', async () => {
    const outgoing = open()
    const request = {
      method: 'POST',
      url: `${origin}/a`,
      headers: { 'x-sent': 'yes' },
      body: 'x',
      signal: AbortSignal.timeout(5_000),
    }
    const answer = await outgoing.transport(request)
    expect([answer.status, answer.headers.get('X-Seen'), await answer.text()]).toEqual([200, 'yes', 'answer to POST'])
    const fetched = await outgoing.fetch(`${origin}/b`, { method: 'PUT', headers: { 'x-sent': 'too' } })
    expect([fetched.status, fetched.headers.get('x-seen'), await fetched.text()]).toEqual([200, 'too', 'answer to PUT'])
    await outgoing.close()
  })

  test('follows no redirect', async () => {
    const outgoing = open()
    const signal = AbortSignal.timeout(5_000)
    const answer = await outgoing.transport({ method: 'GET', url: `${origin}/away`, headers: {}, signal })
    await answer.text()
    const fetched = await outgoing.fetch(`${origin}/away`, { redirect: 'follow' })
    expect([answer.status, fetched.status]).toEqual([302, 302])
    await outgoing.close()
  })

  test('refuses other addresses before anything is sent, naming the host', async () => {
    asked.length = 0
    const outgoing = openOutgoing({ allowedHosts: [] })
    const signal = AbortSignal.timeout(5_000)
    const refusal = { code: 'net.forbidden', message: expect.stringContaining(new URL(origin).host) }
    await expect(outgoing.transport({ method: 'GET', url: `${origin}/a`, headers: {}, signal })).rejects.toMatchObject(
      refusal,
    )
    await expect(outgoing.fetch(`${origin}/a?secret=canary`)).rejects.toMatchObject(refusal)
    await expect(outgoing.fetch(`${origin}/a?secret=canary`)).rejects.not.toThrow('canary')
    expect(asked).toEqual([])
    await outgoing.close()
  })

  test('stops when the caller gives up', async () => {
    const outgoing = open()
    const signal = AbortSignal.abort(new Error('no longer wanted'))
    await expect(outgoing.transport({ method: 'GET', url: `${origin}/a`, headers: {}, signal })).rejects.toThrow()
    await outgoing.close()
  })

  test('may go to the simulator that runs beside', () => {
    const demo = {
      authority: 'http://localhost:1',
      graph: 'http://localhost:2',
      api: 'http://localhost:3',
      webClient: 'http://localhost:4',
      entraAdminCenter: 'http://localhost:5',
    }
    const guard = createGuard({ allowedHosts: [], demo })
    expect(['1', '2', '3', '4', '5', '6'].map((port) => guard(`http://localhost:${port}/x`))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
