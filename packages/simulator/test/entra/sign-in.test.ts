import { type Simulator, startSimulator } from '@landbridge/simulator'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToken, decodeToken, startForTest } from '../support.ts'
import { backOf, makePkce, pageOf, startBrowser } from './browser.ts'

const redirectUri = 'https://app.example/callback'
const bc = 'https://api.businesscentral.dynamics.com'
const scope = `openid profile email offline_access ${bc}/Financials.ReadWrite.All`

let sim: Simulator
let clientId: string
let secret: string

beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  clientId = sim.control.createApplication(sim.env.TENANT, {
    displayName: 'Ledger <App>',
    redirectUris: [redirectUri],
  }).appId
  secret = sim.control.addSecret(sim.env.TENANT, clientId).text
  sim.control.addPermission(sim.env.TENANT, clientId, { name: 'Financials.ReadWrite.All', type: 'Scope' })
  for (const alias of ['clerk', 'worker', 'guest'])
    sim.control.createUser(sim.env.TENANT, {
      alias,
      displayName: `${alias} Example`,
      password: 'right',
      permissionSets: { Production: ['D365 READ'] },
    })
  sim.control.createTenant({ displayName: 'Elsewhere', domains: ['elsewhere.example'] })
  sim.control.createUser('elsewhere.example', { alias: 'stranger', displayName: 'A Stranger', password: 'right' })
})
afterAll(() => sim.stop())

const login = (alias: string) => ({ login: `${alias}@fjordlinefurniture.onmicrosoft.com`, passwd: 'right' })

const authorizeUrl = (
  parameters: Readonly<Record<string, string | undefined>> = {},
  tenant = sim.env.TENANT,
): string => {
  const all = {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    state: 'a state&more',
    ...parameters,
  }
  const entries = Object.entries(all).filter((each): each is [string, string] => each[1] !== undefined)
  return `${sim.addresses.authority}/${tenant}/oauth2/v2.0/authorize?${new URLSearchParams(entries)}`
}

/** Signs in, consents where asked, and gives the code. */
const signIn = async (alias: string, parameters: Record<string, string> = {}) => {
  const browser = startBrowser(sim)
  const landed = await browser.press(pageOf(await browser.go(authorizeUrl(parameters))), 'Sign in', login(alias))
  const back = backOf(landed.page ? await browser.press(landed.page, 'Accept') : landed)
  return { browser, code: back.searchParams.get('code') ?? '', back }
}

const redeem = (code: string, fields: Record<string, string | undefined> = {}, tenant = sim.env.TENANT) =>
  askToken(
    sim,
    {
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: secret,
      code,
      redirect_uri: redirectUri,
      scope: undefined,
      ...fields,
    },
    { tenant },
  )

const renew = (refreshToken: string, fields: Record<string, string | undefined> = {}, at = sim) =>
  askToken(at, {
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: secret,
    refresh_token: refreshToken,
    scope: undefined,
    ...fields,
  })

