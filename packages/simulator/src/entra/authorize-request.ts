import { businessCentralAppId } from '@landbridge/model'
import { allRedirectUris } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import { isGuid } from '../texts.ts'
import type { Application } from '../world.ts'
import { platformOf } from './clients.ts'
import { splitScope } from './delegated-scopes.ts'
import type { Challenge, Platform } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import { detailOf, findRegistration } from './registrations.ts'
import { resourceNamed } from './resources.ts'
import { type Authority, checkCloud, resolveAuthority } from './tenants.ts'

export const responseModes = ['query', 'fragment', 'form_post'] as const
export type ResponseMode = (typeof responseModes)[number]

const prompts = ['login', 'none', 'consent', 'select_account', 'create', 'admin_consent'] as const
export type Prompt = (typeof prompts)[number]

const responseTypes = ['code', 'id_token', 'token'] as const
export type ResponseType = (typeof responseTypes)[number]

/** Where an application wants the person to come back to. */
export interface Return {
  readonly application: Application
  readonly redirectUri: string
  readonly responseMode: ResponseMode
  readonly state: string | undefined
}

/** What is known of a request as soon as something may be sent back to the application. */
export interface Known extends Return {
  readonly authority: Authority
  readonly segment: string
  readonly version: 1 | 2
  readonly platform: Platform
}

/** The rest of an authorize request. */
export interface Wish {
  readonly types: ReadonlySet<ResponseType>
  readonly scope: string
  /** At a version 1 address. */
  readonly resource: string | undefined
  readonly nonce: string | undefined
  readonly prompt: Prompt | undefined
  readonly loginHint: string | undefined
  readonly domainHint: string | undefined
  readonly challenge: Challenge | undefined
  readonly wantsClientInfo: boolean
  /** Whether the client repeats a challenge of conditional access, so that the person must satisfy it now. */
  readonly isChallenged: boolean
}

/** @throws EntraRefusal 900144 for a parameter that is absent, 90100 for one that is empty. */
const need = (query: URLSearchParams, name: string): string => {
  const value = query.get(name)
  if (value === null) throw new EntraRefusal(900144, { parameter: name })
  if (value.trim() === '') throw new EntraRefusal(90100, { parameter: name })
  return value.trim()
}

/**
 * The registration behind a client id, if it may be used at this address.
 *
 * @throws EntraRefusal 700016 or 7000112 in a tenant, 50194 or 9002332 where the app is for one tenant or for
 *         organisations only.
 */
export const needRegistration = (sim: Simulation, authority: Authority, clientId: string): Application => {
  const application = isGuid(clientId) ? findRegistration(sim.world, clientId) : undefined
  const tenant = 'tenant' in authority ? authority.tenant.id : authority.shared
  if (application === undefined) throw new EntraRefusal(700016, { clientId, tenant })
  const { appId, signInAudience } = application
  if ('shared' in authority) {
    if (authority.shared === 'consumers' && signInAudience !== 'AzureADandPersonalMicrosoftAccount')
      throw new EntraRefusal(9002332, { clientId })
    if (signInAudience === 'AzureADMyOrg') throw new EntraRefusal(50194, { clientId })
    return application
  }
  checkCloud(authority, { clientId })
  const isAtHome = authority.tenant.applications.has(appId)
  if (!isAtHome && signInAudience === 'AzureADMyOrg') throw new EntraRefusal(700016, { clientId, tenant })
  if (authority.tenant.servicePrincipals.get(appId)?.accountEnabled === false)
    throw new EntraRefusal(7000112, { clientId, tenant })
  return application
}

const loopback = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(?=\/|$)/

/** The port of a loopback address does not count, nor does the slash behind a bare one. */
const comparable = (uri: string): string => uri.replace(loopback, 'http://$1').replace(/^(http:\/\/[^/]+)\/$/, '$1')

/** Whether an address that was asked for is this registered one. */
const isSame = (registered: string, asked: string): boolean =>
  registered === asked || (loopback.test(registered) && comparable(registered) === comparable(asked))

/** @throws EntraRefusal 500113 when the app has no redirect address, 50011 when this is none of them. */
export const needRedirectUri = (application: Application, asked: string | null): string => {
  const { appId } = application
  const redirectUris = allRedirectUris(application)
  const [first] = redirectUris
  if (first === undefined) throw new EntraRefusal(asked === null ? 900971 : 500113, { clientId: appId })
  if (asked === null) return first
  if (!redirectUris.some((uri) => isSame(uri, asked)))
    throw new EntraRefusal(50011, { redirectUri: asked, clientId: appId })
  return asked
}

const readTypes = (query: URLSearchParams): string[] =>
  (query.get('response_type') ?? '').split(/\s+/).filter((each) => each !== '')

/** Reads what must be right before anything may be sent back to the application. */
export const readReturn = (sim: Simulation, segment: string, query: URLSearchParams, version: 1 | 2): Known => {
  const authority = resolveAuthority(sim.world, segment)
  const application = needRegistration(sim, authority, need(query, 'client_id'))
  const redirectUri = needRedirectUri(application, query.get('redirect_uri'))
  const mode = query.get('response_mode')
  const usual = readTypes(query).some((type) => type === 'id_token' || type === 'token') ? 'fragment' : 'query'
  return {
    authority,
    segment,
    version,
    application,
    redirectUri,
    platform: platformOf(application, (uri) => isSame(uri, redirectUri)),
    responseMode: responseModes.find((each) => each === mode) ?? usual,
    state: query.get('state') ?? undefined,
  }
}

