import { Fault } from '@landbridge/model'
import * as oauth from 'oauth4webapi'
import { type EntraError, readEntraError } from './entra-error.ts'
import { exchange, isLoopbackAuthority } from './exchange.ts'
import { askForTokens, delegatedScope, type SignedIn, type SignInClient } from './sign-in.ts'

/** A code for a person to type at Microsoft's page, on whatever device has a browser. */
export interface DeviceCode {
  /** What the person types. */
  readonly userCode: string
  /** Where they type it. */
  readonly verificationUri: string
  /** The secret half, with which it is asked whether they have; never to be shown. */
  readonly deviceCode: string
  /** Milliseconds since 1970 by our clock. */
  readonly expiresAt: number
  /** The least time between two questions, in milliseconds. */
  readonly intervalMs: number
}

/** What became of a code so far. */
export type DevicePoll =
  | { readonly state: 'waiting'; readonly intervalMs: number }
  | { readonly state: 'signed-in'; readonly signedIn: SignedIn }

/** Where the server does not say how often it may be asked (RFC 8628, section 3.2). */
const usualIntervalSeconds = 5
/** What is added to the time between two questions each time that the server finds them too many (section 3.5). */
const slowDownMs = 5_000

/**
 * Asks for a code. The app registration must allow public client flows.
 *
 * @throws Fault `auth.*`, `net.*`
 * @throws TypeError The authority is neither https nor on this machine.
 * @see RFC 8628, section 3.1
 */
export const beginDeviceCode = async (
  client: Omit<SignInClient, 'redirectUri' | 'credential'>,
): Promise<DeviceCode> => {
  const { authority, tenant, clientId, scope = delegatedScope, now = Date.now } = client
  const insecure = isLoopbackAuthority(authority)
  const server = {
    issuer: `${authority}/${tenant}/v2.0`,
    device_authorization_endpoint: `${authority}/${encodeURIComponent(tenant)}/oauth2/v2.0/devicecode`,
  }
  const startedAt = now()
  const { text, response } = await exchange({
    ...client,
    send: ({ fetch, headers, signal }) =>
      oauth.deviceAuthorizationRequest(
        server,
        { client_id: clientId },
        oauth.None(),
        { scope },
        {
          headers,
          signal,
          [oauth.allowInsecureRequests]: insecure,
          [oauth.customFetch]: (url, init) => fetch(url, init as RequestInit),
        },
      ),
  })
  const answer = readCode(text)
  if (answer === undefined)
    throw new Fault('auth.unexpected', { status: response.status, message: 'The answer of sign-in holds no code.' })
  const { device_code, user_code, verification_uri, expires_in, interval } = answer
  return {
    deviceCode: device_code,
    userCode: user_code,
    verificationUri: verification_uri,
    expiresAt: startedAt + expires_in * 1_000,
    intervalMs: interval * 1_000,
  }
}

/**
 * Asks once whether the person has typed the code and signed in.
 *
 * @param intervalMs What the last answer said; a server that finds the questions too many makes it longer.
 * @throws Fault `auth.consent_declined`, `auth.grant_expired` for a code that was not used in time, `auth.policy_blocked`
 *   where the directory does not allow this way, `auth.*`, `net.*`
 * @see RFC 8628, sections 3.4 and 3.5
 */
export const pollDeviceCode = async (
  client: Omit<SignInClient, 'redirectUri'>,
  { deviceCode, intervalMs }: Pick<DeviceCode, 'deviceCode' | 'intervalMs'>,
): Promise<DevicePoll> => {
  let refusal: EntraError | undefined
  try {
    const values = { device_code: deviceCode }
    const grant = 'urn:ietf:params:oauth:grant-type:device_code'
    const signedIn = await askForTokens(client, grant, [deviceCode], values, {
      onRefusal: (text) => {
        refusal = readEntraError(text)
      },
    })
    return { state: 'signed-in', signedIn }
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'auth.pending') throw error
    return { state: 'waiting', intervalMs: refusal?.error === 'slow_down' ? intervalMs + slowDownMs : intervalMs }
  }
}

const readCode = (text: string) => {
  try {
    const { device_code, user_code, verification_uri, expires_in, interval } = JSON.parse(text) as Record<
      string,
      unknown
    >
    const [expires, every] = [Number(expires_in), Number(interval ?? usualIntervalSeconds)]
    if (typeof device_code !== 'string' || typeof user_code !== 'string' || typeof verification_uri !== 'string')
      return undefined
    if (!(expires > 0) || !(every >= 0)) return undefined
    return { device_code, user_code, verification_uri, expires_in: expires, interval: every }
  } catch {
    return undefined
  }
}
