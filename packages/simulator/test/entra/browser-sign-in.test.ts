import { createHash } from 'node:crypto'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeToken } from '../support.ts'
import { bc, type CaseStage, type Seen, startCase } from './aadsts-stage.ts'
import { backOf, pageOf } from './browser.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const claimsOf = (token: string | undefined) => decodeToken(token ?? '').payload as unknown as Record<string, unknown>
const consent = (stage: CaseStage) =>
  sim.control.grant(stage.tenant, stage.app.appId, { name: 'Financials.ReadWrite.All', type: 'Scope' })
const valuesOf = (seen: Seen): Readonly<Record<string, string>> => {
  if (seen.at !== 'application') throw new Error(JSON.stringify(seen).slice(0, 400))
  return seen.values
}
const implicit = ({ app }: CaseStage): void => {
  const implicitGrantSettings = { enableIdTokenIssuance: true, enableAccessTokenIssuance: true }
  app.details = { ...app.details, web: { implicitGrantSettings } }
}
const shownCode = (markup: string): string => /<code class="copy">(\d{6})<\/code>/.exec(markup)?.[1] ?? ''
const halfHash = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url')

describe('what comes back', () => {
  test('may be a code with an ID token that is bound to it', async () => {
    const stage = startCase(sim)
    consent(stage)
    implicit(stage)
    const seen = await stage.authorize({ response_type: 'code id_token', nonce: 'n', client_info: '1' })
    const values = valuesOf(seen)
    expect(Object.keys(values)).toEqual(['code', 'id_token', 'client_info', 'session_state', 'state'])
    const keys = createRemoteJWKSet(new URL(`${sim.addresses.authority}/common/discovery/v2.0/keys`))
    const { payload } = await jwtVerify(values.id_token ?? '', keys, {
      audience: stage.app.appId,
      issuer: `${sim.addresses.authority}/${stage.tenant}/v2.0`,
      currentDate: new Date(sim.clock.now()),
    })
    expect(payload).toMatchObject({ nonce: 'n', c_hash: halfHash(values.code ?? ''), ver: '2.0' })
    const redeemed = await stage.token({
      grant_type: 'authorization_code',
      code: values.code,
      redirect_uri: 'https://app.example/callback',
    })
    expect(redeemed).toMatchObject({ status: 200 })
  })

  test('may be tokens alone, in the fragment', async () => {
    const stage = startCase(sim)
    consent(stage)
    implicit(stage)
    const scope = `openid ${bc}/Financials.ReadWrite.All`
    const values = valuesOf(await stage.authorize({ response_type: 'id_token token', nonce: 'n', scope }))
    expect(values).toMatchObject({ token_type: 'Bearer', scope: `${bc}/Financials.ReadWrite.All` })
    expect(claimsOf(values.id_token).at_hash).toBe(halfHash(values.access_token ?? ''))
    expect(claimsOf(values.access_token)).toMatchObject({ aud: bc, appidacr: '0' })
    expect(values).not.toHaveProperty('code')
  })

  test('is never an ID token in the query by itself', async () => {
    const stage = startCase(sim)
    consent(stage)
    implicit(stage)
    const landed = await stage.browser.go(
      stage.authorizeUrl({ response_type: 'id_token', nonce: 'n', scope: 'openid' }),
    )
    const back = backOf(await stage.browser.press(pageOf(landed), 'Sign in', { login: stage.login, passwd: 'right' }))
    expect([back.search, new URLSearchParams(back.hash.slice(1)).has('id_token')]).toEqual(['', true])
  })

  test('of version 1 is asked for by resource', async () => {
    const stage = startCase(sim)
    consent(stage)
    const fields = { resource: bc, scope: undefined, prompt: 'admin_consent' }
    sim.control.setDirectoryRoles(stage.tenant, stage.login, ['62e90394-69f5-4237-9190-012177145e10'])
    const url = stage.authorizeUrl(fields, stage.tenant, 'oauth2/authorize')
    const asked = pageOf(await stage.browser.go(url))
    const page = pageOf(await stage.browser.press(asked, 'Sign in', { login: stage.login, passwd: 'right' }))
    expect(backOf(await stage.browser.press(page, 'Accept')).searchParams.get('code')).toBeTruthy()
  })
})

