import { type Simulator, startSimulator } from '@landbridge/simulator'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeAssertion, makeCertificate } from '../support.ts'
import {
  askSanely,
  encode,
  headerText,
  littleOdd,
  oddJson,
  oddText,
  patienceMs,
  runs,
  stateOf,
} from './fuzz-support.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  await fetch(`${sim.addresses.authority}/common/discovery/v2.0/keys`)
  sim.control.addCertificate(sim.env.TENANT, sim.env.CLIENT_ID, certificate.pem)
})
afterAll(() => sim.stop())

const certificate = makeCertificate()
const bearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const tenants = fc.oneof(
  { weight: 8, arbitrary: fc.constant('{tenant}') },
  fc.constantFrom(
    'common',
    'organizations',
    'consumers',
    'unknown.example',
    '{tenantid}',
    '9188040d-6c67-4c5b-b112-36a304b66dad',
  ),
  oddText.map((text) => encode(text)),
)
const urlAt = (tenant: string, path: string): string =>
  `${sim.addresses.authority}/${tenant.replace('{tenant}', sim.env.TENANT)}/${path}`

/** Fields of a good request for each grant, as far as there can be one without a person. */
const grants: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  client_credentials: { scope: 'https://api.businesscentral.dynamics.com/.default' },
  authorization_code: {
    code: 'x',
    redirect_uri: 'http://localhost:8080/oauth/callback',
    code_verifier: 'v'.repeat(43),
  },
  refresh_token: { refresh_token: '1.AXoA' },
  password: { username: 'x', password: 'y', scope: 'openid' },
  'urn:ietf:params:oauth:grant-type:device_code': { device_code: 'x' },
  'urn:ietf:params:oauth:grant-type:jwt-bearer': {
    assertion: 'a.b.c',
    requested_token_use: 'on_behalf_of',
    scope: 'https://graph.microsoft.com/.default',
  },
  'urn:ietf:params:oauth:grant-type:saml2-bearer': { assertion: 'PHg+' },
}
const fieldNames = [
  'grant_type',
  'client_id',
  'client_secret',
  'scope',
  'resource',
  'client_assertion',
  'client_assertion_type',
  'code',
  'refresh_token',
  'redirect_uri',
  'code_verifier',
  'device_code',
  'assertion',
  'requested_token_use',
  'username',
  'password',
  'claims',
  'client_info',
  'x-client-SKU',
]

/** What an OAuth client can read in any answer of the token endpoint. */
const expectReadable = (status: number, text: string): void => {
  const body = JSON.parse(text)
  if (status === 200) {
    expect(body.access_token).toBeTypeOf('string')
    return
  }
  expect(body.error).toBeTypeOf('string')
  if (status === 501) return
  expect(body.error_description).toMatch(/^AADSTS\d+: /)
  expect(body).toMatchObject({ trace_id: expect.any(String), correlation_id: expect.any(String) })
  expect(body.error_codes.every(Number.isInteger)).toBe(true)
}

