import { X509Certificate } from 'node:crypto'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { SignJWT } from 'jose'
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { thumbprints } from '../../src/x509/certificate.ts'
import { askToken, bcScope, decodeToken, makeAssertion, makeCertificate, type TestCertificate } from '../support.ts'

let sim: Simulator
let certificate: TestCertificate
let stranger: TestCertificate
let clientId: string
let tokenUrl: string

beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  certificate = makeCertificate()
  stranger = makeCertificate()
  clientId = sim.control.createApplication(sim.env.TENANT, { displayName: 'By certificate' }).appId
  sim.control.addCertificate(sim.env.TENANT, clientId, certificate.pem)
  tokenUrl = `${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v2.0/token`
})
afterAll(() => sim.stop())

const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const ask = (assertion: string) =>
  askToken(sim, {
    client_id: clientId,
    client_secret: undefined,
    client_assertion: assertion,
    client_assertion_type: type,
  })

describe('the certificate writer', () => {
  test('writes what OpenSSL reads, signed by its own key', () => {
    const read = new X509Certificate(certificate.der)
    expect(read.subject).toBe('CN=test client')
    expect(read.verify(read.publicKey)).toBe(true)
    expect(read.checkPrivateKey(certificate.privateKey)).toBe(true)
    expect(Date.parse(read.validTo)).toBeGreaterThan(Date.now())
    expect(Buffer.from(thumbprints(certificate.der).sha1, 'base64url').toString('hex')).toBe(
      read.fingerprint.replaceAll(':', '').toLowerCase(),
    )
  })
})

describe('a client assertion', () => {
  test('by RS256 with its SHA-1 thumbprint is accepted, and the token tells it', async () => {
    const { status, body } = await ask(makeAssertion(certificate, clientId, tokenUrl))
    expect(status).toBe(200)
    expect(decodeToken(body.access_token).payload.appidacr).toBe('2')
  })

  test('with padding behind its thumbprint, as MSAL for Python writes it, is accepted', async () => {
    const x5t = `${thumbprints(certificate.der).sha1}=`
    expect((await ask(makeAssertion(certificate, clientId, tokenUrl, { header: { x5t } }))).status).toBe(200)
  })

  test('by PS256 with its SHA-256 thumbprint is accepted', async () => {
    const now = Math.floor(Date.now() / 1_000)
    const assertion = await new SignJWT({ jti: 'one' })
      .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprints(certificate.der).sha256 })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(tokenUrl)
      .setNotBefore(now)
      .setExpirationTime(now + 300)
      .sign(certificate.privateKey)
    expect((await ask(assertion)).status).toBe(200)
  })

  test.each(['v2.0', 'oauth2/token'])('may be meant for %s of the tenant, by its id or domain', async (path) => {
    for (const tenant of [sim.env.TENANT, 'fjordlinefurniture.onmicrosoft.com'])
      expect(
        (await ask(makeAssertion(certificate, clientId, `${sim.addresses.authority}/${tenant}/${path}`))).status,
      ).toBe(200)
    const microsoft = `https://login.microsoftonline.com/${sim.env.TENANT}/${path}`
    expect((await ask(makeAssertion(certificate, clientId, microsoft))).status).toBe(200)
  })

  test('made by a standard client library is accepted', async () => {
    const issuer = new URL(`${sim.addresses.authority}/${sim.env.TENANT}/v2.0`)
    const insecure = { [oauth.allowInsecureRequests]: true }
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
    const pkcs8 = certificate.privateKey.export({ type: 'pkcs8', format: 'der' })
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('pkcs8', new Uint8Array(pkcs8), algorithm, false, ['sign'])
    const proof = oauth.PrivateKeyJwt(key, {
      [oauth.modifyAssertion]: (header) => {
        header['x5t#S256'] = thumbprints(certificate.der).sha256
      },
    })
    const parameters = new URLSearchParams({ scope: bcScope })
    const client = { client_id: clientId }
    const reply = await oauth.clientCredentialsGrantRequest(server, client, proof, parameters, insecure)
    expect(reply.status).toBe(200)
  })

  const now = Math.floor(Date.now() / 1_000)
  const cases: [string, number, () => string][] = [
    ['is no token', 50027, () => 'nonsense'],
    [
      'has a payload that is no object',
      50027,
      () => `${Buffer.from('{}').toString('base64url')}.${Buffer.from('7').toString('base64url')}.AA`,
    ],
    [
      'is signed by another key',
      700027,
      () => makeAssertion({ ...certificate, privateKey: stranger.privateKey }, clientId, tokenUrl),
    ],
    ['names a certificate that is not registered', 700027, () => makeAssertion(stranger, clientId, tokenUrl)],
    [
      'names no certificate',
      700027,
      () => makeAssertion(certificate, clientId, tokenUrl, { header: { x5t: undefined } }),
    ],
    ['claims to be unsigned', 50027, () => makeAssertion(certificate, clientId, tokenUrl, { header: { alg: 'none' } })],
    [
      'claims a symmetric key',
      50027,
      () => makeAssertion(certificate, clientId, tokenUrl, { header: { alg: 'HS256' } }),
    ],
    [
      'has ended',
      700024,
      () => makeAssertion(certificate, clientId, tokenUrl, { payload: { nbf: now - 2_000, exp: now - 1_000 } }),
    ],
    [
      'has not begun',
      700024,
      () => makeAssertion(certificate, clientId, tokenUrl, { payload: { nbf: now + 1_000, exp: now + 2_000 } }),
    ],
    ['has no end', 50027, () => makeAssertion(certificate, clientId, tokenUrl, { payload: { exp: undefined } })],
    [
      'has a subject other than its issuer',
      50048,
      () => makeAssertion(certificate, clientId, tokenUrl, { payload: { sub: 'someone' } }),
    ],
    ['is of another app', 700021, () => makeAssertion(certificate, sim.env.CLIENT_ID, tokenUrl)],
    [
      'is meant for another tenant',
      50027,
      () => makeAssertion(certificate, clientId, `${sim.addresses.authority}/other.example/oauth2/v2.0/token`),
    ],
    ['has no id', 50027, () => makeAssertion(certificate, clientId, tokenUrl, { payload: { jti: undefined } })],
    [
      'comes from another issuer, for a federated credential',
      70021,
      () => makeAssertion(certificate, 'https://issuer.example', tokenUrl, { header: { x5t: undefined } }),
    ],
  ]
  test.each(cases)('that %s is refused with %i', async (_, number, assertion) => {
    const { body, status } = await ask(assertion())
    expect(body.error_codes).toEqual([number])
    expect(status).toBe([50027, 70021].includes(number) ? 400 : 401)
  })

  test('is judged by the simulated clock, five minutes either way', async () => {
    const own = (seconds: number) =>
      makeAssertion(certificate, clientId, tokenUrl, { nowMs: sim.clock.now() + seconds * 1_000 })
    expect((await ask(own(240))).status).toBe(200)
    expect((await ask(own(-840))).status).toBe(200)
    expect((await ask(own(400))).body.error_codes).toEqual([700024])
    expect((await ask(own(-1_000))).body.error_codes).toEqual([700024])
  })

  test('with a certificate that has expired is refused', async () => {
    const old = makeCertificate(Date.now() - 3_600_000)
    sim.control.addCertificate(sim.env.TENANT, clientId, old.der.toString('base64'))
    expect((await ask(makeAssertion(old, clientId, tokenUrl))).body.error_codes).toEqual([700027])
  })
})
