import type { Simulator } from '@landbridge/simulator'
import { describe, expect, test } from 'vitest'
import { startForTest } from '../support.ts'
import { asApplication, asPerson, bcAppId } from './support.ts'

const start = async (settings: Partial<Simulator['settings']> = {}) => {
  const sim = await startForTest({ settings })
  return { sim, ...(await asApplication(sim, ['Application.ReadWrite.All', 'Directory.Read.All'])) }
}

describe('resource units', () => {
  const costs: readonly (readonly [string, string])[] = [
    ['/applications', '2'],
    ['/applications?$select=id', '1'],
    ['/applications?$top=5', '1'],
    ['/applications?$top=50', '2'],
    ['/applications?$expand=owners', '3'],
    ['/applications?$select=id&$top=5', '1'],
    [`/servicePrincipals(appId='${bcAppId}')`, '1'],
    ['/oauth2PermissionGrants', '2'],
    ['/users', '2'],
    ['/domains', '1'],
  ]
  test('are told with each answer', async () => {
    const { graph } = await start()
    for (const [path, units] of costs) {
      const { headers } = await graph('GET', path)
      expect([path, headers.get('x-ms-resource-unit')]).toEqual([path, units])
      expect(headers.get('x-ms-throttle-limit-percentage')).toBeNull()
    }
  })

  test('run out where a limit is set, with a warning before', async () => {
    const { sim, graph, clientId } = await start({ graphUnitsPerWindow: 10 })
    const percentages = []
    for (let i = 0; i < 5; i++)
      percentages.push((await graph('GET', '/applications')).headers.get('x-ms-throttle-limit-percentage'))
    expect(percentages).toEqual([null, null, null, '0.80', '1.00'])
    const { status, headers, body } = await graph('GET', '/applications')
    expect([status, body.error.code, body.error.details]).toMatchObject([
      429,
      'TooManyRequests',
      [{ code: 'activityLimitReached' }],
    ])
    expect(headers.get('x-ms-throttle-scope')).toBe(`Tenant_Application/ReadWrite/${clientId}/${sim.env.TENANT}`)
    expect(headers.get('x-ms-throttle-information')).toBe('ResourceUnitLimitExceeded')
    const seconds = Number(headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    sim.control.advance(seconds * 1_000)
    expect((await graph('GET', '/applications')).status).toBe(200)
  })

  test('of one application are not those of another', async () => {
    const { sim, graph } = await start({ graphUnitsPerWindow: 2 })
    await graph('GET', '/applications')
    expect((await graph('GET', '/applications')).status).toBe(429)
    const other = await asApplication(sim, ['Application.ReadWrite.All'])
    expect((await other.graph('GET', '/applications')).status).toBe(200)
  })
})

test('changes have a limit of their own', async () => {
  const { graph } = await start({ graphWritesPerWindow: 2 })
  const add = () => graph('POST', '/applications', { displayName: 'Another' })
  expect([(await add()).status, (await add()).status]).toEqual([201, 201])
  const { status, headers } = await add()
  expect([status, headers.get('x-ms-throttle-information')]).toEqual([429, 'WriteLimitExceeded'])
  expect((await graph('GET', '/applications')).status).toBe(200)
})

test('a claims challenge says from when a token must be', async () => {
  const { sim, graph } = await start()
  Object.assign(sim.settings, { graphClaimsChallenges: 1 })
  const { status, headers, body } = await graph('GET', '/applications')
  expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken'])
  expect(body.error.message).toContain('InteractionRequired')
  const challenge = headers.get('www-authenticate') ?? ''
  expect(challenge).toContain('error="insufficient_claims"')
  const claims = JSON.parse(Buffer.from(/claims="([^"]+)"/.exec(challenge)?.[1] ?? '', 'base64').toString())
  expect(claims).toMatchObject({ access_token: { nbf: { essential: true, value: expect.stringMatching(/^\d{10}$/) } } })
  expect((await graph('GET', '/applications')).status).toBe(200)
})

test('a revoked session ends at once for a client that can answer the challenge, and later for others', async () => {
  const sim = await startForTest()
  const ability = JSON.stringify({ access_token: { xms_cc: { values: ['cp1'] } } })
  const able = await asPerson(sim, ['globalAdministrator'], undefined, ability)
  const other = await asPerson(sim, ['globalAdministrator'])
  sim.control.advance(5_000)
  for (const { userId } of [able, other]) sim.control.revokeSessions(sim.env.TENANT, userId)
  const { status, headers } = await able.graph('GET', '/applications')
  expect([status, headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('insufficient_claims')])
  expect((await other.graph('GET', '/applications')).status).toBe(200)
})

test('a directory takes so many objects and no more', async () => {
  const sim = await startForTest()
  const { graph } = await asPerson(sim, ['globalAdministrator'])
  const { applications, servicePrincipals, users, bin } = sim.world.tenants.get(sim.env.TENANT)!
  const maxObjects = applications.size + servicePrincipals.size + users.size + bin.size + 1
  sim.control.setPolicy(sim.env.TENANT, { maxObjects })
  const add = () => graph('POST', '/applications', { displayName: 'One more' })
  const { body } = await add()
  const refused = await add()
  expect([refused.status, refused.body.error.code]).toEqual([403, 'Directory_QuotaExceeded'])
  // What is in the bin counts until it is gone for good.
  await graph('DELETE', `/applications/${body.id}`)
  expect((await add()).status).toBe(403)
  await graph('DELETE', `/directory/deletedItems/${body.id}`)
  expect((await add()).status).toBe(201)
})
