import { constants, createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { SigningKey } from './world.ts'

/** A JSON Web Token taken apart, nothing verified. */
export interface Jwt {
  readonly header: Readonly<Record<string, unknown>>
  readonly payload: Readonly<Record<string, unknown>>
  readonly signed: string
  readonly signature: Buffer
}

const base64url = /^[A-Za-z0-9_-]+$/

const decodeObject = (part: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** @returns The parts, or undefined when the text is not a signed token in compact form. */
export const parseJwt = (text: string): Jwt | undefined => {
  const parts = text.split('.')
  const [head, body, signature] = parts
  if (parts.length !== 3 || !parts.every((part) => base64url.test(part))) return undefined
  const header = decodeObject(head!)
  const payload = decodeObject(body!)
  if (header === undefined || payload === undefined) return undefined
  return { header, payload, signed: `${head}.${body}`, signature: Buffer.from(signature!, 'base64url') }
}

/** The signature algorithms that Entra takes from clients; its own tokens are RS256. */
const paddings = {
  RS256: { padding: constants.RSA_PKCS1_PADDING },
  PS256: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
} as const

export type Algorithm = keyof typeof paddings

export const isAlgorithm = (name: unknown): name is Algorithm =>
  typeof name === 'string' && Object.hasOwn(paddings, name)

/** Whether the key belongs to the signature; a key of another kind than RSA never does. */
export const signatureIsGood = (jwt: Jwt, algorithm: Algorithm, key: KeyObject): boolean => {
  if (key.asymmetricKeyType !== 'rsa') return false
  return verify('sha256', Buffer.from(jwt.signed), { key, ...paddings[algorithm] }, jwt.signature)
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs with RS256; the header names the key twice, as Entra's does. */
export const signJwt = (payload: object, key: SigningKey): string => {
  const signed = `${encode({ typ: 'JWT', alg: 'RS256', x5t: key.kid, kid: key.kid })}.${encode(payload)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), key.privateKey).toString('base64url')}`
}

const sealed = (header: object, nonce: string): object => ({
  ...header,
  nonce: createHash('sha256').update(nonce).digest('base64url'),
})

/**
 * Signs a token that is for its resource alone, as those for Microsoft Graph are: the header shows a nonce, and what is
 * signed has the hash of it. Whoever verifies such a token by the published keys finds its signature wrong.
 */
export const signOpaqueJwt = (payload: object, key: SigningKey, nonce: string): string => {
  const header = { typ: 'JWT', nonce, alg: 'RS256', x5t: key.kid, kid: key.kid }
  const signed = `${encode(sealed(header, nonce))}.${encode(payload)}`
  const signature = sign('sha256', Buffer.from(signed), key.privateKey).toString('base64url')
  return `${encode(header)}.${encode(payload)}.${signature}`
}

/** What the signature of a token of ours is over. */
const signedPart = ({ header, signed }: Jwt): string => {
  if (typeof header.nonce !== 'string') return signed
  return `${encode(sealed(header, header.nonce))}.${signed.split('.')[1]}`
}

const publicKeys = new WeakMap<SigningKey, KeyObject>()

const publicKeyOf = (key: SigningKey): KeyObject => {
  const known = publicKeys.get(key) ?? createPublicKey(key.privateKey)
  publicKeys.set(key, known)
  return known
}

/** @returns The payload of a token that one of these keys signed with RS256, else undefined. */
export const verifyJwt = (text: string, keys: readonly SigningKey[]): Jwt['payload'] | undefined => {
  const jwt = parseJwt(text)
  if (jwt === undefined || jwt.header.alg !== 'RS256') return undefined
  const key = keys.find(({ kid }) => kid === jwt.header.kid)
  if (key === undefined) return undefined
  const isGood = signatureIsGood({ ...jwt, signed: signedPart(jwt) }, 'RS256', publicKeyOf(key))
  return isGood ? jwt.payload : undefined
}
