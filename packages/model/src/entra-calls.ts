import type { Evidence } from './evidence.ts'

/** One thing that a client asks of Entra's sign-in addresses. */
export interface EntraCall {
  readonly group: 'Discovery' | 'Signing in' | 'Token' | 'Client authentication' | 'Signing out'
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** Behind the host; `{tenant}` and `{client}` stand for those of the caller. */
  readonly path: string
  /** Fields of a form. */
  readonly form?: Readonly<Record<string, string>>
  readonly evidence: Evidence
}

const get = (group: EntraCall['group'], name: string, path: string, evidence: Evidence = 'D'): EntraCall => ({
  group,
  name,
  method: 'GET',
  path,
  evidence,
})

const token = '/{tenant}/oauth2/v2.0/token'
const olderToken = '/{tenant}/oauth2/token'
const scope = 'https://api.businesscentral.dynamics.com/.default'
const resource = 'https://api.businesscentral.dynamics.com'

const grant = (name: string, path: string, form: Readonly<Record<string, string>>): EntraCall => ({
  group: 'Token',
  name,
  method: 'POST',
  path,
  form: { client_id: '{client}', client_secret: '{secret}', ...form },
  evidence: 'D',
})

const authorize = '/{tenant}/oauth2/v2.0/authorize?client_id={client}&redirect_uri=http://localhost:8080/oauth/callback'
const assertion = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * What the sign-in addresses are asked for by connectors and the libraries that they use.
 *
 * @see Microsoft, "OAuth 2.0 and OpenID Connect protocols", read 2026-08
 */
export const entraCalls: readonly EntraCall[] = [
  get('Discovery', 'OpenID document, version 2', '/{tenant}/v2.0/.well-known/openid-configuration'),
  get('Discovery', 'OpenID document, version 1', '/{tenant}/.well-known/openid-configuration'),
  get('Discovery', 'OpenID document of `common`', '/common/v2.0/.well-known/openid-configuration'),
  get('Discovery', 'OpenID document of `organizations`', '/organizations/v2.0/.well-known/openid-configuration'),
  get('Discovery', 'OpenID document of `consumers`', '/consumers/v2.0/.well-known/openid-configuration'),
  get('Discovery', 'Keys, version 2', '/{tenant}/discovery/v2.0/keys'),
  get('Discovery', 'Keys, version 1', '/{tenant}/discovery/keys'),
  get(
    'Discovery',
    'Instance discovery',
    '/common/discovery/instance?api-version=1.1&authorization_endpoint=https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
  ),
  get('Discovery', 'User realm', '/common/userrealm/admin@fjordlinefurniture.onmicrosoft.com?api-version=1.0', 'S'),
  get('Signing in', 'Authorization code', `${authorize}&response_type=code&scope=openid`),
  get('Signing in', 'Code and ID token', `${authorize}&response_type=code%20id_token&nonce=n&scope=openid`),
  get('Signing in', 'Answer in the fragment', `${authorize}&response_type=code&response_mode=fragment&scope=openid`),
  get('Signing in', 'Answer as a form', `${authorize}&response_type=code&response_mode=form_post&scope=openid`),
  get('Signing in', '`prompt=none`', `${authorize}&response_type=code&prompt=none&scope=openid`),
  get('Signing in', '`prompt=select_account`', `${authorize}&response_type=code&prompt=select_account&scope=openid`),
  get('Signing in', '`domain_hint`', `${authorize}&response_type=code&domain_hint=organizations&scope=openid`),
  get(
    'Signing in',
    'At the version 1 address',
    '/{tenant}/oauth2/authorize?client_id={client}&redirect_uri=http://localhost:8080/oauth/callback&response_type=code&resource=https://api.businesscentral.dynamics.com',
  ),
  get(
    'Signing in',
    'Admin consent, version 2',
    `/{tenant}/v2.0/adminconsent?client_id={client}&scope=${scope}&redirect_uri=http://localhost:8080/oauth/callback`,
  ),
  get(
    'Signing in',
    'Admin consent, version 1',
    '/{tenant}/adminconsent?client_id={client}&redirect_uri=http://localhost:8080/oauth/callback',
  ),
  {
    group: 'Signing in',
    name: 'Device code',
    method: 'POST',
    path: '/{tenant}/oauth2/v2.0/devicecode',
    form: { client_id: '{client}', scope },
    evidence: 'D',
  },
  grant('Client credentials', token, { grant_type: 'client_credentials', scope }),
  grant('Client credentials, version 1', olderToken, { grant_type: 'client_credentials', resource }),
  grant('Authorization code', token, { grant_type: 'authorization_code', code: 'x', redirect_uri: 'http://localhost' }),
  grant('Authorization code, version 1', olderToken, { grant_type: 'authorization_code', code: 'x', resource }),
  grant('Refresh token', token, { grant_type: 'refresh_token', refresh_token: 'x' }),
  grant('Refresh token, version 1', olderToken, { grant_type: 'refresh_token', refresh_token: 'x', resource }),
  grant('Device code', token, { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: 'x' }),
  grant('On behalf of', token, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: 'a.b.c',
    requested_token_use: 'on_behalf_of',
    scope,
  }),
  grant('Name and password', token, { grant_type: 'password', username: 'x', password: 'y', scope }),
  {
    group: 'Client authentication',
    name: 'Assertion: certificate or federated credential',
    method: 'POST',
    path: token,
    form: {
      client_id: '{client}',
      grant_type: 'client_credentials',
      scope,
      client_assertion_type: assertion,
      client_assertion: 'a.b.c',
    },
    evidence: 'D',
  },
  get(
    'Signing out',
    'Logout',
    '/{tenant}/oauth2/v2.0/logout?post_logout_redirect_uri=http://localhost:8080/oauth/callback',
  ),
  get('Signing out', 'Logout, version 1', '/{tenant}/oauth2/logout'),
]
