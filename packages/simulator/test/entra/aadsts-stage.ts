import type { EntraErrorNumber } from '@landbridge/model'
import type { Application, Simulator } from '@landbridge/simulator'
import { type Fields, makeAssertion, makeCertificate, type TestCertificate } from '../support.ts'
import { type Browser, backOf, type Landed, makePkce, startBrowser } from './browser.ts'

export const bc = 'https://api.businesscentral.dynamics.com'
export const graph = 'https://graph.microsoft.com'
export const redirectUri = 'https://app.example/callback'
export const guid = '11111111-2222-4333-8444-555555555555'
export const day = 86_400_000

/** What came of one attempt, by where it was seen. */
export type Seen =
  | { readonly at: 'json'; readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> }
  | { readonly at: 'page'; readonly status: number; readonly text: string }
  | { readonly at: 'application'; readonly values: Readonly<Record<string, string>> }

const seen = (landed: Landed): Seen => {
  if (landed.page) return { at: 'page', status: landed.page.status, text: landed.page.text }
  const { search, hash } = landed.back
  const text = search === '' ? hash.slice(1) : search
  return { at: 'application', values: Object.fromEntries(new URLSearchParams(text)) }
}

let counted = 0

/** A directory of its own with an application and a person, so that one case does not disturb the next. */
export interface CaseStage {
  readonly sim: Simulator
  readonly tenant: string
  readonly domain: string
  readonly app: Application
  readonly secret: string
  readonly login: string
  readonly browser: Browser
  /** Another directory, with a person of its own. */
  other(): { readonly tenant: string; readonly domain: string; readonly login: string }
  /** Sends a form to the token endpoint, as the application with its secret; what is undefined is left out. */
  token(fields: Fields, where?: { tenant?: string; path?: string; headers?: Record<string, string> }): Promise<Seen>
  /** The address of an authorize request; what is undefined is left out. */
  authorizeUrl(fields?: Fields, tenant?: string, path?: string): string
  /** Opens the authorize endpoint, and signs in where it is asked, by name and password. */
  authorize(
    fields?: Fields,
    options?: { tenant?: string; path?: string; login?: string; password?: string },
  ): Promise<Seen>
  /** Opens the address without filling in anything. */
  visit(url: string, init?: RequestInit): Promise<Seen>
  /** Signs in, consents, and gives the code. */
  code(fields?: Fields): Promise<string>
  /** The same, and redeems it. */
  tokens(fields?: Fields, more?: Fields): Promise<Record<string, string>>
  refresh(token: string, fields?: Fields, where?: { tenant?: string; headers?: Record<string, string> }): Promise<Seen>
  /** Makes the application one of a platform that has no credential. */
  as(platform: 'spa' | 'public'): void
  /** Lets the application be used without credential. */
  usePublicFlows(): void
  /** Registers a certificate, and gives an assertion made with it. */
  assertion(overwrite?: Parameters<typeof makeAssertion>[3], certificate?: TestCertificate): Fields
  /** Makes the application a resource with one permission, and gives a token of a person for it. */
  ownToken(): Promise<string>
  device(): Promise<{ readonly user_code: string; readonly device_code: string }>
}

/** A case as the tables write it; the last is the `error` where a flow has a spelling of its own. */
export type CaseRow = readonly [
  number: EntraErrorNumber,
  title: string,
  run: (stage: CaseStage) => Promise<Seen>,
  error?: string,
]

export const assertionFields = (assertion: string): Fields => ({
  client_secret: undefined,
  client_assertion: assertion,
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
})

const sent = (fields: Fields): URLSearchParams =>
  new URLSearchParams(Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined))

/** The certificate is made once: keys take their time. */
let kept: TestCertificate | undefined
export const testCertificate = (): TestCertificate => {
  kept ??= makeCertificate()
  return kept
}

