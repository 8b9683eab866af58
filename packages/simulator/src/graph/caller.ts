import { graphAppId, graphResource } from '@landbridge/model'
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

const audiences: readonly string[] = [graphResource, graphAppId]

/** The challenge that a client without a good token hears. */
const unauthorized = ({ addresses }: Request, message: string): GraphRefusal =>
  new GraphRefusal(401, 'InvalidAuthenticationToken', message, {
    headers: {
      'www-authenticate': `Bearer realm="", authorization_uri="${addresses.authority}/common/oauth2/authorize", client_id="${graphAppId}"`,
    },
  })

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
 * @throws GraphRefusal 401 for a token that is absent, malformed, forged, expired or meant for another resource; 403
 *         for an application that has left the tenant.
 */
export const identify = (sim: GraphSimulation, request: Request): Caller => {
  const claims = verify(sim, request, readBearer(request))
  if (!audiences.includes(claims.aud)) throw unauthorized(request, 'Access token validation failure. Invalid audience.')
  const tenant = sim.world.tenants.get(claims.tid)
  if (tenant === undefined) throw unauthorized(request, 'Access token validation failure. Invalid tenant.')
  const base = { tenant, claims, objectId: claims.oid }
  if (claims.idtyp === 'app') {
    const principal = tenant.servicePrincipals.get(claims.appid)
    if (principal === undefined)
      throw new GraphRefusal(
        403,
        'Authorization_IdentityNotFound',
        'The identity of the calling application could not be established.',
      )
    return { ...base, kind: 'application', principal, roles: new Set(claims.roles ?? []) }
  }
  const user = tenant.users.get(claims.oid)
  if (user === undefined || !user.enabled)
    throw unauthorized(request, 'Access token validation failure. The account does not exist or is disabled.')
  return { ...base, kind: 'person', user, scopes: new Set((claims.scp ?? '').split(' ').filter((each) => each !== '')) }
}
