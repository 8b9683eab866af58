import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToken, bcScope, decodeToken, makeCertificate, startForTest } from '../support.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

type Answer = Record<string, unknown>

const call = async (method: string, path: string, input?: unknown, at = sim) => {
  const response = await fetch(`${at.addresses.graph}/_simulator${path}`, {
    method,
    ...(input !== undefined && { body: JSON.stringify(input) }),
  })
  const text = await response.text()
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Answer }
}

const tenant = () => `/tenants/${sim.env.TENANT}`
const error = (because: string, message: unknown, field?: string) => ({
  error: { because, message, ...(field !== undefined && { field }) },
})

describe('the control API', () => {
  test('is on every listener and lists what it can do', async () => {
    for (const address of [sim.addresses.authority, sim.addresses.api, sim.addresses.webClient, sim.addresses.graph]) {
      const index = (await (await fetch(`${address}/_simulator/`)).json()) as {
        routes: { route: string; about: string }[]
      }
      expect(index.routes.map(({ route }) => route)).toContain('POST /_simulator/clock/advance')
      for (const { about } of index.routes) expect(about).toMatch(/\.$/)
    }
    expect((await call('GET', '')).status).toBe(200)
  })

  test('shows the world without secrets', async () => {
    const { body } = await call('GET', '/state')
    const text = JSON.stringify(body)
    expect(text).toContain(sim.env.CLIENT_ID)
    expect(text).toContain(sim.env.COMPANY_NAME)
    for (const secret of [sim.env.CLIENT_SECRET, sim.env.TEST_PASSWORD, 'PRIVATE']) expect(text).not.toContain(secret)
  })

  test('makes an app that works, from nothing', async () => {
    const app = await call('POST', `${tenant()}/applications`, {
      displayName: 'By hand',
      redirectUris: ['https://app.example/cb'],
    })
    expect(app).toMatchObject({ status: 201, body: { displayName: 'By hand', signInAudience: 'AzureADMyOrg' } })
    const clientId = String(app.body.clientId)
    const at = `${tenant()}/applications/${clientId}`
    const secret = await call('POST', `${at}/secrets`, {
      displayName: 'one',
      endDateTime: new Date(sim.clock.now() + 3_600_000).toISOString(),
    })
    expect(secret.status).toBe(201)
    const fields = { client_id: clientId, client_secret: String(secret.body.secretText), scope: bcScope }
    expect((await call('PUT', `${at}/permissions/Role/API.ReadWrite.All`)).status).toBe(204)
    expect((await call('POST', `${at}/consent`)).body).toMatchObject({
      permissions: [{ name: 'API.ReadWrite.All', type: 'Role', isGranted: true }],
    })
    expect(decodeToken((await askToken(sim, fields)).body.access_token).payload.roles).toEqual(['API.ReadWrite.All'])

    const grant = `${tenant()}/servicePrincipals/${clientId}/grants/Role/Automation.ReadWrite.All`
    expect((await call('PUT', grant)).status).toBe(204)
    expect(decodeToken((await askToken(sim, fields)).body.access_token).payload.roles).toHaveLength(2)
    expect((await call('DELETE', grant)).status).toBe(204)

    expect((await call('DELETE', `${at}/secrets/${secret.body.keyId}`)).status).toBe(204)
    expect((await askToken(sim, fields)).body.error_codes).toEqual([7000215])
    const certificate = await call('POST', `${at}/certificates`, { certificate: makeCertificate().pem })
    expect(certificate.status).toBe(201)
    expect((await call('DELETE', `${at}/certificates/${certificate.body.keyId}`)).status).toBe(204)
    expect(
      (await call('PATCH', `${tenant()}/servicePrincipals/${clientId}`, { accountEnabled: false })).body,
    ).toMatchObject({ accountEnabled: false })
    expect((await askToken(sim, fields)).body.error_codes).toEqual([7000112])
    expect((await call('DELETE', at)).status).toBe(204)
    expect((await askToken(sim, fields)).body.error_codes).toEqual([700016])
  })

  test('moves the clock, so that a secret ends', async () => {
    const own = await startForTest()
    const moved = await call('POST', '/clock/advance', { days: 366 }, own)
    expect(Date.parse(String(moved.body.now)) - Date.now()).toBeGreaterThan(365 * 86_400_000)
    expect((await askToken(own)).body.error_codes).toEqual([7000222])
  })

  test('puts the world back, with the same secret', async () => {
    const own = await startForTest()
    await call('PATCH', '/settings', { accessTokenSeconds: 30 }, own)
    expect((await askToken(own)).body.expires_in).toBe(30)
    await call('DELETE', `/tenants/${own.env.TENANT}/applications/${own.env.CLIENT_ID}`, undefined, own)
    expect((await askToken(own)).body.error_codes).toEqual([700016])
    expect((await call('POST', '/reset', undefined, own)).status).toBe(200)
    const { status, body } = await askToken(own)
    expect(status).toBe(200)
    expect(body.expires_in).toBeGreaterThan(3_000)
  })

  test('changes cards by the rules of the page', async () => {
    const card = `${tenant()}/environments/Production/cards/${sim.env.CLIENT_ID}`
    expect((await call('PATCH', card, { state: 'Disabled' })).body).toMatchObject({ state: 'Disabled' })
    expect(
      (await call('PATCH', card, { permissionSets: [{ roleId: 'D365 READ' }], state: 'Enabled' })).body,
    ).toMatchObject({
      state: 'Enabled',
      permissionSets: [{ roleId: 'D365 READ', company: '' }],
    })
    expect(await call('PATCH', card, { permissionSets: [{ roleId: 'SUPER' }] })).toMatchObject({ status: 400 })
    expect((await call('DELETE', card)).status).toBe(204)
    expect(await call('PATCH', card, { state: 'Enabled' })).toMatchObject({ status: 404 })
    expect(await call('PUT', card, { state: 'Enabled' })).toMatchObject({
      status: 400,
      body: error('invalid', expect.any(String), 'Description'),
    })
    expect(await call('PUT', card, { state: 'Enabled', description: 'Again' })).toMatchObject({ status: 200 })
  })

  test('makes tenants, environments and companies', async () => {
    const made = await call('POST', '/tenants', { displayName: 'Second', domains: ['second.example'], country: 'US' })
    expect(made.status).toBe(201)
    const at = '/tenants/second.example'
    expect((await call('POST', `${at}/environments`, { name: 'Test-1', type: 'Sandbox' })).status).toBe(201)
    expect((await call('POST', `${at}/environments/Test-1/companies`, { name: 'One', data: 'empty' })).status).toBe(201)
    expect((await call('PATCH', `${at}/environments/test-1`, { status: 'Upgrading' })).body).toMatchObject({
      status: 'Upgrading',
    })
    const answer = await fetch(`${sim.addresses.webClient}/second.example/Test-1/deployment/url`)
    expect(await answer.json()).toMatchObject({ status: 'Upgrading', environmentType: 1 })
    expect((await call('DELETE', `${at}/environments/Test-1/companies/One`)).status).toBe(204)
  })

  test.each([
    ['POST', '/clock/advance', { ms: -1 }, 400],
    ['POST', '/clock/advance', { ms: 'soon' }, 400],
    ['POST', '/clock/advance', { hours: 1 }, 400],
    ['POST', '/clock/advance', [1], 400],
    ['PATCH', '/settings', { accessTokenSeconds: -1 }, 400],
    ['POST', '/tenants', { displayName: 'X', domains: ['nodot'] }, 400],
    ['POST', '/tenants', { displayName: 'X', domains: [] }, 400],
    ['POST', '/tenants', { displayName: '', domains: ['x.example'] }, 400],
    ['POST', '/tenants', { displayName: 'X', domains: ['fjordlinefurniture.example'] }, 409],
    ['POST', '/tenants/none.example/applications', { displayName: 'X' }, 404],
    ['POST', '/tenants/{t}/applications', {}, 400],
    ['POST', '/tenants/{t}/applications', { displayName: 'X', redirectUris: ['http://evil.example'] }, 400],
    ['POST', '/tenants/{t}/applications', { displayName: 'X', redirectUris: ['https://x.example/#a'] }, 400],
    ['POST', '/tenants/{t}/applications', { displayName: 'X', signInAudience: 'Everybody' }, 400],
    ['POST', '/tenants/{t}/applications/{c}/secrets', { endDateTime: '2001-01-01' }, 400],
    ['POST', '/tenants/{t}/applications/{c}/secrets', { endDateTime: 'soon' }, 400],
    ['DELETE', '/tenants/{t}/applications/{c}/secrets/none', undefined, 404],
    ['POST', '/tenants/{t}/applications/{c}/certificates', { certificate: 'AAAA' }, 400],
    ['PUT', '/tenants/{t}/applications/{c}/permissions/Role/None.All', undefined, 400],
    ['PUT', '/tenants/{t}/applications/{c}/permissions/Thing/API.ReadWrite.All', undefined, 400],
    ['PUT', '/tenants/{t}/servicePrincipals/{c}/grants/Role/None.All', undefined, 400],
    ['POST', '/tenants/{t}/servicePrincipals', { clientId: '{c}' }, 409],
    ['POST', '/tenants/{t}/environments', { name: '1st' }, 400],
    ['POST', '/tenants/{t}/environments', { name: 'Production' }, 409],
    ['POST', '/tenants/{t}/environments', { name: 'X', type: 'Test' }, 400],
    ['PATCH', '/tenants/{t}/environments/Production', { status: 'Happy' }, 400],
    ['POST', '/tenants/{t}/environments/Production/companies', { name: 'fjordline holding' }, 409],
    ['POST', '/tenants/{t}/environments/Production/companies', { name: 'a'.repeat(31) }, 400],
    ['PUT', '/tenants/{t}/environments/Nowhere/cards/{c}', {}, 404],
    ['PUT', '/tenants/{t}/environments/Production/cards/abc', {}, 400],
    ['PUT', '/tenants/{t}/environments/Production/cards/{c}', { state: 'On' }, 400],
    ['GET', '/nothing', undefined, 404],
    ['PUT', '/state', {}, 405],
  ])('refuses %s %s %j with %i, and says why', async (method, path, input, status) => {
    const fill = (text: string) => text.replaceAll('{t}', sim.env.TENANT).replaceAll('{c}', sim.env.CLIENT_ID)
    const answer = await call(method, fill(path), input && JSON.parse(fill(JSON.stringify(input))))
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ error: { message: expect.stringMatching(/\S/) } })
  })

  test('refuses a body that is not JSON', async () => {
    const response = await fetch(`${sim.addresses.api}/_simulator/clock/advance`, { method: 'POST', body: '{' })
    expect(response.status).toBe(400)
  })
})
