import { type Simulator, startSimulator } from '@landbridge/simulator'
import * as oauth from 'oauth4webapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeToken } from '../support.ts'
import { bc, type CaseStage, graph, pkce, redirectUri, type Seen, startCase } from './aadsts-stage.ts'
import { pageOf } from './browser.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const bodyOf = (seen: Seen): Record<string, string> => {
  if (seen.at !== 'json') throw new Error(JSON.stringify(seen))
  return seen.body as Record<string, string>
}
const claimsOf = (token: string | undefined) => decodeToken(token ?? '').payload as unknown as Record<string, unknown>
const scope = `openid offline_access ${bc}/Financials.ReadWrite.All`
const consent = (stage: CaseStage) =>
  sim.control.grant(stage.tenant, stage.app.appId, { name: 'Financials.ReadWrite.All', type: 'Scope' })

describe('a device', () => {
  const poll = (stage: CaseStage, device_code: string) =>
    stage.token({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code, client_secret: undefined })

  test('gets a code to show, and tokens once a person has typed it and signed in', async () => {
    const stage = startCase(sim)
    stage.usePublicFlows()
    const device = await stage.device()
    expect(device).toEqual({
      user_code: expect.stringMatching(/^[A-Z0-9]{9}$/),
      device_code: expect.stringMatching(/^FA/),
      verification_uri: `${sim.addresses.authority}/devicelogin`,
      expires_in: 900,
      interval: 5,
      message: expect.stringContaining(device.user_code),
    })
    expect(bodyOf(await poll(stage, device.device_code)).error).toBe('authorization_pending')

    const { browser } = stage
    const asked = pageOf(await browser.go(`${sim.addresses.authority}/common/oauth2/deviceauth`))
    const wrong = pageOf(await browser.press(asked, 'Next', { otc: 'NOSUCHONE' }))
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('AADSTS70018')])
    const signIn = pageOf(await browser.press(asked, 'Next', { otc: device.user_code.toLowerCase() }))
    const question = pageOf(await browser.press(signIn, 'Sign in', { login: stage.login, passwd: 'right' }))
    expect(question.text).toContain('Are you trying to sign in to Case app?')
    const permissions = pageOf(await browser.press(question, 'Continue'))
    expect(permissions.text).toContain('Financials.ReadWrite.All')
    expect(bodyOf(await poll(stage, device.device_code)).error).toBe('authorization_pending')
    expect(pageOf(await browser.press(permissions, 'Accept')).text).toContain('You have signed in to Case app')

    const tokens = bodyOf(await poll(stage, device.device_code))
    expect(claimsOf(tokens.access_token)).toMatchObject({ aud: bc, appidacr: '0', upn: stage.login })
    expect(Object.keys(tokens)).toEqual(expect.arrayContaining(['refresh_token', 'id_token']))
    const renewed = bodyOf(await stage.refresh(tokens.refresh_token ?? '', { client_secret: undefined }))
    expect(claimsOf(renewed.access_token)).toMatchObject({ upn: stage.login })
    expect(bodyOf(await poll(stage, device.device_code)).error).toBe('bad_verification_code')
  })

  test('hears that the person declined', async () => {
    const stage = startCase(sim)
    stage.usePublicFlows()
    const { user_code, device_code } = await stage.device()
    const page = pageOf(await stage.browser.go(`${sim.addresses.authority}/devicelogin?user_code=${user_code}`))
    expect(pageOf(await stage.browser.press(page, 'Back')).text).toContain('You did not sign in')
    expect(bodyOf(await poll(stage, device_code)).error).toBe('authorization_declined')
  })

  test('of version 1 is told in the words and texts of version 1', async () => {
    const stage = startCase(sim)
    stage.usePublicFlows()
    consent(stage)
    const body = new URLSearchParams({ client_id: stage.app.appId, resource: bc })
    const address = `${sim.addresses.authority}/${stage.tenant}/oauth2/devicecode`
    const device = (await (await fetch(address, { method: 'POST', body })).json()) as Record<string, string>
    expect(device).toMatchObject({ expires_in: '900', interval: '5', verification_url: expect.any(String) })
    const page = pageOf(await stage.browser.go(`${device.verification_url}?user_code=${device.user_code}`))
    const question = pageOf(await stage.browser.press(page, 'Sign in', { login: stage.login, passwd: 'right' }))
    await stage.browser.press(question, 'Continue')
    const fields = { grant_type: 'device_code', code: device.device_code, resource: bc, client_secret: undefined }
    const tokens = bodyOf(await stage.token(fields, { path: 'oauth2/token' }))
    expect(tokens).toMatchObject({ resource: bc, scope: 'Financials.ReadWrite.All', expires_on: expect.any(String) })
  })

  test('satisfies a standard client library', async () => {
    const stage = startCase(sim)
    stage.usePublicFlows()
    const insecure = { [oauth.allowInsecureRequests]: true }
    const issuer = new URL(`${sim.addresses.authority}/${stage.tenant}/v2.0`)
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
    const client = { client_id: stage.app.appId }
    const parameters = new URLSearchParams({ scope })
    const started = await oauth.deviceAuthorizationRequest(server, client, oauth.None(), parameters, insecure)
    const { device_code } = await oauth.processDeviceAuthorizationResponse(server, client, started)
    const reply = await oauth.deviceCodeGrantRequest(server, client, oauth.None(), device_code, insecure)
    await expect(oauth.processDeviceCodeResponse(server, client, reply)).rejects.toMatchObject({
      error: 'authorization_pending',
    })
  })
})