describe('several accounts', () => {
  test('are offered to choose from, and another one can be used', async () => {
    const stage = startCase(sim)
    consent(stage)
    sim.control.createUser(stage.tenant, { alias: 'second', displayName: 'Sol Second', password: 'right' })
    const second = `second@${stage.domain}`
    await stage.authorize()
    const picker = pageOf(await stage.browser.go(stage.authorizeUrl({ prompt: 'select_account' })))
    expect(picker.text).toContain(stage.login)
    backOf(await stage.browser.press(picker, 'Sign in', { login: second, passwd: 'right' }))
    const both = pageOf(await stage.browser.go(stage.authorizeUrl({ prompt: 'select_account' })))
    expect([both.text.includes(stage.login), both.text.includes(second)]).toEqual([true, true])
    const code = backOf(await stage.browser.press(both, stage.login)).searchParams.get('code') ?? ''
    expect(sim.world.tenants.get(stage.tenant)!.users.size).toBe(2)
    const fields = { grant_type: 'authorization_code', code, redirect_uri: 'https://app.example/callback' }
    const seen = await stage.token(fields)
    expect(claimsOf(seen.at === 'json' ? String(seen.body.access_token) : '').upn).toBe(stage.login)
  })

  test('are told apart by a hint, where nothing may be shown too', async () => {
    const stage = startCase(sim)
    consent(stage)
    sim.control.createUser(stage.tenant, { alias: 'second', displayName: 'Sol Second', password: 'right' })
    await stage.authorize()
    await stage.authorize({ prompt: 'login' }, { login: `second@${stage.domain}` })
    const hinted = valuesOf(await stage.authorize({ prompt: 'none', login_hint: stage.login }))
    expect(hinted.code).toBeTruthy()
    expect(valuesOf(await stage.authorize({ prompt: 'none', domain_hint: 'nowhere.example' })).error).toBe(
      'login_required',
    )
  })

  test('are all gone after signing out', async () => {
    const stage = startCase(sim)
    consent(stage)
    await stage.authorize()
    const out = `${sim.addresses.authority}/${stage.tenant}/oauth2/logout?post_logout_redirect_uri=https://app.example/callback`
    expect(backOf(await stage.browser.go(out)).href).toBe('https://app.example/callback')
    expect(valuesOf(await stage.authorize({ prompt: 'none' })).error).toBe('login_required')
    expect(pageOf(await stage.browser.go(out.replace('app.example', 'other.example'))).text).toContain('You signed out')
  })
})

describe('a guest', () => {
  test('signs in at home and is somebody of the directory that was asked for', async () => {
    const stage = startCase(sim)
    consent(stage)
    stage.app.signInAudience = 'AzureADMultipleOrgs'
    const away = stage.other()
    const guest = sim.control.inviteGuest(stage.tenant, { account: away.login })
    const code = valuesOf(await stage.authorize({}, { login: away.login })).code ?? ''
    const seen = await stage.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'https://app.example/callback',
    })
    const claims = claimsOf(seen.at === 'json' ? String(seen.body.access_token) : '')
    expect(claims).toMatchObject({ oid: guest.id, tid: stage.tenant, unique_name: away.login })
    expect(claims.idp).toBe(`https://sts.windows.net/${away.tenant}/`)
    expect(claims).not.toHaveProperty('upn')
  })

  test('lands in the directory of the account at common', async () => {
    const stage = startCase(sim)
    stage.app.signInAudience = 'AzureADMultipleOrgs'
    const away = stage.other()
    sim.control.inviteGuest(stage.tenant, { account: away.login })
    const landed = await stage.browser.go(stage.authorizeUrl({}, 'common'))
    const page = pageOf(await stage.browser.press(pageOf(landed), 'Sign in', { login: away.login, passwd: 'right' }))
    const code = backOf(await stage.browser.press(page, 'Accept')).searchParams.get('code') ?? ''
    const seen = await stage.token(
      { grant_type: 'authorization_code', code, redirect_uri: 'https://app.example/callback' },
      { tenant: 'common' },
    )
    expect(claimsOf(seen.at === 'json' ? String(seen.body.access_token) : '').tid).toBe(away.tenant)
    expect(sim.world.tenants.get(away.tenant)!.servicePrincipals.has(stage.app.appId)).toBe(true)
  })
})

