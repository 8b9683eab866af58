import { businessCentralResource, Fault, tokenUrl } from '@landbridge/model'
import { decodeJwt } from 'jose'
import * as oauth from 'oauth4webapi'
import { type ClientCredential, clientProof } from './client-proof.ts'
import { type EntraError, entraFault, readEntraError } from './entra-error.ts'
import { type EntraOptions, exchange, isLoopbackAuthority } from './exchange.ts'

/** Where a person may sign in from: one directory, or any organisation's. */
export const anyOrganisation = 'organizations'

/** The scopes of a delegated connection: rights of the person in Business Central, who it is, and staying signed in. */
export const delegatedScope = ['openid', 'profile', 'offline_access', `${businessCentralResource}/.default`].join(' ')

/** An application, as people sign in to it. */
export interface SignInClient extends EntraOptions {
  readonly clientId: string
  readonly credential: ClientCredential
  /** Exactly as registered. */
  readonly redirectUri: string
  /** @default {@link delegatedScope} */
  readonly scope?: string
}

/** What ties a sign-in to the browser in which it began; all of it is used once. */
export interface SignInTies {
  readonly state: string
  readonly nonce: string
  /** PKCE; 43 characters at least. */
  readonly verifier: string
}

/**
 * The address to which a browser goes so that a person signs in.
 *
 * @param options.prompt @default 'select_account', because the browser's active account often belongs elsewhere
 * @throws TypeError The authority is neither https nor on this machine.
 * @see RFC 6749, section 4.1.1; RFC 7636
 */
export const signInUrl = async (
  { authority, tenant, clientId, redirectUri, scope = delegatedScope }: Omit<SignInClient, 'credential'>,
  { state, nonce, verifier }: SignInTies,
  options: {
    /** `if-needed` asks nothing of who is signed in already. */
    readonly prompt?: 'select_account' | 'consent' | 'login' | 'if-needed'
    readonly loginHint?: string
    readonly claims?: string
  } = {},
): Promise<string> => {
  isLoopbackAuthority(authority)
  const url = new URL(`${authority}/${encodeURIComponent(tenant)}/oauth2/v2.0/authorize`)
  const values = {
    client_id: clientId,
    response_type: 'code',
    response_mode: 'query',
    redirect_uri: redirectUri,
    scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(options.prompt !== 'if-needed' && { prompt: options.prompt ?? 'select_account' }),
    ...(options.loginHint !== undefined && { login_hint: options.loginHint }),
    ...(options.claims !== undefined && { claims: options.claims }),
  }
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value)
  return url.href
}

/**
 * The address at which an administrator consents for a whole directory.
 *
 * @see Microsoft, "Admin consent on the Microsoft identity platform": answers with `admin_consent`, `tenant`, `state`.
 */
export const adminConsentUrl = ({
  authority,
  tenant,
  clientId,
  redirectUri,
  scope,
  state,
}: Pick<SignInClient, 'authority' | 'tenant' | 'clientId' | 'redirectUri'> & {
  readonly scope: string
  readonly state: string
}): string => {
  isLoopbackAuthority(authority)
  const url = new URL(`${authority}/${encodeURIComponent(tenant)}/v2.0/adminconsent`)
  const values = { client_id: clientId, scope, redirect_uri: redirectUri, state }
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value)
  return url.href
}

/** Who signed in, from an ID token that came straight from Entra. */
export interface SignedInPerson {
  /** Directory of the account that was used, a GUID. */
  readonly tenantId: string
  /** Object id in that directory. */
  readonly objectId: string
  /** For people, such as `ada@contoso.com`; may change. */
  readonly name: string
}

/** Tokens of a signed-in person. */
export interface SignedIn {
  readonly token: string
  /** Milliseconds since 1970 by our clock. */
  readonly expiresAt: number
  /** The one to be used next; each use may give another. Undefined where `offline_access` was not granted. */
  readonly refreshToken: string | undefined
  /** Present when an ID token came with it. */
  readonly person: SignedInPerson | undefined
}

/**
 * Turns the code with which the browser came back into tokens.
 *
 * @throws Fault `auth.*`; `auth.unexpected` where the answer belongs to another sign-in
 * @see RFC 6749, section 4.1.3; OpenID Connect Core, section 3.1.3
 */
export const redeemCode = async (
  client: SignInClient,
  { code, verifier, nonce }: Pick<SignInTies, 'verifier' | 'nonce'> & { readonly code: string },
): Promise<SignedIn> => {
  const { redirectUri: redirect_uri, scope = delegatedScope } = client
  const signedIn = await askForTokens(client, 'authorization_code', [code, verifier], {
    code,
    redirect_uri,
    code_verifier: verifier,
    scope,
  })
  const { person, idNonce } = signedIn
  if (person === undefined || idNonce !== nonce)
    throw new Fault('auth.unexpected', { message: 'The answer of sign-in belongs to another attempt.' })
  return signedIn
}

