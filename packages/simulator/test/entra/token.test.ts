import { type Simulator, startSimulator } from '@landbridge/simulator'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToken, bcScope, decodeToken, startForTest } from '../support.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const registered = (displayName: string) => {
  const application = sim.control.createApplication(sim.env.TENANT, { displayName })
  const { text } = sim.control.addSecret(sim.env.TENANT, application.appId)
  return { clientId: application.appId, secret: text }
}

describe('a token by client credentials', () => {
  test('has the shape that Business Central gets, and our signature', async () => {
    const { status, body, headers } = await askToken(sim)
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(['token_type', 'expires_in', 'ext_expires_in', 'access_token'])
    expect(body).toMatchObject({ token_type: 'Bearer', ext_expires_in: body.expires_in })
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store, no-cache')
    expect(headers.get('pragma')).toBe('no-cache')
    expect(headers.get('x-ms-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.getSetCookie()).toHaveLength(3)

    const keys = createRemoteJWKSet(new URL(`${sim.addresses.authority}/${sim.env.TENANT}/discovery/v2.0/keys`))
    const issuer = `https://sts.windows.net/${sim.env.TENANT}/`
    const { payload, protectedHeader } = await jwtVerify(body.access_token, keys, {
      issuer,
      audience: 'https://api.businesscentral.dynamics.com',
    })
    expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'RS256', x5t: protectedHeader.kid, kid: protectedHeader.kid })
    expect(payload).toMatchObject({
      appid: sim.env.CLIENT_ID,
      appidacr: '1',
      idp: issuer,
      idtyp: 'app',
      sub: payload.oid,
      tid: sim.env.TENANT,
      ver: '1.0',
      nbf: payload.iat,
      roles: ['API.ReadWrite.All', 'Automation.ReadWrite.All'],
    })
    for (const name of ['aio', 'rh', 'uti']) expect(payload[name], name).toBeTypeOf('string')
    expect(payload).not.toHaveProperty('scp')
    expect(payload).not.toHaveProperty('upn')
    const now = Date.now() / 1_000
    expect(Math.abs(now - 300 - payload.iat!)).toBeLessThan(10)
    expect(Math.abs(now + body.expires_in - payload.exp!)).toBeLessThan(10)
  })

  test('lives a different time at each call, from 3,599 to 5,399 seconds', async () => {
    const lives = await Promise.all(Array.from({ length: 20 }, async () => (await askToken(sim)).body.expires_in))
    expect(new Set(lives).size).toBeGreaterThan(5)
    for (const life of lives) expect(life).toBeGreaterThanOrEqual(3_599)
    for (const life of lives) expect(life).toBeLessThanOrEqual(5_399)
  })

  test('has no roles at all when nothing was granted, and is issued all the same', async () => {
    const { clientId, secret } = registered('Without consent')
    sim.control.addPermission(sim.env.TENANT, clientId, { name: 'API.ReadWrite.All', type: 'Role' })
    const ask = async () =>
      decodeToken((await askToken(sim, { client_id: clientId, client_secret: secret })).body.access_token).payload
    expect(await ask()).not.toHaveProperty('roles')
    sim.control.grantAdminConsent(sim.env.TENANT, clientId)
    expect((await ask()).roles).toEqual(['API.ReadWrite.All'])
    sim.control.revoke(sim.env.TENANT, clientId, { name: 'API.ReadWrite.All', type: 'Role' })
    expect(await ask()).not.toHaveProperty('roles')
  })

  test('shows application roles only, not delegated scopes that were granted', async () => {
    const { clientId, secret } = registered('Delegated by mistake')
    sim.control.addPermission(sim.env.TENANT, clientId, { name: 'Financials.ReadWrite.All', type: 'Scope' })
    sim.control.grantAdminConsent(sim.env.TENANT, clientId)
    const { body } = await askToken(sim, { client_id: clientId, client_secret: secret })
    expect(decodeToken(body.access_token).payload).not.toHaveProperty('roles')
    expect(decodeToken(body.access_token).payload).not.toHaveProperty('scp')
  })

  test.each([
    ['the address', bcScope, 'https://api.businesscentral.dynamics.com', true],
    [
      'the application id',
      '996def3d-b36c-4153-8607-a6fd3c01b89f/.default',
      '996def3d-b36c-4153-8607-a6fd3c01b89f',
      true,
    ],
    ['an embed host', 'https://wiise.api.bc.dynamics.com/.default', 'https://wiise.api.bc.dynamics.com', true],
    [
      'a doubled slash',
      'https://api.businesscentral.dynamics.com//.default',
      'https://api.businesscentral.dynamics.com/',
      true,
    ],
    ['Graph', 'https://graph.microsoft.com/.default', 'https://graph.microsoft.com', false],
    ['no resource', '.default', '00000003-0000-0000-c000-000000000000', false],
    [
      'the scope and sign-in scopes',
      `${bcScope} offline_access openid`,
      'https://api.businesscentral.dynamics.com',
      true,
    ],
  ])('has the audience that was asked for: %s', async (_, scope, audience, hasRoles) => {
    const { status, body } = await askToken(sim, { scope })
    expect(status).toBe(200)
    const { payload } = decodeToken(body.access_token)
    expect(payload.aud).toBe(audience)
    expect('roles' in payload).toBe(hasRoles)
  })

  test('can be asked for at a domain or an id, in either case', async () => {
    for (const tenant of [
      'fjordlinefurniture.onmicrosoft.com',
      'FjordLineFurniture.example',
      sim.env.TENANT.toUpperCase(),
    ]) {
      const { status, body } = await askToken(sim, {}, { tenant })
      expect(status).toBe(200)
      expect(decodeToken(body.access_token).payload.tid).toBe(sim.env.TENANT)
    }
  })

  test('is given to a client that proves itself in the Authorization header', async () => {
    const secret = encodeURIComponent(sim.env.CLIENT_SECRET)
    const authorization = `Basic ${Buffer.from(`${sim.env.CLIENT_ID}:${secret}`).toString('base64')}`
    const fields = { client_id: undefined, client_secret: undefined }
    expect((await askToken(sim, fields, { headers: { authorization } })).status).toBe(200)
  })

  test('takes every character that a secret may hold', async () => {
    for (let i = 0; i < 5; i++) {
      const { clientId, secret } = registered(`Secret ${i}`)
      expect(secret).toMatch(/^[A-Za-z0-9~._-]{40}$/)
      expect(secret).toContain('8Q~')
      expect((await askToken(sim, { client_id: clientId, client_secret: secret })).status).toBe(200)
    }
  })

  test('ignores the fields that client libraries add', async () => {
    const extra = {
      client_info: '1',
      'x-client-SKU': 'any',
      'x-client-VER': '1',
      'x-ms-lib-capability': 'retry-after, h429',
    }
    expect((await askToken(sim, extra)).status).toBe(200)
  })

  test('of the version 1 endpoint comes with texts for numbers, and its resource', async () => {
    const resource = 'https://api.businesscentral.dynamics.com'
    const { status, body } = await askToken(sim, { scope: undefined, resource }, { path: 'oauth2/token' })
    expect(status).toBe(200)
    expect(body).toEqual({
      token_type: 'Bearer',
      expires_in: expect.stringMatching(/^\d+$/),
      ext_expires_in: body.expires_in,
      expires_on: expect.stringMatching(/^\d+$/),
      not_before: expect.stringMatching(/^\d+$/),
      resource,
      access_token: expect.any(String),
    })
    expect(decodeToken(body.access_token).payload).toMatchObject({ ver: '1.0', aud: resource })
  })

  test('satisfies a standard client library', async () => {
    const issuer = new URL(`${sim.addresses.authority}/${sim.env.TENANT}/v2.0`)
    const insecure = { [oauth.allowInsecureRequests]: true }
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
    const client = { client_id: sim.env.CLIENT_ID }
    const parameters = new URLSearchParams({ scope: bcScope })
    for (const proof of [oauth.ClientSecretPost, oauth.ClientSecretBasic]) {
      const credential = proof(sim.env.CLIENT_SECRET)
      const reply = await oauth.clientCredentialsGrantRequest(server, client, credential, parameters, insecure)
      expect((await oauth.processClientCredentialsResponse(server, client, reply)).expires_in).toBeGreaterThan(3_000)
    }
  })
})

