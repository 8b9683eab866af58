import { allRedirectUris, findApplication } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import { isGuid } from '../texts.ts'
import type { Application, Tenant } from '../world.ts'
import { type DelegatedScope, readDelegatedScope } from './delegated-scopes.ts'
import { EntraRefusal } from './refusal.ts'
import { type Authority, resolveAuthority } from './tenants.ts'

export const responseModes = ['query', 'fragment', 'form_post'] as const
export type ResponseMode = (typeof responseModes)[number]

const prompts = ['login', 'none', 'consent', 'select_account'] as const
export type Prompt = (typeof prompts)[number]

/** Where an application wants the person to come back to. */
export interface Return {
  readonly application: Application
  readonly redirectUri: string
  readonly responseMode: ResponseMode
  readonly state: string | undefined
}

/** The rest of an authorize request. */
export interface Wish {
  readonly scope: string
  readonly nonce: string | undefined
  readonly prompt: Prompt | undefined
  readonly loginHint: string | undefined
  readonly challenge: { readonly value: string; readonly method: 'S256' | 'plain' } | undefined
  readonly wantsClientInfo: boolean
}

const need = (query: URLSearchParams, name: string): string => {
  const value = query.get(name)?.trim()
  if (!value) throw new EntraRefusal(900144, { parameter: name })
  return value
}

/** @throws EntraRefusal 700016 or 7000112 in a tenant, 50194 or 9002332 where the app is for one tenant only. */
export const needRegistration = (sim: Simulation, authority: Authority, clientId: string): Application => {
  const application = isGuid(clientId) ? findApplication(sim.world, clientId) : undefined
  const tenant = 'tenant' in authority ? authority.tenant.id : authority.shared
  if (application === undefined) throw new EntraRefusal(700016, { clientId, tenant })
  const { appId, signInAudience } = application
  if ('shared' in authority) {
    if (authority.shared === 'consumers') throw new EntraRefusal(9002332, { clientId })
    if (signInAudience === 'AzureADMyOrg') throw new EntraRefusal(50194, { clientId })
    return application
  }
  const isAtHome = authority.tenant.applications.has(appId)
  if (!isAtHome && signInAudience === 'AzureADMyOrg') throw new EntraRefusal(700016, { clientId, tenant })
  if (authority.tenant.servicePrincipals.get(appId)?.accountEnabled === false)
    throw new EntraRefusal(7000112, { clientId, tenant })
  return application
}

const loopback = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(?=\/|$)/

/** The port of a loopback address does not count. */
const comparable = (uri: string): string => uri.replace(loopback, 'http://$1')

/** @throws EntraRefusal 500113 when the app has no redirect address, 50011 when this is none of them. */
export const needRedirectUri = (application: Application, asked: string | null): string => {
  const { appId } = application
  const redirectUris = allRedirectUris(application)
  const [first] = redirectUris
  if (first === undefined) throw new EntraRefusal(500113, { clientId: appId })
  if (asked === null) return first
  if (!redirectUris.some((uri) => comparable(uri) === comparable(asked)))
    throw new EntraRefusal(50011, { redirectUri: asked, clientId: appId })
  return asked
}

/** Reads what must be right before anything may be sent back to the application. */
export const readReturn = (
  sim: Simulation,
  segment: string,
  query: URLSearchParams,
): Return & { authority: Authority } => {
  const authority = resolveAuthority(sim.world, segment)
  const application = needRegistration(sim, authority, need(query, 'client_id'))
  const redirectUri = needRedirectUri(application, query.get('redirect_uri'))
  const mode = query.get('response_mode')
  const responseMode = responseModes.find((each) => each === mode) ?? 'query'
  return { authority, application, redirectUri, responseMode, state: query.get('state') ?? undefined }
}

const readChallenge = (query: URLSearchParams): Wish['challenge'] => {
  const value = query.get('code_challenge')
  if (value === null) return undefined
  if (value.length < 43 || value.length > 128) throw new EntraRefusal(50147)
  const method = query.get('code_challenge_method') ?? 'plain'
  if (method !== 'S256' && method !== 'plain') throw new EntraRefusal(90013, { parameter: 'code_challenge_method' })
  return { value, method }
}

/** Reads the rest; what is wrong with it is told to the application. */
export const readWish = (query: URLSearchParams, { appId }: Application): Wish => {
  const type = need(query, 'response_type')
  if (type !== 'code')
    throw new EntraRefusal(type.split(' ').includes('id_token') ? 700054 : 70005, { clientId: appId })
  const mode = query.get('response_mode')
  if (mode !== null && !responseModes.some((each) => each === mode)) throw new EntraRefusal(70007)
  const asked = query.get('prompt')
  const prompt = prompts.find((each) => each === asked)
  if (asked !== null && asked !== '' && prompt === undefined) throw new EntraRefusal(90013, { parameter: 'prompt' })
  return {
    scope: need(query, 'scope'),
    nonce: query.get('nonce') ?? undefined,
    prompt,
    loginHint: query.get('login_hint') ?? undefined,
    challenge: readChallenge(query),
    wantsClientInfo: query.get('client_info') === '1',
  }
}

/** The scopes, judged in the tenant of the person who signs in. */
export const scopesIn = (tenant: Tenant, { scope }: Wish): DelegatedScope => readDelegatedScope(tenant, scope)