describe('policies', () => {
  test('ask for a second factor, which the page shows, and the token tells', async () => {
    const stage = startCase(sim)
    consent(stage)
    sim.control.setPolicy(stage.tenant, { mfaRequired: true })
    const asked = pageOf(await stage.browser.go(stage.authorizeUrl()))
    const factor = pageOf(await stage.browser.press(asked, 'Sign in', { login: stage.login, passwd: 'right' }))
    expect(factor.text).toContain('Verify your identity')
    const wrong = pageOf(await stage.browser.press(factor, 'Verify', { otc: '0' }))
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('not the one')])
    const back = backOf(await stage.browser.press(factor, 'Verify', { otc: shownCode(factor.markup) }))
    const code = back.searchParams.get('code') ?? ''
    const seen = await stage.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'https://app.example/callback',
    })
    expect(claimsOf(seen.at === 'json' ? String(seen.body.access_token) : '').amr).toEqual(['pwd', 'mfa'])
    expect(valuesOf(await stage.authorize({ prompt: 'none' })).code).toBeTruthy()
  })

  test('are satisfied by repeating the claims of a refusal at a new sign-in', async () => {
    const stage = startCase(sim)
    const { refresh_token = '' } = await stage.tokens()
    sim.control.setPersonSignIn(stage.tenant, stage.login, { mfaRequired: true, mfaRegistered: false })
    const refused = await stage.refresh(refresh_token)
    const claims = refused.at === 'json' ? String(refused.body.claims) : ''
    const page = pageOf(await stage.browser.go(stage.authorizeUrl({ claims })))
    expect(page.text).toContain('More information required')
    const code = backOf(await stage.browser.press(page, 'Verify', { otc: shownCode(page.markup) })).searchParams.get(
      'code',
    )
    const fields = { grant_type: 'authorization_code', code: code ?? '', redirect_uri: 'https://app.example/callback' }
    const tokens = await stage.token(fields)
    expect(tokens).toMatchObject({ status: 200 })
    expect(await stage.refresh(tokens.at === 'json' ? String(tokens.body.refresh_token) : '')).toMatchObject({
      status: 200,
    })
  })

  test('ask for the second factor where only the claims of a request demand it', async () => {
    const stage = startCase(sim)
    consent(stage)
    await stage.authorize()
    const claims = JSON.stringify({ access_token: { capolids: { essential: true, values: [stage.tenant] } } })
    const page = pageOf(await stage.browser.go(stage.authorizeUrl({ claims })))
    expect(
      backOf(await stage.browser.press(page, 'Verify', { otc: shownCode(page.markup) })).searchParams.get('code'),
    ).toBeTruthy()
  })

  test('ask to sign in anew when the session is old', async () => {
    const stage = startCase(sim)
    consent(stage)
    await stage.authorize()
    sim.control.setPolicy(stage.tenant, { signInFrequencySeconds: 3_600 })
    expect(valuesOf(await stage.authorize({ prompt: 'none' })).code).toBeTruthy()
    sim.control.advance(3_600_000)
    const page = pageOf(await stage.browser.go(stage.authorizeUrl()))
    backOf(await stage.browser.press(page, 'Sign in', { passwd: 'right' }))
    expect(valuesOf(await stage.authorize({ prompt: 'none' })).code).toBeTruthy()
  })

  test('let who may not consent ask an administrator, and hear of it in the application', async () => {
    const stage = startCase(sim)
    sim.control.setPolicy(stage.tenant, { userConsent: false, adminConsentRequests: true })
    const asked = pageOf(await stage.browser.go(stage.authorizeUrl()))
    const refused = pageOf(await stage.browser.press(asked, 'Sign in', { login: stage.login, passwd: 'right' }))
    expect(refused.text).toContain('AADSTS90095')
    const sent = pageOf(await stage.browser.press(refused, 'Request approval', { reason: 'for work' }))
    expect(sent.text).toContain('Request sent')
    const back = backOf(await stage.browser.press(sent, 'Return to the application without granting consent'))
    expect(back.searchParams.get('error')).toBe('access_denied')
  })

  test('are not got around by sending what an accepting page would', async () => {
    const stage = startCase(sim)
    sim.control.setPolicy(stage.tenant, { userConsent: false })
    await stage.authorize()
    const cookie = [...stage.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = new URLSearchParams({ action: 'accept', everybody: 'yes' })
    const response = await fetch(stage.authorizeUrl(), {
      method: 'POST',
      body,
      headers: { cookie },
      redirect: 'manual',
    })
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('AADSTS90094')])
  })

  test('let in who was assigned', async () => {
    const stage = startCase(sim)
    consent(stage)
    sim.control.setAssignmentRequired(stage.tenant, stage.app.appId, true)
    sim.control.assignPerson(stage.tenant, stage.app.appId, stage.login)
    expect(valuesOf(await stage.authorize()).code).toBeTruthy()
  })

  test('ask on a telephone whether a program of another scheme is meant', async () => {
    const stage = startCase(sim)
    consent(stage)
    stage.app.publicRedirectUris = ['casepp://callback']
    await stage.authorize()
    const cookie = [...stage.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const url = stage.authorizeUrl({ redirect_uri: 'casepp://callback' })
    const headers = { cookie, 'user-agent': 'iPhone' }
    expect(await (await fetch(url, { headers })).text()).toContain('Are you trying to sign in to Case app?')
    const body = new URLSearchParams({ action: 'confirm' })
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' })
    expect(response.headers.get('location')).toMatch(/^casepp:\/\/callback\?code=/)
  })
})