describe('the token endpoint', () => {
  test(
    'takes or refuses any fields for any grant',
    async () => {
      const headers = fc.record(
        {
          authorization: headerText(
            fc.oneof(
              oddText.map((text) => `Basic ${Buffer.from(text).toString('base64')}`),
              fc.constantFrom('Basic', 'Basic eDp5', 'Basic %%%', 'Bearer x'),
              oddText,
            ),
          ),
          origin: headerText(fc.oneof(oddText, fc.constant('https://spa.example'))),
          'client-request-id': headerText(oddText),
          'return-client-request-id': fc.constantFrom('true', 'x'),
        },
        { requiredKeys: [] },
      )
      const path = fc.constantFrom('oauth2/v2.0/token', 'oauth2/v2.0/token', 'oauth2/token')
      const odd = littleOdd(
        fc.constantFrom(...fieldNames),
        fc.oneof(oddText, fc.constantFrom('{"access_token":{}}', bearer, 'openid a/.default b/.default')),
      )
      await fc.assert(
        fc.asyncProperty(
          tenants,
          path,
          fc.constantFrom(...Object.keys(grants)),
          odd,
          headers,
          async (tenant, at, grant, more, of) => {
            const fields = {
              grant_type: grant,
              client_id: sim.env.CLIENT_ID,
              client_secret: sim.env.CLIENT_SECRET,
              ...grants[grant],
              ...more,
            }
            const body = new URLSearchParams(
              Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
            )
            const { status, text } = await askSanely(sim, {
              method: 'POST',
              url: urlAt(tenant, at),
              headers: { 'content-type': 'application/x-www-form-urlencoded', ...of },
              body: body.toString(),
            })
            if (status !== 404) expectReadable(status, text)
          },
        ),
        runs(500),
      )
    },
    patienceMs,
  )

  test(
    'reads any body as a form, or says that it is none',
    async () => {
      const type = fc.oneof(
        fc.constantFrom(
          'application/json',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'text/xml',
          '',
        ),
        headerText(oddText),
      )
      const method = fc.constantFrom('POST', 'POST', 'PUT', 'GET', 'DELETE', 'OPTIONS')
      await fc.assert(
        fc.asyncProperty(fc.oneof(oddJson, oddText), type, method, async (body, contentType, of) => {
          await askSanely(sim, {
            method: of,
            url: urlAt('{tenant}', 'oauth2/v2.0/token'),
            headers: { 'content-type': contentType },
            body,
          })
        }),
        runs(200),
      )
    },
    patienceMs,
  )

  test(
    'refuses any assertion that is not right, and takes the one that is',
    async () => {
      const { CLIENT_ID } = sim.env
      const audience = urlAt('{tenant}', 'oauth2/v2.0/token')
      const header = littleOdd(
        fc.constantFrom('alg', 'typ', 'x5t', 'x5t#S256', 'kid', 'x5c', 'crit', 'jku'),
        fc.oneof(oddText, fc.jsonValue({ maxDepth: 2 })),
      )
      const payload = littleOdd(
        fc.constantFrom('aud', 'iss', 'sub', 'jti', 'nbf', 'exp', 'iat'),
        fc.oneof(oddText, fc.jsonValue({ maxDepth: 2 }), fc.integer(), fc.constantFrom(1e300, -1, 0)),
      )
      const tail = fc.oneof(
        { weight: 3, arbitrary: fc.constant('') },
        fc.constantFrom('.', 'x', '=', '\u0000'),
        oddText,
      )
      await fc.assert(
        fc.asyncProperty(header, payload, tail, async (head, claims, more) => {
          const assertion = makeAssertion(certificate, CLIENT_ID, audience, { header: head, payload: claims }) + more
          const { status, text } = await askSanely(sim, {
            method: 'POST',
            url: audience,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams({
              grant_type: 'client_credentials',
              client_id: CLIENT_ID,
              client_assertion_type: bearer,
              client_assertion: assertion,
              ...grants.client_credentials,
            }).toString(),
          })
          expectReadable(status, text)
          if (Object.keys({ ...head, ...claims }).length === 0 && more === '') expect(status).toBe(200)
        }),
        runs(200),
      )
    },
    patienceMs,
  )
})

