import { businessCentralScope, Fault, tokenUrl } from '@landbridge/model'
import * as oauth from 'oauth4webapi'
import { type ClientCredential, clientProof } from './client-proof.ts'
import { type EntraOptions, exchange, isLoopbackAuthority } from './exchange.ts'
import type { TokenSource } from './token.ts'

export interface ClientCredentialsOptions extends EntraOptions {
  /** Application (client) ID. */
  readonly clientId: string
  readonly credential: ClientCredential
  /** One resource, ending in `/.default`. @default the one of Business Central */
  readonly scope?: string
}

/**
 * Gets access tokens for the application itself. Every call asks Entra; put {@link tokenCache} before it.
 *
 * Entra issues a token even where no permission was granted: it only lacks the roles, see {@link readClaims}.
 *
 * @returns A source whose tokens end as Entra says, counted from before the request by our clock.
 * @throws Fault `auth.secret_wrong`, `auth.secret_expired`, `auth.app_unknown`, `auth.tenant_unknown` and the other
 *   `auth.*`; `net.*`. None holds the credential.
 * @throws TypeError The authority is neither https nor on this machine.
 * @see RFC 6749, section 4.4; RFC 7523
 */
export const clientCredentials = (options: ClientCredentialsOptions): TokenSource => {
  const { authority, tenant, clientId, credential, scope = businessCentralScope, now = Date.now } = options
  const insecure = isLoopbackAuthority(authority)
  const server = { issuer: `${authority}/${tenant}/v2.0`, token_endpoint: tokenUrl(options, tenant) }
  const client = { client_id: clientId }
  const prove = clientProof(credential, { clientId, audience: server.token_endpoint, now })

  return async ({ signal } = {}) => {
    const { authenticate, hidden } = await prove()
    const startedAt = now()
    const { response, text, clientRequestId } = await exchange({
      ...options,
      signal,
      hidden,
      send: ({ fetch, headers, signal }) =>
        oauth.clientCredentialsGrantRequest(
          server,
          client,
          authenticate,
          { scope },
          {
            headers,
            signal,
            [oauth.allowInsecureRequests]: insecure,
            [oauth.customFetch]: (url, init) => fetch(url, init as RequestInit),
          },
        ),
    })
    const { status, headers } = response
    const answer = await oauth
      .processClientCredentialsResponse(server, client, new Response(text, { status, headers }))
      .catch(() => undefined)
    if (answer?.expires_in === undefined)
      throw new Fault('auth.unexpected', {
        status,
        message: 'The answer to the token request holds no token; something between may have answered.',
        correlation: { 'client-request-id': clientRequestId },
      })
    return { token: answer.access_token, expiresAt: startedAt + answer.expires_in * 1000 }
  }
}
