import { createPublicKey, createVerify, X509Certificate } from 'node:crypto'
import { createLocalJWKSet, createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { JwksClient } from 'jwks-rsa'
import { signIn } from './browser.mjs'

/** @typedef {Record<string, string>} Input */

const bc = 'https://api.businesscentral.dynamics.com'
const back = 'http://localhost:8080/oauth/callback'

/** @param {string} url @param {Record<string, string>} fields */
const post = async (url, fields) => (await fetch(url, { method: 'POST', body: new URLSearchParams(fields) })).json()

/** Tokens of all kinds, by plain requests. @param {Input} input */
const tokensOf = async ({ TENANT, CLIENT_ID = '', CLIENT_SECRET = '', TEST_USER = '', TEST_PASSWORD = '' }) => {
  const base = `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0`
  const client = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET }
  const application = await post(`${base}/token`, {
    ...client,
    grant_type: 'client_credentials',
    scope: `${bc}/.default`,
  })
  const scope = `openid ${bc}/Financials.ReadWrite.All`
  const asked = new URLSearchParams({ client_id: CLIENT_ID, response_type: 'code', redirect_uri: back, scope })
  const landed = new URL(await signIn(`${base}/authorize?${asked}`, { user: TEST_USER, password: TEST_PASSWORD, back }))
  const code = landed.searchParams.get('code') ?? ''
  const person = await post(`${base}/token`, { ...client, grant_type: 'authorization_code', code, redirect_uri: back })
  return { application: application.access_token, delegated: person.access_token, id: person.id_token }
}

/** @param {Input} input */
export const byJose = async (input) => {
  const { TENANT, CLIENT_ID = '' } = input
  const { application, delegated, id } = await tokensOf(input)
  const v2 = createRemoteJWKSet(new URL(`https://login.microsoftonline.com/${TENANT}/discovery/v2.0/keys`))
  const v1 = createRemoteJWKSet(new URL('https://login.microsoftonline.com/common/discovery/keys'))
  const sts = { issuer: `https://sts.windows.net/${TENANT}/`, audience: bc, algorithms: ['RS256'], typ: 'JWT' }
  return {
    application: (await jwtVerify(application, v1, sts)).payload,
    delegated: (await jwtVerify(delegated, v2, sts)).payload,
    id: (
      await jwtVerify(id, v2, {
        issuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
        audience: CLIENT_ID,
        algorithms: ['RS256'],
        requiredClaims: ['oid', 'tid', 'sub', 'nbf', 'exp', 'iat', 'ver', 'preferred_username'],
      })
    ).payload,
  }
}

/** As a web API of Microsoft's framework does: metadata, key by `kid`, its certificate, the issuer template. @param {Input} input */
export const byKeyId = async (input) => {
  const { TENANT } = input
  const { delegated } = await tokensOf(input)
  const metadata = await (
    await fetch('https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration')
  ).json()
  const keys = new JwksClient({ jwksUri: metadata.jwks_uri, fetcher: async (uri) => (await fetch(uri)).json() })
  const { kid = '', x5t } = /** @type {any} */ (decodeProtectedHeader(delegated))
  const key = await keys.getSigningKey(kid)
  const [head, body, signature = ''] = delegated.split('.')
  const all = await (await fetch(metadata.jwks_uri)).json()
  const entry = all.keys.find((/** @type {any} */ each) => each.kid === kid)
  const certificate = new X509Certificate(Buffer.from(entry.x5c[0], 'base64'))
  const publicKey = key.getPublicKey()
  return {
    issuer: metadata.issuer,
    keyIssuer: entry.issuer.replace('{tenantid}', TENANT ?? ''),
    isSigned: createVerify('RSA-SHA256').update(`${head}.${body}`).verify(publicKey, signature, 'base64url'),
    isSameKey: certificate.publicKey.equals(createPublicKey(publicKey)),
    isSelfSigned: certificate.verify(certificate.publicKey),
    isThumbprint: Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64url') === entry.x5t,
    isNamed: x5t === kid && entry.x5t === kid,
    isValidNow: Date.parse(certificate.validFrom) < Date.now() && Date.now() < Date.parse(certificate.validTo),
    unknown: await keys.getSigningKey('unknown').catch((error) => error.name),
  }
}

/** A token with one letter changed, and one of another key set. @param {Input} input */
export const forged = async (input) => {
  const { application } = await tokensOf(input)
  const keys = await (await fetch(`https://login.microsoftonline.com/${input.TENANT}/discovery/v2.0/keys`)).json()
  const [head, body = '', signature] = application.split('.')
  const changed = Buffer.from(Buffer.from(body, 'base64url').toString().replace('"roles"', '"Roles"')).toString(
    'base64url',
  )
  const set = createLocalJWKSet(keys)
  return jwtVerify(`${head}.${changed}.${signature}`, set)
}
