import { type Simulator, startSimulator } from '@landbridge/simulator'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeToken } from '../support.ts'
import { bc, type CaseStage, graph, guid, type Seen, startCase } from './aadsts-stage.ts'

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
const graphAppId = '00000003-0000-0000-c000-000000000000'

/** Makes the application an API of its own, with a scope and a role, whose tokens have a version. */
const makeApi = (stage: CaseStage, version: 1 | 2, optionalClaims: object | null = null): void => {
  const scopes = [{ id: guid, value: 'access', type: 'User', isEnabled: true }]
  const allowedMemberTypes = ['User', 'Application']
  stage.app.details = {
    identifierUris: [`api://${stage.domain}`],
    api: { requestedAccessTokenVersion: version, oauth2PermissionScopes: scopes },
    appRoles: [{ id: stage.app.id, value: 'Reader', allowedMemberTypes, isEnabled: true }],
    optionalClaims: optionalClaims as null,
  }
}
const own = async (stage: CaseStage) => stage.tokens({ scope: `api://${stage.domain}/access openid profile email` })

describe('a token of a person for Business Central', () => {
  test('has the claims of version 1, and tells directory roles', async () => {
    const stage = startCase(sim)
    sim.control.setDirectoryRoles(stage.tenant, stage.login, ['62e90394-69f5-4237-9190-012177145e10'])
    const claims = claimsOf((await stage.tokens()).access_token)
    expect(Object.keys(claims).sort()).toEqual(
      [
        ...['aud', 'iss', 'iat', 'nbf', 'exp', 'acr', 'aio', 'amr', 'appid', 'appidacr', 'family_name', 'given_name'],
        ...['ipaddr', 'name', 'oid', 'puid', 'rh', 'scp', 'sub', 'tid', 'unique_name', 'upn', 'uti', 'ver', 'wids'],
        ...['xms_ftd', 'xms_idrel'],
      ].sort(),
    )
    expect(claims).toMatchObject({
      aud: bc,
      iss: `https://sts.windows.net/${stage.tenant}/`,
      acr: '1',
      amr: ['pwd'],
      appidacr: '1',
      family_name: 'Clerk',
      given_name: 'Cleo',
      ver: '1.0',
      wids: ['62e90394-69f5-4237-9190-012177145e10'],
    })
  })

  test('names the resource by its id where it was asked for so', async () => {
    const stage = startCase(sim)
    const { access_token } = await stage.tokens({
      scope: '996def3d-b36c-4153-8607-a6fd3c01b89f/Financials.ReadWrite.All',
    })
    expect(claimsOf(access_token).aud).toBe('996def3d-b36c-4153-8607-a6fd3c01b89f')
  })
})

describe('a token for an API of our own', () => {
  test('of version 2 names client and person in the words of version 2', async () => {
    const stage = startCase(sim)
    makeApi(stage, 2)
    const { access_token = '', scope } = await own(stage)
    expect(scope).toBe(`api://${stage.domain}/access`)
    const keys = createRemoteJWKSet(new URL(`${sim.addresses.authority}/${stage.tenant}/discovery/v2.0/keys`))
    const { payload } = await jwtVerify(access_token, keys, {
      audience: stage.app.appId,
      issuer: `${sim.addresses.authority}/${stage.tenant}/v2.0`,
    })
    expect(payload).toMatchObject({
      azp: stage.app.appId,
      azpacr: '1',
      name: 'Cleo Clerk',
      preferred_username: stage.login,
      scp: 'access',
      ver: '2.0',
    })
    for (const name of ['appid', 'upn', 'unique_name', 'amr', 'wids']) expect(payload).not.toHaveProperty(name)
  })

  test('of version 1 has the audience that was asked for', async () => {
    const stage = startCase(sim)
    makeApi(stage, 1)
    expect(claimsOf((await own(stage)).access_token)).toMatchObject({
      aud: `api://${stage.domain}`,
      iss: `https://sts.windows.net/${stage.tenant}/`,
      appid: stage.app.appId,
      ver: '1.0',
    })
    const byId = await stage.tokens({ scope: `${stage.app.appId}/access` })
    expect(claimsOf(byId.access_token).aud).toBe(stage.app.appId)
  })

  test('of an application has its roles, and tells its kind only where the API wants to know', async () => {
    const stage = startCase(sim)
    makeApi(stage, 2)
    const ask = async () =>
      claimsOf(
        bodyOf(await stage.token({ grant_type: 'client_credentials', scope: `api://${stage.domain}/.default` }))
          .access_token,
      )
    expect(await ask()).not.toHaveProperty('roles')
    sim.control.grant(stage.tenant, stage.app.appId, { resource: stage.app.appId, name: 'Reader', type: 'Role' })
    const claims = await ask()
    expect(claims).toMatchObject({ aud: stage.app.appId, azp: stage.app.appId, roles: ['Reader'], ver: '2.0' })
    expect(claims).not.toHaveProperty('idtyp')
    makeApi(stage, 2, { accessToken: [{ name: 'idtyp' }] })
    expect((await ask()).idtyp).toBe('app')
  })

  test('has the roles that the person was given, and the claims that were wished for', async () => {
    const stage = startCase(sim)
    const wished = [
      'auth_time',
      'ctry',
      'email',
      'family_name',
      'idtyp',
      'ipaddr',
      'login_hint',
      'upn',
      'acct',
      'nonsense',
    ]
    makeApi(stage, 2, { accessToken: wished.map((name) => ({ name })), idToken: [{ name: 'wids' }] })
    const principal = sim.world.tenants.get(stage.tenant)!.servicePrincipals.get(stage.app.appId)!
    const user = [...sim.world.tenants.get(stage.tenant)!.users.values()][0]!
    principal.assignedPeople = [{ userId: user.id, roleId: stage.app.id, at: 0 }]
    const { access_token, id_token } = await own(stage)
    expect(claimsOf(access_token)).toMatchObject({
      roles: ['Reader'],
      acct: 0,
      auth_time: expect.any(Number),
      ctry: 'US',
      email: stage.login,
      family_name: 'Clerk',
      idtyp: 'user',
      upn: stage.login,
    })
    expect(claimsOf(access_token)).not.toHaveProperty('nonsense')
    expect(claimsOf(id_token)).toMatchObject({ roles: ['Reader'], wids: [], email: stage.login })
  })
})