/**
 * Gets new tokens with a refresh token. Store the new refresh token before the access token is used: what was sent may
 * be worth nothing afterwards.
 *
 * @throws Fault `auth.*`
 * @see RFC 6749, section 6
 */
export const refreshSignIn = (
  client: Omit<SignInClient, 'redirectUri'>,
  refreshToken: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<SignedIn> =>
  askForTokens(
    client,
    'refresh_token',
    [refreshToken],
    { refresh_token: refreshToken, scope: client.scope ?? delegatedScope },
    options,
  )

/** The error with which the browser came back, as a fault; undefined where it brought none. */
export const returnedFault = (query: string, now: number): Fault | undefined => {
  const error: EntraError | undefined = new URLSearchParams(query).has('error') ? readEntraError(query) : undefined
  return error && entraFault({ status: 400, headers: new Headers(), text: query, now })
}

/** One request for the tokens of a person. @param hidden Texts in it that nobody else may see. */
export const askForTokens = async (
  options: Omit<SignInClient, 'redirectUri'>,
  grant: string,
  hidden: readonly string[],
  values: Readonly<Record<string, string>>,
  {
    signal,
    onRefusal,
  }: { readonly signal?: AbortSignal | undefined; readonly onRefusal?: (text: string) => void } = {},
): Promise<SignedIn & { readonly idNonce: string | undefined }> => {
  const { authority, tenant, clientId, credential, now = Date.now } = options
  const insecure = isLoopbackAuthority(authority)
  const server = { issuer: `${authority}/${tenant}/v2.0`, token_endpoint: tokenUrl(options, tenant) }
  const { authenticate, hidden: proof } = await clientProof(credential, {
    clientId,
    audience: server.token_endpoint,
    now,
  })()
  const startedAt = now()
  const { response, text, clientRequestId } = await exchange({
    ...options,
    signal,
    hidden: [...proof, ...hidden],
    send: async ({ fetch, headers, signal }) => {
      const answered = await oauth.genericTokenEndpointRequest(
        server,
        { client_id: clientId },
        authenticate,
        grant,
        new URLSearchParams(values),
        {
          headers,
          signal,
          [oauth.allowInsecureRequests]: insecure,
          [oauth.customFetch]: (url, init) => fetch(url, init as RequestInit),
        },
      )
      if (!answered.ok && onRefusal !== undefined) onRefusal(await answered.clone().text())
      return answered
    },
  })
  const answer = readAnswer(text)
  if (answer === undefined)
    throw new Fault('auth.unexpected', {
      status: response.status,
      message: 'The answer to the token request holds no token; something between may have answered.',
      correlation: { 'client-request-id': clientRequestId },
    })
  const { access_token, expires_in, refresh_token, id_token } = answer
  const { person, nonce } = readPerson(id_token, clientId)
  return {
    token: access_token,
    expiresAt: startedAt + Number(expires_in) * 1000,
    refreshToken: refresh_token,
    person,
    idNonce: nonce,
  }
}

interface Answer {
  readonly access_token: string
  readonly expires_in: number | string
  readonly refresh_token: string | undefined
  readonly id_token: string | undefined
}

const readAnswer = (text: string): Answer | undefined => {
  try {
    const { access_token, expires_in, refresh_token, id_token } = JSON.parse(text) as Record<string, unknown>
    if (typeof access_token !== 'string' || !Number.isFinite(Number(expires_in))) return undefined
    const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
    return {
      access_token,
      expires_in: Number(expires_in),
      refresh_token: textOf(refresh_token),
      id_token: textOf(id_token),
    }
  } catch {
    return undefined
  }
}

/** An ID token from the token endpoint needs no signature check: it came from Entra itself, over TLS (OIDC Core, 3.1.3.7). */
const readPerson = (
  idToken: string | undefined,
  clientId: string,
): { person: SignedInPerson | undefined; nonce: string | undefined } => {
  const nobody = { person: undefined, nonce: undefined }
  if (idToken === undefined) return nobody
  try {
    const { aud, tid, oid, preferred_username, name, nonce } = decodeJwt<Record<string, unknown>>(idToken)
    if (aud !== clientId || typeof tid !== 'string' || typeof oid !== 'string') return nobody
    const shown = [preferred_username, name].find((each): each is string => typeof each === 'string') ?? oid
    return {
      person: { tenantId: tid, objectId: oid, name: shown },
      nonce: typeof nonce === 'string' ? nonce : undefined,
    }
  } catch {
    return nobody
  }
}
