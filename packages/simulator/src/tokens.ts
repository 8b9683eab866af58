import type { Clock } from './clock.ts'
import { verifyJwt } from './jwt.ts'
import type { World } from './world.ts'

/** What a service reads in an access token of ours. The shape is that of Entra's version 1 tokens. */
export interface Claims {
  /** Directory that issued it: a GUID. */
  readonly tid: string
  /** Resource as it was asked for, to the letter: an address or an application id, perhaps with a slash too many. */
  readonly aud: string
  /** Client id of the application that asked. */
  readonly appid: string
  /** Object id of the service principal (application token) or of the person. */
  readonly oid: string
  readonly iss: string
  readonly sub: string
  /** Application roles; absent when none is granted. */
  readonly roles?: readonly string[]
  /** Delegated scopes, separated by blanks; absent in application tokens. */
  readonly scp?: string
  /** `app` in application tokens. */
  readonly idtyp?: string
  /** Sign-in name of the person; absent in application tokens and for guests. */
  readonly upn?: string
  /** `0` no credential, `1` secret, `2` certificate. */
  readonly appidacr?: string
  /** `cp1` where the client can answer a claims challenge. */
  readonly xms_cc?: readonly string[]
  /** Seconds since 1970, by the simulated clock. */
  readonly iat: number
  readonly nbf: number
  readonly exp: number
}

/** How a face finds out who calls. */
export interface TokenVerifier {
  /**
   * @param bearer The token alone, without `Bearer `.
   * @returns Its claims when the signature is ours and the time is right, else undefined. Audience, roles and tenant
   *          are for the caller to judge: services differ in them.
   */
  verifyAccessToken(bearer: string): Claims | undefined
}

const remembered = 2_000

/**
 * A verifier of the tokens that this world's sign-in issued. A token already verified is not verified again; only its
 * time is looked at, because the clock moves.
 */
export const startTokenVerifier = (world: World, clock: Clock): TokenVerifier => {
  const known = new Map<string, Claims>()
  const verify = (bearer: string): Claims | undefined => {
    const claims = known.get(bearer) ?? (verifyJwt(bearer, world.keys) as Claims | undefined)
    if (claims === undefined) return undefined
    if (known.size >= remembered) known.clear()
    known.set(bearer, claims)
    return claims
  }
  return {
    verifyAccessToken(bearer) {
      const claims = verify(bearer)
      const nowSeconds = clock.now() / 1_000
      return claims !== undefined && claims.nbf <= nowSeconds && nowSeconds < claims.exp ? claims : undefined
    },
  }
}
