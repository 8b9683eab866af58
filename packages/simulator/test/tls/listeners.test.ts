import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { startForTest } from '../support.ts'
import { askTls } from './https.ts'

test('all four ports speak HTTPS, and say so wherever an address is told', async () => {
  const sim = await startForTest({ tls: true })
  const { ca } = sim.tls!
  expect(Object.values(sim.addresses).filter((address) => !address.startsWith('https://127.0.0.1:'))).toEqual([])
  expect(sim.env.AUTHORITY).toBe(sim.addresses.authority)
  const { authority, graph, api, webClient } = sim.addresses
  for (const address of [authority, graph, api, webClient]) {
    const page = await askTls(address, { ca })
    expect(page.status).toBe(200)
    expect(page.body).toContain(sim.addresses.api)
    expect(page.body).not.toContain('http://127.0.0.1')
  }
  const reply = await askTls(`${authority}/${sim.env.TENANT}/v2.0/.well-known/openid-configuration`, { ca })
  const document = JSON.parse(reply.body) as Record<string, string>
  expect(document.issuer).toBe(`${authority}/${sim.env.TENANT}/v2.0`)
  expect(document.token_endpoint).toBe(`${authority}/${sim.env.TENANT}/oauth2/v2.0/token`)
})

test.each(['localhost', '127.0.0.1'])('the certificate stands for %s', async (name) => {
  const sim = await startForTest({ tls: true })
  const { port } = new URL(sim.addresses.graph)
  expect((await askTls(`https://${name}:${port}/`, { ca: sim.tls!.ca })).status).toBe(200)
})

test('the certificate stands for the IPv6 loopback address', async () => {
  const sim = await startForTest({ tls: true, host: '::1' })
  expect(sim.addresses.graph).toMatch(/^https:\/\/\[::1\]:/)
  expect((await askTls(`${sim.addresses.graph}/`, { ca: sim.tls!.ca })).status).toBe(200)
})

test.each([
  'login.microsoftonline.com',
  'login.windows.net',
  'login.microsoft.com',
  'microsoft.com',
  'sts.windows.net',
  'graph.microsoft.com',
  'api.businesscentral.dynamics.com',
  'businesscentral.dynamics.com',
  'wiise.api.bc.dynamics.com',
  'wiise.bc.dynamics.com',
  'entra.microsoft.com',
  'portal.azure.com',
])('the certificate stands for %s, at any port', async (name) => {
  const sim = await startForTest({ tls: true })
  const at = { host: '127.0.0.1', port: Number(new URL(sim.addresses.graph).port) }
  expect((await askTls(`https://${name}/`, { ca: sim.tls!.ca, at })).headers['x-simulated-by']).toBe('landbridge')
})

test('the certificate stands for nobody else', async () => {
  const sim = await startForTest({ tls: { names: ['simulator.test'] } })
  const at = { host: '127.0.0.1', port: Number(new URL(sim.addresses.graph).port) }
  expect((await askTls('https://simulator.test/', { ca: sim.tls!.ca, at })).status).toBe(200)
  await expect(askTls('https://example.com/', { ca: sim.tls!.ca, at })).rejects.toMatchObject({
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  })
})

test('a client that does not trust the authority is named in the log', async () => {
  const sim = await startForTest({ tls: true })
  const other = await startForTest({ tls: true })
  await expect(askTls(sim.addresses.graph, { ca: other.tls!.ca })).rejects.toThrow()
  await expect.poll(() => sim.log().filter(({ message }) => message.includes('TLS handshake'))).toHaveLength(1)
})

test('plain HTTP at a port of TLS ends without an answer, and is in the log', async () => {
  const sim = await startForTest({ tls: true })
  const { hostname, port } = new URL(sim.addresses.graph)
  const socket = connect(Number(port), hostname)
  const ended = new Promise((resolve) => socket.on('error', () => {}).once('close', resolve))
  socket.end('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await ended
  expect(sim.log().map(({ details }) => details.code)).toContain('ERR_SSL_HTTP_REQUEST')
})

test('HTTP stays the default, and knows of no TLS', async () => {
  const sim = await startForTest()
  expect(sim.tls).toBeUndefined()
  expect(sim.addresses.authority).toMatch(/^http:/)
  expect(sim.env).not.toHaveProperty('CA_FILE')
  expect((await startForTest({ tls: false })).tls).toBeUndefined()
})
