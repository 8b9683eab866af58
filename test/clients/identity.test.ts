import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { businessCentralAppId } from '@landbridge/model'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { makeAssertion, makeCertificate } from '../../packages/simulator/test/support.ts'
import { claimsOf } from './claims.ts'
import { type RunningClient, startClient } from './client.ts'
import { addOwnApi } from './own-api.ts'

let client: RunningClient
beforeAll(async () => {
  client = await startClient('identity', { settings: { deviceCodeIntervalSeconds: 1 } })
})
afterAll(() => client.stop())

interface Token {
  readonly token: string
  readonly expiresOnTimestamp: number
}

test('ClientSecretCredential gets a token from the host that it knows', async () => {
  const { token, expiresOnTimestamp } = await client.run<Token>('bySecret')
  expect(claimsOf(token)).toMatchObject({ appid: client.sim.env.CLIENT_ID, appidacr: '1' })
  expect(expiresOnTimestamp).toBeGreaterThan(Date.now())
})

test('ClientSecretCredential gets one from an authority host of its own by HTTPS', async () => {
  const { token } = await client.run<Token>('bySecret', { authorityHost: client.sim.addresses.authority })
  expect(claimsOf(token)).toMatchObject({ appid: client.sim.env.CLIENT_ID })
})

test('ClientSecretCredential tells the number of a refusal', async () => {
  await expect(client.run('bySecret', { CLIENT_SECRET: 'wrong' })).rejects.toMatchObject({
    name: 'AuthenticationRequiredError',
    message: expect.stringContaining('AADSTS7000215'),
  })
  await expect(client.run('bySecret', { TENANT: '00000000-0000-0000-0000-00000000abcd' })).rejects.toThrow(
    'AADSTS90002',
  )
})

test.each(['yes', 'no'])(
  'ClientCertificateCredential gets a token from a PEM file; with its chain: %s',
  async (chain) => {
    const { TENANT, CLIENT_ID } = client.sim.env
    const { pem, privateKey } = makeCertificate()
    client.sim.control.addCertificate(TENANT, CLIENT_ID, pem)
    const folder = mkdtempSync(join(tmpdir(), 'identity-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const certificatePath = join(folder, 'client.pem')
    writeFileSync(certificatePath, `${privateKey.export({ type: 'pkcs8', format: 'pem' })}${pem}`)
    const { token } = await client.run<Token>('byCertificate', { certificatePath, chain })
    expect(claimsOf(token)).toMatchObject({ appidacr: '2' })
  },
)

test('ClientAssertionCredential gets a token with an assertion of our own making', async () => {
  const { TENANT, CLIENT_ID } = client.sim.env
  const certificate = makeCertificate()
  client.sim.control.addCertificate(TENANT, CLIENT_ID, certificate.pem)
  const audience = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`
  const { token } = await client.run<Token>('byAssertion', {
    assertion: makeAssertion(certificate, CLIENT_ID, audience),
  })
  expect(claimsOf(token)).toMatchObject({ appidacr: '2' })
  await expect(
    client.run('byAssertion', { assertion: makeAssertion(makeCertificate(), CLIENT_ID, audience) }),
  ).rejects.toThrow('AADSTS700027')
})

interface Device {
  readonly token: Token
  readonly shown: { readonly userCode: string; readonly verificationUri: string }
}

test('DeviceCodeCredential and UsernamePasswordCredential sign a person in without a secret', async () => {
  const { control, env } = client.sim
  const desktop = control.createApplication(env.TENANT, { displayName: 'Desktop', isFallbackPublicClient: true })
  const { shown, token } = await client.run<Device>('byDevice', { PUBLIC_ID: desktop.appId })
  expect(shown.verificationUri).toBe('https://microsoft.com/devicelogin')
  expect(claimsOf(token.token)).toMatchObject({ upn: env.TEST_USER, appidacr: '0' })
  const byPassword = await client.run<Token>('byPassword', { PUBLIC_ID: desktop.appId })
  expect(claimsOf(byPassword.token)).toMatchObject({ upn: env.TEST_USER })
})

test('OnBehalfOfCredential acts for the person whose token it was sent', async () => {
  const { control, env } = client.sim
  const { api, secret } = addOwnApi(client.sim)
  const desktop = control.createApplication(env.TENANT, { displayName: 'Its program', isFallbackPublicClient: true })
  control.grant(env.TENANT, desktop.appId, { resource: api.appId, name: 'access', type: 'Scope' })
  const resource = businessCentralAppId
  control.grant(env.TENANT, api.appId, { resource, name: 'Financials.ReadWrite.All', type: 'Scope' })
  const scope = `${api.appId}/access`
  const { token: assertion } = await client.run<Token>('byPassword', { PUBLIC_ID: desktop.appId, scope })
  const own = { CLIENT_ID: api.appId, CLIENT_SECRET: secret, assertion }
  const { token } = await client.run<Token>('onBehalfOf', own)
  expect(claimsOf(token)).toMatchObject({ appid: api.appId, upn: env.TEST_USER, scp: 'Financials.ReadWrite.All' })
})