/** Makes the stage of one case. */
export const startCase = (sim: Simulator): CaseStage => {
  const domain = `case-${++counted}.example`
  const tenant = sim.control.createTenant({ displayName: `Case ${counted}`, domains: [domain] }).id
  const app = sim.control.createApplication(tenant, { displayName: 'Case app', redirectUris: [redirectUri] })
  const secret = sim.control.addSecret(tenant, app.appId).text
  sim.control.addPermission(tenant, app.appId, { name: 'Financials.ReadWrite.All', type: 'Scope' })
  sim.control.createUser(tenant, { alias: 'clerk', displayName: 'Cleo Clerk', password: 'right' })
  const login = `clerk@${domain}`
  const browser = startBrowser(sim)
  const scope = `openid offline_access ${bc}/Financials.ReadWrite.All`
  const at = sim.addresses.authority

  const json = async (response: Response): Promise<Seen> => ({
    at: 'json',
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  })
  const token: CaseStage['token'] = async (fields, where = {}) => {
    const all = { client_id: app.appId, client_secret: secret, ...fields }
    const path = `${at}/${where.tenant ?? tenant}/${where.path ?? 'oauth2/v2.0/token'}`
    return json(await fetch(path, { method: 'POST', body: sent(all), headers: where.headers ?? {} }))
  }
  const authorizeUrl: CaseStage['authorizeUrl'] = (fields = {}, place = tenant, path = 'oauth2/v2.0/authorize') => {
    const all = {
      client_id: app.appId,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope,
      state: 'st',
      ...fields,
    }
    return `${at}/${place}/${path}?${sent(all)}`
  }
  const authorize: CaseStage['authorize'] = async (fields, options = {}) => {
    let landed = await browser.go(authorizeUrl(fields, options.tenant, options.path))
    if (landed.page?.status === 200 && landed.page.markup.includes('name="passwd"'))
      landed = await browser.press(landed.page, 'Sign in', {
        login: options.login ?? login,
        passwd: options.password ?? 'right',
      })
    return seen(landed)
  }
  const code: CaseStage['code'] = async (fields) => {
    let landed = await browser.go(authorizeUrl(fields))
    if (landed.page?.markup.includes('name="passwd"'))
      landed = await browser.press(landed.page, 'Sign in', { login, passwd: 'right' })
    if (landed.page?.markup.includes('name="otc"')) {
      const otc = /<code class="copy">(\d{6})<\/code>/.exec(landed.page.markup)?.[1] ?? ''
      landed = await browser.press(landed.page, 'Verify', { otc })
    }
    if (landed.page?.markup.includes('>Accept</button>')) landed = await browser.press(landed.page, 'Accept')
    return backOf(landed).searchParams.get('code') ?? ''
  }
  const tokens: CaseStage['tokens'] = async (fields, more = {}) => {
    const redeemed = await token({
      grant_type: 'authorization_code',
      code: await code(fields),
      redirect_uri: redirectUri,
      ...more,
    })
    if (redeemed.at !== 'json' || redeemed.status !== 200) throw new Error(JSON.stringify(redeemed))
    return redeemed.body as Record<string, string>
  }
  return {
    sim,
    tenant,
    domain,
    app,
    secret,
    login,
    browser,
    token,
    authorizeUrl,
    authorize,
    code,
    tokens,
    other() {
      const away = `other-${counted}.example`
      const { id } = sim.control.createTenant({ displayName: 'Elsewhere', domains: [away] })
      sim.control.createUser(id, { alias: 'stranger', displayName: 'Sam Stranger', password: 'right' })
      return { tenant: id, domain: away, login: `stranger@${away}` }
    },
    async visit(url, init) {
      if (init === undefined) return seen(await browser.go(url))
      const response = await fetch(url, { redirect: 'manual', ...init })
      const location = response.headers.get('location')
      if (location !== null) return seen({ back: new URL(location) })
      if (response.headers.get('content-type')?.includes('json')) return json(response)
      return { at: 'page', status: response.status, text: await response.text() }
    },
    refresh: (refreshToken, fields = {}, where = {}) =>
      token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...fields }, where),
    as(platform) {
      app.redirectUris = []
      app[platform === 'spa' ? 'spaRedirectUris' : 'publicRedirectUris'] = [redirectUri]
    },
    usePublicFlows() {
      app.isFallbackPublicClient = true
      app.secrets = []
    },
    assertion(overwrite, certificate = testCertificate()) {
      sim.control.addCertificate(tenant, app.appId, testCertificate().pem)
      const audience = `${at}/${tenant}/oauth2/v2.0/token`
      return assertionFields(makeAssertion(certificate, app.appId, audience, { nowMs: sim.clock.now(), ...overwrite }))
    },
    async ownToken() {
      const access = { id: guid, value: 'access', type: 'User', isEnabled: true }
      app.details = { ...app.details, identifierUris: [`api://${domain}`], api: { oauth2PermissionScopes: [access] } }
      return (await tokens({ scope: `api://${domain}/access openid` })).access_token ?? ''
    },
    async device() {
      const body = sent({ client_id: app.appId, scope })
      const response = await fetch(`${at}/${tenant}/oauth2/v2.0/devicecode`, { method: 'POST', body })
      return (await response.json()) as { user_code: string; device_code: string }
    },
  }
}

/** Fields of a verifier and its challenge. */
export const pkce = (): { readonly asked: Fields; readonly verifier: string } => {
  const { verifier, challenge } = makePkce()
  return { asked: { code_challenge: challenge, code_challenge_method: 'S256' }, verifier }
}
