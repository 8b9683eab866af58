import { type Simulator, startSimulator } from '@landbridge/simulator'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askRaw } from '../support.ts'
import { littleOdd, oddJson, oddText, patienceMs, runs, stateOf } from './fuzz-support.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const known = () => [
  sim.env.TENANT,
  'common',
  'Production',
  '_simulator',
  'tenants',
  'cards',
  'secrets',
  'applications',
  sim.env.CLIENT_ID,
  'entra-admin-center',
  'view',
  'Microsoft_AAD_RegisteredApps',
  'ApplicationMenuBlade',
  '~',
  'Credentials',
  'appId',
  'oauth2',
  'v2.0',
  'token',
  '.well-known',
  'openid-configuration',
  'admin',
  'deployment',
  'url',
  '__proto__',
  'constructor',
  '..',
  '',
]

const segment = () =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known()) },
    fc.string({ unit: 'binary', maxLength: 12 }).map((text) => Buffer.from(text).toString('latin1')),
  )

const path = () =>
  fc
    .tuple(fc.array(segment(), { maxLength: 8 }), fc.boolean(), fc.string({ maxLength: 20 }))
    .map(
      ([segments, encoded, query]) =>
        `/${segments.map((each) => (encoded ? encodeURIComponent(each) : each.replace(/[^!-~]|[?#]/g, ''))).join('/')}?${query.replace(/[^!-~]/g, '')}`,
    )

const faces = () => fc.constantFrom('authority', 'graph', 'api', 'webClient')
const methods = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS')
const types = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data',
  '',
)
const bodies = () =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json({ maxDepth: 3 }),
    fc
      .dictionary(
        fc.constantFrom(
          'grant_type',
          'client_id',
          'client_secret',
          'scope',
          'client_assertion',
          'client_assertion_type',
          'action',
          'displayName',
          'keyId',
        ),
        fc.string({ maxLength: 30 }),
      )
      .map((fields) => new URLSearchParams(fields).toString()),
  )

const hosts = fc.constantFrom(
  undefined,
  undefined,
  'login.microsoftonline.com',
  'entra.microsoft.com',
  'api.businesscentral.dynamics.com',
  'wiise.bc.dynamics.com',
  '<script>',
)
const headerText = fc.string({ maxLength: 60 }).map((text) => text.replace(/[^ -~]/g, ''))

test(
  'whatever is asked, there is an honest answer and the simulator lives',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        faces(),
        methods,
        path(),
        types,
        bodies(),
        headerText,
        hosts,
        async (face, method, target, type, body, header, host) => {
          const reply = await askRaw(sim.addresses[face], target, {
            method,
            headers: {
              'content-type': type,
              authorization: header,
              'client-request-id': header,
              ...(host !== undefined && { 'x-forwarded-host': host }),
            },
            ...(method !== 'GET' && method !== 'HEAD' && { body: Buffer.from(body) }),
          })
          expect([reply.status < 500 || reply.status === 501, method, target]).toEqual([true, method, target])
        },
      ),
      runs(400),
    )
    expect((await fetch(sim.addresses.authority)).status).toBe(200)
  },
  patienceMs,
)

