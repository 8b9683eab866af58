import { bc, type CaseRow, type CaseStage, graph, guid, redirectUri } from './aadsts-stage.ts'

const multiTenant = ({ app }: CaseStage): void => {
  app.signInAudience = 'AzureADMultipleOrgs'
}

const implicit = ({ app }: CaseStage): void => {
  const implicitGrantSettings = { enableIdTokenIssuance: true, enableAccessTokenIssuance: true }
  app.details = { ...app.details, web: { implicitGrantSettings } }
}

/** A second account at the browser of a case. */
const signInTwice = async (stage: CaseStage): Promise<void> => {
  await stage.code()
  stage.sim.control.createUser(stage.tenant, { alias: 'second', displayName: 'Sol Second', password: 'right' })
  await stage.authorize({ prompt: 'login' }, { login: `second@${stage.domain}` })
}

const consentUrl = ({ sim, tenant, app }: CaseStage, fields: Record<string, string> = {}): string => {
  const query = { client_id: app.appId, redirect_uri: redirectUri, scope: `${bc}/.default`, state: 'st', ...fields }
  return `${sim.addresses.authority}/${tenant}/v2.0/adminconsent?${new URLSearchParams(query)}`
}

const acceptAdminConsent = async (stage: CaseStage) => {
  const landed = await stage.browser.go(consentUrl(stage))
  const after = landed.page ? await stage.browser.press(landed.page, 'Accept') : landed
  return { at: 'page', status: after.page?.status ?? 0, text: after.page?.text ?? '' } as const
}