describe('an administrator at the link for consent', () => {
  test('may sign in, and what the role does not allow is refused', async () => {
    const stage = startCase(sim)
    const roles = {
      application: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
      global: '62e90394-69f5-4237-9190-012177145e10',
    }
    sim.control.addPermission(stage.tenant, stage.app.appId, {
      resource: '00000003-0000-0000-c000-000000000000',
      name: 'Application.Read.All',
      type: 'Role',
    })
    const query = new URLSearchParams({ client_id: stage.app.appId, redirect_uri: 'https://app.example/callback' })
    const url = `${sim.addresses.authority}/${stage.tenant}/adminconsent?${query}`
    const open = pageOf(await stage.browser.go(url))
    const nobody = pageOf(await stage.browser.press(open, 'Sign in', { login: stage.login, passwd: 'right' }))
    expect(nobody.text).toContain('AADSTS90094')
    sim.control.setDirectoryRoles(stage.tenant, stage.login, [roles.application])
    const shown = pageOf(await stage.browser.go(url))
    expect(shown.text).toContain(`Signed in as ${stage.login}`)
    expect(pageOf(await stage.browser.press(shown, 'Accept')).text).toContain('AADSTS90093')
    sim.control.setDirectoryRoles(stage.tenant, stage.login, [roles.global])
    expect(backOf(await stage.browser.press(shown, 'Accept')).searchParams.get('admin_consent')).toBe('True')
  })
})
