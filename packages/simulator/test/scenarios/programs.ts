import { AsyncLocalStorage } from 'node:async_hooks'
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { directoryRoles } from '@landbridge/model'
import type { CallerRequest, ProblemSignal, ProgramName, Simulator } from '@landbridge/simulator'
import { onTestFinished } from 'vitest'
import { appId, dependency, makeApp } from '../bc/extensions/make-app.ts'
import { pageOf, startBrowser } from '../entra/browser.ts'
import { apiRole, automationRole, bcAppId } from '../graph/support.ts'
import { bcScope, makeAssertion, makeCertificate, type TestCertificate } from '../support.ts'

/** What a program was given: `sim.env`, and what it brings itself. */
export type Env = Readonly<Record<string, string>>

/** What a program saw last. */
export interface Seen {
  readonly status: number
  readonly code?: string
  readonly aadsts?: number
  readonly text: string
  readonly empty?: boolean
  /** No answer came. */
  readonly broken?: boolean
  /** Whether it got what it wanted. */
  readonly isGood: boolean
}

export interface Program {
  /** Makes ready what it needs before anything goes wrong. */
  readonly prepare?: (sim: Simulator) => Promise<Env>
  readonly run: (sim: Simulator, env: Env) => Promise<Seen>
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What an answer tells a program. */
const seenIn = (status: number, text: string, isGood = status < 300): Seen => {
  const body = parse(text) as { error?: string | { code: string }; code?: string; value?: unknown[] } | undefined
  const code = typeof body?.error === 'object' ? body.error.code : (body?.error ?? body?.code)
  const aadsts = /AADSTS(\d+)/.exec(text)?.[1]
  const empty = Array.isArray(body?.value) && body.value.length === 0
  return {
    status,
    text,
    isGood: isGood && !empty,
    ...(code !== undefined && { code }),
    ...(aadsts !== undefined && { aadsts: Number(aadsts) }),
    ...(empty && { empty }),
  }
}

/** One exchange of a program, with all that was in it; for whoever has to find out why it failed. */
export interface WatchedExchange {
  readonly sent: { method: string; url: string; headers: Record<string, string>; body?: string }
  /** Absent where no answer came. */
  readonly answer?: { status: number; headers: Record<string, string>; body: string }
  readonly error?: unknown
}

/** Takes down what the programs inside send and get. */
export const watching = new AsyncLocalStorage<WatchedExchange[]>()

const watch = (url: string, init: RequestInit, rest: Omit<WatchedExchange, 'sent'>): void => {
  const { method = 'GET', headers = {}, body } = init
  const text = typeof body === 'string' || body instanceof URLSearchParams ? { body: String(body) } : {}
  watching.getStore()?.push({ sent: { method, url, headers: headers as Record<string, string>, ...text }, ...rest })
}

const ask = async (url: string, init: RequestInit = {}): Promise<Seen> => {
  try {
    const response = await fetch(url, init)
    const text = await response.text()
    const { status, headers } = response
    watch(url, init, { answer: { status, headers: Object.fromEntries(headers), body: text } })
    return seenIn(status, text)
  } catch (error) {
    watch(url, init, { error })
    return { status: 0, text: String(error), isGood: false, broken: true }
  }
}

const jsonOf = <Body>(seen: Seen): Body => JSON.parse(seen.text) as Body

const tokenWith = (env: Env, fields: Env): Promise<Seen> =>
  ask(`${env.AUTHORITY}/${env.TENANT}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(fields) })

const askToken = (env: Env): Promise<Seen> =>
  tokenWith(env, {
    grant_type: 'client_credentials',
    client_id: env.CLIENT_ID!,
    client_secret: env.CLIENT_SECRET!,
    scope: env.SCOPE ?? bcScope,
  })

const tokenOf = (seen: Seen): string => jsonOf<{ access_token: string }>(seen).access_token

const routeOf = (env: Env, route = 'v2.0'): string => `${env.BC_URL}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/${route}`
const companyOf = (env: Env, route?: string): string => `${routeOf(env, route)}/companies(${env.COMPANY})`

/** Goes on with the token of the application, or stops at what refused it. */
const asApp =
  (next: (env: Env, bearer: { authorization: string }) => Promise<Seen>): Program['run'] =>
  async (_, env) => {
    const seen = await askToken(env)
    return seen.isGood ? next(env, { authorization: `Bearer ${tokenOf(seen)}` }) : seen
  }

const adminRole = { name: 'AdminCenter.ReadWrite.All', type: 'Role' } as const

/** The application may administer environments. */
const admit = async (sim: Simulator): Promise<Env> => {
  const { TENANT, CLIENT_ID } = sim.env
  sim.control.addPermission(TENANT, CLIENT_ID, adminRole)
  sim.control.grant(TENANT, CLIENT_ID, adminRole)
  await fetch(`${sim.addresses.api}/_simulator/tenants/${TENANT}/authorizedApps/${CLIENT_ID}`, { method: 'PUT' })
  return { ...sim.env }
}

const dependencyId = 'eeeeeeee-1111-4222-8333-bbbbbbbbbbbb'

/** The application may install, and what its extension depends on is there. */
const prepareInstallation = async (sim: Simulator): Promise<Env> => {
  const { TENANT, CLIENT_ID, ENVIRONMENT } = sim.env
  await admit(sim)
  sim.control.putCard(TENANT, ENVIRONMENT, {
    clientId: CLIENT_ID,
    permissionSets: ['D365 AUTOMATION', 'EXTEN. MGT. - ADMIN'].map((roleId) => ({ roleId })),
  })
  await fetch(
    `${sim.addresses.api}/_simulator/tenants/${TENANT}/environments/${ENVIRONMENT}/extensions/${dependencyId}`,
    { method: 'PUT', body: JSON.stringify({ name: 'Base', publisher: 'Landbridge', version: '1.0.0.0' }) },
  )
  return {
    ...sim.env,
    APP_ID: appId,
    APP_NAME: 'Landbridge Probe',
    APP_PUBLISHER: 'Landbridge',
    APP_VERSION: '1.0.0.0',
    DEPENDENCY_ID: dependencyId,
  }
}

const fileOf = (env: Env): Buffer => {
  if (env.APP_FILE === 'a page of HTML') return Buffer.from('<!doctype html><title>Sign in</title>')
  if (env.APP_FILE === 'an app that is there for all tenants')
    return makeApp({ id: 'c1335042-3002-4257-bf8a-75c898ccb1b8' })
  return makeApp({ more: dependency(dependencyId, 'Base', '1.0.0.0') })
}

const uploadExtension = asApp(async (env, bearer) => {
  const set = `${companyOf(env, 'microsoft/automation/v2.0')}/extensionUpload`
  const any = { ...bearer, 'if-match': '*' }
  const staged = await ask(set, {
    method: 'POST',
    headers: { ...bearer, 'content-type': 'application/json' },
    body: JSON.stringify({ schedule: 'Current version' }),
  })
  if (!staged.isGood) return staged
  const row = `${set}(${jsonOf<{ systemId: string }>(staged).systemId})`
  const filled = await ask(`${row}/extensionContent`, {
    method: 'PATCH',
    headers: { ...any, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(fileOf(env)),
  })
  if (!filled.isGood) return filled
  const uploaded = await ask(`${row}/Microsoft.NAV.upload`, { method: 'POST', headers: any })
  if (!uploaded.isGood) return uploaded
  const polled = await ask(`${companyOf(env, 'microsoft/automation/v2.0')}/extensionDeploymentStatus`, {
    headers: bearer,
  })
  return { ...polled, isGood: polled.isGood && polled.text.includes('"status":"Completed"') }
})

const installByAdminCenter = asApp(async (env, bearer) => {
  const apps = `${env.BC_URL}/admin/v2.29/applications/BusinessCentral/environments/${env.ENVIRONMENT}/apps`
  const form = new FormData()
  form.append('extensionFile', new Blob([new Uint8Array(fileOf(env))]), 'probe.app')
  for (const [name, value] of Object.entries({
    acceptIsvEula: 'true',
    syncMode: 'Add',
    deploymentSchedule: 'Immediate',
    languageId: 'en-US',
  }))
    form.append(name, value)
  const begun = await ask(`${apps}/pteInstall`, { method: 'POST', headers: bearer, body: form })
  if (!begun.isGood) return begun
  const { id } = jsonOf<{ id: string }>(begun)
  const polled = await ask(`${apps}/${appId}/operations/${id}`, { headers: bearer })
  return { ...polled, isGood: polled.isGood && polled.text.includes('"succeeded"') }
})

let certificate: TestCertificate | undefined

const prepareCertificate = async (sim: Simulator): Promise<Env> => {
  certificate ??= makeCertificate()
  sim.control.addCertificate(sim.env.TENANT, sim.env.CLIENT_ID, certificate.pem)
  return { ...sim.env }
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const tokenByAssertion = (env: Env, assertion: string): Promise<Seen> =>
  tokenWith(env, {
    grant_type: 'client_credentials',
    client_id: env.CLIENT_ID!,
    client_assertion_type: assertionType,
    client_assertion: assertion,
    scope: bcScope,
  })

const askByCertificate: Program['run'] = (sim, env) => {
  const audience = `${env.AUTHORITY}/${env.TENANT}/oauth2/v2.0/token`
  const nowMs = sim.clock.now() - Number(env.ASSERTION_AGE_SECONDS ?? 0) * 1_000
  return tokenByAssertion(env, makeAssertion(certificate!, env.CLIENT_ID!, audience, { nowMs }))
}

const subject = 'repo:larkfield/connector:ref:refs/heads/main'

/** An issuer of tokens on this machine, whom the application trusts. */
const prepareFederation = async (sim: Simulator): Promise<Env> => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const server = createServer(({ url = '' }, answer) => {
    const key = { ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }
    const document = { issuer: issuerOf(server), jwks_uri: `${issuerOf(server)}/keys` }
    answer.setHeader('content-type', 'application/json')
    answer.end(JSON.stringify(url === '/keys' ? { keys: [key] } : document))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const issuer = issuerOf(server)
  const application = sim.world.tenants.get(sim.env.TENANT)!.applications.get(sim.env.CLIENT_ID)!
  const audience = 'api://AzureADTokenExchange'
  const description = null
  const id = randomUUID()
  application.federatedCredentials.push({ id, name: 'main', issuer, subject, audience, description, createdAt: 0 })
  const now = Math.floor(Date.now() / 1_000)
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const times = { iat: now, nbf: now, exp: now + 600 }
  const signed = `${encode({ alg: 'RS256', kid: 'one' })}.${encode({ iss: issuer, sub: subject, aud: audience, ...times })}`
  return { ...sim.env, ASSERTION: `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}` }
}

const issuerOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const redirectUri = 'http://localhost:8080/oauth/callback'
const delegatedScope = 'https://api.businesscentral.dynamics.com/Financials.ReadWrite.All offline_access openid'

/** The demonstration's registration may act for people. */
const prepareSignIn = async (sim: Simulator): Promise<Env> => {
  sim.control.addPermission(sim.env.TENANT, sim.env.CLIENT_ID, { name: 'Financials.ReadWrite.All', type: 'Scope' })
  return { ...sim.env }
}

/** Opens an address as a person, signs in and accepts; gives where that ends. */
const visit = async (sim: Simulator, env: Env, url: string): Promise<{ seen: Seen; back?: URL }> => {
  const browser = startBrowser(sim)
  const asSeen = (landed: Awaited<ReturnType<typeof browser.go>>): { seen: Seen; back?: URL } => {
    if (landed.back === undefined)
      return { seen: { ...seenIn(landed.page.status, `${landed.page.text} ${landed.page.markup}`), isGood: false } }
    const { searchParams } = landed.back
    const text = searchParams.get('error_description') ?? ''
    const code = searchParams.get('error')
    return { back: landed.back, seen: { ...seenIn(302, text), isGood: code === null, ...(code !== null && { code }) } }
  }
  let landed = await browser.go(url)
  for (const [button, filled] of [
    ['Sign in', { login: env.TEST_USER!, passwd: env.TEST_PASSWORD! }],
    ['Accept', {}],
  ] as const) {
    if (landed.page === undefined || !landed.page.markup.includes(`>${button}</button>`)) continue
    landed = await browser.press(pageOf(landed), button, filled)
  }
  return asSeen(landed)
}

const codeFor = (sim: Simulator, env: Env, scope: string): Promise<{ seen: Seen; back?: URL }> => {
  const query = new URLSearchParams({
    client_id: env.CLIENT_ID!,
    response_type: 'code',
    redirect_uri: env.REDIRECT_URI ?? redirectUri,
    scope,
    state: 's',
    ...(env.PROMPT !== undefined && { prompt: env.PROMPT }),
  })
  return visit(sim, env, `${env.AUTHORITY}/${env.TENANT}/oauth2/v2.0/authorize?${query}`)
}

const redeem = (env: Env, code: string): Promise<Seen> =>
  tokenWith(env, {
    grant_type: 'authorization_code',
    client_id: env.CLIENT_ID!,
    client_secret: env.CLIENT_SECRET!,
    code,
    redirect_uri: env.REDIRECT_URI ?? redirectUri,
  })

const signIn = async (sim: Simulator, env: Env, scope = delegatedScope): Promise<Seen> => {
  const { seen, back } = await codeFor(sim, env, env.DELEGATED_SCOPE ?? scope)
  const code = back?.searchParams.get('code')
  if (code === undefined || code === null) return seen
  for (let times = Number(env.REDEEM_TIMES ?? 1); times > 1; times--) await redeem(env, code)
  return redeem(env, code)
}

const wizardScope = ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All', 'User.Read']
  .map((name) => `https://graph.microsoft.com/${name}`)
  .join(' ')

/** A wizard of the vendor, with a token of an administrator. */
const prepareWizard = async (sim: Simulator): Promise<Env> => {
  const { TENANT } = sim.env
  const { id, userPrincipalName } = sim.control.createUser(TENANT, {
    alias: 'wizard.user',
    displayName: 'Wiz Ard',
    password: 'a simulated password',
    directoryRoles: [directoryRoles.globalAdministrator.id],
  })
  const wizard = sim.control.createApplication(TENANT, { displayName: 'Wizard', redirectUris: [redirectUri] })
  const env: Env = {
    ...sim.env,
    WIZARD_USER: id,
    UNIQUE_NAME: `landbridge-${randomUUID()}`,
    TEST_USER: userPrincipalName,
    TEST_PASSWORD: 'a simulated password',
    CLIENT_ID: wizard.appId,
    CLIENT_SECRET: sim.control.addSecret(TENANT, wizard.appId).text,
  }
  const signedIn = await signIn(sim, env, wizardScope)
  const target = sim.control.createApplication(TENANT, { displayName: 'Being set up' })
  return { ...env, CLIENT_ID: target.appId, GRAPH_TOKEN: tokenOf(signedIn) }
}

const graph = (env: Env, method: string, path: string, body?: object, headers: Env = {}): Promise<Seen> =>
  ask(`${env.GRAPH_URL}/v1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${env.GRAPH_TOKEN}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

const registerApplication: Program['run'] = async (_, env) => {
  const draft = { displayName: 'Connector', signInAudience: 'AzureADMyOrg' }
  const prefer = { prefer: 'create-if-missing' }
  const made = await graph(env, 'PATCH', `/applications(uniqueName='${env.UNIQUE_NAME}')`, draft, prefer)
  if (!made.isGood) return made
  const { id } = jsonOf<{ id: string }>(made)
  const found = await graph(env, 'GET', `/applications/${id}`)
  if (!found.isGood) return found
  const endDateTime = new Date(Date.now() + 90 * 86_400_000).toISOString()
  return graph(env, 'POST', `/applications/${id}/addPassword`, {
    passwordCredential: { displayName: 'one', endDateTime },
  })
}

const grantRole: Program['run'] = async (_, env) => {
  const idOf = async (clientId: string) =>
    jsonOf<{ id: string }>(await graph(env, 'GET', `/servicePrincipals(appId='${clientId}')`)).id
  const [principalId, resourceId] = [await idOf(env.CLIENT_ID!), await idOf(bcAppId)]
  return graph(env, 'POST', `/servicePrincipals/${resourceId}/appRoleAssignedTo`, {
    principalId,
    resourceId,
    appRoleId: env.ROLE === 'automation' ? automationRole : apiRole,
  })
}

export const programs: Readonly<Record<ProgramName, Program>> = {
  'app asks for a token': { run: (_, env) => askToken(env) },
  'app reads customers': { run: asApp((env, headers) => ask(`${companyOf(env)}/customers?$top=1`, { headers })) },
  'app reads companies': { run: asApp((env, headers) => ask(`${routeOf(env)}/companies`, { headers })) },
  'app changes a customer': {
    run: asApp(async (env, bearer) => {
      const read = await ask(`${companyOf(env)}/customers?$top=1`, { headers: bearer })
      if (!read.isGood) return read
      const [customer] = jsonOf<{ value: { id: string; '@odata.etag': string }[] }>(read).value
      return ask(`${companyOf(env)}/customers(${customer!.id})`, {
        method: 'PATCH',
        headers: { ...bearer, 'if-match': customer!['@odata.etag'], 'content-type': 'application/json' },
        body: JSON.stringify({ addressLine2: `Gate ${randomUUID().slice(0, 8)}` }),
      })
    }),
  },
  'app lists its environments': {
    run: asApp((env, headers) => ask(`${env.BC_URL}/environments/v1.2`, { headers })),
  },
  'app administers environments': {
    prepare: admit,
    run: asApp((env, headers) => ask(`${env.BC_URL}/admin/v2.29/applications/environments`, { headers })),
  },
  'app uploads an extension': { prepare: prepareInstallation, run: uploadExtension },
  'app installs by the admin center': { prepare: prepareInstallation, run: installByAdminCenter },
  'app with a certificate asks for a token': { prepare: prepareCertificate, run: askByCertificate },
  'app with a federated credential asks for a token': {
    prepare: prepareFederation,
    run: (_, env) => tokenByAssertion(env, env.ASSERTION!),
  },
  'administrator consents by link': {
    run: async (sim, env) => {
      const query = new URLSearchParams({
        client_id: env.CLIENT_ID!,
        scope: bcScope,
        state: 's',
        ...(env.REDIRECT_URI !== '' && { redirect_uri: env.REDIRECT_URI ?? redirectUri }),
      })
      return (await visit(sim, env, `${env.AUTHORITY}/${env.TENANT}/v2.0/adminconsent?${query}`)).seen
    },
  },
  'person signs in': { prepare: prepareSignIn, run: (sim, env) => signIn(sim, env) },
  'person reads customers': {
    prepare: prepareSignIn,
    run: async (sim, env) => {
      const seen = await signIn(sim, env)
      if (!seen.isGood) return seen
      const headers = { authorization: `Bearer ${tokenOf(seen)}` }
      return ask(`${companyOf(env)}/customers?$top=1`, { headers })
    },
  },
  'connection of a person is renewed': {
    prepare: async (sim) => {
      const env = await prepareSignIn(sim)
      return { ...env, REFRESH_TOKEN: jsonOf<{ refresh_token: string }>(await signIn(sim, env)).refresh_token }
    },
    run: (_, env) =>
      tokenWith(env, {
        grant_type: 'refresh_token',
        client_id: env.CLIENT_ID!,
        client_secret: env.CLIENT_SECRET!,
        refresh_token: env.REFRESH_TOKEN!,
      }),
  },
  'wizard registers an application': { prepare: prepareWizard, run: registerApplication },
  'wizard grants a role': { prepare: prepareWizard, run: grantRole },
  'program sends its request': {
    // What the program does where nobody gave it a wrong request.
    run: asApp((env, headers) => ask(`${companyOf(env)}/customers?$top=1`, { headers })),
  },
}

const fill = (text: string, env: Env): string => text.replace(/\{([A-Z_]+)\}/g, (_, name: string) => env[name] ?? '')

/** Sends requests as they stand in a row; the last answer is what is seen. */
export const sendAll = async (requests: readonly CallerRequest[], given: Env): Promise<Seen> => {
  const token = await askToken(given)
  const env = { ...given, ACCESS_TOKEN: token.isGood ? tokenOf(token) : '' }
  let seen: Seen | undefined
  for (const { method, url, headers = {}, text, form } of requests) {
    const filled = (values: Env) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value, env)]))
    const body = text === undefined ? form && new URLSearchParams(filled(form)) : fill(text, env)
    seen = await ask(fill(url, env), { method, headers: filled(headers), ...(body !== undefined && { body }) })
  }
  return seen!
}

/** What is said of a signal, in the shape of what was seen. */
export const signalSeen = (signal: ProblemSignal, seen: Seen): Partial<Record<keyof ProblemSignal, unknown>> => ({
  ...(signal.status !== undefined && { status: seen.status }),
  ...(signal.code !== undefined && { code: seen.code }),
  ...(signal.aadsts !== undefined && { aadsts: seen.aadsts }),
  ...(signal.fragment !== undefined && {
    fragment: seen.text.toLowerCase().includes(signal.fragment) ? signal.fragment : seen.text,
  }),
  ...(signal.empty !== undefined && { empty: seen.empty }),
  ...(signal.broken !== undefined && { broken: seen.broken }),
})
