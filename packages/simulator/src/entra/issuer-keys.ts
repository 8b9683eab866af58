import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'

const timeoutMs = 5_000
const maxBytes = 1_048_576
const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Whether an address may be asked for keys: it is secure, or on this machine. */
export const isIssuerAddress = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && loopback.includes(hostname))
}

const readDocument = async (address: string): Promise<Readonly<Record<string, unknown>> | undefined> => {
  if (!isIssuerAddress(address)) return undefined
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const response = await fetch(address, { signal, redirect: 'error', headers: { accept: 'application/json' } })
    const text = response.ok ? await response.text() : ''
    const value: unknown = text.length > maxBytes ? undefined : JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const isKey = (value: unknown): value is JsonWebKey & { readonly kid?: unknown } =>
  typeof value === 'object' && value !== null && 'kty' in value && value.kty === 'RSA'

/**
 * Asks an issuer for the key of this name, by its OpenID document and the key set that it names. Both are read anew
 * each time: keys roll without notice.
 *
 * @returns Undefined when the issuer does not answer, calls itself otherwise, or has no such RSA key.
 */
export const findIssuerKey = async (issuer: string, kid: unknown): Promise<KeyObject | undefined> => {
  const document = await readDocument(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  if (document?.issuer !== issuer || typeof document.jwks_uri !== 'string') return undefined
  const set = await readDocument(document.jwks_uri)
  const keys = Array.isArray(set?.keys) ? set.keys.filter(isKey) : []
  const key = keys.find((each) => each.kid === kid) ?? (kid === undefined && keys.length === 1 ? keys[0] : undefined)
  try {
    return key === undefined ? undefined : createPublicKey({ key, format: 'jwk' })
  } catch {
    return undefined
  }
}