describe('on behalf of a person', () => {
  test('an application gets a token for the next one, with its own refresh token', async () => {
    const stage = startCase(sim)
    const assertion = await stage.ownToken()
    consent(stage)
    const fields = {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion,
      requested_token_use: 'on_behalf_of',
      scope: `${bc}/Financials.ReadWrite.All offline_access`,
      client_info: '1',
    }
    const tokens = bodyOf(await stage.token(fields))
    expect(claimsOf(tokens.access_token)).toMatchObject({
      aud: bc,
      appid: stage.app.appId,
      upn: stage.login,
      amr: ['pwd'],
    })
    expect(tokens.client_info).toBeDefined()
    expect(tokens).not.toHaveProperty('id_token')
    expect(bodyOf(await stage.refresh(tokens.refresh_token ?? '')).access_token).toBeDefined()
    expect(bodyOf(await stage.token({ ...fields, client_secret: undefined })).error).toBe('invalid_client')
    const dotted = bodyOf(await stage.token({ ...fields, scope: `${bc}/.default` }))
    expect(claimsOf(dotted.access_token).scp).toBe('Financials.ReadWrite.All')
  })

  test('hears that a second factor is wanted, and takes a token that had one', async () => {
    const stage = startCase(sim)
    consent(stage)
    const exchange = async (assertion: string) =>
      bodyOf(
        await stage.token({
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          assertion,
          requested_token_use: 'on_behalf_of',
          scope: `${bc}/.default`,
        }),
      )
    const before = await stage.ownToken()
    sim.control.setPolicy(stage.tenant, { mfaRequired: true })
    expect(await exchange(before)).toMatchObject({
      suberror: 'basic_action',
      claims: expect.stringContaining('capolids'),
    })
    expect(claimsOf((await exchange(await stage.ownToken())).access_token).amr).toEqual(['pwd', 'mfa'])
  })
})