test(
  'a token request with any fields is answered with 200, 400, 401 or 501',
  async () => {
    const fields = fc.record(
      {
        grant_type: fc.constantFrom('client_credentials', 'password', ''),
        client_id: fc.oneof(fc.constant(sim.env.CLIENT_ID), fc.string()),
        client_secret: fc.string(),
        scope: fc.oneof(fc.string(), fc.constant('https://api.businesscentral.dynamics.com/.default')),
        client_assertion: fc.oneof(
          fc.string(),
          fc
            .tuple(fc.json(), fc.json())
            .map(
              ([head, claims]) =>
                `${Buffer.from(head).toString('base64url')}.${Buffer.from(claims).toString('base64url')}.AA`,
            ),
        ),
        client_assertion_type: fc.constant('urn:ietf:params:oauth:client-assertion-type:jwt-bearer'),
        resource: fc.string(),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(fields, fc.constantFrom('oauth2/v2.0/token', 'oauth2/token'), async (sent, endpoint) => {
        const entries = Object.entries(sent).map(([name, value]): [string, string] => [name, value])
        const body = new URLSearchParams(entries)
        const { status } = await fetch(`${sim.addresses.authority}/${sim.env.TENANT}/${endpoint}`, {
          method: 'POST',
          body,
        })
        expect([200, 400, 401, 501]).toContain(status)
      }),
      runs(300),
    )
  },
  patienceMs,
)

test(
  'any JSON at any route of the control API is taken, or refused with a message and without any change',
  async () => {
    const index = await (await fetch(`${sim.addresses.api}/_simulator/`)).json()
    const routes = (index as { routes: { route: string; fields: string[] }[] }).routes
      .map(({ route, fields }) => {
        const [method = '', target = ''] = route.split(' ')
        return { method, target, fields }
      })
      // A scenario that plays makes answers fail on purpose, and these two change what the others stand on.
      .filter(({ target }) => !/\/(reset|clock\/advance|play)$/.test(target))
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      oddText,
      fc.constantFrom('Enabled', 'demo', sim.env.CLIENT_ID, 'Sandbox'),
    )
    const asked = fc.constantFrom(...routes).chain(({ method, target, fields }) =>
      fc.record({
        method: fc.constant(method),
        target: fc.constant(target),
        input: fc.oneof(
          {
            weight: 9,
            arbitrary: (fields.length > 0 ? littleOdd(fc.constantFrom(...fields), value) : fc.constant({})).map((of) =>
              JSON.stringify(of),
            ),
          },
          oddJson,
        ),
        clientId: fc.constantFrom(sim.env.CLIENT_ID, 'x', '996def3d-b36c-4153-8607-a6fd3c01b89f'),
      }),
    )
    await fc.assert(
      fc.asyncProperty(asked, async ({ method, target, input, clientId }) => {
        const filled = target
          .replace('{tenant}', sim.env.TENANT)
          .replace('{environment}', 'Sandbox')
          .replace('{clientId}', clientId)
          .replace('{type}', 'Role')
          .replace('{name}', 'API.ReadWrite.All')
          .replace('{company}', 'none')
        const before = await stateOf(sim)
        const reply = await askRaw(sim.addresses.api, filled, {
          method,
          ...(method !== 'GET' && { body: input }),
        })
        expect([reply.status < 500, method, filled, input]).toEqual([true, method, filled, input])
        if (reply.status < 400) return
        expect(JSON.parse(reply.body).error.message).toBeTypeOf('string')
        expect([method, filled, input, await stateOf(sim)]).toEqual([method, filled, input, before])
      }),
      runs(400),
    )
  },
  patienceMs,
)

test(
  'any visit of the pages for signing in and consent ends on a page or back at the application',
  async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('https://graph.microsoft.com/.default', 'openid', ' ', '/', '1'),
    )
    const parameters = fc.record(
      {
        client_id: fc.oneof({ weight: 5, arbitrary: fc.constant(sim.env.CLIENT_ID) }, text),
        redirect_uri: fc.oneof({ weight: 5, arbitrary: fc.constant('http://localhost:8080/oauth/callback') }, text),
        response_type: fc.oneof({ weight: 5, arbitrary: fc.constant('code') }, text),
        response_mode: fc.constantFrom('query', 'fragment', 'form_post', 'x'),
        scope: text,
        state: text,
        prompt: fc.constantFrom('none', 'login', 'consent', '', 'x'),
        code_challenge: text,
        login_hint: text,
      },
      { requiredKeys: [] },
    )
    const form = fc.record({
      action: fc.constantFrom('sign-in', 'accept', 'cancel', 'odd', 'not-admin', 'x'),
      login: text,
      passwd: text,
      tenant: text,
    })
    const paths = fc.constantFrom('oauth2/v2.0/authorize', 'v2.0/adminconsent', 'adminconsent', 'oauth2/v2.0/logout')
    const tenants = fc.constantFrom(sim.env.TENANT, 'common', 'organizations', 'consumers')
    await fc.assert(
      fc.asyncProperty(parameters, form, paths, tenants, fc.boolean(), async (query, fields, path, tenant, isPost) => {
        const url = `${sim.addresses.authority}/${tenant}/${path}?${new URLSearchParams(query)}`
        const body = new URLSearchParams(fields)
        const response = await fetch(url, { redirect: 'manual', ...(isPost && { method: 'POST', body }) })
        expect([200, 302, 303, 400]).toContain(response.status)
        expect(await response.text()).not.toMatch(/<script>(?!addEventListener)/)
      }),
      runs(400),
    )
  },
  patienceMs,
)
