import { expect, test } from 'vitest'
import { startOverSocket } from '../over-socket.ts'

test('there is no limit unless one is set', async () => {
  const { send, route } = await startOverSocket()
  const replies = await Promise.all(Array.from({ length: 120 }, () => send('GET', `${route}/companies`)))
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
})

test('requests of a user are counted in a sliding window', async () => {
  const { send, control, route, sim } = await startOverSocket({ settings: { accessTokenSeconds: 86_400 } })
  await control('PATCH', '/settings', { requestsPerWindow: 3 })
  const ask = () => send('GET', `${route}/companies`)
  for (let at = 0; at < 3; at++) expect((await ask()).status).toBe(200)
  const refused = await ask()
  expect(refused.status).toBe(429)
  expect(refused.json.error.code).toBe('Application_TooManyRequests')
  expect(refused.json.error.message).toMatch(/^Too many requests reached\. Actual \(4\)\. Maximum \(3\)\./)
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(290)
  sim.control.advance(seconds * 1_000)
  expect((await ask()).status).toBe(200)
})

test('more requests at once wait, and those beyond the queue are refused', async () => {
  const { send, route } = await startOverSocket({
    settings: { requestsInFlight: 1, requestsQueued: 2, requestMs: 200 },
  })
  const replies = await Promise.all(Array.from({ length: 5 }, () => send('GET', `${route}/companies`)))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429])
  const refused = replies.find(({ status }) => status === 429)!
  expect(refused.json.error.message).toContain('Actual (4). Maximum (3).')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a request that waits too long is given up', async () => {
  const { send, route } = await startOverSocket({ settings: { requestsInFlight: 1, queueWaitMs: 50, requestMs: 400 } })
  const replies = await Promise.all(Array.from({ length: 2 }, () => send('GET', `${route}/companies`)))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 503])
  expect(replies.find(({ status }) => status === 503)!.headers.get('retry-after')).toBe('10')
})

test('a batch is one request', async () => {
  const { send, route } = await startOverSocket({ settings: { requestsPerWindow: 1 } })
  const requests = Array.from({ length: 50 }, () => ({ method: 'GET', url: 'companies' }))
  expect((await send('POST', `${route}/$batch`, { requests })).json.responses).toHaveLength(50)
  expect((await send('GET', `${route}/companies`)).status).toBe(429)
})
