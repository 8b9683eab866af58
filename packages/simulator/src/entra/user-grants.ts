import { createHash } from 'node:crypto'
import { graphAppId, graphResource, limits } from '@landbridge/model'
import { json, type Request, type Response } from '../http.ts'
import type { Simulation } from '../simulation.ts'
import type { Tenant, User } from '../world.ts'
import {
  authenticateForPerson,
  type Client,
  type ClientClaim,
  findClient,
  type ProofCheck,
  type ProofLevel,
} from './clients.ts'
import {
  type AskedScopes,
  type DelegatedScope,
  grantedScopes,
  grantedTo,
  readDelegatedScope,
} from './delegated-scopes.ts'
import type { Form } from './form.ts'
import type { CodeGrant, Grants, RefreshGrant } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import { findResource } from './resources.ts'
import type { Authority } from './tenants.ts'
import { clientInfo, issueIdToken, issueUserToken, type Person } from './user-tokens.ts'

/** A token request, as far as it is read before the grant itself is looked at. */
export interface GrantRequest {
  readonly sim: Simulation
  readonly grants: Grants
  readonly request: Request
  readonly form: Form
  readonly authority: Authority
  readonly claim: ClientClaim
  readonly checkOf: (tenant: Tenant) => ProofCheck
}

const dayMs = 86_400_000
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** An opaque text such as codes and refresh tokens are. */
export const newOpaque = ({ random }: Simulation, length: number): string => `1.A${random.text(length, alphabet)}`

/** @throws EntraRefusal 700005 when the address is of another tenant than the grant. */
const tenantOf = ({ sim, authority }: GrantRequest, grant: CodeGrant | RefreshGrant): Tenant => {
  const tenant = sim.world.tenants.get(grant.tenantId)
  if (tenant === undefined || ('tenant' in authority && authority.tenant !== tenant))
    throw new EntraRefusal(700005, { tenant: 'tenant' in authority ? authority.tenant.id : authority.shared })
  return tenant
}

const knownClient = async (asked: GrantRequest, tenant: Tenant): Promise<{ client: Client; proof: ProofLevel }> => {
  const { sim, claim, checkOf, form } = asked
  const client = findClient(sim, tenant, claim.clientId)
  const proof = await authenticateForPerson(sim, client, claim, checkOf(tenant), form.find('redirect_uri'))
  return { client, proof }
}

/** @throws EntraRefusal 50057 when the account was disabled, 50173 when its grants were revoked since. */
const activeUser = (tenant: Tenant, { userId, issuedAt }: CodeGrant | RefreshGrant): User => {
  const user = tenant.users.get(userId)
  if (user === undefined) throw new EntraRefusal(50034, { account: userId, tenant: tenant.id })
  if (!user.enabled) throw new EntraRefusal(50057, { account: user.userPrincipalName })
  if (issuedAt < user.tokensValidFrom) throw new EntraRefusal(50173, { account: user.userPrincipalName })
  return user
}

const onlyResource = (tenant: Tenant, { asked }: DelegatedScope, scope: string, mayBeSeveral: boolean): AskedScopes => {
  const [first] = asked
  if (asked.length > 1 && !mayBeSeveral) throw new EntraRefusal(28002, { scope })
  return first ?? { resource: findResource(tenant, graphResource), names: [], isDefault: false }
}

/** How a scope stands in an answer: short for Graph, else with its resource. */
const spelled = (
  { resource, isDefault }: AskedScopes,
  names: readonly string[],
  ofSignIn: ReadonlySet<string>,
): string => {
  if (resource.principal.appId === graphAppId)
    return [...names, ...[...ofSignIn].filter((name) => name !== 'offline_access')].join(' ')
  return [...names, ...(isDefault ? ['.default'] : [])]
    .map((name) => `${resource.audience.replace(/\/$/, '')}/${name}`)
    .join(' ')
}

interface Redeemed {
  readonly person: Person
  readonly proof: ProofLevel
  /** Scope of the sign-in, which the request may narrow or, for another resource, exchange. */
  readonly signInScope: string
  readonly nonce: string | undefined
}

