import { X509Certificate } from 'node:crypto'
import type { Jwt } from '../jwt.ts'
import { thumbprints } from '../x509/certificate.ts'
import { EntraRefusal } from './refusal.ts'

const readCertificate = (text: unknown): X509Certificate | undefined => {
  try {
    return typeof text === 'string' ? new X509Certificate(Buffer.from(text, 'base64')) : undefined
  } catch {
    return undefined
  }
}

/**
 * Checks the certificates that an assertion brings along: the first is the one that the header names, and each is signed
 * by the next.
 *
 * @throws EntraRefusal 50012 for one that cannot be read or is another, 50017 for a chain that does not hold.
 */
export const checkChain = ({ header }: Jwt): void => {
  const { x5c } = header
  if (x5c === undefined) return
  const chain = Array.isArray(x5c) ? x5c.map(readCertificate) : []
  const certificates = chain.filter((each) => each !== undefined)
  const [leaf] = certificates
  if (leaf === undefined || certificates.length < chain.length) throw new EntraRefusal(50012)
  const { sha1, sha256 } = thumbprints(leaf.raw)
  const isNamed = header['x5t#S256'] === undefined ? header.x5t === sha1 : header['x5t#S256'] === sha256
  if (!isNamed) throw new EntraRefusal(50012)
  const isWhole = certificates.slice(1).every((issuer, i) => certificates[i]!.verify(issuer.publicKey))
  if (!isWhole) throw new EntraRefusal(50017)
}
