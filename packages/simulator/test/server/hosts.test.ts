import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askRaw } from '../support.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const documentPath = () => `/${sim.env.TENANT}/v2.0/.well-known/openid-configuration`
const issuerAt = async (address: string, headers: Record<string, string>) => {
  const { body } = await askRaw(address, documentPath(), { headers })
  return JSON.parse(body).issuer as string
}

describe('host names of Microsoft', () => {
  test('are answered at any listener, with their own addresses', async () => {
    const { authority, graph, api, webClient } = sim.addresses
    for (const listener of [authority, graph, api, webClient]) {
      const issuer = `https://login.microsoftonline.com/${sim.env.TENANT}/v2.0`
      expect(await issuerAt(listener, { host: 'login.microsoftonline.com' })).toBe(issuer)
      expect(await issuerAt(listener, { 'x-forwarded-host': 'login.microsoftonline.com' })).toBe(issuer)
    }
  })

  test.each(['login.windows.net', 'login.microsoft.com', 'sts.windows.net', 'LOGIN.microsoftonline.com:443'])(
    'include the alias %s',
    async (host) => {
      expect(await issuerAt(sim.addresses.api, { host })).toMatch(/^https:\/\/[a-z.]+\/[0-9a-f-]{36}\/v2\.0$/)
    },
  )

  test('lead to Business Central, also under the name of an embed application', async () => {
    for (const host of [
      'api.businesscentral.dynamics.com',
      'wiise.api.bc.dynamics.com',
      'some-family.api.bc.dynamics.com',
    ]) {
      const { status } = await askRaw(sim.addresses.authority, '/environments/v1.2', { headers: { host } })
      expect([host, status]).toEqual([host, 401])
    }
  })

  test('lead to the pages, whose links stay at those names', async () => {
    const landing = await askRaw(sim.addresses.graph, `/${sim.env.TENANT}/Production`, {
      headers: { host: 'wiise.bc.dynamics.com' },
    })
    expect(landing.status).toBe(200)
    expect(landing.body).toContain(`https://wiise.bc.dynamics.com/${sim.env.TENANT}/Production?page=9860`)
    for (const host of ['entra.microsoft.com', 'portal.azure.com']) {
      const home = await askRaw(sim.addresses.api, `/${sim.env.TENANT}`, { headers: { host } })
      expect(home.body).toContain(
        `https://${host}/${sim.env.TENANT}/view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade`,
      )
      expect((await askRaw(sim.addresses.api, '/', { headers: { host } })).body).toContain(
        'Microsoft Entra admin center',
      )
    }
  })

  test('say that connections must be secure, and loopback names do not', async () => {
    const microsoft = await askRaw(sim.addresses.authority, documentPath(), {
      headers: { host: 'login.microsoftonline.com' },
    })
    expect(microsoft.headers['strict-transport-security']).toBeDefined()
    expect((await askRaw(sim.addresses.authority, documentPath())).headers['strict-transport-security']).toBeUndefined()
  })

  test('reach Graph, which wants a token', async () => {
    expect((await askRaw(sim.addresses.api, '/v1.0/me', { headers: { host: 'graph.microsoft.com' } })).status).toBe(401)
  })
})

describe('loopback names', () => {
  const port = () => new URL(sim.addresses.authority).port

  test('are used as the caller wrote them', async () => {
    expect(await issuerAt(sim.addresses.authority, { host: `localhost:${port()}` })).toBe(
      `http://localhost:${port()}/${sim.env.TENANT}/v2.0`,
    )
    expect(await issuerAt(sim.addresses.authority, { host: 'localhost:17700' })).toBe(
      `http://localhost:17700/${sim.env.TENANT}/v2.0`,
    )
    expect(await issuerAt(sim.addresses.authority, { host: '[::1]:7700' })).toContain('http://[::1]:7700/')
  })

  test('become secure when a proxy says that it was so', async () => {
    const headers = { 'x-forwarded-host': 'simulator.example', 'x-forwarded-proto': 'https' }
    expect(await issuerAt(sim.addresses.authority, headers)).toBe(`https://simulator.example/${sim.env.TENANT}/v2.0`)
  })

  test('name the other listeners beside them', async () => {
    const { body } = await askRaw(sim.addresses.authority, documentPath(), { headers: { host: `localhost:${port()}` } })
    expect(JSON.parse(body).userinfo_endpoint).toBe(
      `http://localhost:${new URL(sim.addresses.graph).port}/oidc/userinfo`,
    )
  })

  test.each(['a b', '"><script>', 'host:99999', 'http://x', '-x', 'a/b', ''])(
    'that are none are refused: %s',
    async (host) => {
      const { status } = await askRaw(sim.addresses.authority, documentPath(), {
        headers: { 'x-forwarded-host': host || ' ' },
      })
      expect([400, 200]).toContain(status)
      if (host.trim() !== '') expect(status).toBe(400)
    },
  )
})