/** @throws EntraRefusal 50147 for a method without challenge, 501491 for a challenge of a wrong size. */
const readChallenge = (query: URLSearchParams): Challenge | undefined => {
  const value = query.get('code_challenge')
  const method = query.get('code_challenge_method') ?? 'plain'
  if (value === null && !query.has('code_challenge_method')) return undefined
  if (value === null || value === '') throw new EntraRefusal(50147)
  if (value.length < 43 || value.length > 128) throw new EntraRefusal(501491)
  if (method !== 'S256' && method !== 'plain') throw new EntraRefusal(90013, { parameter: 'code_challenge_method' })
  return { value, method }
}

const isIssued = (application: Application, name: string): boolean =>
  detailOf(application, 'web', 'implicitGrantSettings', name) === true

/** @throws EntraRefusal 70005 or 700054 for what is not a response type, or is not switched on for the application. */
const readResponse = (query: URLSearchParams, application: Application): ReadonlySet<ResponseType> => {
  need(query, 'response_type')
  const named = readTypes(query)
  const types = new Set(responseTypes.filter((type) => named.includes(type)))
  const names = { clientId: application.appId }
  if (named.some((type) => !responseTypes.some((known) => known === type))) throw new EntraRefusal(70005, names)
  if (types.has('id_token') && !isIssued(application, 'enableIdTokenIssuance')) throw new EntraRefusal(700054, names)
  if (types.has('token') && !isIssued(application, 'enableAccessTokenIssuance')) throw new EntraRefusal(70005, names)
  return types
}

/** @throws EntraRefusal 70007 for an unknown mode, and for one that would show a token in the address. */
const checkMode = (query: URLSearchParams, types: ReadonlySet<ResponseType>): void => {
  const mode = query.get('response_mode')
  if (mode !== null && !responseModes.some((each) => each === mode)) throw new EntraRefusal(70007)
  if (mode === 'query' && (types.has('id_token') || types.has('token'))) throw new EntraRefusal(70007)
}

/** What is asked for at this version: scopes, or at version 1 all that the registration lists of a resource. */
const readScope = (
  sim: Simulation,
  query: URLSearchParams,
  version: 1 | 2,
): { scope: string; resource: string | undefined } => {
  const resource = query.get('resource') ?? undefined
  if (version === 1) {
    const asked = need(query, 'resource')
    return { scope: `${asked}/.default openid profile offline_access`, resource: asked }
  }
  const scope = need(query, 'scope')
  const named = [...splitScope(scope).byResource.keys()].map((name) => resourceNamed(sim.world, name))
  if (resource !== undefined && !named.includes(resourceNamed(sim.world, resource)))
    throw new EntraRefusal(9010010, { resource })
  return { scope, resource: undefined }
}

/** @throws EntraRefusal 90124 for Business Central at the address for personal accounts. */
const checkConsumers = (sim: Simulation, { authority }: Known, scope: string): void => {
  if (!('shared' in authority) || authority.shared !== 'consumers') return
  const resource = [...splitScope(scope).byResource.keys()].find(
    (name) => resourceNamed(sim.world, name) === businessCentralAppId,
  )
  if (resource !== undefined) throw new EntraRefusal(90124, { resource })
}

/** Whether `claims` repeats what a refusal wanted. @throws EntraRefusal 90013 when it is not a JSON object. */
const readClaims = (query: URLSearchParams): boolean => {
  const text = query.get('claims')
  if (text === null || text === '') return false
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) throw new EntraRefusal(90013, { parameter: 'claims' })
    return /"(capolids|polids)"/.test(text)
  } catch {
    throw new EntraRefusal(90013, { parameter: 'claims' })
  }
}

/** Reads the rest; what is wrong with it is told to the application. */
export const readWish = (sim: Simulation, query: URLSearchParams, known: Known): Wish => {
  const types = readResponse(query, known.application)
  checkMode(query, types)
  const nonce = query.get('nonce') ?? undefined
  if (types.has('id_token') && !nonce) throw new EntraRefusal(90014, { parameter: 'nonce' })
  const asked = query.get('prompt')
  const prompt = prompts.find((each) => each === asked)
  const isOfVersion1 = prompt === 'admin_consent'
  if ((asked !== null && asked !== '' && prompt === undefined) || (isOfVersion1 && known.version === 2))
    throw new EntraRefusal(90013, { parameter: 'prompt' })
  const { scope, resource } = readScope(sim, query, known.version)
  checkConsumers(sim, known, scope)
  return {
    types,
    scope,
    resource,
    nonce,
    prompt,
    loginHint: query.get('login_hint') || undefined,
    domainHint: query.get('domain_hint') || undefined,
    challenge: readChallenge(query),
    wantsClientInfo: query.get('client_info') === '1',
    isChallenged: readClaims(query),
  }
}
