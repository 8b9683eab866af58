import { businessCentralResource } from '@landbridge/model'
import { businessCentral, newCompanyData, type Seed, type SeedOptions } from '../../src/bc/index.ts'
import { type Clock, startClock } from '../../src/clock.ts'
import type { Handler, Request } from '../../src/http.ts'
import { type Log, startLog } from '../../src/log.ts'
import { seededRandom } from '../../src/random.ts'
import { defaultSettings, type Settings } from '../../src/settings.ts'
import type { Claims } from '../../src/tokens.ts'
import type { ApplicationCard, Company, Environment, Tenant, World } from '../../src/world.ts'

export const tenantId = '11111111-2222-4333-8444-555555555555'
export const clientId = '99999999-8888-4777-8666-555555555555'
const api = 'http://localhost:4712'

/** An answer as a test looks at it. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The JSON of the body; an empty object for a body that is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test may look anywhere in an answer
  readonly json: any
}

export interface Sent {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface Face {
  readonly world: World
  readonly tenant: Tenant
  readonly environment: Environment
  readonly card: ApplicationCard
  readonly company: Company
  readonly clock: Clock
  readonly log: Log
  /** Claims by token; `good` is there from the start. */
  readonly tokens: Map<string, Partial<Claims>>
  readonly handler: Handler
  /** Sends to an address as it stands behind the host. */
  send(method: string, address: string, sent?: Sent): Promise<Answer>
  /** Sends to the company on the standard route. */
  call(method: string, path: string, sent?: Sent): Promise<Answer>
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
}

export const goodClaims = (): Claims => ({
  tid: tenantId,
  aud: businessCentralResource,
  appid: clientId,
  oid: 'aaaaaaaa-0000-4000-8000-000000000001',
  iss: `https://sts.windows.net/${tenantId}/`,
  sub: 'aaaaaaaa-0000-4000-8000-000000000001',
  roles: ['API.ReadWrite.All', 'Automation.ReadWrite.All'],
  idtyp: 'app',
  iat: 0,
  nbf: 0,
  exp: 9e9,
})

const readAll = (body: unknown): string => {
  if (body === undefined) return ''
  if (typeof body === 'string') return body
  return Buffer.isBuffer(body) ? body.toString('latin1') : [...(body as Iterable<string>)].join('')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

const makeCompany = (name: string, id: string, seed: Seed, options: SeedOptions): Company => ({
  id,
  name,
  displayName: name,
  evaluation: true,
  seed,
  createdAt: Date.UTC(2026, 0, 1),
  data: newCompanyData(seed, options),
})

/** A face with one tenant, one environment and one company, called without a socket. */
export const startFace = (seed: Seed = 'demo', options: SeedOptions = {}, settings: Partial<Settings> = {}): Face => {
  const clock = startClock(() => Date.UTC(2026, 10, 20, 9))
  const log = startLog()
  const company = makeCompany('Larkfield Trading', 'c0000000-0000-4000-8000-000000000001', seed, {
    now: clock.now,
    ...options,
  })
  const card: ApplicationCard = {
    clientId,
    description: 'Test application',
    contact: '',
    state: 'Enabled',
    userSecurityId: 'bbbbbbbb-0000-4000-8000-000000000001',
    permissionSets: [{ roleId: 'D365 FULL ACCESS', company: '' }],
  }
  const environment: Environment = {
    name: 'Production',
    type: 'Production',
    countryCode: 'GB',
    applicationFamily: 'BusinessCentral',
    version: '28.0.41000.0',
    status: 'Active',
    cards: new Map([[clientId, card]]),
    companies: new Map([[company.id, company]]),
  }
  const tenant: Tenant = {
    id: tenantId,
    displayName: 'Larkfield',
    domains: ['larkfield.example'],
    country: 'GB',
    applications: new Map(),
    servicePrincipals: new Map(),
    users: new Map(),
    environments: new Map([['production', environment]]),
    bin: new Map(),
    policy: { usersMayRegister: true, secretsAllowed: true, secretMaxDays: undefined },
  }
  const world: World = { tenants: new Map([[tenant.id, tenant]]), keys: [] }
  const tokens = new Map<string, Partial<Claims>>([['good', goodClaims()]])
  const handler = businessCentral({
    world,
    clock,
    log,
    random: seededRandom('face'),
    settings: { ...defaultSettings(), ...settings },
    keysReady: async () => {},
    tokens: { verifyAccessToken: (bearer) => tokens.get(bearer) as Claims | undefined },
  })
  let exchange = 0
  const send: Face['send'] = async (method, address, { body, headers = {} } = {}) => {
    const [path = '', rawQuery = ''] = address.split(/\?(.*)/s)
    const sentBody =
      body === undefined
        ? Buffer.alloc(0)
        : Buffer.isBuffer(body)
          ? body
          : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
    const request: Request = {
      method,
      path,
      rawQuery,
      query: new URLSearchParams(rawQuery),
      headers: {
        authorization: 'Bearer good',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: sentBody,
      addresses: { authority: '', graph: '', api, webClient: 'http://localhost:4713', entraAdminCenter: '' },
      id: `00000000-0000-4000-8000-${String(++exchange).padStart(12, '0')}`,
    }
    const response = await handler(request)
    const text = readAll(response.body)
    return {
      status: response.status,
      headers: (response.headers ?? {}) as Record<string, string>,
      text,
      json: parsed(text),
    }
  }
  const route = `/v2.0/${tenantId}/Production/api/v2.0`
  const call: Face['call'] = (method, path, sent) => send(method, `${route}/companies(${company.id})/${path}`, sent)
  return {
    world,
    tenant,
    environment,
    card,
    company,
    clock,
    log,
    tokens,
    handler,
    send,
    call,
    get: (path, headers) => call('GET', path, { ...(headers && { headers }) }),
  }
}

/** Address of a next link, without the host. */
export const behindHost = (link: string): string => link.slice(api.length)