describe('name and password', () => {
  test('give tokens to a public client, at the tenant and at organizations', async () => {
    const stage = startCase(sim)
    stage.app.signInAudience = 'AzureADMultipleOrgs'
    stage.usePublicFlows()
    consent(stage)
    const fields = {
      grant_type: 'password',
      username: stage.login.toUpperCase(),
      password: 'right',
      scope,
      client_secret: undefined,
    }
    for (const tenant of [stage.tenant, 'organizations']) {
      const tokens = bodyOf(await stage.token(fields, { tenant }))
      expect(claimsOf(tokens.access_token)).toMatchObject({ upn: stage.login, amr: ['pwd'], appidacr: '0' })
      expect(tokens.refresh_token).toMatch(/^1\.A/)
    }
  })

  test('are locked after ten wrong attempts, for a minute', async () => {
    const stage = startCase(sim)
    consent(stage)
    const ask = (password: string) => stage.token({ grant_type: 'password', username: stage.login, password, scope })
    for (let i = 0; i < 10; i++) expect(bodyOf(await ask('wrong')).error_codes).toEqual([50126])
    expect(bodyOf(await ask('right')).error_codes).toEqual([50053])
    sim.control.advance(60_000)
    expect(bodyOf(await ask('right')).access_token).toBeDefined()
  })
})

describe("Microsoft's own clients", () => {
  const powerShell = { client_id: '1950a258-227b-4e31-a9cf-717495945fc2', client_secret: undefined }

  test('reach what they are meant for without consent', async () => {
    const stage = startCase(sim)
    const fields = { ...powerShell, grant_type: 'password', username: stage.login, password: 'right' }
    const tokens = bodyOf(await stage.token({ ...fields, scope: `${bc}/.default offline_access` }))
    expect(claimsOf(tokens.access_token)).toMatchObject({
      appid: powerShell.client_id,
      scp: 'Financials.ReadWrite.All user_impersonation',
    })
    const azure = bodyOf(await stage.token({ ...fields, scope: 'https://management.core.windows.net//.default' }))
    expect(claimsOf(azure.access_token)).toMatchObject({ aud: 'https://management.core.windows.net/' })
  })

  test('sign in with a listener at any port', async () => {
    const stage = startCase(sim)
    const back = await stage.authorize({
      client_id: powerShell.client_id,
      redirect_uri: 'http://localhost:49152',
      scope: `${bc}/.default`,
    })
    expect(back).toMatchObject({ at: 'application', values: { code: expect.any(String) } })
  })
})

describe('version 1', () => {
  test('signs people in by resource, with texts for numbers', async () => {
    const stage = startCase(sim)
    const { browser } = stage
    const url = stage.authorizeUrl({ resource: bc, scope: undefined }, stage.tenant, 'oauth2/authorize')
    const asked = pageOf(await browser.go(url))
    const permissions = pageOf(await browser.press(asked, 'Sign in', { login: stage.login, passwd: 'right' }))
    const { back } = await browser.press(permissions, 'Accept')
    const code = back?.searchParams.get('code') ?? ''
    const at = { path: 'oauth2/token' }
    const tokens = bodyOf(
      await stage.token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, resource: bc }, at),
    )
    expect(tokens).toEqual({
      token_type: 'Bearer',
      scope: 'Financials.ReadWrite.All',
      expires_in: expect.stringMatching(/^\d+$/),
      ext_expires_in: tokens.expires_in,
      expires_on: expect.stringMatching(/^\d{10}$/),
      not_before: expect.stringMatching(/^\d{10}$/),
      resource: bc,
      access_token: expect.any(String),
      refresh_token: expect.stringMatching(/^1\.A/),
      id_token: expect.any(String),
    })
    expect(claimsOf(tokens.id_token)).toMatchObject({
      iss: `https://sts.windows.net/${stage.tenant}/`,
      ver: '1.0',
      upn: stage.login,
    })
    const renewed = await stage.token(
      { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, resource: bc },
      at,
    )
    expect(bodyOf(renewed)).toMatchObject({ resource: bc, refresh_token: expect.any(String) })
    const newer = bodyOf(await stage.refresh(tokens.refresh_token ?? '', { scope: `${bc}/.default` }))
    expect(newer).toMatchObject({ expires_in: expect.any(Number), scope: expect.stringContaining('/.default') })
  })

  test('renews at common, as clients with an old stored token do', async () => {
    const stage = startCase(sim)
    const { refresh_token } = await stage.tokens()
    const fields = { grant_type: 'refresh_token', refresh_token, resource: bc }
    const seen = await stage.token(fields, { path: 'oauth2/token', tenant: 'common' })
    expect(claimsOf(bodyOf(seen).access_token)).toMatchObject({ tid: stage.tenant, aud: bc })
  })
})

