import { createHash } from 'node:crypto'
import { businessCentralAppId, graphAppId } from '@landbridge/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCertificate } from '../../packages/simulator/test/support.ts'
import { claimsOf } from './claims.ts'
import { type RunningClient, startClient } from './client.ts'
import { addOwnApi } from './own-api.ts'

let client: RunningClient
/** A program on a machine, which has no credential. */
let publicId: string
beforeAll(async () => {
  client = await startClient('msal-node', { settings: { deviceCodeIntervalSeconds: 1 } })
  const { control, env } = client.sim
  const desktop = control.createApplication(env.TENANT, { displayName: 'Desktop', isFallbackPublicClient: true })
  desktop.publicRedirectUris.push('http://localhost')
  publicId = desktop.appId
})
afterAll(() => client.stop())

interface Token {
  readonly accessToken: string
  readonly idToken: string
  readonly idTokenClaims: Readonly<Record<string, unknown>>
  readonly fromCache: boolean
  readonly scopes: readonly string[]
  readonly expiresOn: string
  readonly tenantId: string
  readonly account: { readonly username: string; readonly homeAccountId: string }
  readonly correlationId: string
}

test('gets a token for an application with its secret, and keeps it', async () => {
  const { first, second } = await client.run<{ first: Token; second: Token }>('forClient')
  expect(first.fromCache).toBe(false)
  expect(second).toMatchObject({ fromCache: true, accessToken: first.accessToken })
  expect(claimsOf(first.accessToken)).toMatchObject({
    iss: `https://sts.windows.net/${client.sim.env.TENANT}/`,
    appidacr: '1',
    roles: expect.arrayContaining(['API.ReadWrite.All']),
  })
  expect(Date.parse(first.expiresOn)).toBeGreaterThan(Date.now())
})

test.each(['thumbprint', 'thumbprintSha256'] as const)('gets one with a certificate named by its %s', async (name) => {
  const { TENANT, CLIENT_ID } = client.sim.env
  const { pem, der, privateKey } = makeCertificate()
  client.sim.control.addCertificate(TENANT, CLIENT_ID, pem)
  const { first } = await client.run<{ first: Token }>('forClient', {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    [name]: createHash(name === 'thumbprint' ? 'sha1' : 'sha256')
      .update(der)
      .digest('hex')
      .toUpperCase(),
    x5c: pem,
  })
  expect(claimsOf(first.accessToken)).toMatchObject({ appidacr: '2' })
})

