import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCertificate } from '../../packages/simulator/test/support.ts'
import { claimsOf } from './claims.ts'
import { type RunningClient, startClient } from './client.ts'

let client: RunningClient
beforeAll(async () => {
  client = await startClient('openid-client')
})
afterAll(() => client.stop())

interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
  readonly id_token: string
  readonly expires_in: number
  readonly scope: string
  readonly token_type: string
}

type Claims = Readonly<Record<string, unknown>>

test('finds all endpoints by discovery, under the name that it asked', async () => {
  const { TENANT } = client.sim.env
  const base = `https://login.microsoftonline.com/${TENANT}`
  expect(await client.run('discover')).toMatchObject({
    issuer: `${base}/v2.0`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
  })
  const { authority } = client.sim.addresses
  expect(await client.run('discover', { authority })).toMatchObject({ issuer: `${authority}/${TENANT}/v2.0` })
})

test.each(['common', 'organizations'])('signs a person in at %s, whose issuer names no tenant', async (tenant) => {
  const { control, env } = client.sim
  const shared = control.createApplication(env.TENANT, {
    displayName: 'For everybody',
    signInAudience: 'AzureADMultipleOrgs',
    redirectUris: ['http://localhost:8080/oauth/callback'],
  })
  const secret = control.addSecret(env.TENANT, shared.appId)
  const { claims } = await client.run<{ claims: Claims }>('byCode', {
    tenant,
    CLIENT_ID: shared.appId,
    CLIENT_SECRET: secret.text,
    scopes: 'openid profile offline_access https://api.businesscentral.dynamics.com/Financials.ReadWrite.All',
  })
  expect(claims).toMatchObject({ iss: `https://login.microsoftonline.com/${env.TENANT}/v2.0`, tid: env.TENANT })
})

test.each(['post', 'basic'])('gets a token for an application with its secret by %s', async (method) => {
  const tokens = await client.run<Tokens>('forClient', { method })
  expect(Object.keys(tokens).sort()).toEqual(['access_token', 'expires_in', 'ext_expires_in', 'token_type'])
  expect(claimsOf(tokens.access_token)).toMatchObject({ appidacr: '1' })
})

test.each([
  ['RS256', 'sha1', 'x5t'],
  ['RS256', 'sha256', 'x5t#S256'],
  ['PS256', 'sha256', 'x5t#S256'],
])('gets one with an assertion by %s that names its certificate by %s', async (method, hash, field) => {
  const { TENANT, CLIENT_ID } = client.sim.env
  const { pem, der, privateKey } = makeCertificate()
  client.sim.control.addCertificate(TENANT, CLIENT_ID, pem)
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
  const header = JSON.stringify({ [field]: createHash(hash).update(der).digest('base64url') })
  const tokens = await client.run<Tokens>('forClient', { method, privateKey: key, header })
  expect(claimsOf(tokens.access_token)).toMatchObject({ appidacr: '2' })
})

test('reads a refusal: error, number, description', async () => {
  await expect(client.run('forClient', { CLIENT_SECRET: 'wrong' })).rejects.toMatchObject({
    error: 'invalid_client',
    status: 401,
    error_description: expect.stringContaining('AADSTS7000215'),
  })
})

test.each(['query', 'form_post'])('signs in by code, renews, and signs out; response mode %s', async (responseMode) => {
  const { TENANT, TEST_USER, CLIENT_ID } = client.sim.env
  const result = await client.run<{
    tokens: Tokens
    renewed: Tokens
    claims: Claims
    again: string
    loggedOut: { status: number; location: string }
  }>('byCode', { responseMode })
  expect(result.claims).toMatchObject({ aud: CLIENT_ID, tid: TENANT, preferred_username: TEST_USER, ver: '2.0' })
  expect(result.tokens.scope).toContain('https://api.businesscentral.dynamics.com/Financials.ReadWrite.All')
  expect(result.renewed.refresh_token).not.toBe(result.tokens.refresh_token)
  expect(result.renewed.access_token).not.toBe(result.tokens.access_token)
  expect(result.again).toContain('AADSTS54005')
  expect(result.loggedOut).toEqual({ status: 302, location: 'http://localhost:8080/oauth/callback' })
})

test('asks Graph who signed in', async () => {
  const { claims, info } = await client.run<{ claims: Claims; info: Claims }>('userInfo')
  expect(info).toMatchObject({ sub: claims.sub, name: 'Demo Administrator' })
})

test('signs a person in by the code of a device', async () => {
  const { control, env } = client.sim
  const desktop = control.createApplication(env.TENANT, { displayName: 'Desktop', isFallbackPublicClient: true })
  const { shown, claims } = await client.run<{ shown: Claims; claims: Claims }>('byDevice', {
    PUBLIC_ID: desktop.appId,
  })
  expect(shown).toMatchObject({ expires_in: 900, interval: 5 })
  expect(shown).not.toHaveProperty('verification_uri_complete')
  expect(claims).toMatchObject({ aud: desktop.appId, preferred_username: env.TEST_USER })
})
