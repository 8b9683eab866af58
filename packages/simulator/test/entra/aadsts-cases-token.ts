import { randomUUID } from 'node:crypto'
import { makeCertificate } from '../support.ts'
import {
  assertionFields,
  bc,
  type CaseRow,
  type CaseStage,
  day,
  graph,
  guid,
  pkce,
  redirectUri,
  testCertificate,
} from './aadsts-stage.ts'

const s2s = { grant_type: 'client_credentials', scope: `${bc}/.default` }
const obo = {
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  requested_token_use: 'on_behalf_of',
  scope: `${bc}/.default`,
}
const byDevice = 'urn:ietf:params:oauth:grant-type:device_code'
const ropc = ({ login }: CaseStage) => ({
  grant_type: 'password',
  username: login,
  password: 'right',
  scope: `${bc}/Financials.ReadWrite.All`,
})
const x5cOf = (...certificates: readonly { readonly der: Buffer }[]) =>
  certificates.map(({ der }) => der.toString('base64'))

const multiTenant = ({ app }: CaseStage): void => {
  app.signInAudience = 'AzureADMultipleOrgs'
}

const ask = ({ sim, tenant }: CaseStage, path: string, init?: RequestInit) =>
  fetch(`${sim.addresses.authority}/${tenant}/${path}`, init)

/** Gives a credential that trusts an issuer, and an assertion that names it. */
const federated = (stage: CaseStage, payload: object) => {
  stage.app.federatedCredentials.push({
    id: guid,
    name: 'one',
    issuer: 'https://issuer.example',
    subject: 'workload',
    audience: 'api://AzureADTokenExchange',
    description: null,
    createdAt: 0,
  })
  const claims = { iss: 'https://issuer.example', sub: 'workload', aud: 'api://AzureADTokenExchange', ...payload }
  return stage.token({ ...s2s, ...stage.assertion({ header: { x5t: undefined }, payload: claims }) })
}

