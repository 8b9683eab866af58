import * as oauth from 'oauth4webapi'
import { signIn } from './browser.mjs'

/** @typedef {Record<string, string>} Input */

const bc = 'https://api.businesscentral.dynamics.com'
const back = 'http://localhost:8080/oauth/callback'

/** Every step by itself, so that each answer is checked to the letter. @param {Input} input */
export const everyStep = async (input) => {
  const { TENANT = '', CLIENT_ID = '', CLIENT_SECRET = '', TEST_USER = '', TEST_PASSWORD = '' } = input
  const issuer = new URL(`https://login.microsoftonline.com/${TENANT}/v2.0`)
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oidc' })
  const server = await oauth.processDiscoveryResponse(issuer, found)
  const client = { client_id: CLIENT_ID }
  const proof = oauth.ClientSecretPost(CLIENT_SECRET)

  const grant = await oauth.clientCredentialsGrantRequest(server, client, proof, { scope: `${bc}/.default` })
  const application = await oauth.processClientCredentialsResponse(server, client, grant)

  const [verifier, state, nonce] = [
    oauth.generateRandomCodeVerifier(),
    oauth.generateRandomState(),
    oauth.generateRandomNonce(),
  ]
  const url = new URL(server.authorization_endpoint ?? '')
  url.search = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    redirect_uri: back,
    scope: `openid offline_access ${bc}/Financials.ReadWrite.All`,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    max_age: '3600',
  }).toString()
  const landed = new URL(await signIn(url.href, { user: TEST_USER, password: TEST_PASSWORD, back }))
  const parameters = oauth.validateAuthResponse(server, client, landed, state)
  const answer = await oauth.authorizationCodeGrantRequest(server, client, proof, parameters, back, verifier)
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(server, answer)

  const renewing = await oauth.refreshTokenGrantRequest(server, client, proof, tokens.refresh_token ?? '')
  const renewed = await oauth.processRefreshTokenResponse(server, client, renewing)
  return { application, tokens, claims: oauth.getValidatedIdTokenClaims(tokens), renewed }
}

/** Comes back with an error instead of a code. @param {Input} input */
export const refusedAtOnce = async ({ TENANT = '', CLIENT_ID = '' }) => {
  const issuer = new URL(`https://login.microsoftonline.com/${TENANT}/v2.0`)
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer))
  const url = new URL(server.authorization_endpoint ?? '')
  const state = oauth.generateRandomState()
  url.search = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    redirect_uri: back,
    scope: `openid ${bc}/.default`,
    state,
    prompt: 'none',
  }).toString()
  const landed = new URL(await signIn(url.href, { user: '', password: '', back }))
  oauth.validateAuthResponse(server, { client_id: CLIENT_ID }, landed, state)
}
