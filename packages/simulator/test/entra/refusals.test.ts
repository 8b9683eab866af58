import { entraErrors } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToken, bcScope, type Fields } from '../support.ts'

let sim: Simulator
const day = 86_400_000

beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const guid = '11111111-2222-4333-8444-555555555555'

/** What is sent beside or instead of a good request, and the number that comes back. */
interface Case {
  readonly what: string
  readonly number: keyof typeof entraErrors
  readonly fields?: Fields | (() => Fields)
  readonly tenant?: string | (() => string)
  readonly path?: string
  readonly headers?: Record<string, string>
}

const secretOf = (clientId: string) => sim.control.addSecret(sim.env.TENANT, clientId).text
const newApp = (displayName: string) => sim.control.createApplication(sim.env.TENANT, { displayName }).appId

const otherTenant = (() => {
  let known: string | undefined
  return (hasBusinessCentral = true) => {
    if (hasBusinessCentral && known) return known
    const { id } = sim.control.createTenant({
      displayName: 'Other',
      domains: [`other-${hasBusinessCentral}.example`],
      hasBusinessCentral,
    })
    if (hasBusinessCentral) known = id
    return id
  }
})()

const cases: readonly Case[] = [
  { what: 'a tenant id that nobody has', number: 90002, tenant: guid },
  { what: 'a domain that nobody has', number: 90002, tenant: 'nobody.onmicrosoft.com' },
  { what: 'an unfilled placeholder as tenant', number: 900023, tenant: '{tenant}' },
  { what: 'a tenant that is no name', number: 900023, tenant: 'not-a-domain' },
  { what: 'client credentials at common', number: 9001023, tenant: 'common' },
  { what: 'client credentials at consumers', number: 9001023, tenant: 'consumers' },
  {
    what: 'client credentials at the tenant of personal accounts',
    number: 9001023,
    tenant: '9188040d-6c67-4c5b-b112-36a304b66dad',
  },
  { what: 'client credentials at organizations', number: 50059, tenant: 'organizations' },
  { what: 'no grant type', number: 900144, fields: { grant_type: undefined } },
  { what: 'an empty grant type', number: 900144, fields: { grant_type: '' } },
  { what: 'no client id', number: 900144, fields: { client_id: undefined } },
  { what: 'no scope', number: 900144, fields: { scope: undefined } },
  {
    what: 'an assertion without its type',
    number: 900144,
    fields: { client_secret: undefined, client_assertion: 'a.b.c' },
  },
  {
    what: 'an assertion of an unknown type',
    number: 7000216,
    fields: { client_secret: undefined, client_assertion: 'a.b.c', client_assertion_type: 'x' },
  },
  { what: 'an unknown grant type', number: 70003, fields: { grant_type: 'magic' } },
  { what: 'a grant type named like a property of objects', number: 70003, fields: { grant_type: 'constructor' } },
  {
    what: 'a resource at the version 2 endpoint',
    number: 901002,
    fields: { resource: 'https://api.businesscentral.dynamics.com' },
  },
  { what: 'a client id that nobody has', number: 700016, fields: { client_id: guid } },
  { what: 'a client id that is no GUID', number: 700016, fields: { client_id: 'my app' } },
  {
    what: 'an app of another tenant, although the secret is wrong too',
    number: 700016,
    tenant: () => otherTenant(),
    fields: { client_secret: 'wrong' },
  },
  {
    what: 'the object id instead of the client id',
    number: 700016,
    fields: () => ({ client_id: [...sim.world.tenants.get(sim.env.TENANT)!.applications.values()][0]!.id }),
  },
  {
    what: 'an app whose service principal was deleted in its own tenant',
    number: 7000229,
    fields: () => {
      const client_id = newApp('Without principal')
      sim.control.deleteServicePrincipal(sim.env.TENANT, client_id)
      return { client_id, client_secret: secretOf(client_id) }
    },
  },
  {
    what: 'an app that is switched off',
    number: 7000112,
    fields: () => {
      const client_id = newApp('Off')
      sim.control.setAccountEnabled(sim.env.TENANT, client_id, false)
      return { client_id, client_secret: secretOf(client_id) }
    },
  },
  { what: 'no credential', number: 7000216, fields: { client_secret: undefined } },
  { what: 'an empty secret', number: 7000216, fields: { client_secret: '' } },
  {
    what: 'fields joined by an escaped ampersand',
    number: 7000216,
    fields: { client_secret: undefined, 'amp;client_secret': 'x' },
  },
  { what: 'a wrong secret', number: 7000215, fields: { client_secret: 'wrong' } },
  {
    what: 'the id of the secret instead of its value',
    number: 7000215,
    fields: () => ({
      client_secret: sim.world.tenants.get(sim.env.TENANT)!.applications.get(sim.env.CLIENT_ID)!.secrets[0]!.keyId,
    }),
  },
  {
    what: 'a secret with a blank at its end',
    number: 7000215,
    fields: () => ({ client_secret: `${sim.env.CLIENT_SECRET} ` }),
  },
  {
    what: 'the secret of another app',
    number: 7000215,
    fields: () => ({ client_secret: secretOf(newApp('Another')) }),
  },
  {
    what: 'a secret past its end',
    number: 7000222,
    fields: () => {
      const client_id = newApp('Expired')
      const draft = { startsAt: sim.clock.now() - 2 * day, endsAt: sim.clock.now() - day }
      return { client_id, client_secret: sim.control.addSecret(sim.env.TENANT, client_id, draft).text }
    },
  },
  {
    what: 'a secret of a public client',
    number: 700025,
    fields: () => ({
      client_id: sim.control.createApplication(sim.env.TENANT, { displayName: 'Public', isFallbackPublicClient: true })
        .appId,
      client_secret: 'any',
    }),
  },
  {
    what: 'a delegated scope',
    number: 1002012,
    fields: { scope: 'https://api.businesscentral.dynamics.com/Financials.ReadWrite.All' },
  },
  { what: 'a scope encoded twice', number: 1002012, fields: { scope: encodeURIComponent(bcScope) } },
  {
    what: 'the resource without /.default',
    number: 1002012,
    fields: { scope: 'https://api.businesscentral.dynamics.com' },
  },
  { what: 'sign-in scopes only', number: 1002012, fields: { scope: 'openid profile' } },
  { what: 'two resources', number: 700022, fields: { scope: `${bcScope} https://graph.microsoft.com/.default` } },
  {
    what: 'the default scope mixed with another',
    number: 70011,
    fields: { scope: `${bcScope} https://api.businesscentral.dynamics.com/user_impersonation` },
  },
  {
    what: 'an unknown resource',
    number: 500011,
    fields: { scope: 'https://api.businesscentral.dynamic.com/.default' },
  },
  { what: 'no resource at the version 1 endpoint', number: 900144, path: 'oauth2/token', fields: { scope: undefined } },
  {
    what: 'an unknown resource at the version 1 endpoint',
    number: 500011,
    path: 'oauth2/token',
    fields: { resource: 'https://nowhere.example' },
  },
  {
    what: 'Business Central in a tenant that never had it',
    number: 500011,
    tenant: () => {
      const tenant = otherTenant(false)
      const { appId } = sim.control.createApplication(sim.env.TENANT, {
        displayName: 'Multi',
        signInAudience: 'AzureADMultipleOrgs',
      })
      sim.control.createServicePrincipal(tenant, appId)
      multi = { client_id: appId, client_secret: secretOf(appId) }
      return tenant
    },
    fields: () => multi,
  },
]

