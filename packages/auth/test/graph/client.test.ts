import { Fault } from '@landbridge/model'
import { expect, test } from 'vitest'
import { createGraph } from '../../src/index.ts'

const token = 'a-token-that-nobody-may-see'

/** A client whose requests are answered one after the other. */
const answering = (...answers: readonly (() => Response)[]) => {
  const asked: { url: string; init: RequestInit }[] = []
  const fetch = async (url: string, init: RequestInit) => {
    asked.push({ url, init })
    const answer = answers[asked.length - 1]
    if (answer === undefined) throw new Error('There was one request too many.')
    return answer()
  }
  return { graph: createGraph({ graph: 'https://graph.example', token, fetch, now: () => 0 }), asked }
}

const refusal =
  (status: number, code: string, message = 'No.', headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify({ error: { code, message, innerError: { 'request-id': 'r-1' } } }), { status, headers })

test.each([
  [403, 'Authorization_RequestDenied', 'graph.denied'],
  [403, 'accessDenied', 'graph.denied'],
  [401, 'InvalidAuthenticationToken', 'graph.sign_in_ended'],
  [404, 'Request_ResourceNotFound', 'graph.not_found'],
  [400, 'ObjectConflict', 'graph.exists'],
  [409, 'Request_MultipleObjectsWithSameKeyValue', 'graph.exists'],
  [403, 'Directory_QuotaExceeded', 'graph.quota_exceeded'],
  [400, 'CredentialTypeNotAllowedAsPerAppPolicy', 'graph.credential_not_allowed'],
  [400, 'CredentialInvalidLifetimeAsPerAppPolicy', 'graph.credential_too_long'],
  [409, 'SomethingNew', 'graph.conflict'],
  [503, 'UnknownError', 'graph.unavailable'],
  [400, 'Request_BadRequest', 'graph.unexpected'],
])('a refusal %i %s is the fault %s', async (status, theirs, code) => {
  const { graph } = answering(refusal(status, theirs))
  await expect(graph.post('/applications', {})).rejects.toMatchObject({
    code,
    details: { status, theirs, correlation: { 'request-id': 'r-1', 'client-request-id': expect.any(String) } },
  })
})

test('throttling says how long to wait, and nothing is sent again by itself', async () => {
  const { graph, asked } = answering(refusal(429, 'TooManyRequests', 'Wait.', { 'retry-after': '17' }))
  await expect(graph.list('/applications')).rejects.toMatchObject({
    code: 'graph.throttled',
    details: { retryAfterMs: 17_000 },
  })
  expect(asked).toHaveLength(1)
})

test('lists are read to their end, and never at another address', async () => {
  const page = (value: number[], next?: string) => () => Response.json({ value, '@odata.nextLink': next })
  const whole = answering(page([1, 2], 'https://graph.example/v1.0/things?$skiptoken=x'), page([3]))
  expect(await whole.graph.list('/things')).toEqual([1, 2, 3])
  const away = answering(page([1], 'https://elsewhere.example/v1.0/things'))
  await expect(away.graph.list('/things')).rejects.toMatchObject({ code: 'graph.unexpected' })
  expect(away.asked).toHaveLength(1)
})

test('the token is in no fault', async () => {
  const echoes = answering(refusal(400, 'Request_BadRequest', `Bad header: Bearer ${token}`))
  const told = await echoes.graph.post('/x', {}).catch((error: unknown) => error)
  expect(told).toBeInstanceOf(Fault)
  expect(JSON.stringify({ ...(told as Fault), message: String(told) })).not.toContain(token)
  const breaks = answering(() => {
    throw new Error(`socket hang up while sending ${token}`)
  })
  const broken = (await breaks.graph.find('/x').catch((error: unknown) => error)) as Fault
  expect(broken.code).toBe('net.lost')
  expect(`${broken.stack} ${(broken.cause as Error).stack}`).not.toContain(token)
})

test('what cannot be read is told', async () => {
  const { graph } = answering(() => new Response('<html>a proxy</html>'))
  await expect(graph.find('/x')).rejects.toMatchObject({ code: 'graph.unexpected' })
})

test('the token goes to no address in plain text', () => {
  expect(() => createGraph({ graph: 'http://graph.example', token })).toThrow(TypeError)
})
