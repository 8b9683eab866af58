import { decodeJwt } from 'jose'

/** Claims of an access token, spelled as Microsoft spells them; times in seconds since 1970. */
export interface TokenClaims {
  readonly aud?: string
  readonly iss?: string
  /** Directory that issued it. */
  readonly tid?: string
  /** Client id; `azp` in tokens of version 2.0. */
  readonly appid?: string
  /** 0 public client, 1 secret, 2 certificate or federated credential. */
  readonly appidacr?: string
  readonly oid?: string
  /** Application roles; empty where none was granted. */
  readonly roles: readonly string[]
  /** Delegated scopes; empty in a token of the application itself. */
  readonly scp: readonly string[]
  /** `app` for an application; often absent. */
  readonly idtyp?: string
  readonly upn?: string
  readonly ver?: string
  readonly exp?: number
  readonly iat?: number
  readonly nbf?: number
}

/**
 * Reads the claims of a token for diagnosis. Nothing is verified: that is the task of whom the token is meant for, and
 * Microsoft may make tokens opaque at any time, so that no decision about rights may rest on this.
 *
 * @returns Undefined for an opaque token.
 */
export const readClaims = (token: string): TokenClaims | undefined => {
  const claims = decode(token)
  if (!claims) return undefined
  const texts = {
    aud: claims.aud,
    iss: claims.iss,
    tid: claims.tid,
    appid: claims.appid ?? claims.azp,
    appidacr: claims.appidacr ?? claims.azpacr,
    oid: claims.oid,
    idtyp: claims.idtyp,
    upn: claims.upn ?? claims.preferred_username ?? claims.unique_name,
    ver: claims.ver,
  }
  const numbers = { exp: claims.exp, iat: claims.iat, nbf: claims.nbf }
  return {
    ...only<keyof typeof texts, string>(texts, 'string'),
    ...only<keyof typeof numbers, number>(numbers, 'number'),
    roles: Array.isArray(claims.roles) ? claims.roles.filter((role) => typeof role === 'string') : [],
    scp: typeof claims.scp === 'string' ? claims.scp.split(' ').filter(Boolean) : [],
  }
}

const decode = (token: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    return decodeJwt(token)
  } catch {
    return undefined
  }
}

const only = <K extends string, V>(values: Readonly<Record<K, unknown>>, type: 'string' | 'number') =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === type)) as { [P in K]?: V }