/** What the authorize endpoint, consent and discovery refuse. */
export const atAuthorize: readonly CaseRow[] = [
  [900144, 'no client id', ({ authorize }) => authorize({ client_id: undefined })],
  [90100, 'an empty client id', ({ authorize }) => authorize({ client_id: '' })],
  [700016, 'a client id that nobody has', ({ authorize }) => authorize({ client_id: guid })],
  [90002, 'a tenant that nobody has', ({ authorize }) => authorize({}, { tenant: 'nobody.example' })],
  [900023, 'a placeholder as tenant', ({ authorize }) => authorize({}, { tenant: '{tenant}' })],
  [
    90002,
    'the OpenID document of nobody',
    ({ sim, visit }) => visit(`${sim.addresses.authority}/nobody.example/v2.0/.well-known/openid-configuration`, {}),
  ],
  [
    900023,
    'the OpenID document of a placeholder',
    ({ sim, visit }) => visit(`${sim.addresses.authority}/%7Btenant%7D/v2.0/.well-known/openid-configuration`, {}),
  ],
  [
    50049,
    'a host that is none of Microsoft’s',
    ({ sim, visit }) =>
      visit(
        `${sim.addresses.authority}/common/discovery/instance?authorization_endpoint=https://login.example/common/oauth2/authorize`,
        {},
      ),
  ],
  [50194, 'a single-tenant application at common', ({ authorize }) => authorize({}, { tenant: 'common' })],
  [
    9002332,
    'an application for organisations at consumers',
    (stage) => {
      multiTenant(stage)
      return stage.authorize({}, { tenant: 'consumers' })
    },
  ],
  [
    90124,
    'Business Central at consumers',
    (stage) => {
      stage.app.signInAudience = 'AzureADandPersonalMicrosoftAccount'
      return stage.authorize({}, { tenant: 'consumers' })
    },
  ],
  [
    7000112,
    'an application that is switched off',
    (stage) => {
      stage.sim.control.setAccountEnabled(stage.tenant, stage.app.appId, false)
      return stage.authorize()
    },
  ],
  [
    50011,
    'a redirect address that is not registered',
    ({ authorize }) => authorize({ redirect_uri: `${redirectUri}/` }),
  ],
  [
    500113,
    'a redirect address where none is registered',
    (stage) => {
      stage.app.redirectUris = []
      return stage.authorize()
    },
  ],
  [
    900971,
    'no redirect address at all',
    (stage) => {
      stage.app.redirectUris = []
      return stage.authorize({ redirect_uri: undefined })
    },
  ],
  [
    90038,
    'a tenant of a national cloud',
    (stage) => {
      stage.sim.control.setPolicy(stage.tenant, { nationalCloud: 'login.microsoftonline.us' })
      return stage.authorize()
    },
  ],
  [
    500021,
    'a tenant that is not in the list of a proxy',
    ({ authorizeUrl, visit }) =>
      visit(authorizeUrl(), { headers: { 'restrict-access-to-tenants': 'allowed.example' } }),
  ],
  [
    500022,
    'a person whose tenant is not in the list of a proxy',
    async (stage) => {
      multiTenant(stage)
      await stage.code()
      const session = [...stage.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { 'restrict-access-to-tenants': 'allowed.example', cookie: session }
      return stage.visit(stage.authorizeUrl({}, 'organizations'), { headers })
    },
  ],
  [70005, 'an unknown response type', ({ authorize }) => authorize({ response_type: 'magic' })],
  [70005, 'an access token for a page where that is off', ({ authorize }) => authorize({ response_type: 'token' })],
  [
    700054,
    'an ID token where that is off',
    ({ authorize }) => authorize({ response_type: 'code id_token', nonce: 'n' }),
  ],
  [
    90014,
    'an ID token without nonce',
    (stage) => {
      implicit(stage)
      return stage.authorize({ response_type: 'code id_token' })
    },
  ],
  [70007, 'an unknown response mode', ({ authorize }) => authorize({ response_mode: 'web_message' })],
  [
    70007,
    'an ID token in the query',
    (stage) => {
      implicit(stage)
      return stage.authorize({ response_type: 'id_token', response_mode: 'query', nonce: 'n' })
    },
  ],
  [90013, 'an unknown prompt', ({ authorize }) => authorize({ prompt: 'please' })],
  [90013, 'claims that are no JSON', ({ authorize }) => authorize({ claims: 'x' })],
  [9010010, 'a resource beside scopes of another', ({ authorize }) => authorize({ resource: graph })],
  [50147, 'a method without challenge', ({ authorize }) => authorize({ code_challenge_method: 'S256' })],
  [
    501491,
    'a challenge of a wrong size',
    ({ authorize }) => authorize({ code_challenge: 'short', code_challenge_method: 'S256' }),
  ],
  [
    165900,
    'a page that sends what no page sends',
    ({ authorizeUrl, visit }) =>
      visit(authorizeUrl(), { method: 'POST', body: new URLSearchParams({ action: 'magic' }) }),
  ],
  [50058, 'no session where nothing may be shown', ({ authorize }) => authorize({ prompt: 'none' })],
  [
    50058,
    'a session of somebody else than was hinted at',
    async (stage) => {
      await stage.code()
      return stage.authorize({ prompt: 'none', login_hint: `other@${stage.domain}` })
    },
  ],
  [
    16000,
    'two sessions where nothing may be shown',
    async (stage) => {
      await signInTwice(stage)
      return stage.authorize({ prompt: 'none' })
    },
  ],
  [
    51004,
    'a session of somebody who is gone',
    async (stage) => {
      await stage.code()
      stage.sim.world.tenants.get(stage.tenant)!.users.clear()
      return stage.authorize({ prompt: 'none' })
    },
  ],
  [50034, 'a name that nobody has', (stage) => stage.authorize({}, { login: `nobody@${stage.domain}` })],
  [500208, 'a personal account', (stage) => stage.authorize({}, { login: 'somebody@outlook.com' })],
  [50020, 'an account of another directory', (stage) => stage.authorize({}, { login: stage.other().login })],
  [50126, 'a wrong password', ({ authorize }) => authorize({}, { password: 'wrong' })],
  [
    50057,
    'a disabled account',
    (stage) => {
      stage.sim.control.setUserEnabled(stage.tenant, stage.login, false)
      return stage.authorize()
    },
  ],
  [
    50199,
    'a program of another scheme on a telephone, where nothing may be shown',
    async (stage) => {
      stage.app.publicRedirectUris = ['casepp://callback']
      await stage.code()
      const session = [...stage.browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const url = stage.authorizeUrl({ redirect_uri: 'casepp://callback', prompt: 'none' })
      return stage.visit(url, { headers: { cookie: session, 'user-agent': 'Mobile' } })
    },
  ],
  [
    500011,
    'a resource that nobody has',
    async (stage) => {
      await stage.code()
      return stage.authorize({ scope: 'https://nowhere.example/x' })
    },
  ],
  [
    650053,
    'a permission that is not there',
    async (stage) => {
      await stage.code()
      return stage.authorize({ scope: `${bc}/Financial.ReadWrite.All` })
    },
  ],
  [
    70011,
    '.default beside another permission',
    async (stage) => {
      await stage.code()
      return stage.authorize({ scope: `${bc}/.default ${bc}/user_impersonation` })
    },
  ],
  [
    650057,
    'a resource that the registration does not list',
    (stage) => stage.authorize({ scope: `${graph}/.default` }),
  ],
  [
    65005,
    'a registration that lists what the resource does not offer',
    (stage) => {
      const list = stage.app.requiredResourceAccess[0]!
      list.resourceAccess.push({ id: guid, type: 'Scope' })
      return stage.authorize({ scope: `${bc}/.default` })
    },
  ],
  [
    65001,
    'no consent where nothing may be shown',
    async (stage) => {
      await stage.code()
      return stage.authorize({ scope: `${bc}/user_impersonation`, prompt: 'none' })
    },
  ],
  [
    65004,
    'a person who declines',
    async (stage) => {
      const { page } = await stage.browser.go(stage.authorizeUrl())
      const { back } = await stage.browser.press(page!, 'Back')
      return { at: 'application', values: Object.fromEntries(back!.searchParams) }
    },
  ],
  [
    90094,
    'a permission that only an administrator may give',
    (stage) => stage.authorize({ scope: `${graph}/Application.ReadWrite.All` }),
  ],
  [
    90093,
    'the prompt for administrators, before somebody else',
    (stage) =>
      stage.authorize({ resource: bc, scope: undefined, prompt: 'admin_consent' }, { path: 'oauth2/authorize' }),
  ],
  [
    650052,
    'consent to a service that the tenant does not have',
    async (stage) => {
      stage.sim.control.deleteServicePrincipal(stage.tenant, '996def3d-b36c-4153-8607-a6fd3c01b89f')
      return acceptAdminConsent(stage)
    },
  ],
  [
    650054,
    'consent to an application that is gone',
    async (stage) => {
      stage.app.requiredResourceAccess = [{ resourceAppId: guid, resourceAccess: [{ id: guid, type: 'Scope' }] }]
      const landed = await stage.browser.go(consentUrl(stage).replace('/v2.0/', '/'))
      const { page } = await stage.browser.press(landed.page!, 'Accept')
      return { at: 'page', status: page!.status, text: page!.text }
    },
  ],
  [650056, 'consent to nothing', (stage) => stage.visit(consentUrl(stage, { scope: `${graph}/.default` }), {})],
]