describe('a token for Graph', () => {
  test('lives long for a client that bears the end of a session', async () => {
    const stage = startCase(sim)
    sim.control.grant(stage.tenant, stage.app.appId, { resource: graphAppId, name: 'User.Read', type: 'Scope' })
    const claims = JSON.stringify({ access_token: { xms_cc: { values: ['cp1'] } } })
    const tokens = await stage.tokens({ scope: `openid ${graph}/User.Read` }, { claims })
    const [life, half] = [Number(tokens.expires_in), Number(tokens.refresh_in)]
    expect([life >= 72_000, life <= 100_800, half]).toEqual([true, true, Math.floor(life / 2)])
    expect(claimsOf(tokens.access_token)).toMatchObject({ xms_cc: ['cp1'], scp: 'User.Read openid' })
    expect(tokens.scope).toBe('User.Read openid')
  })
})

describe('an ID token', () => {
  test('tells who signed in, and nothing that was not asked for', async () => {
    const stage = startCase(sim)
    const { id_token } = await stage.tokens({ nonce: 'n' })
    const claims = claimsOf(id_token)
    expect(Object.keys(claims).sort()).toEqual(
      [
        'aio',
        'aud',
        'exp',
        'iat',
        'iss',
        'name',
        'nbf',
        'nonce',
        'oid',
        'preferred_username',
        'rh',
        'sub',
        'tid',
        'uti',
        'ver',
      ].sort(),
    )
    expect(Number(claims.exp) - Number(claims.iat)).toBe(3_900)
  })

  test('has another subject for each application', async () => {
    const [one, other] = [startCase(sim), startCase(sim)]
    other.app.signInAudience = 'AzureADMultipleOrgs'
    const mine = claimsOf((await one.tokens()).id_token)
    sim.control.createServicePrincipal(one.tenant, other.app.appId)
    sim.control.grant(one.tenant, other.app.appId, { name: 'Financials.ReadWrite.All', type: 'Scope' })
    const seen = await one.token({
      grant_type: 'password',
      client_id: other.app.appId,
      client_secret: other.secret,
      username: one.login,
      password: 'right',
      scope: `openid ${bc}/.default`,
    })
    const theirs = claimsOf(bodyOf(seen).id_token)
    expect([theirs.oid === mine.oid, theirs.sub === mine.sub]).toEqual([true, false])
  })
})

describe('keys', () => {
  test('roll: the new one signs, and what an old one signed stays good', async () => {
    const stage = startCase(sim)
    const before = (await stage.tokens()).access_token ?? ''
    const address = new URL(`${sim.addresses.authority}/common/discovery/v2.0/keys`)
    const published = async () =>
      ((await (await fetch(address)).json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid)
    const old = await published()
    const response = await fetch(`${sim.addresses.authority}/_simulator/keys/rotate`, { method: 'POST' })
    const { kid } = (await response.json()) as { kid: string }
    expect(await published()).toEqual([kid, ...old])
    const after = (await stage.tokens()).access_token ?? ''
    expect([decodeToken(before).header.kid, decodeToken(after).header.kid]).toEqual([old[0], kid])
    const keys = createRemoteJWKSet(address)
    for (const token of [before, after]) await jwtVerify(token, keys, { currentDate: new Date(sim.clock.now()) })
    for (let i = 0; i < 6; i++) await sim.control.rotateKeys()
    expect(await published()).toHaveLength(8)
  })
})
