import { networkInterfaces } from 'node:os'
import { startSimulator } from '@landbridge/simulator'
import { expect, test } from 'vitest'
import { askRaw, startForTest } from '../support.ts'
import { askTls, openTunnel } from './https.ts'

const startWithProxy = async () => {
  const sim = await startForTest({ tls: { proxyPort: 0 } })
  return { sim, ca: sim.tls!.ca, proxy: sim.tls!.proxy! }
}

test("leads to Microsoft's names, and the answer has no other address in it", async () => {
  const { sim, ca, proxy } = await startWithProxy()
  const { status, socket } = await openTunnel(proxy, 'login.microsoftonline.com:443')
  expect(status).toBe(200)
  const address = `https://login.microsoftonline.com/${sim.env.TENANT}/v2.0/.well-known/openid-configuration`
  const reply = await askTls(address, { ca, socket })
  expect(reply.status).toBe(200)
  expect(JSON.parse(reply.body).issuer).toBe(`https://login.microsoftonline.com/${sim.env.TENANT}/v2.0`)
  expect(reply.body).not.toContain('127.0.0.1')
})

test("leads to the simulator's own addresses too", async () => {
  const { sim, ca, proxy } = await startWithProxy()
  const { socket } = await openTunnel(proxy, new URL(sim.addresses.graph).host)
  expect((await askTls(sim.addresses.graph, { ca, socket })).status).toBe(200)
})

test.each([
  'management.usgovcloudapi.net:443',
  'example.com:443',
  'login.microsoftonline.com:80',
  'login.microsoftonline.com.example.com:443',
  '127.0.0.1:22',
  'localhost:443',
  '[::1]:443',
  '10.0.0.1:443',
  'login.microsoftonline.com',
  '',
])('refuses to lead to "%s", and says so in the log', async (target) => {
  const { sim, proxy } = await startWithProxy()
  const { status, reason } = await openTunnel(proxy, target || '/')
  expect(status).toBe(403)
  expect(reason).toContain('The Landbridge simulator does not stand for')
  expect(sim.log().map(({ message }) => message)).toContain('The proxy was asked for a host that is not simulated')
})

test('answers a tunnel to one host for another only as that other', async () => {
  const { ca, proxy } = await startWithProxy()
  const { socket } = await openTunnel(proxy, 'graph.microsoft.com:443')
  const reply = await askTls('https://localhost/', { ca, socket })
  expect(reply.status).toBe(421)
})

test("sends plain HTTP for Microsoft's names on to HTTPS, and refuses it for others", async () => {
  const { proxy } = await startWithProxy()
  const moved = await askRaw(proxy, 'http://graph.microsoft.com/v1.0/me?x=1', {
    headers: { host: 'graph.microsoft.com' },
  })
  expect([moved.status, moved.headers.location]).toEqual([307, 'https://graph.microsoft.com/v1.0/me?x=1'])
  expect((await askRaw(proxy, 'http://example.com/', { headers: { host: 'example.com' } })).status).toBe(403)
  expect((await askRaw(proxy, '/', {})).status).toBe(403)
})

test('is at the loopback address, wherever the listeners are', async () => {
  const sim = await startForTest({ host: '0.0.0.0', tls: { proxyPort: 0 } })
  const { port } = new URL(sim.tls!.proxy!)
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((each) => each && !each.internal && each.family === 'IPv4')
  if (outside === undefined) return
  await expect(fetch(`http://${outside.address}:${port}/`)).rejects.toThrow()
})

test('stops at once, also with a tunnel open', async () => {
  const sim = await startSimulator({ ports: 'free', tls: { proxyPort: 0, hostsPort: 0 } })
  const { socket } = await openTunnel(sim.tls!.proxy!, 'graph.microsoft.com:443')
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await sim.stop()
  await closed
  await expect(openTunnel(sim.tls!.proxy!, 'graph.microsoft.com:443')).rejects.toThrow()
})

test("a port for Microsoft's names answers to those alone", async () => {
  const sim = await startForTest({ tls: { hostsPort: 0 } })
  const { ca, hostsPort } = sim.tls!
  const at = { host: '127.0.0.1', port: hostsPort! }
  const document = await askTls(`https://login.windows.net/${sim.env.TENANT}/v2.0/.well-known/openid-configuration`, {
    ca,
    at,
  })
  expect(JSON.parse(document.body).issuer).toBe(`https://login.windows.net/${sim.env.TENANT}/v2.0`)
  expect((await askTls('https://localhost/', { ca, at })).status).toBe(421)
})