/** What the token endpoint refuses, in the order of its checks. */
export const atToken: readonly CaseRow[] = [
  [
    900561,
    'a request by another method than POST',
    async (stage) => stage.visit((await ask(stage, 'oauth2/v2.0/token')).url, { method: 'PUT' }),
  ],
  [
    90056,
    'a code in the address of a GET request',
    (stage) =>
      stage.visit(`${stage.sim.addresses.authority}/${stage.tenant}/oauth2/v2.0/token?code=x`, { method: 'GET' }),
  ],
  [
    90055,
    'more requests than the tenant may send',
    (stage) => {
      stage.sim.settings.signInThrottledRequests = 1
      return stage.token(s2s)
    },
  ],
  [900144, 'a form without grant type', ({ token }) => token({ scope: s2s.scope })],
  [90002, 'a tenant that nobody has', ({ token }) => token(s2s, { tenant: 'nobody.example' })],
  [900023, 'a placeholder as tenant', ({ token }) => token(s2s, { tenant: '{tenant}' })],
  [70003, 'an unknown grant', ({ token }) => token({ grant_type: 'magic' })],
  [9001023, 'client credentials at common', ({ token }) => token(s2s, { tenant: 'common' })],
  [9001023, 'name and password at consumers', (stage) => stage.token(ropc(stage), { tenant: 'consumers' })],
  [50059, 'client credentials at organizations', ({ token }) => token(s2s, { tenant: 'organizations' })],
  [
    90027,
    'version 1 for personal accounts',
    ({ token }) =>
      token({ grant_type: 'refresh_token', refresh_token: '1.Ax' }, { tenant: 'consumers', path: 'oauth2/token' }),
  ],
  [901002, 'a resource at version 2', ({ token }) => token({ ...s2s, resource: bc })],
  [
    900432,
    'a confidential client for a tenant of a national cloud',
    (stage) => {
      stage.sim.control.setPolicy(stage.tenant, { nationalCloud: 'login.microsoftonline.us' })
      return stage.token(s2s)
    },
  ],
  [
    50196,
    'the same request again and again',
    async (stage) => {
      stage.sim.settings.signInLoopRequests = 3
      for (let i = 0; i < 3; i++) await stage.token(s2s)
      const last = await stage.token(s2s)
      stage.sim.settings.signInLoopRequests = 0
      return last
    },
  ],
  [
    9002326,
    'client credentials from a page',
    ({ token }) => token(s2s, { headers: { origin: 'https://app.example' } }),
  ],
  [700016, 'a client id that nobody has', ({ token }) => token({ ...s2s, client_id: guid })],
  [
    7000229,
    'an application without service principal in its own tenant',
    (stage) => {
      stage.sim.control.deleteServicePrincipal(stage.tenant, stage.app.appId)
      return stage.token(s2s)
    },
  ],
  [
    7000112,
    'an application that is switched off',
    (stage) => {
      stage.sim.control.setAccountEnabled(stage.tenant, stage.app.appId, false)
      return stage.token(s2s)
    },
  ],
  [7000216, 'no credential for client credentials', ({ token }) => token({ ...s2s, client_secret: undefined })],
  [7000215, 'a wrong secret', ({ token }) => token({ ...s2s, client_secret: 'wrong' })],
  [
    7000222,
    'a secret past its end',
    (stage) => {
      const old = { startsAt: stage.sim.clock.now() - 2 * day, endsAt: stage.sim.clock.now() - day }
      const { text } = stage.sim.control.addSecret(stage.tenant, stage.app.appId, old)
      return stage.token({ ...s2s, client_secret: text })
    },
  ],
  [
    700025,
    'a secret of a public client',
    (stage) => {
      stage.usePublicFlows()
      return stage.token(s2s)
    },
  ],
  [
    7000218,
    'a code without credential',
    async (stage) =>
      stage.token({
        grant_type: 'authorization_code',
        code: await stage.code(),
        redirect_uri: redirectUri,
        client_secret: undefined,
      }),
  ],
  [50027, 'an assertion that is no token', ({ token }) => token({ ...s2s, ...assertionFields('a.b.c') })],
  [
    700027,
    'an assertion of another certificate',
    (stage) => stage.token({ ...s2s, ...stage.assertion({}, makeCertificate()) }),
  ],
  [
    50012,
    'a certificate that is not the named one',
    (stage) => stage.token({ ...s2s, ...stage.assertion({ header: { x5c: x5cOf(makeCertificate()) } }) }),
  ],
  [
    50017,
    'a chain whose parts do not belong together',
    (stage) =>
      stage.token({ ...s2s, ...stage.assertion({ header: { x5c: x5cOf(testCertificate(), makeCertificate()) } }) }),
  ],
  [
    50048,
    'an assertion about somebody else',
    (stage) => stage.token({ ...s2s, ...stage.assertion({ payload: { sub: guid } }) }),
  ],
  [
    700021,
    'an assertion of another application',
    (stage) => stage.token({ ...s2s, ...stage.assertion({ payload: { iss: guid, sub: guid } }) }),
  ],
  [
    700024,
    'an assertion past its time',
    (stage) => stage.token({ ...s2s, ...stage.assertion({ nowMs: stage.sim.clock.now() - day }) }),
  ],
  [
    70021,
    'a foreign assertion without federated credential',
    (stage) =>
      stage.token({
        ...s2s,
        ...stage.assertion({ header: { x5t: undefined }, payload: { iss: 'https://issuer.example' } }),
      }),
  ],
  [700211, 'a federated assertion of another issuer', (stage) => federated(stage, { iss: 'https://other.example' })],
  [700213, 'a federated assertion about another subject', (stage) => federated(stage, { sub: 'other' })],
  [700212, 'a federated assertion for another audience', (stage) => federated(stage, { aud: 'other' })],
  [700229, 'the token of a person as federated assertion', (stage) => federated(stage, { scp: 'access' })],
  [
    1002012,
    'a delegated scope for an application',
    ({ token }) => token({ ...s2s, scope: `${bc}/Financials.ReadWrite.All` }),
  ],
  [
    700022,
    'two resources for an application',
    ({ token }) => token({ ...s2s, scope: `${bc}/.default ${graph}/.default` }),
  ],
  [
    700022,
    'two resources for a person',
    async (stage) =>
      stage.token({
        grant_type: 'authorization_code',
        code: await stage.code(),
        redirect_uri: redirectUri,
        scope: `${bc}/Financials.ReadWrite.All ${graph}/User.Read`,
      }),
  ],
  [
    70011,
    '.default beside another permission',
    ({ token }) => token({ ...s2s, scope: `${bc}/.default ${bc}/user_impersonation` }),
  ],
  [
    500011,
    'a resource that the tenant does not have',
    ({ token }) => token({ ...s2s, scope: 'https://nowhere.example/.default' }),
  ],
  [
    50001,
    'a resource that is switched off',
    (stage) => {
      stage.sim.control.setAccountEnabled(stage.tenant, '996def3d-b36c-4153-8607-a6fd3c01b89f', false)
      return stage.token(s2s)
    },
  ],
  [
    501051,
    'an application without role on a resource that wants an assignment',
    (stage) => {
      stage.sim.control.setAssignmentRequired(stage.tenant, '996def3d-b36c-4153-8607-a6fd3c01b89f', true)
      return stage.token(s2s)
    },
  ],
  [
    9002313,
    'a damaged code',
    ({ token }) => token({ grant_type: 'authorization_code', code: 'x', redirect_uri: redirectUri }),
  ],
  [70000, 'a refresh token that nobody gave', ({ refresh }) => refresh('1.Ax')],
  [
    700005,
    'a code at another tenant',
    async (stage) => {
      multiTenant(stage)
      const { tenant } = stage.other()
      return stage.token(
        { grant_type: 'authorization_code', code: await stage.code(), redirect_uri: redirectUri },
        { tenant },
      )
    },
  ],
  [
    54005,
    'a code for the second time',
    async (stage) => {
      const fields = { grant_type: 'authorization_code', code: await stage.code(), redirect_uri: redirectUri }
      await stage.token(fields)
      return stage.token(fields)
    },
  ],
  [
    70008,
    'a code after ten minutes',
    async (stage) => {
      const code = await stage.code()
      stage.sim.control.advance(600_000)
      return stage.token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })
    },
  ],
  [
    500112,
    'another redirect address',
    async (stage) =>
      stage.token({ grant_type: 'authorization_code', code: await stage.code(), redirect_uri: `${redirectUri}/` }),
  ],
  [
    501481,
    'another verifier',
    async (stage) =>
      stage.token({
        grant_type: 'authorization_code',
        code: await stage.code(pkce().asked),
        redirect_uri: redirectUri,
        code_verifier: pkce().verifier,
      }),
  ],
  [
    700025,
    'a secret with the code of a page',
    async (stage) => {
      stage.as('spa')
      return stage.token({
        grant_type: 'authorization_code',
        code: await stage.code(pkce().asked),
        redirect_uri: redirectUri,
      })
    },
  ],
  [
    9002325,
    'the code of a page without challenge',
    async (stage) => {
      stage.as('spa')
      const fields = {
        grant_type: 'authorization_code',
        code: await stage.code(),
        redirect_uri: redirectUri,
        client_secret: undefined,
      }
      return stage.token(fields, { headers: { origin: 'https://app.example' } })
    },
  ],
  [
    9002326,
    'the code of a server, redeemed by a page',
    async (stage) =>
      stage.token(
        { grant_type: 'authorization_code', code: await stage.code(), redirect_uri: redirectUri },
        { headers: { origin: 'https://app.example' } },
      ),
  ],
  [
    9002327,
    'the code of a page, redeemed by a server',
    async (stage) => {
      stage.as('spa')
      const { asked, verifier } = pkce()
      return stage.token({
        grant_type: 'authorization_code',
        code: await stage.code(asked),
        redirect_uri: redirectUri,
        client_secret: undefined,
        code_verifier: verifier,
      })
    },
  ],
  [
    65001,
    'a permission without consent',
    async (stage) =>
      stage.token({
        grant_type: 'authorization_code',
        code: await stage.code(),
        redirect_uri: redirectUri,
        scope: `${bc}/user_impersonation`,
      }),
  ],
  [
    650053,
    'a permission that is not there',
    async (stage) =>
      stage.token({
        grant_type: 'authorization_code',
        code: await stage.code(),
        redirect_uri: redirectUri,
        scope: `${bc}/Financial.ReadWrite.All`,
      }),
  ],
  [
    650057,
    'a resource that the registration does not list',
    async (stage) => stage.refresh((await stage.tokens()).refresh_token!, { scope: `${graph}/.default` }),
  ],
  [
    90009,
    'an application that names itself by address',
    async (stage) => {
      await stage.ownToken()
      const { refresh_token } = await stage.tokens()
      return stage.token(
        { grant_type: 'refresh_token', refresh_token, resource: `api://${stage.domain}` },
        { path: 'oauth2/token' },
      )
    },
  ],
  [
    700082,
    'a refresh token that was not used for 90 days',
    async (stage) => {
      const { refresh_token } = await stage.tokens()
      stage.sim.control.advance(90 * day)
      return stage.refresh(refresh_token!)
    },
  ],
  [
    700081,
    'a refresh token past its longest life',
    async (stage) => {
      const { refresh_token } = await stage.tokens()
      stage.sim.settings.refreshTokenMaxSeconds = 86_400
      stage.sim.control.advance(day)
      const answer = await stage.refresh(refresh_token!)
      stage.sim.settings.refreshTokenMaxSeconds = 0
      return answer
    },
  ],
  [
    700084,
    'a refresh token of a page after a day',
    async (stage) => {
      stage.as('spa')
      const { asked, verifier } = pkce()
      const headers = { origin: 'https://app.example' }
      const fields = {
        grant_type: 'authorization_code',
        code: await stage.code(asked),
        redirect_uri: redirectUri,
        client_secret: undefined,
        code_verifier: verifier,
      }
      const first = await stage.token(fields, { headers })
      const { refresh_token = '' } = (first.at === 'json' ? first.body : {}) as Record<string, string>
      stage.sim.control.advance(day)
      return stage.refresh(refresh_token, { client_secret: undefined }, { headers })
    },
  ],
  [
    50034,
    'an account that is gone',
    async (stage) => {
      const { refresh_token } = await stage.tokens()
      stage.sim.world.tenants.get(stage.tenant)!.users.clear()
      return stage.refresh(refresh_token!)
    },
  ],
  [
    50057,
    'a disabled account',
    async (stage) => {
      const { refresh_token } = await stage.tokens()
      stage.sim.control.setUserEnabled(stage.tenant, stage.login, false)
      return stage.refresh(refresh_token!)
    },
  ],
  [
    50173,
    'sessions that were revoked',
    async (stage) => {
      const { refresh_token } = await stage.tokens()
      stage.sim.control.advance(1_000)
      stage.sim.control.revokeSessions(stage.tenant, stage.login)
      return stage.refresh(refresh_token!)
    },
  ],
  [
    50173,
    'a password that an administrator reset',
    async (stage) => {
      const { refresh_token } = await stage.tokens()
      stage.sim.control.advance(1_000)
      stage.sim.control.setPassword(stage.tenant, stage.login, 'new', 'administrator')
      return stage.refresh(refresh_token!)
    },
  ],
  [
    50020,
    'a refresh token at a tenant where the person is nobody',
    async (stage) => {
      multiTenant(stage)
      const { tenant } = stage.other()
      stage.sim.control.createServicePrincipal(tenant, stage.app.appId)
      return stage.refresh((await stage.tokens()).refresh_token!, {}, { tenant })
    },
  ],
  [50126, 'a wrong password', (stage) => stage.token({ ...ropc(stage), password: 'wrong' })],
  [
    50034,
    'a name that is not in the directory',
    (stage) => stage.token({ ...ropc(stage), username: `nobody@${stage.domain}` }),
  ],
  [
    50020,
    'name and password of another directory',
    (stage) => stage.token({ ...ropc(stage), username: stage.other().login }),
  ],
  [
    50128,
    'a name whose domain leads to no tenant',
    (stage) => stage.token({ ...ropc(stage), username: 'a@nobody.example' }, { tenant: 'organizations' }),
  ],
  [
    65002,
    "one of Microsoft's clients without consent beforehand",
    (stage) =>
      stage.token({ ...ropc(stage), client_id: '04b07795-8ddb-461a-bbee-02f9e1bf7b46', client_secret: undefined }),
  ],
  [50013, 'an assertion of nobody', ({ token }) => token({ ...obo, assertion: 'a.b.c' })],
  [
    500133,
    'an assertion past its time',
    async (stage) => {
      const assertion = await stage.ownToken()
      stage.sim.control.advance(2 * 3_600_000)
      return stage.token({ ...obo, assertion })
    },
  ],
  [
    240002,
    'an ID token as assertion',
    async (stage) => stage.token({ ...obo, assertion: (await stage.tokens()).id_token }),
  ],
  [
    7000114,
    "an application's own token as assertion",
    async (stage) => {
      const scope = `${stage.app.appId}/.default`
      const own = await stage.token({ grant_type: 'client_credentials', scope })
      return stage.token({ ...obo, assertion: own.at === 'json' ? String(own.body.access_token) : '' })
    },
  ],
  [
    700023,
    'no resource for an exchange',
    async (stage) => stage.token({ ...obo, assertion: await stage.ownToken(), scope: 'openid' }),
  ],
  [
    65001,
    'an exchange without consent',
    async (stage) =>
      stage.token({ ...obo, assertion: await stage.ownToken(), scope: `${bc}/Financials.ReadWrite.All` }),
  ],
  [
    90100,
    'an exchange that does not say what it is',
    async (stage) => stage.token({ ...obo, requested_token_use: 'other', assertion: 'a.b.c' }),
  ],
  [
    70016,
    'a device whose code nobody typed yet',
    async (stage) => stage.token({ grant_type: byDevice, device_code: (await stage.device()).device_code }),
  ],
  [
    70016,
    'a device that asks too often',
    async (stage) => {
      stage.sim.settings.deviceSlowDowns = 1
      return stage.token({ grant_type: byDevice, device_code: (await stage.device()).device_code })
    },
    'slow_down',
  ],
  [70018, 'a device code that nobody gave', ({ token }) => token({ grant_type: byDevice, device_code: randomUUID() })],
  [
    70019,
    'a device code after fifteen minutes',
    async (stage) => {
      const { device_code } = await stage.device()
      stage.sim.control.advance(900_000)
      return stage.token({ grant_type: byDevice, device_code })
    },
  ],
  [
    70020,
    'the same once more',
    async (stage) => {
      const { device_code } = await stage.device()
      stage.sim.control.advance(900_000)
      await stage.token({ grant_type: byDevice, device_code })
      return stage.token({ grant_type: byDevice, device_code })
    },
  ],
  [
    65004,
    'a device that was declined',
    async (stage) => {
      const { user_code, device_code } = await stage.device()
      const form = { method: 'POST', body: new URLSearchParams({ action: 'cancel' }) }
      await fetch(`${stage.sim.addresses.authority}/devicelogin?user_code=${user_code}`, form)
      return stage.token({ grant_type: byDevice, device_code })
    },
    'authorization_declined',
  ],
  [
    7000218,
    'a device of an application without public flows',
    async (stage) =>
      stage.token({ grant_type: byDevice, device_code: (await stage.device()).device_code, client_secret: undefined }),
  ],
]
