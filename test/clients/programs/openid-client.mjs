import { createPrivateKey } from 'node:crypto'
import * as oidc from 'openid-client'
import { signIn } from './browser.mjs'

/** @typedef {Record<string, string>} Input */

const bc = 'https://api.businesscentral.dynamics.com'
const back = 'http://localhost:8080/oauth/callback'

/** How the client proves itself. @param {Input} input */
const proofOf = async ({ method, CLIENT_SECRET = '', privateKey = '', header = '{}' }) => {
  if (method === 'none') return oidc.None()
  if (method === 'basic') return oidc.ClientSecretBasic(CLIENT_SECRET)
  if (method !== 'RS256' && method !== 'PS256') return oidc.ClientSecretPost(CLIENT_SECRET)
  const algorithm = { name: method === 'RS256' ? 'RSASSA-PKCS1-v1_5' : 'RSA-PSS', hash: 'SHA-256' }
  const der = new Uint8Array(createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' }))
  const key = await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
  return oidc.PrivateKeyJwt(key, {
    [oidc.modifyAssertion]: (own) => {
      Object.assign(own, JSON.parse(header))
    },
  })
}

/** @param {Input} input */
const configure = async (input) => {
  const { CLIENT_ID = '', tenant = input.TENANT } = input
  const server = new URL(`${input.authority ?? 'https://login.microsoftonline.com'}/${tenant}/v2.0`)
  const config = await oidc.discovery(server, CLIENT_ID, undefined, await proofOf(input))
  oidc.enableNonRepudiationChecks(config)
  return config
}

/** @param {Input} input */
export const discover = async (input) => (await configure(input)).serverMetadata()

/** @param {Input} input */
export const forClient = async (input) =>
  oidc.clientCredentialsGrant(await configure(input), { scope: input.scope ?? `${bc}/.default` })

/** @param {Input} input */
const enter = async (input) => {
  const config = await configure(input)
  const [pkceCodeVerifier, expectedNonce, expectedState] = [
    oidc.randomPKCECodeVerifier(),
    oidc.randomNonce(),
    oidc.randomState(),
  ]
  if (input.responseType === 'code id_token') oidc.useCodeIdTokenResponseType(config)
  if (input.responseType === 'id_token') oidc.useIdTokenResponseType(config)
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: back,
    scope: input.scopes ?? `openid profile email offline_access ${bc}/Financials.ReadWrite.All`,
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...(input.responseMode === undefined ? {} : { response_mode: input.responseMode }),
  })
  const person = { user: input.TEST_USER ?? '', password: input.TEST_PASSWORD ?? '', back }
  const landed = new URL(await signIn(url.href, person))
  return { config, landed, checks: { pkceCodeVerifier, expectedNonce, expectedState } }
}

/** @param {Input} input */
export const byCode = async (input) => {
  const { config, landed, checks } = await enter(input)
  const tokens = await oidc.authorizationCodeGrant(config, landed, { ...checks, idTokenExpected: true })
  const renewed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? '', { scope: `${bc}/.default openid` })
  const again = await oidc.authorizationCodeGrant(config, landed, checks).catch((error) => error.error_description)
  const end = oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: back, id_token_hint: tokens.id_token ?? '' })
  const ended = await fetch(end, { redirect: 'manual' })
  return {
    tokens,
    claims: tokens.claims(),
    renewed,
    again,
    loggedOut: { status: ended.status, location: ended.headers.get('location') },
  }
}

/** @param {Input} input */
export const userInfo = async (input) => {
  const { config, landed, checks } = await enter({ ...input, scopes: 'openid profile email User.Read' })
  const tokens = await oidc.authorizationCodeGrant(config, landed, checks)
  return {
    claims: tokens.claims(),
    info: await oidc.fetchUserInfo(config, tokens.access_token, tokens.claims()?.sub ?? ''),
  }
}

/** Signs in without a code, or with an id token beside it. @param {Input} input */
export const implicit = async (input) => {
  const { config, landed, checks } = await enter({ ...input, responseType: 'id_token', scopes: 'openid profile' })
  const { expectedNonce, expectedState } = checks
  return oidc.implicitAuthentication(config, landed, expectedNonce, { expectedState })
}

/** @param {Input} input */
export const byDevice = async (input) => {
  const config = await configure({ ...input, CLIENT_ID: input.PUBLIC_ID ?? '', method: 'none' })
  const shown = await oidc.initiateDeviceAuthorization(config, { scope: `openid ${bc}/Financials.ReadWrite.All` })
  const typed = { otc: shown.user_code, user_code: shown.user_code, code: shown.user_code }
  const person = { user: input.TEST_USER ?? '', password: input.TEST_PASSWORD ?? '', back: 'nowhere:', typed }
  const page = await signIn(shown.verification_uri, person)
  const tokens = await oidc.pollDeviceAuthorizationGrant(config, { ...shown, interval: 0 })
  return { shown, page, tokens, claims: tokens.claims() }
}