describe('a person signs in', () => {
  test('consents, and the application gets tokens that Business Central takes', async () => {
    const browser = startBrowser(sim)
    const asked = pageOf(await browser.go(authorizeUrl({ nonce: 'n-1', login_hint: 'x@y.example' })))
    expect(asked.text).toContain('to continue to Ledger <App>')
    expect(asked.text).toContain('never type a real password here')
    expect(asked.markup).toContain('value="x@y.example"')
    const consent = pageOf(await browser.press(asked, 'Sign in', login('clerk')))
    expect(consent.text).toContain('Financials.ReadWrite.All')
    expect(consent.text).not.toContain('Consent on behalf of your organization')
    const back = backOf(await browser.press(consent, 'Accept'))
    expect(back.origin + back.pathname).toBe(redirectUri)
    expect(back.searchParams.get('state')).toBe('a state&more')
    expect(back.searchParams.get('session_state')).toMatch(/^[0-9a-f-]{36}$/)

    const { status, body } = await redeem(back.searchParams.get('code') ?? '', { client_info: '1' })
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual([
      'token_type',
      'scope',
      'expires_in',
      'ext_expires_in',
      'access_token',
      'refresh_token',
      'id_token',
      'client_info',
    ])
    expect(body.scope).toBe(`${bc}/Financials.ReadWrite.All`)
    const { payload } = decodeToken(body.access_token)
    expect(payload).toMatchObject({
      aud: bc,
      iss: `https://sts.windows.net/${sim.env.TENANT}/`,
      acr: '1',
      appid: clientId,
      appidacr: '1',
      scp: 'Financials.ReadWrite.All',
      tid: sim.env.TENANT,
      upn: 'clerk@fjordlinefurniture.onmicrosoft.com',
      unique_name: 'clerk@fjordlinefurniture.onmicrosoft.com',
      ver: '1.0',
    })
    expect(payload).not.toHaveProperty('roles')
    expect(payload).not.toHaveProperty('idtyp')

    const keys = createRemoteJWKSet(new URL(`${sim.addresses.authority}/common/discovery/v2.0/keys`))
    const id = await jwtVerify(body.id_token, keys, {
      audience: clientId,
      issuer: `${sim.addresses.authority}/${sim.env.TENANT}/v2.0`,
    })
    expect(id.payload).toMatchObject({
      nonce: 'n-1',
      tid: sim.env.TENANT,
      oid: payload.oid,
      ver: '2.0',
      preferred_username: payload.upn,
      email: payload.upn,
    })
    expect(JSON.parse(Buffer.from(body.client_info, 'base64url').toString())).toEqual({
      uid: payload.oid,
      utid: sim.env.TENANT,
    })

    const url = `${sim.env.BC_URL}/v2.0/${sim.env.TENANT}/Production/api/v2.0/companies`
    expect((await fetch(url, { headers: { authorization: `Bearer ${body.access_token}` } })).status).toBe(200)
    expect(
      (await fetch(url.replace('Production', 'Sandbox'), { headers: { authorization: `Bearer ${body.access_token}` } }))
        .status,
    ).toBe(401)
  })

  test('need not sign in again at the same browser, unless it is asked for', async () => {
    const { browser } = await signIn('clerk')
    expect(backOf(await browser.go(authorizeUrl({ prompt: 'none' }))).searchParams.get('code')).toBeTruthy()
    for (const prompt of ['login', 'select_account']) {
      const page = pageOf(await browser.go(authorizeUrl({ prompt })))
      expect(backOf(await browser.press(page, 'Sign in', login('clerk'))).searchParams.get('code')).toBeTruthy()
    }
    const consent = pageOf(await browser.go(authorizeUrl({ prompt: 'consent' })))
    expect(backOf(await browser.press(consent, 'Accept')).searchParams.get('code')).toBeTruthy()
    const signedOut = pageOf(await browser.go(`${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v2.0/logout`))
    expect(signedOut.text).toContain('You signed out')
    const target = `${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v2.0/logout?post_logout_redirect_uri=${encodeURIComponent(redirectUri)}&state=s`
    expect(backOf(await browser.go(target)).href).toBe(`${redirectUri}?state=s`)
    expect(backOf(await browser.go(authorizeUrl({ prompt: 'none' }))).searchParams.get('error')).toBe('login_required')
  })

  test('as administrator may consent for everybody', async () => {
    const own = await startForTest()
    const app = own.control.createApplication(own.env.TENANT, {
      displayName: 'Whole',
      redirectUris: [redirectUri],
    }).appId
    own.control.createUser(own.env.TENANT, { alias: 'other', displayName: 'Other', password: 'right' })
    const at = `${own.addresses.authority}/${own.env.TENANT}/oauth2/v2.0/authorize?`
    const query = new URLSearchParams({
      client_id: app,
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: `${bc}/user_impersonation`,
    })
    const browser = startBrowser(own)
    const page = pageOf(await browser.go(`${at}${query}`))
    const consent = pageOf(
      await browser.press(page, 'Sign in', { login: own.env.TEST_USER, passwd: own.env.TEST_PASSWORD }),
    )
    backOf(await browser.press(consent, 'Accept', { everybody: 'yes' }))
    const second = startBrowser(own)
    backOf(await second.press(pageOf(await second.go(`${at}${query}`)), 'Sign in', login('other')))
  })

  test.each([
    ['an unknown account', { login: 'nobody@fjordlinefurniture.onmicrosoft.com', passwd: 'right' }, 'AADSTS50034'],
    ['a wrong password', { login: 'clerk@fjordlinefurniture.onmicrosoft.com', passwd: 'incorrect-9' }, 'AADSTS50126'],
    ['an account of another directory', { login: 'stranger@elsewhere.example', passwd: 'right' }, 'AADSTS50020'],
  ])('is refused on the page with %s', async (_, filled, text) => {
    const browser = startBrowser(sim)
    const page = pageOf(await browser.press(pageOf(await browser.go(authorizeUrl())), 'Sign in', filled))
    expect(page.status).toBe(400)
    expect(page.text).toContain(text)
    expect(page.markup).not.toContain('incorrect-9')
  })

  test('is refused while the account is disabled', async () => {
    sim.control.setUserEnabled(sim.env.TENANT, 'guest@fjordlinefurniture.onmicrosoft.com', false)
    const browser = startBrowser(sim)
    expect(
      pageOf(await browser.press(pageOf(await browser.go(authorizeUrl())), 'Sign in', login('guest'))).text,
    ).toContain('AADSTS50057')
  })

  test('who may not consent is sent to an administrator, and the application hears of it', async () => {
    const browser = startBrowser(sim)
    const wish = authorizeUrl({ scope: 'openid https://graph.microsoft.com/Application.ReadWrite.All' })
    const page = pageOf(await browser.press(pageOf(await browser.go(wish)), 'Sign in', login('worker')))
    expect(page.text).toContain('AADSTS90094')
    const back = backOf(await browser.press(page, 'Return to the application without granting consent'))
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 'a state&more',
    })
  })

  test('can go back without signing in, or without consenting', async () => {
    const browser = startBrowser(sim)
    const page = pageOf(await browser.go(authorizeUrl()))
    expect(backOf(await browser.press(page, 'Back')).searchParams.get('error')).toBe('access_denied')
    const consent = pageOf(await browser.press(page, 'Sign in', login('worker')))
    expect(backOf(await browser.press(consent, 'Cancel')).searchParams.get('error_description')).toMatch(
      /^AADSTS65004: /,
    )
  })

  test('comes back in the way that was asked for', async () => {
    const { browser } = await signIn('clerk')
    const fragment = backOf(await browser.go(authorizeUrl({ response_mode: 'fragment' })))
    expect(new URLSearchParams(fragment.hash.slice(1)).get('code')).toBeTruthy()
    expect(fragment.search).toBe('')
    const response = await fetch(authorizeUrl({ response_mode: 'form_post', prompt: 'none' }), { redirect: 'manual' })
    const markup = await response.text()
    expect(markup).toContain(`<form method="post" action="${redirectUri}"`)
    expect(markup).toContain('name="error" value="login_required"')
  })
})

