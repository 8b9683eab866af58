import { adminCenterCalls, businessCentralResource, graphResource } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusedRoutes } from '../../src/graph/refused-routes.ts'
import { routes } from '../../src/graph/routes.ts'
import { makeApp, makeZip, manifestOf, wrap } from '../bc/extensions/make-app.ts'
import {
  askSanely,
  encode,
  headerText,
  littleOdd,
  oddJson,
  oddText,
  patienceMs,
  runs,
  type Sane,
  stateOf,
  tokenFor,
} from './fuzz-support.ts'

let sim: Simulator
let graphToken: string
let adminToken: string
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  graphToken = await tokenFor(
    sim,
    graphResource,
    'Directory.AccessAsUser.All AppRoleAssignment.ReadWrite.All User.Read',
  )
  adminToken = await tokenFor(sim, businessCentralResource, 'user_impersonation')
})
afterAll(() => sim.stop())

/** Sends as the administrator; whatever is refused leaves the directory and the environments as they were. */
const ask = async (
  face: 'graph' | 'api',
  method: string,
  path: string,
  body?: string | FormData,
  headers: Readonly<Record<string, string>> = {},
): Promise<Sane> => {
  const before = await stateOf(sim)
  const reply = await askSanely(sim, {
    method,
    url: `${sim.addresses[face]}${path}`,
    headers: {
      authorization: `Bearer ${face === 'graph' ? graphToken : adminToken}`,
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  })
  if (reply.status >= 400) expect([path, await stateOf(sim)]).toEqual([path, before])
  return reply
}

const encoded = oddText.map((text) => encode(text))

/** Fills the placeholders of an address with what is there, what is not, and what is odd. */
const fillPath = (path: string, known: Readonly<Record<string, () => string>>): fc.Arbitrary<string> =>
  fc.array(fc.tuple(fc.nat({ max: 4 }), encoded), { minLength: 6, maxLength: 6 }).map((picks) => {
    let at = 0
    return path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const [pick, odd] = picks[at++ % picks.length]!
      if (pick === 0) return odd
      return pick === 1 ? '5afe0000-0000-4000-8000-000000000000' : (known[name]?.() ?? odd)
    })
  })

const graphIds: Readonly<Record<string, () => string>> = {
  tenant: () => sim.env.TENANT,
  application: () => [...sim.world.tenants.get(sim.env.TENANT)!.applications.values()].at(-1)?.id ?? 'x',
  principal: () => [...sim.world.tenants.get(sim.env.TENANT)!.servicePrincipals.values()].at(-1)?.id ?? 'x',
  user: () => [...sim.world.tenants.get(sim.env.TENANT)!.users.keys()][0]!,
}

