import type { Simulation } from '../simulation.ts'

/** How a person proved who they are: password, second factor. */
export type SignInMethod = 'pwd' | 'mfa'

/** A sign-in of a person, as later steps need to know it. */
export interface Proof {
  /** When the person signed in, and passed the second factor last, in milliseconds since 1970. */
  readonly authAt: number
  readonly mfaAt: number | undefined
  readonly methods: readonly SignInMethod[]
}

/** What was granted to a client for a person, before tokens are made of it. */
export interface PersonGrant extends Proof {
  readonly clientId: string
  readonly tenantId: string
  readonly userId: string
  /** As asked for at the sign-in. */
  readonly scope: string
  /** Name of the resource where it was asked for at a version 1 address. */
  readonly resource: string | undefined
  readonly issuedAt: number
}

export interface Challenge {
  readonly value: string
  readonly method: 'S256' | 'plain'
}

/** Kind of the redirect address, which decides whether a client needs a credential or must not have one. */
export type Platform = 'web' | 'spa' | 'public'

/** An authorization code that was handed to a browser, with all that its redemption must match. */
export interface CodeGrant extends PersonGrant {
  readonly redirectUri: string
  readonly platform: Platform
  readonly nonce: string | undefined
  readonly challenge: Challenge | undefined
  isRedeemed: boolean
}

/** A refresh token. Using it makes a new one, and leaves this one valid. */
export interface RefreshGrant extends PersonGrant {
  readonly platform: Platform
  /** Whether the client had no credential: such a token ends with the password it came from. */
  readonly isPublic: boolean
}

/** A device that waits for a person to type its code. */
export interface DeviceGrant {
  readonly clientId: string
  /** First segment of the address: a tenant or a name for many. */
  readonly segment: string
  readonly scope: string
  readonly resource: string | undefined
  readonly userCode: string
  readonly issuedAt: number
  state: 'waiting' | 'declined' | 'blocked' | 'allowed'
  /** Whether the device was told already that its code has expired. */
  isToldExpired: boolean
  person: PersonGrant | undefined
}

/** One account that is signed in at a browser. */
export interface SessionAccount extends Proof {
  readonly tenantId: string
  readonly userId: string
}

/** What sign-in remembers between requests; a reset forgets it. All of it is plain data. */
export interface Grants {
  readonly codes: Map<string, CodeGrant>
  readonly refreshTokens: Map<string, RefreshGrant>
  /** By device code. */
  readonly devices: Map<string, DeviceGrant>
  /** Accounts that are signed in, by the value of a browser's cookie; the one that was used last is the first. */
  readonly sessions: Map<string, { readonly accounts: readonly SessionAccount[] }>
  /** Codes of a second factor that a page shows, by the cookie of the browser. */
  readonly factors: Map<string, { readonly code: string }>
  /** When equal requests came, by what makes them equal. */
  readonly repeats: Map<string, { readonly times: readonly number[] }>
}

/** Sign-in needs to remember more than the other faces do. */
export interface SignInSimulation extends Simulation {
  readonly grants: Grants
}

export const startGrants = (): Grants => ({
  codes: new Map(),
  refreshTokens: new Map(),
  devices: new Map(),
  sessions: new Map(),
  factors: new Map(),
  repeats: new Map(),
})

export const forgetGrants = (grants: Grants): void => {
  for (const map of Object.values(grants)) map.clear()
}