describe('time and delays', () => {
  test('end a token by the simulated clock', async () => {
    const own = await startForTest({ settings: { accessTokenSeconds: 60 } })
    const { body } = await askToken(own)
    expect(body.expires_in).toBe(60)
    const call = () =>
      fetch(`${own.env.BC_URL}/environments/v1.2`, { headers: { authorization: `Bearer ${body.access_token}` } })
    expect((await call()).status).toBe(200)
    own.control.advance(62_000)
    expect((await call()).status).toBe(401)
  })

  test('hold back new credentials, applications and roles where that is wanted', async () => {
    const own = await startForTest({
      settings: { credentialDelayMs: 60_000, servicePrincipalDelayMs: 30_000, roleDelayMs: 90_000 },
    })
    const { TENANT } = own.env
    const { appId } = own.control.createApplication(TENANT, { displayName: 'Young' })
    const { text } = own.control.addSecret(TENANT, appId)
    own.control.addPermission(TENANT, appId, { name: 'API.ReadWrite.All', type: 'Role' })
    own.control.grantAdminConsent(TENANT, appId)
    const ask = () => askToken(own, { client_id: appId, client_secret: text })
    expect((await ask()).body.error_codes).toEqual([700016])
    own.control.advance(31_000)
    expect((await ask()).body.error_codes).toEqual([7000215])
    own.control.advance(30_000)
    expect(decodeToken((await ask()).body.access_token).payload).not.toHaveProperty('roles')
    own.control.advance(30_000)
    expect(decodeToken((await ask()).body.access_token).payload.roles).toEqual(['API.ReadWrite.All'])
  })

  test('leave an issued token alone when its secret is deleted', async () => {
    const own = await startForTest()
    const { body } = await askToken(own)
    const [secret] = [...own.world.tenants.values()][0]!.applications.get(own.env.CLIENT_ID)!.secrets
    own.control.deleteSecret(own.env.TENANT, own.env.CLIENT_ID, secret!.keyId)
    expect((await askToken(own)).body.error_codes).toEqual([7000215])
    const headers = { authorization: `Bearer ${body.access_token}` }
    expect((await fetch(`${own.env.BC_URL}/environments/v1.2`, { headers })).status).toBe(200)
  })
})
