import { businessCentralResource } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientCredentials, discoverTenant, probeApplication, readClaims, tokenCache } from '../src/index.ts'

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ ports: 'free' })
})
afterAll(() => simulator.stop())

const demo = () => ({
  authority: simulator.addresses.authority,
  tenant: simulator.env.TENANT,
  clientId: simulator.env.CLIENT_ID,
  credential: { secret: simulator.env.CLIENT_SECRET },
  now: simulator.clock.now,
})

describe('against the simulator', () => {
  test('an application gets a token for Business Central, with the roles that were granted', async () => {
    const { token, expiresAt } = await clientCredentials(demo())()
    expect(readClaims(token)).toMatchObject({
      aud: businessCentralResource,
      tid: simulator.env.TENANT,
      appid: simulator.env.CLIENT_ID,
      roles: expect.arrayContaining(['API.ReadWrite.All']),
    })
    expect(expiresAt - simulator.clock.now()).toBeGreaterThan(3_000_000)
  })

  test.each([
    ['a wrong secret', { credential: { secret: 'Abc8Q~wrong+wrong/wrong' } }, 'auth.secret_wrong'],
    ['an unknown application', { clientId: '99999999-9999-4999-8999-999999999999' }, 'auth.app_unknown'],
    ['an unknown tenant', { tenant: 'nobody.example.com' }, 'auth.tenant_unknown'],
    ['a scope that is no resource', { scope: 'Financials.ReadWrite.All' }, 'auth.scope_invalid'],
  ])('%s is told apart', async (_, wrong, code) => {
    await expect(clientCredentials({ ...demo(), ...wrong })()).rejects.toMatchObject({
      code,
      details: { theirs: expect.stringMatching(/^AADSTS\d+$/), correlation: { trace_id: expect.any(String) } },
    })
  })

  test('tenant and application can be looked up without a secret', async () => {
    const { credential: _, ...where } = demo()
    expect((await discoverTenant(where)).id).toBe(simulator.env.TENANT)
    await expect(discoverTenant({ ...where, tenant: 'nobody.example.com' })).rejects.toMatchObject({
      code: 'auth.tenant_unknown',
    })
    expect(await probeApplication(where)).toBe('exists')
    expect(await probeApplication({ ...where, clientId: '99999999-9999-4999-8999-999999999999' })).toBe('unknown')
  })

  test('a cache keeps the token until its end comes near', async () => {
    const get = tokenCache({ now: simulator.clock.now }).source('demo', clientCredentials(demo()))
    const first = await get()
    expect(await get()).toBe(first)
    simulator.clock.advance(first.expiresAt - simulator.clock.now() - 60_000)
    expect((await get()).token).not.toBe(first.token)
  })
})