describe('an authorize request', () => {
  test.each([
    ['an unknown application', { client_id: '11111111-2222-4333-8444-555555555555' }, 700016],
    ['an application id that is none', { client_id: 'x' }, 700016],
    ['no application', { client_id: undefined }, 900144],
    ['a redirect address that is not registered', { redirect_uri: 'https://app.example/callback/' }, 50011],
    ['another case in the redirect address', { redirect_uri: 'https://app.example/Callback' }, 50011],
    ['an ID token at once', { response_type: 'id_token', nonce: 'n' }, 700054],
  ])('with %s ends on a page', async (_, parameters, number) => {
    const response = await fetch(authorizeUrl(parameters), { redirect: 'manual' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(`AADSTS${number}`)
  })

  test.each([
    ['another tenant', 'elsewhere.example', 700016],
    ['no single tenant', 'common', 50194],
    ['personal accounts', 'consumers', 9002332],
    ['an unknown tenant', 'nobody.example', 90002],
  ])('of a single-tenant application at %s ends on a page', async (_, tenant, number) => {
    expect(await (await fetch(authorizeUrl({}, tenant), { redirect: 'manual' })).text()).toContain(`AADSTS${number}`)
  })

  test('of an application without redirect address ends on a page', async () => {
    const { appId } = sim.control.createApplication(sim.env.TENANT, { displayName: 'No address' })
    expect(await (await fetch(authorizeUrl({ client_id: appId }))).text()).toContain('AADSTS500113')
  })

  test.each([
    ['another response type', { response_type: 'magic' }, 'unsupported_response_type', 70005],
    ['no response type', { response_type: undefined }, 'invalid_request', 900144],
    ['no scope', { scope: undefined }, 'invalid_request', 900144],
    ['an unknown response mode', { response_mode: 'web_message' }, 'invalid_request', 70007],
    ['an unknown prompt', { prompt: 'please' }, 'invalid_request', 90013],
    ['a short challenge', { code_challenge: 'short', code_challenge_method: 'S256' }, 'invalid_request', 501491],
    [
      'an unknown challenge method',
      { code_challenge: 'a'.repeat(43), code_challenge_method: 'S512' },
      'invalid_request',
      90013,
    ],
    ['no session, asked not to show anything', { prompt: 'none' }, 'login_required', 50058],
  ])('with %s tells the application', async (_, parameters, error, number) => {
    const response = await fetch(authorizeUrl(parameters), { redirect: 'manual' })
    expect(response.status).toBe(302)
    const back = new URL(response.headers.get('location') ?? '')
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error,
      error_description: expect.stringMatching(new RegExp(`^AADSTS${number}: `)),
      state: 'a state&more',
    })
  })

  test.each([
    ['an unknown resource', 'https://nowhere.example/x', 'invalid_resource'],
    ['an unknown permission', `${bc}/Financial.ReadWrite.All`, 'invalid_scope'],
    ['the default scope mixed with another', `${bc}/.default ${bc}/user_impersonation`, 'invalid_scope'],
  ])('for %s tells the application once the tenant is known', async (_, wanted, error) => {
    const { browser } = await signIn('clerk')
    expect(backOf(await browser.go(authorizeUrl({ scope: wanted }))).searchParams.get('error')).toBe(error)
  })

  test('without consent says so when nothing may be shown', async () => {
    const { browser } = await signIn('clerk')
    const back = backOf(await browser.go(authorizeUrl({ scope: `${bc}/user_impersonation`, prompt: 'none' })))
    expect(back.searchParams.get('error')).toBe('consent_required')
  })

  test('may come with any port of a loopback address', async () => {
    const { appId } = sim.control.createApplication(sim.env.TENANT, {
      displayName: 'Local',
      redirectUris: ['http://localhost/cb'],
    })
    const right = await fetch(authorizeUrl({ client_id: appId, redirect_uri: 'http://localhost:51234/cb' }))
    expect(right.status).toBe(200)
    expect(
      await (await fetch(authorizeUrl({ client_id: appId, redirect_uri: 'http://localhost:51234/other' }))).text(),
    ).toContain('AADSTS50011')
  })

  test('may be posted', async () => {
    const [url = '', query = ''] = authorizeUrl({ prompt: 'none' }).split('?')
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(query), redirect: 'manual' })
    expect(new URL(response.headers.get('location') ?? '').searchParams.get('error')).toBe('login_required')
  })
})

