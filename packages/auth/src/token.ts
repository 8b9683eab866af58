/** A token, and its end by our clock. */
export interface AccessToken {
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

export interface TokenSourceOptions {
  /** Ask Entra even if a token is at hand, for example after consent was granted. @default false */
  readonly fresh?: boolean
  /** Gives up waiting; a request that others wait for as well goes on. */
  readonly signal?: AbortSignal
}

/** Something that gives access tokens: a flow, or a flow behind a cache. */
export type TokenSource = (options?: TokenSourceOptions) => Promise<AccessToken>
