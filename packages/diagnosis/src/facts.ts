import type { ClientCredential, Fetch, TokenClaims, TokenSource } from '@landbridge/auth'
import type { Transport } from '@landbridge/client'
import type { AppRole, Endpoints } from '@landbridge/model'
import type { Finding } from './finding.ts'

/** The ways out to the world, and the clock. */
export interface Reach {
  /** For Entra and for addresses without sign-in. @default globalThis.fetch */
  readonly fetch?: Fetch
  /** For Business Central. @default a transport over globalThis.fetch */
  readonly transport?: Transport
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number
  /** Longest wait for one answer, in milliseconds. @default 30_000 */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/** An environment as Business Central lists it. */
export interface ListedEnvironment {
  /** In the exact spelling that addresses need. */
  readonly name: string
  /** `Production` or `Sandbox`. */
  readonly type: string
  /** `BusinessCentral`, or the family of an embed application. */
  readonly family: string
  readonly country: string
  readonly webServiceUrl?: string
  /** Where people open it, without a path. */
  readonly webClientUrl?: string
}

/** A company as Business Central lists it. */
export interface VisibleCompany {
  readonly id: string
  readonly name: string
  readonly displayName: string
}

/** What is known of a connection so far. Probes need some of it, and add to it. */
export interface Facts {
  readonly endpoints: Endpoints
  /** As typed: a directory id or a domain. */
  readonly tenant: string
  readonly tenantId: string
  /** How far our clock is ahead of Microsoft's, in milliseconds; null where Microsoft did not say. */
  readonly clockAheadMs: number | null
  readonly clientId: string
  readonly credential: ClientCredential
  /** As typed, in milliseconds since 1970; null where nobody said. */
  readonly credentialEndsAt: number | null
  /** Tokens of the application, where its holder has a way of its own to them. @default by the credential */
  readonly application: TokenSource
  /** Renews the token of the person who signed in, where the connection acts as a person. */
  readonly signIn: TokenSource
  /** Tokens for Microsoft Graph, where the application may look at its directory. */
  readonly graph: TokenSource
  readonly token: string
  /** By our clock, in milliseconds since 1970. */
  readonly tokenEndsAt: number
  /** Null for a token that cannot be read. */
  readonly claims: TokenClaims | null
  /** Application roles that the integration needs. */
  readonly neededRoles: readonly AppRole[]
  /**
   * Those of them that the token carries; all of them where it cannot be read. The token of a person opens all that
   * the person may open.
   */
  readonly usableRoles: readonly AppRole[]
  /** As picked or typed. */
  readonly environmentName: string
  /** Null where the list could not be read. */
  readonly environments: readonly ListedEnvironment[] | null
  /** Name of the environment in the exact spelling. */
  readonly environment: string
  readonly visibleCompanies: readonly VisibleCompany[]
  /** Companies that were picked. */
  readonly pickedCompanies: readonly VisibleCompany[]
  /** Those of them that are visible. */
  readonly companies: readonly VisibleCompany[]
  /** What was sent to Business Central in this check so far, and how much of it was refused for the limits. */
  readonly sent: () => { readonly requests: number; readonly throttled: number }
}

export type FactName = keyof Facts

/** What a probe has seen. */
export interface Look<G extends FactName = FactName> {
  readonly finding: Finding
  /** What is known now; empty where the answer was not good. */
  readonly facts: Partial<Pick<Facts, G>>
}

/** A small question that is asked without leaving a trace. */
export interface Probe<N extends FactName = FactName, G extends FactName = FactName> {
  readonly name: string
  /** Requests that it sends at most. */
  readonly requests: number
  readonly needs: readonly N[]
  readonly gives: readonly G[]
  /** @throws nothing of Microsoft's: refusals and silence are findings. */
  readonly look: (facts: Pick<Facts, N> & Partial<Facts>, reach: Reach) => Promise<Look<G>>
}

export const probe = <const N extends FactName, const G extends FactName = never>(table: Probe<N, G>): Probe<N, G> =>
  table

/** Where the environment of a check is, as addresses and links want it. */
export const placeOf = ({
  endpoints,
  tenantId,
  environment,
}: Pick<Facts, 'endpoints' | 'tenantId' | 'environment'>) => ({
  endpoints,
  tenant: tenantId,
  environment,
})
