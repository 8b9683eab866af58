import type { Simulation } from '../simulation.ts'

/** An authorization code that was handed to a browser, with all that its redemption must match. */
export interface CodeGrant {
  readonly clientId: string
  readonly tenantId: string
  readonly userId: string
  readonly redirectUri: string
  /** As asked for at the authorize endpoint. */
  readonly scope: string
  readonly nonce: string | undefined
  readonly challenge: { readonly value: string; readonly method: 'S256' | 'plain' } | undefined
  readonly issuedAt: number
  isRedeemed: boolean
}

/** A refresh token. Using it makes a new one, and leaves this one valid. */
export interface RefreshGrant {
  readonly clientId: string
  readonly tenantId: string
  readonly userId: string
  /** Scopes of the sign-in, without those of other resources. */
  readonly scope: string
  readonly issuedAt: number
}

/** What sign-in remembers between requests; a reset forgets it. */
export interface Grants {
  readonly codes: Map<string, CodeGrant>
  readonly refreshTokens: Map<string, RefreshGrant>
  /** People who are signed in, by the value of their cookie. */
  readonly sessions: Map<string, { readonly tenantId: string; readonly userId: string }>
}

/** Sign-in needs to remember more than the other faces do. */
export interface SignInSimulation extends Simulation {
  readonly grants: Grants
}

export const startGrants = (): Grants => ({ codes: new Map(), refreshTokens: new Map(), sessions: new Map() })

export const forgetGrants = ({ codes, refreshTokens, sessions }: Grants): void => {
  codes.clear()
  refreshTokens.clear()
  sessions.clear()
}