describe('redeeming a code', () => {
  test('works once', async () => {
    const { code } = await signIn('clerk')
    expect((await redeem(code, { client_secret: 'wrong' })).body.error_codes).toEqual([7000215])
    expect((await redeem(code)).status).toBe(200)
    expect((await redeem(code)).body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] })
  })

  test('needs the verifier of its challenge', async () => {
    const { verifier, challenge } = makePkce()
    const ask = async () => (await signIn('clerk', { code_challenge: challenge, code_challenge_method: 'S256' })).code
    const code = await ask()
    expect((await redeem(code)).body.error_codes).toEqual([501481])
    expect((await redeem(code, { code_verifier: makePkce().verifier })).body.error_codes).toEqual([501481])
    expect((await redeem(code, { code_verifier: 'short' })).body.error_codes).toEqual([501481])
    expect((await redeem(code, { code_verifier: verifier })).status).toBe(200)
    const plain = (await signIn('clerk', { code_challenge: verifier })).code
    expect((await redeem(plain, { code_verifier: verifier })).status).toBe(200)
  })

  test.each([
    ['no code', { code: undefined }, 900144],
    ['no redirect address', { redirect_uri: undefined }, 900144],
    ['a damaged code', { code: 'x' }, 9002313],
    ['an unknown code', { code: '1.Aabc' }, 70000],
    ['another redirect address', { redirect_uri: `${redirectUri}2` }, 500112],
    ['no credential', { client_secret: undefined }, 7000218],
    ['a resource parameter', { resource: bc }, 901002],
    ['two resources', { scope: `${bc}/user_impersonation https://graph.microsoft.com/User.Read` }, 700022],
    ['a scope that was not granted', { scope: `${bc}/user_impersonation` }, 65001],
  ])('is refused with %s', async (_, fields, number) => {
    const { code } = await signIn('clerk')
    expect((await redeem(code, fields)).body.error_codes).toEqual([number])
  })

  test('is refused at another tenant, by another application, and after ten minutes', async () => {
    const own = (await signIn('clerk')).code
    expect((await redeem(own, {}, 'elsewhere.example')).body.error_codes).toEqual([700005])
    const other = { client_id: sim.env.CLIENT_ID, client_secret: sim.env.CLIENT_SECRET }
    expect((await redeem(own, other)).body.error_codes).toEqual([70000])
    sim.control.advance(601_000)
    expect((await redeem(own)).body.error_codes).toEqual([70008])
  })

  test('gives no refresh token and no ID token that was not asked for', async () => {
    const { code } = await signIn('clerk', { scope: `${bc}/.default` })
    const { body } = await redeem(code)
    expect(Object.keys(body)).toEqual(['token_type', 'scope', 'expires_in', 'ext_expires_in', 'access_token'])
    expect(body.scope).toBe(`${bc}/Financials.ReadWrite.All ${bc}/.default`)
  })

  test('satisfies a standard client library, a public client among them', async () => {
    const { appId } = sim.control.createApplication(sim.env.TENANT, {
      displayName: 'Public',
      redirectUris: [redirectUri],
      isFallbackPublicClient: true,
    })
    const insecure = { [oauth.allowInsecureRequests]: true }
    const issuer = new URL(`${sim.addresses.authority}/${sim.env.TENANT}/v2.0`)
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
    // An earlier test moved the simulated clock ahead.
    const client = { client_id: appId, [oauth.clockSkew]: (sim.clock.now() - Date.now()) / 1_000 }
    const { verifier, challenge } = makePkce()
    const url = authorizeUrl({
      client_id: appId,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      nonce: 'once',
      state: 'st',
    })
    const browser = startBrowser(sim)
    const consent = pageOf(await browser.press(pageOf(await browser.go(url)), 'Sign in', login('clerk')))
    const back = backOf(await browser.press(consent, 'Accept'))
    const parameters = oauth.validateAuthResponse(server, client, back, 'st')
    const reply = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      redirectUri,
      verifier,
      insecure,
    )
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, reply, { expectedNonce: 'once' })
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ tid: sim.env.TENANT })
    const again = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      tokens.refresh_token ?? '',
      insecure,
    )
    expect((await oauth.processRefreshTokenResponse(server, client, again)).refresh_token).not.toBe(
      tokens.refresh_token,
    )
    expect(
      (
        await askToken(sim, {
          grant_type: 'refresh_token',
          client_id: appId,
          client_secret: 'x',
          refresh_token: tokens.refresh_token,
        })
      ).body.error_codes,
    ).toEqual([700025])
  })
})

