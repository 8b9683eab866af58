import { graphAppId } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToken, decodeToken, startForTest } from '../support.ts'
import {
  apiRole,
  asApplication,
  asPerson,
  bcAppId,
  type Graph,
  graphScope,
  graphWith,
  type RoleName,
  wizardScopes,
} from './support.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const guid = /^[0-9a-f-]{36}$/

describe('a token', () => {
  const refused = async (token: string | undefined, message: RegExp) => {
    const { status, body, headers } = await graphWith(sim, token)('GET', '/organization')
    expect(status).toBe(401)
    expect(body.error).toMatchObject({ code: 'InvalidAuthenticationToken', message: expect.stringMatching(message) })
    expect(headers.get('www-authenticate')).toContain(`authorization_uri="${sim.addresses.authority}/common`)
  }

  test('must be there, well formed and ours', async () => {
    await refused(undefined, /empty/)
    await refused('nonsense', /IDX14100/)
    await refused('a.b.c', /CompactToken/)
    const { token } = await asApplication(sim, ['Application.ReadWrite.All'])
    await refused(`${token.slice(0, -6)}AAAAAA`, /signature/)
    const other = await startForTest()
    await refused((await asApplication(other, ['Application.ReadWrite.All'])).token, /signature/)
  })

  test('of Business Central is for another audience', async () => {
    await refused((await askToken(sim)).body.access_token, /audience/)
  })

  test('may be asked for by the id of Graph', async () => {
    const { body } = await askToken(sim, { scope: `${graphAppId}/.default` })
    expect(decodeToken(body.access_token).payload.aud).toBe(graphAppId)
    expect((await graphWith(sim, body.access_token)('GET', '/applications')).status).toBe(403)
  })

  test("may be asked for with the slash that Microsoft's command line adds", async () => {
    const { clientId } = await asApplication(sim, ['Application.ReadWrite.All'])
    const { text } = sim.control.addSecret(sim.env.TENANT, clientId)
    const scope = 'https://graph.microsoft.com//.default'
    const { body } = await askToken(sim, { client_id: clientId, client_secret: text, scope })
    expect(decodeToken(body.access_token).payload.aud).toBe('https://graph.microsoft.com/')
    expect((await graphWith(sim, body.access_token)('GET', '/applications')).status).toBe(200)
  })

  test('is for Graph alone: its header holds a nonce, and the published keys do not fit', async () => {
    const { token } = await asApplication(sim, ['Application.ReadWrite.All'])
    const { token: ofPerson } = await asPerson(sim, [])
    const { keys } = await (await fetch(`${sim.addresses.authority}/common/discovery/v2.0/keys`)).json()
    const fits = async (jwt: string) => {
      const [header = '', payload = '', signature = ''] = jwt.split('.')
      const { kid } = decodeToken(jwt).header
      const jwk = keys.find((each: { kid: string }) => each.kid === kid)
      const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      const { kty, n, e } = jwk
      const key = await crypto.subtle.importKey('jwk', { kty, n, e }, algorithm, false, ['verify'])
      const signed = Buffer.from(`${header}.${payload}`)
      return crypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), signed)
    }
    expect(decodeToken(token).header).toMatchObject({ nonce: expect.any(String), alg: 'RS256' })
    expect([await fits(token), await fits(ofPerson)]).toEqual([false, false])
    const { access_token: forBusinessCentral } = (await askToken(sim)).body
    expect(decodeToken(forBusinessCentral).header).not.toHaveProperty('nonce')
    expect(await fits(forBusinessCentral)).toBe(true)
  })

  test('ends', async () => {
    const own = await startForTest({ settings: { accessTokenSeconds: 60 } })
    const { graph } = await asApplication(own, ['Application.ReadWrite.All'])
    expect((await graph('GET', '/applications')).status).toBe(200)
    own.control.advance(120_000)
    const { status, body } = await graph('GET', '/applications')
    expect([status, body.error.message]).toEqual([401, expect.stringContaining('expired')])
  })

  test('of an application that has left the tenant is no identity', async () => {
    const { graph, clientId } = await asApplication(sim, ['Application.ReadWrite.All'])
    sim.control.deleteApplication(sim.env.TENANT, clientId)
    const { status, body } = await graph('GET', '/applications')
    expect([status, body.error.code]).toEqual([401, 'Authorization_IdentityNotFound'])
  })
})