test('says with number and ids why there is no token', async () => {
  await expect(client.run('forClient', { CLIENT_SECRET: 'not the secret' })).rejects.toMatchObject({
    name: 'ServerError',
    errorCode: 'invalid_client',
    errorMessage: expect.stringMatching(/AADSTS7000215: .* Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36}/),
    correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  await expect(client.run('forClient', { scope: 'https://nothing.example/.default' })).rejects.toMatchObject({
    errorCode: 'invalid_resource',
    errorMessage: expect.stringContaining('AADSTS500011'),
  })
})

test('takes the simulator for an authority of its own, where it is named as a known one', async () => {
  const { authority } = client.sim.addresses
  const { first } = await client.run<{ first: Token }>('forClient', {
    authority: `${authority}/${client.sim.env.TENANT}`,
    knownAuthority: new URL(authority).host,
  })
  expect(claimsOf(first.accessToken)).toMatchObject({ aud: 'https://api.businesscentral.dynamics.com' })
})

test.each(['query', 'fragment', 'form_post'])(
  'signs a person in by code and PKCE, with response mode %s',
  async (responseMode) => {
    const { token, landed, url } = await client.run<{ token: Token; landed: string; url: string }>('byCode', {
      responseMode,
    })
    const { TENANT, TEST_USER, CLIENT_ID } = client.sim.env
    expect(url).toContain(`https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/authorize?`)
    expect(landed).toContain(responseMode === 'fragment' ? '#' : '?')
    expect(token.idTokenClaims).toMatchObject({
      iss: `https://login.microsoftonline.com/${TENANT}/v2.0`,
      aud: CLIENT_ID,
      nonce: 'a nonce',
      tid: TENANT,
      preferred_username: TEST_USER,
      ver: '2.0',
    })
    expect(token.account.username).toBe(TEST_USER)
    expect(token.account.homeAccountId).toBe(`${token.idTokenClaims.oid}.${TENANT}`)
    expect(token.scopes).toContain('https://api.businesscentral.dynamics.com/Financials.ReadWrite.All')
    expect(claimsOf(token.accessToken).scp).toContain('Financials.ReadWrite.All')
  },
)

test('renews a token without asking the person, for another resource too once that is consented to', async () => {
  await client.run('byCode')
  const { token: kept } = await client.run<{ token: Token }>('silent')
  expect(kept.fromCache).toBe(true)
  const { token: renewed } = await client.run<{ token: Token }>('silent', { forceRefresh: 'yes' })
  expect(renewed.fromCache).toBe(false)
  expect(renewed.accessToken).not.toBe(kept.accessToken)
  await expect(client.run('silent', { scopes: 'User.Read' })).rejects.toMatchObject({
    name: 'InteractionRequiredAuthError',
    errorMessage: expect.stringContaining('AADSTS65001'),
    subError: 'consent_required',
  })
  const { control, env } = client.sim
  control.grant(env.TENANT, env.CLIENT_ID, { resource: graphAppId, name: 'User.Read', type: 'Scope' })
  const { token: other } = await client.run<{ token: Token }>('silent', { scopes: 'User.Read' })
  expect(claimsOf(other.accessToken)).toMatchObject({
    aud: expect.stringMatching(/graph.microsoft.com|^00000003-/),
    scp: expect.stringContaining('User.Read'),
  })
})

test('asks for the person again once their sessions are revoked', async () => {
  await client.run('byCode')
  client.sim.control.revokeSessions(client.sim.env.TENANT, client.sim.env.TEST_USER)
  await expect(client.run('silent', { forceRefresh: 'yes' })).rejects.toMatchObject({
    errorCode: 'invalid_grant',
    errorMessage: expect.stringContaining('AADSTS50173'),
  })
})

test('is refused with the wrong verifier', async () => {
  await expect(client.run('byCode', { wrongVerifier: 'x'.repeat(43) })).rejects.toMatchObject({
    errorCode: 'invalid_grant',
    errorMessage: expect.stringContaining('AADSTS501481'),
  })
})

test('signs a person in with a browser and a listener at any port of localhost', async () => {
  const { opened, token } = await client.run<{ opened: string; token: Token }>('interactive', { PUBLIC_ID: publicId })
  expect(new URL(opened).searchParams.get('redirect_uri')).toMatch(/^http:\/\/localhost:\d+/)
  expect(token.account.username).toBe(client.sim.env.TEST_USER)
  expect(claimsOf(token.accessToken)).toMatchObject({ appid: publicId, appidacr: '0' })
})

interface Device {
  readonly token: Token
  readonly page: string
  readonly shown: { readonly userCode: string; readonly verificationUri: string; readonly message: string }
}

test('signs a person in by the code of a device, which they type at the short address', async () => {
  const { shown, page, token } = await client.run<Device>('byDevice', { PUBLIC_ID: publicId })
  expect(shown.verificationUri).toBe('https://microsoft.com/devicelogin')
  expect(shown.message).toContain(shown.userCode)
  expect(page).toMatch(/^page:/)
  expect(token.account.username).toBe(client.sim.env.TEST_USER)
})

test('signs a person in by name and password, after asking how the account signs in', async () => {
  const token = await client.run<Token>('byPassword', { PUBLIC_ID: publicId })
  expect(claimsOf(token.accessToken)).toMatchObject({ upn: client.sim.env.TEST_USER, appid: publicId })
  await expect(client.run('byPassword', { PUBLIC_ID: publicId, password: 'wrong' })).rejects.toMatchObject({
    errorCode: 'invalid_grant',
    errorMessage: expect.stringContaining('AADSTS50126'),
  })
})

test('acts for a person with the token that they sent, and asks for them where nobody consented', async () => {
  const { control, env } = client.sim
  const { api, secret } = addOwnApi(client.sim)
  const own = { CLIENT_ID: api.appId, CLIENT_SECRET: secret }
  const { token } = await client.run<{ token: Token }>('byCode', { ...own, scopes: `${api.appId}/access` })
  expect(claimsOf(token.accessToken)).toMatchObject({ aud: api.appId })

  await expect(client.run('onBehalfOf', { ...own, assertion: token.accessToken })).rejects.toMatchObject({
    name: 'InteractionRequiredAuthError',
    errorMessage: expect.stringContaining('AADSTS65001'),
  })
  const resource = businessCentralAppId
  control.grant(env.TENANT, api.appId, { resource, name: 'Financials.ReadWrite.All', type: 'Scope' })
  const acting = await client.run<Token>('onBehalfOf', { ...own, assertion: token.accessToken })
  expect(claimsOf(acting.accessToken)).toMatchObject({
    aud: 'https://api.businesscentral.dynamics.com',
    appid: api.appId,
    upn: env.TEST_USER,
  })
})