test(
  'every other address of sign-in answers any query and any form, and what it refuses changes nothing',
  async () => {
    const path = fc.constantFrom(
      'oauth2/v2.0/authorize',
      'oauth2/authorize',
      'oauth2/v2.0/devicecode',
      'oauth2/devicecode',
      'oauth2/v2.0/logout',
      'oauth2/logout',
      'v2.0/adminconsent',
      'adminconsent',
      'discovery/instance',
      'discovery/v2.0/keys',
      'v2.0/.well-known/openid-configuration',
      'userrealm/x@y.example',
      'oauth2/deviceauth',
      'login',
      'kmsi',
      'reprocess',
    )
    const name = fc.constantFrom(
      'client_id',
      'redirect_uri',
      'response_type',
      'response_mode',
      'scope',
      'state',
      'nonce',
      'prompt',
      'login_hint',
      'domain_hint',
      'code_challenge',
      'code_challenge_method',
      'claims',
      'resource',
      'api-version',
      'authorization_endpoint',
      'post_logout_redirect_uri',
      'id_token_hint',
      'appid',
      'user_code',
      'otc',
      'action',
      'login',
      'passwd',
      'flow',
    )
    const value = fc.oneof(
      oddText,
      fc.constantFrom(
        'code',
        'code id_token',
        'token',
        'form_post',
        'fragment',
        'openid offline_access',
        'http://localhost:8080/oauth/callback',
        'none',
        'select_account',
        'S256',
        'javascript:alert(1)',
        '{"id_token":{"xms_cc":{"values":["cp1"]}}}',
      ),
    )
    const good = {
      response_type: 'code',
      redirect_uri: 'http://localhost:8080/oauth/callback',
      scope: 'openid',
      'api-version': '1.1',
      authorization_endpoint: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    }
    const cookie = headerText(fc.oneof(oddText, fc.constantFrom('session=x', 'a=b; a=c', ';;', 'x'.repeat(2_000))))
    await fc.assert(
      fc.asyncProperty(
        tenants,
        path,
        littleOdd(name, value),
        littleOdd(name, value),
        fc.boolean(),
        cookie,
        async (tenant, at, query, form, isPost, of) => {
          const texts = (more: object): URLSearchParams =>
            new URLSearchParams(Object.entries(more).map(([key, each]): [string, string] => [key, String(each)]))
          const before = await stateOf(sim)
          const { status, text, headers } = await askSanely(sim, {
            method: isPost ? 'POST' : 'GET',
            url: `${urlAt(tenant, at)}?${texts({ client_id: sim.env.CLIENT_ID, ...good, ...query })}`,
            headers: { cookie: of, ...(isPost && { 'content-type': 'application/x-www-form-urlencoded' }) },
            ...(isPost && { body: texts(form).toString() }),
          })
          if (status >= 400) expect(await stateOf(sim)).toBe(before)
          if (headers.get('content-type')?.startsWith('text/html'))
            expect(text).not.toMatch(/<script>alert|(href|src|action)="javascript:/)
          expect(headers.get('location') ?? '').not.toMatch(/^javascript:/)
        },
      ),
      runs(500),
    )
  },
  patienceMs,
)

describe('found by trying anything', () => {
  test('an assertion whose times are no dates is refused as outside of its time', async () => {
    const { CLIENT_ID } = sim.env
    const audience = urlAt('{tenant}', 'oauth2/v2.0/token')
    const client_assertion = makeAssertion(certificate, CLIENT_ID, audience, {
      payload: { exp: -8_640_000_000_000.001 },
    })
    const { status, text } = await askSanely(sim, {
      method: 'POST',
      url: audience,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: CLIENT_ID,
        client_assertion_type: bearer,
        client_assertion,
        ...grants.client_credentials,
      }).toString(),
    })
    expect(status).toBe(401)
    expect(JSON.parse(text).error_codes).toEqual([700024])
  })

  test('admin consent for a permission of a resource that is unknown ends on a page', async () => {
    const query = new URLSearchParams({
      client_id: sim.env.CLIENT_ID,
      redirect_uri: 'http://localhost:8080/oauth/callback',
      scope: '<script>alert(1)</script>',
    })
    const { status, text } = await askSanely(sim, {
      method: 'GET',
      url: `${urlAt('{tenant}', 'v2.0/adminconsent')}?${query}`,
    })
    expect(status).toBeLessThan(500)
    expect(text).not.toContain('<script>alert')
  })
})
