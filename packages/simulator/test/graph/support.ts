import { directoryRoles, graphAppId } from '@landbridge/model'
import type { Simulator } from '@landbridge/simulator'
import { backOf, makePkce, pageOf, startBrowser } from '../entra/browser.ts'
import { askToken } from '../support.ts'

export const graphScope = 'https://graph.microsoft.com/.default'
export const bcAppId = '996def3d-b36c-4153-8607-a6fd3c01b89f'
export const apiRole = 'a42b0b75-311e-488d-b67e-8fe84f924341'
export const automationRole = 'd365bc00-a990-0000-00bc-160000000001'
const redirectUri = 'https://wizard.example/callback'

export const wizardScopes = [
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'User.Read',
] as const

/** A body of Graph; a test looks at what it should hold. */
export interface Body {
  readonly [name: string]: unknown
  readonly id: string
  readonly appId: string
  readonly keyId: string
  readonly secretText: string
  readonly value: readonly Body[]
  readonly error: {
    readonly code: string
    readonly message: string
    readonly details?: readonly { readonly target: string }[]
    readonly innerError: Readonly<Record<string, string>>
  }
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  readonly text: string
}

/** Sends one request to Graph; a path without version goes to v1.0. */
export type Graph = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>

export const graphWith =
  (sim: Simulator, token: string | undefined): Graph =>
  async (method, path, body, headers = {}) => {
    const url = path.startsWith('http')
      ? path
      : `${sim.addresses.graph}${/^\/(beta|v1\.0|oidc|v9)/.test(path) ? '' : '/v1.0'}${path}`
    const response = await fetch(url, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = (response.headers.get('content-type') ?? '').includes('json')
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : {}) as Body, text }
  }

/** An application with these application permissions of Graph, and its calls. */
export const asApplication = async (
  sim: Simulator,
  roles: readonly string[],
): Promise<{ graph: Graph; clientId: string; token: string }> => {
  const { appId } = sim.control.createApplication(sim.env.TENANT, { displayName: 'Caller' })
  for (const name of roles) sim.control.grant(sim.env.TENANT, appId, { resource: graphAppId, name, type: 'Role' })
  const { text } = sim.control.addSecret(sim.env.TENANT, appId)
  const { body } = await askToken(sim, { client_id: appId, client_secret: text, scope: graphScope })
  return { graph: graphWith(sim, body.access_token), clientId: appId, token: body.access_token }
}

export type RoleName = keyof typeof directoryRoles

let counted = 0

/** A person with these directory roles who has signed in to a wizard with these scopes, and their calls. */
export const asPerson = async (
  sim: Simulator,
  roles: readonly RoleName[],
  scopes: readonly string[] = wizardScopes,
  claims?: string,
): Promise<{ graph: Graph; userId: string; token: string; clientId: string; idToken: string }> => {
  const alias = `person${++counted}`
  const tenant = sim.env.TENANT
  const user = sim.control.createUser(tenant, {
    alias,
    displayName: `Person ${counted}`,
    password: 'right',
    directoryRoles: roles.map((name) => directoryRoles[name].id),
  })
  const { appId } = sim.control.createApplication(tenant, { displayName: 'Wizard', redirectUris: [redirectUri] })
  const { text } = sim.control.addSecret(tenant, appId)
  for (const name of scopes) sim.control.grant(tenant, appId, { resource: graphAppId, name, type: 'Scope' })
  const signedIn = await signIn(sim, { clientId: appId, secret: text, scopes, login: user.userPrincipalName, claims })
  return { ...signedIn, userId: user.id, clientId: appId }
}

interface SignIn {
  readonly clientId: string
  readonly secret: string
  readonly scopes: readonly string[]
  readonly login: string
  readonly password?: string
  /** @default the demonstration tenant */
  readonly tenant?: string
  /** What the client asks to have in its token, as JSON. */
  readonly claims?: string | undefined
}

/** Signs a person in by authorization code with PKCE, consenting for everybody where asked. */
export const signIn = async (sim: Simulator, asked: SignIn) => {
  const { clientId, secret, scopes, login, password = 'right', tenant = sim.env.TENANT, claims } = asked
  const { verifier, challenge } = makePkce()
  const scope = ['openid', 'profile', ...scopes.map((name) => `https://graph.microsoft.com/${name}`)].join(' ')
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  const browser = startBrowser(sim)
  const page = pageOf(await browser.go(`${sim.addresses.authority}/${tenant}/oauth2/v2.0/authorize?${query}`))
  const landed = await browser.press(page, 'Sign in', { login, passwd: password })
  const back = backOf(landed.page ? await browser.press(landed.page, 'Accept', { everybody: 'yes' }) : landed)
  const { body } = await askToken(
    sim,
    {
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: secret,
      code: back.searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
      scope: undefined,
      claims,
    },
    { tenant },
  )
  return { graph: graphWith(sim, body.access_token), token: body.access_token, idToken: body.id_token }
}