describe('an answer', () => {
  test('names the exchange, and echoes the id of the caller', async () => {
    const { graph } = await asApplication(sim, ['Application.ReadWrite.All'])
    const sent = '6f1f2a5e-8d3f-4f5e-9b57-0d6f7a1c2b3d'
    const { headers, body, status } = await graph('GET', '/applications/none', undefined, { 'client-request-id': sent })
    expect(status).toBe(404)
    expect(headers.get('client-request-id')).toBe(sent)
    expect(body.error).toMatchObject({
      code: 'Request_ResourceNotFound',
      innerError: {
        date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
        'request-id': headers.get('request-id'),
        'client-request-id': sent,
      },
    })
    expect(headers.get('request-id')).toMatch(guid)
  })

  test('is the same in beta', async () => {
    const { graph } = await asApplication(sim, ['Application.ReadWrite.All'])
    const { body } = await graph('GET', '/beta/applications')
    expect(body['@odata.context']).toBe(`${sim.addresses.graph}/beta/$metadata#applications`)
  })

  test('of what is not simulated says so, and the log has it', async () => {
    const { graph } = await asApplication(sim, ['Application.ReadWrite.All'])
    const { status, body } = await graph('GET', '/groups')
    expect(status).toBe(501)
    expect(body).toMatchObject({ error: { code: 'not_simulated', innerError: expect.any(Object) }, simulator: true })
    expect(sim.log().at(-1)).toMatchObject({ level: 'warning', details: { what: 'groups (GET /groups)' } })
    expect((await graph('GET', '/v9.9/applications')).body.error.code).toBe('BadRequest')
    expect((await graph('PUT', '/applications', {})).status).toBe(405)
  })

  test('is 429 so many times as wanted', async () => {
    const own = await startForTest()
    const { graph } = await asApplication(own, ['Application.ReadWrite.All'])
    Object.assign(own.settings, { graphThrottledRequests: 2, graphRetryAfterSeconds: 7 })
    for (let i = 0; i < 2; i++) {
      const { status, headers, body } = await graph('GET', '/applications')
      expect([status, headers.get('retry-after'), body.error.code]).toEqual([429, '7', 'TooManyRequests'])
    }
    expect((await graph('GET', '/applications')).status).toBe(200)
  })
})

/** Makes an application with a service principal, and gives both ids with those of the resources. */
const prepare = async () => {
  const { appId } = sim.control.createApplication(sim.env.TENANT, { displayName: 'Prepared' })
  const tenant = sim.world.tenants.get(sim.env.TENANT)!
  const idOf = (of: string) => tenant.servicePrincipals.get(of)!.id
  return {
    appId,
    id: tenant.applications.get(appId)!.id,
    client: idOf(appId),
    bc: idOf(bcAppId),
    graph: idOf(graphAppId),
  }
}

const create = (graph: Graph) => graph('POST', '/applications', { displayName: 'Made' })
const grantTo = (graph: Graph, principalId: string, resourceId: string, appRoleId: string) =>
  graph('POST', `/servicePrincipals/${resourceId}/appRoleAssignedTo`, { principalId, resourceId, appRoleId })
const graphRole = '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9'

describe('the directory role of a person', () => {
  const may: readonly (readonly [RoleName, number, number, number])[] = [
    ['globalAdministrator', 201, 201, 201],
    ['privilegedRoleAdministrator', 403, 201, 201],
    ['applicationAdministrator', 201, 201, 403],
    ['cloudApplicationAdministrator', 201, 201, 403],
    ['dynamicsAdministrator', 403, 403, 403],
    ['businessCentralAdministrator', 403, 403, 403],
  ]
  test.each(may)('%s: register %i, grant for Business Central %i, grant for Graph %i', async (role, ...expected) => {
    const { graph } = await asPerson(sim, [role])
    sim.control.setPolicy(sim.env.TENANT, { usersMayRegister: false })
    const { client, bc, graph: ofGraph } = await prepare()
    const replies = [
      await create(graph),
      await grantTo(graph, client, bc, apiRole),
      await grantTo(graph, client, ofGraph, graphRole),
    ]
    sim.control.setPolicy(sim.env.TENANT, { usersMayRegister: true })
    expect(replies.map(({ status }) => status)).toEqual(expected)
    for (const { status, body } of replies)
      if (status === 403)
        expect(body.error).toMatchObject({
          code: 'Authorization_RequestDenied',
          message: expect.stringMatching(/^Insufficient privileges.*Missing directory role/),
          details: [{ target: 'directoryRole' }],
        })
  })

  test('is not needed to register where everybody may, and then only for what one owns', async () => {
    const { graph, userId } = await asPerson(sim, [])
    const { body, status } = await create(graph)
    expect(status).toBe(201)
    expect((await graph('GET', `/applications/${body.id}/owners`)).body.value).toMatchObject([{ id: userId }])
    expect((await graph('POST', `/applications/${body.id}/addPassword`, {})).status).toBe(200)
    expect((await graph('POST', '/servicePrincipals', { appId: body.appId })).status).toBe(201)
    expect((await graph('GET', '/me/ownedObjects')).body.value).toHaveLength(2)
    const { id, client, bc } = await prepare()
    expect((await graph('PATCH', `/applications/${id}`, { displayName: 'Mine now' })).status).toBe(403)
    expect((await graph('DELETE', `/servicePrincipals/${bc}`)).status).toBe(403)
    expect((await grantTo(graph, client, bc, apiRole)).status).toBe(403)
    expect((await graph('DELETE', `/applications/${body.id}`)).status).toBe(204)
  })

  test('keeps an ordinary person to 250 objects', async () => {
    const { graph, userId } = await asPerson(sim, [])
    for (let i = 0; i < 250; i++)
      sim.control.createApplication(sim.env.TENANT, { displayName: `Many ${i}` }).owners.push(userId)
    const { status, body } = await create(graph)
    expect([status, body.error.code]).toEqual([403, 'Directory_QuotaExceeded'])
  })
})