describe('Microsoft Graph', () => {
  const names = [
    'id',
    'appId',
    'displayName',
    'signInAudience',
    'uniqueName',
    'tags',
    'web',
    'spa',
    'publicClient',
    'api',
    'requiredResourceAccess',
    'keyCredentials',
    'passwordCredential',
    'keyId',
    'proof',
    'name',
    'issuer',
    'subject',
    'audiences',
    'principalId',
    'resourceId',
    'appRoleId',
    'clientId',
    'consentType',
    'scope',
    '@odata.id',
    'identifierUris',
    'requests',
    'ids',
    'types',
  ]
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(
      'AzureADMyOrg',
      { redirectUris: ['https://a.example'] },
      { redirectUris: [1] },
      { displayName: 'x', endDateTime: '2999-01-01' },
      ['api://AzureADTokenExchange'],
      'AllPrincipals',
      'https://graph.microsoft.com/v1.0/directoryObjects/x',
      [{ resourceAppId: 'x', resourceAccess: [{ id: 'y', type: 'Role' }] }],
      [{ resourceAppId: null, resourceAccess: 'z' }],
      [{ type: 'AsymmetricX509Cert', usage: 'Verify', key: 'AA==' }],
    ),
    oddText,
  )
  const body = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 }).map((of) => JSON.stringify(of)),
    },
    oddJson,
  )
  const calls = [...routes, ...refusedRoutes.slice(0, 20)]
  const call = fc
    .constantFrom(...calls)
    .chain(({ method, path }) => fc.tuple(fc.constant(method as string), fillPath(path, graphIds)))

  test(
    'any body at any address is taken or refused, and a refusal changes nothing',
    async () => {
      const headers = fc.record(
        {
          prefer: fc.constantFrom('create-if-missing', 'return=representation', 'x'),
          consistencylevel: fc.constantFrom('eventual', 'x'),
          'client-request-id': headerText(oddText),
          'content-type': fc.constantFrom('application/json', 'text/plain', 'application/json;charset=x'),
        },
        { requiredKeys: [] },
      )
      await fc.assert(
        fc.asyncProperty(
          call,
          body,
          headers,
          fc.constantFrom('/v1.0', '/beta'),
          async ([method, path], text, more, version) => {
            // Without them nobody could ask anything more.
            if (method === 'DELETE' && /^\/(users|organization)/.test(path)) return
            await ask(
              'graph',
              method,
              `${version}${path}`,
              method === 'GET' || method === 'DELETE' ? undefined : text,
              more,
            )
          },
        ),
        runs(500),
      )
    },
    patienceMs,
  )

  test(
    'any query of any collection is answered',
    async () => {
      const filter = fc.oneof(
        fc.constantFrom(
          "displayName eq 'x'",
          "startswith(displayName,'a') and appId ne null",
          "tags/any(t:t eq 'x')",
          "identifierUris/any(x:startswith(x,'a'))",
          "id in ('a','b')",
          "not(displayName eq 'x')",
          'passwordCredentials/$count gt 1',
          'createdDateTime ge 2026-01-01T00:00:00Z',
          "((displayName eq 'x'",
          'displayName eq',
        ),
        oddText,
      )
      const option = fc
        .tuple(
          fc.constantFrom(
            '$filter',
            '$select',
            '$top',
            '$skip',
            '$search',
            '$orderby',
            '$count',
            '$expand',
            '$skiptoken',
            '$format',
          ),
          fc.oneof(
            filter,
            oddText,
            fc.constantFrom(
              'id,appId',
              '1',
              '0',
              '-1',
              '999',
              '1000',
              '"displayName:x"',
              'owners',
              'true',
              'json',
              'xml',
            ),
          ),
        )
        .map(([name, of]) => `${name}=${encode(of)}`)
      const collections = calls.filter(({ method }) => method === 'GET').map(({ path }) => path)
      const target = fc.constantFrom(...collections).chain((path) => fillPath(path, graphIds))
      await fc.assert(
        fc.asyncProperty(
          target,
          fc.array(option, { maxLength: 4 }),
          fc.boolean(),
          async (path, options, isEventual) => {
            await ask(
              'graph',
              'GET',
              `/v1.0${path}?${options.join('&')}`,
              undefined,
              isEventual ? { consistencylevel: 'eventual' } : {},
            )
          },
        ),
        runs(400),
      )
    },
    patienceMs,
  )

  test(
    'any batch is answered as a whole',
    async () => {
      const goodPart = fc.record(
        {
          id: fc.constantFrom('1', '2', '3', '4'),
          method: fc.constantFrom('GET', 'POST', 'PATCH'),
          url: fc.constantFrom('/me', '/applications', '/users?$top=1', '/nonsense', '/servicePrincipals?$filter=x'),
          headers: fc.constantFrom({ 'Content-Type': 'application/json' }),
          body: fc.oneof(fc.constant({ displayName: 'Part' }), fc.jsonValue({ maxDepth: 1 })),
          dependsOn: fc.constantFrom([], [], [], ['1']),
        },
        { requiredKeys: ['id', 'method', 'url'] },
      )
      const part = fc.record(
        {
          id: fc.oneof(fc.constantFrom('1', '2'), fc.jsonValue({ maxDepth: 1 })),
          method: fc.oneof(fc.constantFrom('GET', 'POST', 'PATCH'), fc.jsonValue({ maxDepth: 1 })),
          url: fc.oneof(
            fc.constantFrom('/me', '/applications', '/$batch', 'me', ''),
            oddText,
            fc.jsonValue({ maxDepth: 1 }),
          ),
          headers: fc.oneof(fc.constantFrom({ 'Content-Type': 'application/json' }), fc.jsonValue({ maxDepth: 2 })),
          body: fc.jsonValue({ maxDepth: 2 }),
          dependsOn: fc.oneof(fc.constantFrom(['1'], ['x']), fc.jsonValue({ maxDepth: 2 })),
        },
        { requiredKeys: [] },
      )
      const whole = fc.oneof(
        {
          weight: 3,
          arbitrary: fc
            .uniqueArray(goodPart, { maxLength: 4, selector: ({ id }) => id })
            .map((requests) => JSON.stringify({ requests })),
        },
        {
          weight: 2,
          arbitrary: fc.tuple(goodPart, part).map(([of, odd]) => JSON.stringify({ requests: [{ ...of, ...odd }] })),
        },
        fc.array(part, { maxLength: 22 }).map((requests) => JSON.stringify({ requests })),
        oddJson.map((text) => `{"requests":${text}}`),
        oddJson,
      )
      await fc.assert(
        fc.asyncProperty(whole, async (text) => {
          const reply = await askSanely(sim, {
            method: 'POST',
            url: `${sim.addresses.graph}/v1.0/$batch`,
            headers: { authorization: `Bearer ${graphToken}`, 'content-type': 'application/json' },
            body: text,
          })
          if (reply.status !== 200) return
          for (const { status } of JSON.parse(reply.text).responses)
            expect([status, status < 500 || status === 501]).toEqual([status, true])
        }),
        runs(200),
      )
    },
    patienceMs,
  )
})