describe('a refresh token', () => {
  const grant = async (alias = 'clerk') => (await redeem((await signIn(alias)).code)).body

  test('gives new tokens, and both stay valid', async () => {
    const first = await grant()
    const second = (await renew(first.refresh_token)).body
    expect(second.refresh_token).toMatch(/^1\.A/)
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(decodeToken(second.access_token).payload.scp).toBe('Financials.ReadWrite.All')
    for (const token of [first.refresh_token, second.refresh_token]) expect((await renew(token)).status).toBe(200)
  })

  test.each([
    ['that is damaged', 'x', {}, 9002313],
    ['that nobody issued', '1.Aabc', {}, 70000],
    ['of another application', undefined, { client_id: 'demo', client_secret: 'demo' }, 70000],
    ['without credential', undefined, { client_secret: undefined }, 7000218],
    ['for a resource without consent', undefined, { scope: 'https://graph.microsoft.com/User.Read' }, 65001],
  ])('%s is refused', async (_, token, fields, number) => {
    const demo = { client_id: sim.env.CLIENT_ID, client_secret: sim.env.CLIENT_SECRET }
    const sent = 'client_id' in fields ? demo : fields
    expect((await renew(token ?? (await grant()).refresh_token, sent)).body.error_codes).toEqual([number])
  })

  test('ends when it is revoked, the account is disabled, or consent is taken back', async () => {
    const token = (await grant('worker')).refresh_token
    const account = login('worker').login
    sim.control.advance(1_000)
    sim.control.setUserEnabled(sim.env.TENANT, account, false)
    expect((await renew(token)).body.error_codes).toEqual([50057])
    sim.control.setUserEnabled(sim.env.TENANT, account, true)
    expect((await renew(token)).status).toBe(200)
    const principal = sim.world.tenants.get(sim.env.TENANT)!.servicePrincipals.get(clientId)!
    const [[user, personal] = ['', new Map()]] = [...principal.personalScopes].slice(-1)
    principal.personalScopes.delete(user)
    expect((await renew(token)).body).toMatchObject({
      error: 'invalid_grant',
      suberror: 'consent_required',
      error_codes: [65001],
    })
    principal.personalScopes.set(user, personal)
    sim.control.revokeSessions(sim.env.TENANT, account)
    expect((await renew(token)).body.error_codes).toEqual([50173])
  })

  test('ends after 90 days without use, and not with them', async () => {
    const unused = (await grant()).refresh_token
    let used = unused
    for (let month = 0; month < 4; month++) {
      sim.control.advance(30 * 86_400_000)
      used = (await renew(used)).body.refresh_token
    }
    expect((await renew(unused)).body.error_codes).toEqual([700082])
    expect((await renew(used)).status).toBe(200)
  })

  test('is forgotten by a reset', async () => {
    const { refresh_token } = await grant()
    sim.control.reset()
    expect((await renew(refresh_token)).body.error_codes).toEqual([700016])
  })
})
