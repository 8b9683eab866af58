import { type EntraErrorFact, type EntraErrorNumber, entraErrors } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blockNumbers } from '../../src/entra/sign-in-policy.ts'
import { aadstsCases as cases } from './aadsts-cases.ts'
import { blocks } from './aadsts-cases-policies.ts'
import { notProvokable } from './aadsts-not-provokable.ts'
import { type Seen, startCase } from './aadsts-stage.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const guid = '[0-9a-f-]{36}'
const trailer = `Trace ID: ${guid} Correlation ID: ${guid} Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`

const expectClaims = (claims: unknown, challenges: true | undefined): void => {
  const demand = { access_token: { capolids: { essential: true, values: [expect.stringMatching(guid)] } } }
  expect(claims === undefined ? undefined : JSON.parse(String(claims))).toEqual(challenges && demand)
}

const expectJson = (seen: Extract<Seen, { at: 'json' }>, number: number, error: string, fact: EntraErrorFact): void => {
  const { status, headers, body } = seen
  expect([status, body.error, body.error_codes]).toEqual([fact.status, error, [number]])
  expect(body.error_description).toMatch(new RegExp(`^AADSTS${number}: .+ ${trailer}`))
  expect(body.error_description).not.toContain('(not known)')
  expect(body.error_uri).toBe(`${sim.addresses.authority}/error?code=${number}`)
  expect(body.trace_id).toBe(headers.get('x-ms-request-id'))
  expect(body.correlation_id).toBe(headers.get('client-request-id'))
  expect(body.suberror).toBe(fact.suberror)
  expect(body.timestamp).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/)
  expectClaims(body.claims, fact.challenges)
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(headers.get('cache-control')).toBe('no-store, no-cache')
  expect(headers.get('retry-after')).toBe(fact.status === 429 ? '1' : null)
}

const errorAt = (seen: Seen, fact: EntraErrorFact): string => {
  if (seen.at === 'application') return fact.errorAtAuthorize ?? fact.error
  const isDocument = seen.at === 'json' && !fact.where.includes('token')
  return isDocument || (seen.at === 'json' && seen.body.error === fact.errorAtDiscovery)
    ? (fact.errorAtDiscovery ?? fact.error)
    : fact.error
}

describe('what a request or a state brings about', () => {
  test.each(cases)('AADSTS$number: $title', async ({ number, error, run }) => {
    const fact: EntraErrorFact = entraErrors[number]
    const seen = await run(startCase(sim))
    if (seen.at === 'json') return expectJson(seen, number, error ?? errorAt(seen, fact), fact)
    if (seen.at === 'page') {
      expect(seen.text).toContain(`AADSTS${number}`)
      expect(seen.text).toMatch(/Request Id|Sign in/)
      expect(seen.status).toBe(fact.status === 401 ? 401 : 400)
      return
    }
    expect(seen.values).toMatchObject({
      error: errorAt(seen, fact),
      error_description: expect.stringMatching(new RegExp(`^AADSTS${number}: .+ ${trailer}`)),
      error_uri: `${sim.addresses.authority}/error?code=${number}`,
      state: 'st',
    })
    expectClaims(seen.values.claims, fact.challenges)
  })
})

describe('the two tables', () => {
  const numbers = Object.keys(entraErrors).map(Number) as EntraErrorNumber[]

  test('hold every number once: it is brought about, or it is said why it is not', () => {
    const given = new Set(cases.map(({ number }) => number))
    const said = Object.keys(notProvokable).map(Number)
    expect(numbers.filter((number) => !given.has(number) && !said.includes(number))).toEqual([])
    expect(said.filter((number) => given.has(number as EntraErrorNumber))).toEqual([])
  })

  test('try every block that a policy can be switched to', () => {
    expect([...blocks]).toEqual([...blockNumbers])
  })

  test.each(Object.keys(notProvokable).map(Number) as EntraErrorNumber[])(
    'AADSTS%i can be answered by a scenario all the same',
    async (number) => {
      const { token } = startCase(sim)
      const played = await sim.play({
        id: `answer-${number}`,
        title: 'A number that is not brought about',
        steps: [{ fault: { on: { face: 'signIn', path: '*/token' }, answer: { aadsts: number } } }],
      })
      const seen = await token({ grant_type: 'client_credentials' })
      played.stop()
      if (seen.at !== 'json') throw new Error('The token endpoint answers with JSON.')
      const fact: EntraErrorFact = entraErrors[number]
      expect([seen.status, seen.body.error, seen.body.error_codes]).toEqual([fact.status, fact.error, [number]])
    },
  )
})