describe('a refresh token', () => {
  test('is good for another resource that was consented to', async () => {
    const stage = startCase(sim)
    const { refresh_token = '' } = await stage.tokens()
    sim.control.grant(stage.tenant, stage.app.appId, {
      resource: '00000003-0000-0000-c000-000000000000',
      name: 'User.Read',
      type: 'Scope',
    })
    const tokens = bodyOf(await stage.refresh(refresh_token, { scope: `${graph}/User.Read` }))
    expect(tokens.scope).toBe('User.Read openid')
    const userinfo = await fetch(`${sim.addresses.graph}/oidc/userinfo`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    expect(await userinfo.json()).toMatchObject({ sub: claimsOf(tokens.id_token).sub, name: 'Cleo Clerk' })
  })

  test('is good for another tenant where the person is a guest', async () => {
    const stage = startCase(sim)
    stage.app.signInAudience = 'AzureADMultipleOrgs'
    const { refresh_token = '' } = await stage.tokens()
    const away = stage.other()
    sim.control.inviteGuest(away.tenant, { account: stage.login })
    sim.control.createServicePrincipal(away.tenant, stage.app.appId)
    sim.control.grant(away.tenant, stage.app.appId, { name: 'Financials.ReadWrite.All', type: 'Scope' })
    const tokens = bodyOf(await stage.refresh(refresh_token, {}, { tenant: away.tenant }))
    const claims = claimsOf(tokens.access_token)
    expect(claims).toMatchObject({
      tid: away.tenant,
      idp: `https://sts.windows.net/${stage.tenant}/`,
      unique_name: stage.login,
    })
    expect(claims).not.toHaveProperty('upn')
  })

  test("of a confidential client outlives a change of the person's own password", async () => {
    const stage = startCase(sim)
    const { refresh_token = '' } = await stage.tokens()
    sim.control.advance(1_000)
    sim.control.setPassword(stage.tenant, stage.login, 'another')
    expect(bodyOf(await stage.refresh(refresh_token)).access_token).toBeDefined()
    sim.control.setPersonSignIn(stage.tenant, stage.login, { passwordState: 'expired' })
    expect(bodyOf(await stage.refresh(refresh_token)).access_token).toBeDefined()
  })

  test('of a page lives 24 hours from the sign-in, however often it is used', async () => {
    const stage = startCase(sim)
    stage.as('spa')
    const { asked, verifier } = pkce()
    const headers = { origin: 'https://app.example' }
    const first = await stage.token(
      {
        grant_type: 'authorization_code',
        code: await stage.code(asked),
        redirect_uri: redirectUri,
        code_verifier: verifier,
        client_secret: undefined,
      },
      { headers },
    )
    expect(first.at === 'json' && first.headers.get('access-control-allow-origin')).toBe('*')
    expect(first.at === 'json' && Number(first.body.refresh_token_expires_in)).toBeGreaterThan(86_300)
    const renew = async (token: string) => bodyOf(await stage.refresh(token, { client_secret: undefined }, { headers }))
    sim.control.advance(12 * 3_600_000)
    const second = await renew(bodyOf(first).refresh_token ?? '')
    expect(Number(second.refresh_token_expires_in)).toBeLessThan(43_300)
    sim.control.advance(12 * 3_600_000)
    expect((await renew(second.refresh_token ?? '')).error_codes).toEqual([700084])
  })

  test('lives as long as the settings say', async () => {
    const stage = startCase(sim)
    const { refresh_token = '' } = await stage.tokens()
    sim.settings.refreshTokenIdleSeconds = 3_600
    sim.control.advance(3_600_000)
    expect(bodyOf(await stage.refresh(refresh_token)).error_codes).toEqual([700082])
    sim.settings.refreshTokenIdleSeconds = 7_776_000
    expect(bodyOf(await stage.refresh(refresh_token)).access_token).toBeDefined()
  })
})
