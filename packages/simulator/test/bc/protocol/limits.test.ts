import { expect, test } from 'vitest'
import type { Settings } from '../../../src/settings.ts'
import { startFace } from '../face.ts'

const start = (settings: Partial<Settings>) => {
  const { send } = startFace('empty', {}, settings)
  return () => send('GET', '/v2.0/Production/api/v2.0/companies')
}

test('6 too many requests give 429 with the numbers in the text, and say when to come back', async () => {
  const ask = start({ requestsPerWindow: 2 })
  await ask()
  await ask()
  const { status, json, headers } = await ask()
  expect([status, json.error.code]).toEqual([429, 'Application_TooManyRequests'])
  expect(json.error.message).toMatch(/^Too many requests reached\. Actual \(3\)\. Maximum \(2\)\./)
  expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  expect(headers['request-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('6 a request that runs too long is canceled with 408', async () => {
  const ask = start({ requestMs: 10_000, requestRunMs: 20 })
  const { status, json } = await ask()
  expect([status, json.error.code]).toEqual([408, 'Unknown'])
})

test('6 the gateway gives up with 504, and without a body of the service', async () => {
  const ask = start({ requestMs: 10_000, gatewayMs: 20 })
  const { status, text } = await ask()
  expect([status, text]).toEqual([504, ''])
})

test('6 a request that waits too long for its turn is given up with 503', async () => {
  const ask = start({ requestsInFlight: 1, requestMs: 300, queueWaitMs: 20 })
  const replies = await Promise.all([ask(), ask()])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 503])
  expect(replies.find(({ status }) => status === 503)!.headers['retry-after']).toBe('10')
})

test('6 a full queue turns away with 429', async () => {
  const ask = start({ requestsInFlight: 1, requestsQueued: 1, requestMs: 100 })
  const replies = await Promise.all([ask(), ask(), ask()])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 429])
})