/** The answer of both grants: access token, and beside it what was asked for at the sign-in. */
const answerTokens = async (
  asked: GrantRequest,
  { person, proof, signInScope, nonce }: Redeemed,
): Promise<Response> => {
  const { sim, grants, request, form } = asked
  const { tenant, client, user } = person
  const named = form.find('scope')
  const scope = named ?? signInScope
  const wanted = readDelegatedScope(tenant, scope)
  const ofSignIn = new Set([...wanted.ofSignIn, ...readDelegatedScope(tenant, signInScope).ofSignIn])
  const one = onlyResource(tenant, wanted, scope, named === undefined)
  const needsConsent = one.isDefault || one.names.length > 0
  const names = needsConsent ? grantedScopes(client, user, one) : [...grantedTo(client.principal, user, graphAppId)]
  const { token, expiresIn } = await issueUserToken(sim, person, one, names, proof)
  const refreshToken = ofSignIn.has('offline_access') ? newOpaque(sim, 800) : undefined
  if (refreshToken !== undefined)
    grants.refreshTokens.set(refreshToken, {
      clientId: client.application.appId,
      tenantId: tenant.id,
      userId: user.id,
      scope: signInScope,
      issuedAt: sim.clock.now(),
    })
  return json(200, {
    token_type: 'Bearer',
    scope: spelled(one, names, ofSignIn),
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    access_token: token,
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    ...(ofSignIn.has('openid') && { id_token: await issueIdToken(sim, request, person, nonce, ofSignIn.has('email')) }),
    ...(form.find('client_info') === '1' && { client_info: clientInfo(person) }),
  })
}

const challengeOf = (verifier: string, method: 'S256' | 'plain'): string =>
  method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')

/** @throws EntraRefusal 501481 for a verifier that is missing or wrong, 501491 for one of a wrong size. */
const checkVerifier = (form: Form, { challenge }: CodeGrant): void => {
  if (challenge === undefined) return
  const verifier = form.find('code_verifier')
  if (verifier !== undefined && (verifier.length < 43 || verifier.length > 128)) throw new EntraRefusal(501491)
  if (verifier === undefined || challengeOf(verifier, challenge.method) !== challenge.value)
    throw new EntraRefusal(501481)
}

/** Redeems an authorization code. @see RFC 6749, section 4.1.3, and RFC 7636 */
export const redeemCode = async (asked: GrantRequest): Promise<Response> => {
  const { sim, grants, form } = asked
  const code = form.get('code')
  const redirectUri = form.get('redirect_uri')
  const grant = grants.codes.get(code)
  if (grant === undefined) {
    // Who asks is looked at first, where that can be told without the code.
    if ('tenant' in asked.authority) await knownClient(asked, asked.authority.tenant)
    throw new EntraRefusal(code.startsWith('1.A') ? 70000 : 9002313, { parameter: 'code' })
  }
  const tenant = tenantOf(asked, grant)
  const { client, proof } = await knownClient(asked, tenant)
  if (grant.clientId !== client.application.appId) throw new EntraRefusal(70000)
  if (grant.isRedeemed) throw new EntraRefusal(54005)
  if (sim.clock.now() >= grant.issuedAt + limits.authorizationCodeSeconds.value * 1_000) throw new EntraRefusal(70008)
  if (grant.redirectUri !== redirectUri) throw new EntraRefusal(500112, { redirectUri })
  checkVerifier(form, grant)
  const user = activeUser(tenant, grant)
  const redeemed = { person: { tenant, client, user }, proof, signInScope: grant.scope, nonce: grant.nonce }
  const answer = await answerTokens(asked, redeemed)
  grant.isRedeemed = true
  return answer
}

/** Gives new tokens for a refresh token; that one stays valid, as it does at Entra. */
export const refresh = async (asked: GrantRequest): Promise<Response> => {
  const { sim, grants, form } = asked
  const token = form.get('refresh_token')
  const grant = grants.refreshTokens.get(token)
  if (grant === undefined) {
    if ('tenant' in asked.authority) await knownClient(asked, asked.authority.tenant)
    throw new EntraRefusal(token.startsWith('1.A') ? 70000 : 9002313, { parameter: 'refresh_token' })
  }
  const tenant = tenantOf(asked, grant)
  const { client, proof } = await knownClient(asked, tenant)
  if (grant.clientId !== client.application.appId) throw new EntraRefusal(70000)
  const user = activeUser(tenant, grant)
  if (sim.clock.now() >= grant.issuedAt + limits.refreshTokenIdleDays.value * dayMs) throw new EntraRefusal(700082)
  return answerTokens(asked, { person: { tenant, client, user }, proof, signInScope: grant.scope, nonce: undefined })
}
