import { X509Certificate } from 'node:crypto'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

interface PublishedKey {
  readonly issuer: string
  readonly kid: string
  readonly n: string
  readonly x5c: readonly [string]
}

/** What the documents read here may hold. */
interface Body {
  readonly issuer: string
  readonly token_endpoint: string
  readonly tenant_region_scope: string | null
  readonly microsoft_multi_refresh_token: boolean
  readonly keys: readonly PublishedKey[]
  readonly tenant_discovery_endpoint: string
  readonly 'api-version': string
  readonly metadata: readonly { readonly aliases: readonly string[] }[]
  readonly error_codes: readonly number[]
}

const get = async (path: string) => {
  const response = await fetch(`${sim.addresses.authority}${path}`)
  return { status: response.status, body: (await response.json()) as Body }
}
const document = (tenant: string) => get(`/${tenant}/v2.0/.well-known/openid-configuration`)

describe('the OpenID document', () => {
  test('has the fields of Entra, in their order', async () => {
    const { status, body } = await document(sim.env.TENANT)
    const at = `${sim.addresses.authority}/${sim.env.TENANT}`
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual([
      'token_endpoint',
      'token_endpoint_auth_methods_supported',
      'jwks_uri',
      'response_modes_supported',
      'subject_types_supported',
      'id_token_signing_alg_values_supported',
      'response_types_supported',
      'scopes_supported',
      'issuer',
      'request_uri_parameter_supported',
      'userinfo_endpoint',
      'authorization_endpoint',
      'device_authorization_endpoint',
      'http_logout_supported',
      'frontchannel_logout_supported',
      'end_session_endpoint',
      'claims_supported',
      'kerberos_endpoint',
      'tenant_region_scope',
      'cloud_instance_name',
      'cloud_graph_host_name',
      'msgraph_host',
      'rbac_url',
    ])
    expect(body).toMatchObject({
      token_endpoint: `${at}/oauth2/v2.0/token`,
      jwks_uri: `${at}/discovery/v2.0/keys`,
      issuer: `${at}/v2.0`,
      userinfo_endpoint: `${sim.addresses.graph}/oidc/userinfo`,
      tenant_region_scope: 'EU',
      cloud_instance_name: 'microsoftonline.com',
    })
  })

  test('resolves a domain to the id of its tenant', async () => {
    const { body } = await document('FJORDLINEFURNITURE.onmicrosoft.com')
    expect(body.issuer).toBe(`${sim.addresses.authority}/${sim.env.TENANT}/v2.0`)
  })

  test('leaves the tenant open at the addresses for many', async () => {
    for (const segment of ['common', 'organizations']) {
      const { body } = await document(segment)
      expect(body.issuer).toBe(`${sim.addresses.authority}/{tenantid}/v2.0`)
      expect(body.token_endpoint).toBe(`${sim.addresses.authority}/${segment}/oauth2/v2.0/token`)
      expect(body.tenant_region_scope).toBeNull()
    }
    const { body } = await document('consumers')
    expect(body.issuer).toContain('/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0')
  })

  test('of version 1 has the issuer that tokens for Business Central have', async () => {
    const { body } = await get(`/${sim.env.TENANT}/.well-known/openid-configuration`)
    expect(body.issuer).toBe(`https://sts.windows.net/${sim.env.TENANT}/`)
    expect(body.token_endpoint).toBe(`${sim.addresses.authority}/${sim.env.TENANT}/oauth2/token`)
    expect(body.microsoft_multi_refresh_token).toBe(true)
  })

  test.each([
    ['00000000-1111-4222-8333-444444444444', 90002],
    ['nobody.example', 90002],
    ['nonsense', 900023],
    ['%7Btenant%7D', 900023],
  ])('of %s is refused with %i as invalid_tenant', async (tenant, number) => {
    const { status, body } = await document(tenant)
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: 'invalid_tenant', error_codes: [number] })
  })
})

describe('the key set', () => {
  test('holds three keys, each with its certificate, named by the thumbprint', async () => {
    const { body } = await get(`/${sim.env.TENANT}/discovery/v2.0/keys`)
    expect(body.keys).toHaveLength(3)
    for (const key of body.keys) {
      expect(key).toMatchObject({
        kty: 'RSA',
        use: 'sig',
        e: 'AQAB',
        x5t: key.kid,
        cloud_instance_name: 'microsoftonline.com',
      })
      const certificate = new X509Certificate(Buffer.from(key.x5c[0], 'base64'))
      expect(Buffer.from(key.kid, 'base64url').toString('hex')).toBe(
        certificate.fingerprint.replaceAll(':', '').toLowerCase(),
      )
      expect(certificate.publicKey.export({ format: 'jwk' }).n).toBe(key.n)
    }
    // One of them is for personal accounts alone.
    expect(body.keys.map(({ issuer }) => issuer)).toEqual(
      ['{tenantid}', '{tenantid}', '9188040d-6c67-4c5b-b112-36a304b66dad'].map(
        (tenant) => `${sim.addresses.authority}/${tenant}/v2.0`,
      ),
    )
    const first = await get('/common/discovery/keys')
    expect(first.body.keys.map(({ kid }) => kid)).toEqual(body.keys.map(({ kid }) => kid))
    expect(first.body.keys[0]).not.toHaveProperty('issuer')
  })
})

describe('instance discovery', () => {
  const ask = (endpoint: string) =>
    get(`/common/discovery/instance?api-version=1.1&authorization_endpoint=${encodeURIComponent(endpoint)}`)

  test('knows the hosts of Microsoft', async () => {
    const { body } = await ask('https://login.windows.net/common/oauth2/v2.0/authorize')
    expect(body['api-version']).toBe('1.1')
    expect(body.tenant_discovery_endpoint).toBe(
      `${sim.addresses.authority}/common/v2.0/.well-known/openid-configuration`,
    )
    expect(body.metadata[0]?.aliases).toContain('login.microsoftonline.com')
  })

  test('knows its own host', async () => {
    const { status, body } = await ask(`${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v2.0/authorize`)
    expect(status).toBe(200)
    expect(body.tenant_discovery_endpoint).toContain(sim.env.TENANT)
  })

  test('refuses any other host', async () => {
    const { status, body } = await ask('https://login.example/common/oauth2/v2.0/authorize')
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: 'invalid_instance', error_codes: [50049] })
    expect((await get('/common/discovery/instance')).body.error_codes).toEqual([900144])
  })
})