let multi: Fields = {}

describe('sign-in refuses', () => {
  test.each(cases)('$what with $number', async ({ number, tenant, fields, path, headers }) => {
    const named = typeof tenant === 'function' ? tenant() : tenant
    const sent = typeof fields === 'function' ? fields() : fields
    const reply = await askToken(sim, sent, {
      ...(named !== undefined && { tenant: named }),
      ...(path !== undefined && { path }),
      ...(headers && { headers }),
    })
    const { error, status } = entraErrors[number]
    expect(reply.body.error_codes).toEqual([number])
    expect(reply.body.error).toBe(error)
    expect(reply.status).toBe(status)
    expect(reply.body.error_description).toMatch(
      new RegExp(
        `^AADSTS${number}: .+ Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ$`,
      ),
    )
    expect(reply.body.error_description).not.toContain('(not known)')
    expect(reply.body.error_uri).toBe(`${sim.addresses.authority}/error?code=${number}`)
    expect(reply.body.trace_id).toBe(reply.headers.get('x-ms-request-id'))
    expect(JSON.stringify(reply.body)).not.toContain(sim.env.CLIENT_SECRET)
  })

  test('a JSON body as one without any field, and names grant_type', async () => {
    const response = await fetch(`${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'client_credentials' }),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      error: 'invalid_request',
      error_codes: [900144],
      error_description: expect.stringContaining("'grant_type'"),
    })
  })

  test.each(['client_id', 'scope'])('a request without %s by its name', async (name) => {
    expect((await askToken(sim, { [name]: undefined })).body.error_description).toContain(`'${name}'`)
  })

  test('parameters in the address instead of the body', async () => {
    const query = new URLSearchParams({ grant_type: 'client_credentials', client_id: sim.env.CLIENT_ID })
    const response = await fetch(`${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v2.0/token?${query}`, {
      method: 'POST',
    })
    expect((await response.json()).error_codes).toEqual([900144])
  })

  test.each(['GET', 'HEAD'])('%s at the token endpoint', async (method) => {
    const response = await fetch(`${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v2.0/token`, { method })
    expect(response.status).toBe(400)
    if (method === 'GET') expect((await response.json()).error_codes).toEqual([900561])
  })

  test('with the correlation id that the caller sent, if that is a GUID', async () => {
    const own = 'AAAAAAAA-bbbb-4ccc-8ddd-eeeeeeeeeeee'
    const named = await askToken(sim, { client_secret: 'wrong' }, { headers: { 'client-request-id': own } })
    expect(named.body.correlation_id).toBe(own)
    expect(named.headers.get('client-request-id')).toBe(own)
    expect(named.body.trace_id).not.toBe(own)
    const other = await askToken(sim, { client_secret: 'wrong' }, { headers: { 'client-request-id': 'mine' } })
    expect(other.body.correlation_id).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('an app that a multi-tenant vendor removed from the tenant', async () => {
    const tenant = otherTenant()
    const { appId } = sim.control.createApplication(sim.env.TENANT, {
      displayName: 'Vendor',
      signInAudience: 'AzureADMultipleOrgs',
    })
    const fields = { client_id: appId, client_secret: secretOf(appId) }
    expect((await askToken(sim, fields, { tenant })).body.error_codes).toEqual([700016])
    sim.control.createServicePrincipal(tenant, appId)
    expect((await askToken(sim, fields, { tenant })).status).toBe(200)
    sim.control.deleteServicePrincipal(tenant, appId)
    expect((await askToken(sim, fields, { tenant })).body.error_codes).toEqual([700016])
  })

  test.each(['openid/userinfo', 'oauth2/checksession', 'kerberos'])(
    '%s honestly, as not simulated, and says so in the log',
    async (path) => {
      const before = sim.log().length
      const response = await fetch(`${sim.addresses.authority}/${sim.env.TENANT}/${path}`)
      expect(response.status).toBe(501)
      expect(await response.json()).toMatchObject({ error: 'not_simulated', simulator: true })
      expect(sim.log().slice(before)).toEqual([expect.objectContaining({ level: 'warning' })])
    },
  )

  test('an address that is nobody’s', async () => {
    expect((await fetch(`${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v3.0/token`)).status).toBe(404)
  })
})
