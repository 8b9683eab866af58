import { graphAppId, graphResource } from '@landbridge/model'
import { predatedSeconds } from '../entra/access-tokens.ts'
import type { Request } from '../http.ts'
import { parseJwt } from '../jwt.ts'
import type { Simulation } from '../simulation.ts'
import type { Claims, TokenVerifier } from '../tokens.ts'
import type { ServicePrincipal, Tenant, User } from '../world.ts'
import { GraphRefusal } from './refusal.ts'

interface CallerBase {
  readonly tenant: Tenant
  readonly claims: Claims
  /** Object id of who acts: the person, or the service principal of the application. */
  readonly objectId: string
}

/** Who sent a request: an application for itself, or one for a person. */
export type Caller = CallerBase &
  (
    | { readonly kind: 'application'; readonly principal: ServicePrincipal; readonly roles: ReadonlySet<string> }
    | { readonly kind: 'person'; readonly user: User; readonly scopes: ReadonlySet<string> }
  )

/** Graph verifies tokens by itself; the other faces need no more than this either. */
export interface GraphSimulation extends Simulation {
  readonly tokens: TokenVerifier
}

// Microsoft's command line asks with a slash at the end, and so its tokens have one.
const audiences: readonly string[] = [graphResource, `${graphResource}/`, graphAppId]

const bearerOf = ({ authority }: Request['addresses']): string =>
  `Bearer realm="", authorization_uri="${authority}/common/oauth2/authorize", client_id="${graphAppId}"`

/** The challenge that a client without a good token hears. */
const unauthorized = ({ addresses }: Request, message: string): GraphRefusal =>
  new GraphRefusal(401, 'InvalidAuthenticationToken', message, {
    headers: { 'www-authenticate': bearerOf(addresses) },
  })

/** What a token from before the revocation of its session meets: only one that is issued from then on is good. */
const challenge = ({ addresses }: Request, notBeforeMs: number): GraphRefusal => {
  const value = String(Math.floor(notBeforeMs / 1_000))
  const claims = JSON.stringify({ access_token: { nbf: { essential: true, value } } })
  const encoded = Buffer.from(claims).toString('base64')
  return new GraphRefusal(
    401,
    'InvalidAuthenticationToken',
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp.',
    {
      headers: {
        'www-authenticate': `${bearerOf(addresses)}, error="insufficient_claims", claims="${encoded}"`,
      },
    },
  )
}

/** A challenge that was asked for in the settings, whoever calls. */
const checkWantedChallenge = ({ settings, clock }: GraphSimulation, request: Request): void => {
  if (settings.graphClaimsChallenges <= 0) return
  settings.graphClaimsChallenges--
  throw challenge(request, clock.now())
}

/** Revocation reaches tokens of clients that can answer a challenge; those of others live on to their end. */
const checkSession = (request: Request, { xms_cc: abilities = [], iat }: Claims, { tokensValidFrom }: User): void => {
  // Tokens are dated ahead of their issue.
  const issuedAt = (iat + predatedSeconds) * 1_000
  if (abilities.includes('cp1') && issuedAt + 999 < tokensValidFrom) throw challenge(request, tokensValidFrom)
}

const readBearer = (request: Request): string => {
  const { authorization } = request.headers
  if (authorization === undefined || authorization.trim() === '') throw unauthorized(request, 'Access token is empty.')
  const bearer = /^bearer\s+(\S+)$/i.exec(authorization.trim())?.[1]
  if (bearer === undefined) throw unauthorized(request, 'Access token is empty.')
  if (!bearer.includes('.')) throw unauthorized(request, 'IDX14100: JWT is not well formed, there are no dots (.).')
  return bearer
}

const verify = ({ tokens, clock }: GraphSimulation, request: Request, bearer: string): Claims => {
  const jwt = parseJwt(bearer)
  if (jwt === undefined) throw unauthorized(request, 'CompactToken parsing failed with error code: 80049217')
  const claims = tokens.verifyAccessToken(bearer)
  if (claims !== undefined) return claims
  const isOver = typeof jwt.payload.exp === 'number' && jwt.payload.exp <= clock.now() / 1_000
  throw unauthorized(
    request,
    isOver
      ? 'Lifetime validation failed, the token is expired.'
      : 'Access token validation failure. Invalid signature.',
  )
}

/**
 * Finds out who calls.
 *
 * @throws GraphRefusal 401 for a token that is absent, malformed, forged, expired or meant for another
 *         resource, and for an application that has left the tenant.
 */
export const identify = (sim: GraphSimulation, request: Request): Caller => {
  const claims = verify(sim, request, readBearer(request))
  if (!audiences.includes(claims.aud)) throw unauthorized(request, 'Access token validation failure. Invalid audience.')
  checkWantedChallenge(sim, request)
  const tenant = sim.world.tenants.get(claims.tid)
  if (tenant === undefined) throw unauthorized(request, 'Access token validation failure. Invalid tenant.')
  const base = { tenant, claims, objectId: claims.oid }
  if (claims.idtyp === 'app') {
    const principal = tenant.servicePrincipals.get(claims.appid)
    if (principal === undefined)
      throw new GraphRefusal(
        401,
        'Authorization_IdentityNotFound',
        'The identity of the calling application could not be established.',
      )
    return { ...base, kind: 'application', principal, roles: new Set(claims.roles ?? []) }
  }
  const user = tenant.users.get(claims.oid)
  if (user === undefined || !user.enabled)
    throw unauthorized(request, 'Access token validation failure. The account does not exist or is disabled.')
  checkSession(request, claims, user)
  return { ...base, kind: 'person', user, scopes: new Set((claims.scp ?? '').split(' ').filter((each) => each !== '')) }
}
