import { azureManagement, graphAppId, graphResource } from '@landbridge/model'
import { json, type Request, type Response } from '../http.ts'
import type { Tenant, User } from '../world.ts'
import type { IssuedToken } from './access-tokens.ts'
import {
  authenticateForPerson,
  type Client,
  type ClientClaim,
  findClient,
  type ProofCheck,
  type ProofLevel,
} from './clients.ts'
import { checkConditions } from './conditions.ts'
import {
  type AskedScopes,
  checkListed,
  grantedScopes,
  grantedTo,
  readDelegatedScope,
  splitScope,
} from './delegated-scopes.ts'
import type { Form } from './form.ts'
import type { PersonGrant, Platform, Proof, SignInSimulation } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import { findResource } from './resources.ts'
import { proofOf } from './sessions.ts'
import type { Authority } from './tenants.ts'
import { clientInfo, issueIdToken, issueUserToken, type Person } from './user-tokens.ts'

/** Version of the endpoint: it decides how the resource is named and how numbers are written. */
export type EndpointVersion = 1 | 2

/** A token request, as far as it is read before the grant itself is looked at. */
export interface GrantRequest {
  readonly sim: SignInSimulation
  readonly request: Request
  readonly form: Form
  readonly authority: Authority
  readonly segment: string
  readonly version: EndpointVersion
  readonly claim: ClientClaim
  readonly checkOf: (tenant: Tenant) => ProofCheck
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** An opaque text such as codes and refresh tokens are. */
export const newOpaque = ({ random }: Pick<SignInSimulation, 'random'>, length: number): string =>
  `1.A${random.text(length, alphabet)}`

/** @throws EntraRefusal as {@link findClient} and {@link authenticateForPerson} do. */
export const knownClient = async (
  { sim, claim, checkOf }: GrantRequest,
  tenant: Tenant,
  platform?: Platform,
): Promise<{ client: Client; proof: ProofLevel }> => {
  const client = findClient(sim, tenant, claim.clientId)
  return { client, proof: await authenticateForPerson(sim, client, claim, checkOf(tenant), platform) }
}

/** @throws EntraRefusal 50034 when the account is gone, 50057 when it was disabled, 50173 when its grants were revoked. */
export const activeUser = (tenant: Tenant, { userId, issuedAt }: Pick<PersonGrant, 'userId' | 'issuedAt'>): User => {
  const user = tenant.users.get(userId)
  if (user === undefined) throw new EntraRefusal(50034, { account: userId, tenant: tenant.id })
  if (!user.enabled) throw new EntraRefusal(50057, { account: user.userPrincipalName })
  if (issuedAt < user.tokensValidFrom) throw new EntraRefusal(50173, { account: user.userPrincipalName })
  return user
}

const graphAlone = ({ sim }: GrantRequest, tenant: Tenant): AskedScopes => ({
  resource: findResource(sim, tenant, graphResource),
  names: [],
  isDefault: false,
})

/** @throws EntraRefusal 700022 for several resources in one request. */
const onlyResource = (asked: GrantRequest, tenant: Tenant, scope: string, mayBeSeveral: boolean): AskedScopes => {
  const { asked: all } = readDelegatedScope(asked.sim, tenant, scope)
  if (all.length > 1 && !mayBeSeveral) throw new EntraRefusal(700022, { scope })
  return all[0] ?? graphAlone(asked, tenant)
}

/** @throws EntraRefusal 90009 when an app names itself by address. */
const resourceOfVersion1 = (asked: GrantRequest, { tenant, client }: Person, fallback: string | undefined) => {
  const name = asked.form.find('resource') ?? fallback ?? asked.form.get('resource')
  const resource = findResource(asked.sim, tenant, name)
  const { appId } = client.application
  if (resource.principal.appId === appId && name !== appId) throw new EntraRefusal(90009, { clientId: appId })
  return { resource, names: [], isDefault: true } satisfies AskedScopes
}

const isGraph = ({ resource }: AskedScopes): boolean => resource.principal.appId === graphAppId

/** How a scope stands in an answer: short for Graph and in version 1, else with its resource. */
const spelled = (
  asked: AskedScopes,
  names: readonly string[],
  ofSignIn: ReadonlySet<string>,
  version: EndpointVersion,
): string => {
  const { resource, isDefault } = asked
  if (version === 1) return names.join(' ')
  if (isGraph(asked)) return [...names, ...[...ofSignIn].filter((name) => name !== 'offline_access')].join(' ')
  // The resource of Azure's command line has a slash at its end, and scopes double it.
  const base =
    resource.principal.appId === azureManagement.appId ? resource.audience : resource.audience.replace(/\/$/, '')
  return [...names, ...(isDefault ? ['.default'] : [])].map((name) => `${base}/${name}`).join(' ')
}

/** Whether the client said that it understands continuous access evaluation. */
const isAware = (form: Form): boolean => /"xms_cc"\s*:\s*\{[^}]*"cp1"/i.test(form.find('claims') ?? '')

/** A grant as it is redeemed. */
export interface Redeemed {
  readonly tenant: Tenant
  readonly client: Client
  readonly user: User
  readonly proof: ProofLevel
  readonly signIn: Proof
  /** Scope of the sign-in, which the request may narrow or, for another resource, exchange. */
  readonly signInScope: string
  /** Resource of the sign-in at a version 1 address. */
  readonly signInResource?: string | undefined
  readonly nonce?: string | undefined
  /** Platform of the refresh tokens, and when they were first given, in milliseconds since 1970. */
  readonly platform: Platform
  /** When a refresh token of a single-page application ends, in milliseconds since 1970. */
  readonly endsAt?: number
}

const ofVersion1 = ({ resource }: AskedScopes, { notBefore, expiresOn }: IssuedToken): object => ({
  expires_on: String(expiresOn),
  not_before: String(notBefore),
  resource: resource.audience,
})

const keepRefreshToken = ({ sim }: GrantRequest, redeemed: Redeemed): string => {
  const { tenant, client, user, signIn, signInScope, signInResource, proof, platform } = redeemed
  const token = newOpaque(sim, 800)
  sim.grants.refreshTokens.set(token, {
    ...proofOf(signIn),
    clientId: client.application.appId,
    tenantId: tenant.id,
    userId: user.id,
    scope: signInScope,
    resource: signInResource,
    issuedAt: sim.clock.now(),
    platform,
    isPublic: proof === '0',
  })
  return token
}

/** The answer of every grant for a person: access token, and beside it what was asked for at the sign-in. */
export const answerTokens = async (asked: GrantRequest, redeemed: Redeemed): Promise<Response> => {
  const { sim, request, form, version } = asked
  const { tenant, client, user, proof, signIn, signInScope, nonce } = redeemed
  const person: Person = { tenant, client, user, proof: signIn }
  const named = form.find('scope')
  const ofSignIn = new Set([...splitScope(named ?? '').ofSignIn, ...splitScope(signInScope).ofSignIn])
  const one =
    version === 1
      ? resourceOfVersion1(asked, person, redeemed.signInResource)
      : onlyResource(asked, tenant, named ?? signInScope, named === undefined)
  checkConditions(sim, { tenant, user }, client, signIn, one.resource.audience)
  checkListed(sim, client.application, client.principal, user, one)
  const needsConsent = one.isDefault || one.names.length > 0
  const names = needsConsent
    ? grantedScopes(sim.world, client, user, one)
    : [...grantedTo(client.principal, user, graphAppId)]
  const inToken = isGraph(one) ? [...names, ...[...ofSignIn].filter((name) => name !== 'offline_access')] : names
  const issued = await issueUserToken(sim, request, person, one, inToken, proof, isAware(form))
  const withRefresh = version === 1 || ofSignIn.has('offline_access')
  const withId = version === 1 || ofSignIn.has('openid')
  const number = (value: number): number | string => (version === 1 ? String(value) : value)
  const left = redeemed.endsAt === undefined ? 86_399 : Math.floor((redeemed.endsAt - sim.clock.now()) / 1_000)
  return json(200, {
    token_type: 'Bearer',
    scope: spelled(one, names, ofSignIn, version),
    expires_in: number(issued.expiresIn),
    ext_expires_in: number(issued.expiresIn),
    ...(version === 1 && ofVersion1(one, issued)),
    ...(issued.refreshIn !== undefined && { refresh_in: number(issued.refreshIn) }),
    access_token: issued.token,
    ...(withRefresh && { refresh_token: keepRefreshToken(asked, redeemed) }),
    ...(withRefresh && redeemed.platform === 'spa' && { refresh_token_expires_in: left }),
    ...(withId && {
      id_token: await issueIdToken(sim, request, person, { nonce, withEmail: ofSignIn.has('email'), version }),
    }),
    ...(form.find('client_info') === '1' && { client_info: clientInfo(sim, person) }),
  })
}