describe('the permission in a token', () => {
  const cases: readonly (readonly [string, string, string, unknown])[] = [
    ['Application.ReadWrite.All', 'POST', '/applications', { displayName: 'x' }],
    ['DelegatedPermissionGrant.ReadWrite.All', 'POST', '/oauth2PermissionGrants', {}],
    ['AppRoleAssignment.ReadWrite.All', 'POST', `/servicePrincipals(appId='${bcAppId}')/appRoleAssignedTo`, {}],
    ['User.Read', 'GET', '/me', undefined],
  ]
  test.each(cases)('%s is missed at %s %s', async (name, method, path, sent) => {
    const scopes = wizardScopes.filter((each) => each !== name)
    const { graph } = await asPerson(sim, ['globalAdministrator'], scopes)
    const { status, body } = await graph(method, path, sent)
    expect([status, body.error.code]).toEqual([403, 'Authorization_RequestDenied'])
    expect(body.error.message).toContain(name)
    expect(body.error.details).toMatchObject([{ target: 'scope' }])
  })

  test('to act as the person opens what the role opens', async () => {
    const { graph } = await asPerson(sim, ['globalAdministrator'], ['Directory.AccessAsUser.All'])
    const { client, bc } = await prepare()
    expect((await create(graph)).status).toBe(201)
    expect((await grantTo(graph, client, bc, apiRole)).status).toBe(201)
    expect((await graph('GET', '/users')).status).toBe(200)
  })

  test('of an application wants no role, and a pair to grant roles', async () => {
    const { client, bc, graph: ofGraph } = await prepare()
    const alone = await asApplication(sim, ['AppRoleAssignment.ReadWrite.All'])
    expect((await grantTo(alone.graph, client, bc, apiRole)).body.error.message).toContain('Application.Read.All')
    const both = await asApplication(sim, ['AppRoleAssignment.ReadWrite.All', 'Application.ReadWrite.All'])
    expect((await grantTo(both.graph, client, bc, apiRole)).status).toBe(201)
    expect((await grantTo(both.graph, client, ofGraph, graphRole)).status).toBe(201)
  })

  test('is not needed by an application that reads itself', async () => {
    const { graph, clientId } = await asApplication(sim, [])
    const own = await graph('GET', `/applications(appId='${clientId}')?$select=id,passwordCredentials`)
    expect([own.status, own.body.passwordCredentials]).toMatchObject([200, [{ secretText: null }]])
    expect((await graph('GET', `/servicePrincipals(appId='${clientId}')`)).status).toBe(200)
    expect((await graph('PATCH', `/applications/${own.body.id}`, { notes: 'mine' })).status).toBe(403)
    const { id, client } = await prepare()
    expect((await graph('GET', `/applications/${id}`)).status).toBe(403)
    expect((await graph('GET', `/servicePrincipals/${client}`)).status).toBe(403)
    expect((await graph('GET', '/applications')).status).toBe(403)
  })

  test('for owned applications reaches no others', async () => {
    const { graph } = await asApplication(sim, ['Application.ReadWrite.OwnedBy'])
    const { body } = await create(graph)
    expect((await graph('PATCH', `/applications/${body.id}`, { notes: 'mine' })).status).toBe(204)
    expect((await graph('POST', '/servicePrincipals', { appId: body.appId })).status).toBe(201)
    const { id } = await prepare()
    const refused = await graph('PATCH', `/applications/${id}`, { notes: 'not mine' })
    expect([refused.status, refused.body.error.details]).toMatchObject([403, [{ target: 'owners' }]])
    const { graph: other } = await asApplication(sim, ['Application.ReadWrite.All'])
    const { appId } = (await create(other)).body
    expect((await graph('POST', '/servicePrincipals', { appId })).status).toBe(403)
  })
})

describe('without a person', () => {
  test('there is no me, and no user info', async () => {
    const { graph } = await asApplication(sim, [])
    expect((await graph('GET', '/me')).body.error.message).toContain('delegated authentication flow')
    expect((await graph('GET', '/oidc/userinfo')).status).toBe(400)
    const { body } = await askToken(sim, { scope: graphScope })
    expect(decodeToken(body.access_token).payload.roles).toBeUndefined()
  })
})