describe('Admin Center API', () => {
  const ids: Readonly<Record<string, () => string>> = {
    family: () => 'BusinessCentral',
    name: () => 'Sandbox',
    clientId: () => sim.env.CLIENT_ID,
    app: () => 'aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb',
  }
  const names = [
    'environmentType',
    'countryCode',
    'applicationVersion',
    'environmentName',
    'type',
    'newEnvironmentName',
    'preferredStartTime',
    'preferredEndTime',
    'timeZoneId',
    'key',
    'Value',
    'status',
    'allowedPartnerTenantIds',
    'targetVersion',
    'scheduleKind',
    'uninstallDependents',
    'deleteData',
    'acceptIsvEula',
    'ScheduledOperationId',
    'enabled',
    'email',
    'name',
  ]
  const value = fc.oneof(
    oddText,
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('Sandbox', 'DK', '28.0', true, '22:00'),
  )
  const body = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 }).map((of) => JSON.stringify(of)),
    },
    oddJson,
  )
  const call = fc
    .constantFrom(...adminCenterCalls.filter(({ path }) => !path.endsWith('pteInstall')))
    .chain(({ method, path }) => fc.tuple(fc.constant(method as string), fillPath(path, ids)))

  test(
    'any body at any address is taken or refused, and a refusal changes nothing',
    async () => {
      const version = fc.constantFrom('v2.29', 'v2.29', 'v2.6', 'v2.0', 'v3.0', 'v2.999')
      await fc.assert(
        fc.asyncProperty(call, version, body, async ([method, path], of, text) => {
          await ask('api', method, `/admin/${of}${path}`, method === 'GET' ? undefined : text)
        }),
        runs(400),
      )
    },
    patienceMs,
  )

  test(
    'any file is installed or refused',
    async () => {
      const good = makeApp()
      const mutated = fc
        .array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 })
        .map((changes) => {
          const bytes = Buffer.from(good)
          for (const [at, of] of changes) bytes[at] = of
          return bytes
        })
      const cut = fc.nat({ max: good.length }).map((length) => good.subarray(0, length))
      const xml = fc
        .tuple(fc.nat({ max: 600 }), fc.oneof(fc.constant(''), oddText), fc.nat({ max: 9_999 }), fc.uuid())
        .map(([at, odd, build, id]) => {
          const text = manifestOf({ id, version: `1.0.${build}.0` })
          return text.slice(0, at) + odd + text.slice(at)
        })
      const manifest = xml.map((text) => wrap(makeZip({ 'NavxManifest.xml': Buffer.from(text) })))
      const bytes = fc.uint8Array({ maxLength: 300 })
      const wrapped = bytes.map((content) => wrap(Buffer.from(content)))
      const file = fc.oneof(
        mutated,
        cut,
        manifest,
        wrapped,
        bytes.map((each) => Buffer.from(each)),
      )
      const field = fc.constantFrom(
        'deploymentSchedule',
        'syncMode',
        'languageId',
        'acceptIsvEula',
        'installOrUpdateNeededDependencies',
      )
      const fields = littleOdd(field, fc.oneof(oddText, fc.constantFrom('true', 'Immediate', 'Add', 'en-US')))
      await fc.assert(
        fc.asyncProperty(file, fields, async (content, more) => {
          const form = new FormData()
          form.set('extensionFile', new Blob([new Uint8Array(content)]), 'x.app')
          for (const [name, of] of Object.entries({ acceptIsvEula: 'true', ...more })) form.set(name, of)
          await ask(
            'api',
            'POST',
            '/admin/v2.29/applications/BusinessCentral/environments/Production/apps/pteInstall',
            form,
          )
        }),
        runs(200),
      )
    },
    patienceMs,
  )

  test(
    'any multipart form is read or refused',
    async () => {
      const good = [
        '--b',
        'Content-Disposition: form-data; name="extensionFile"; filename="x.app"',
        'Content-Type: application/octet-stream',
        '',
        'NAVX',
        '--b',
        'Content-Disposition: form-data; name="acceptIsvEula"',
        '',
        'true',
        '--b--',
        '',
      ]
      const line = fc.oneof(fc.constantFrom(...good), oddText)
      const edit = fc.tuple(fc.nat({ max: good.length }), fc.nat({ max: 2 }), fc.array(line, { maxLength: 2 }))
      const text = fc.array(edit, { maxLength: 3 }).map((edits) => {
        const lines = [...good]
        for (const [at, away, more] of edits) lines.splice(at, away, ...more)
        return lines.join('\r\n')
      })
      const boundary = fc.oneof(
        { weight: 5, arbitrary: fc.constant('b') },
        fc.constantFrom('"b"', ''),
        headerText(oddText),
      )
      await fc.assert(
        fc.asyncProperty(text, boundary, async (of, name) => {
          await ask(
            'api',
            'POST',
            '/admin/v2.29/applications/BusinessCentral/environments/Production/apps/pteInstall',
            of,
            {
              'content-type': `multipart/form-data; boundary=${name}`,
            },
          )
        }),
        runs(150),
      )
    },
    patienceMs,
  )
})
