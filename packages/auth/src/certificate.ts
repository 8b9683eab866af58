import { createHash, createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto'
import { Fault } from '@landbridge/model'
import { SignJWT } from 'jose'

/** A certificate whose public half is uploaded on the app registration. */
export interface CertificateCredential {
  /** PEM; PKCS#8, or PKCS#1. RSA. */
  readonly privateKeyPem: string
  /** PEM of the certificate itself; further certificates after it are ignored. */
  readonly certificatePem: string
  /** Signature of the assertion; Microsoft prefers `PS256`. @default 'PS256' */
  readonly algorithm?: 'PS256' | 'RS256'
}

/** A certificate and its key, read and found to belong together. */
export interface ReadCertificate {
  readonly key: KeyObject
  /** SHA-1 of the certificate in hex, as the portal shows it. */
  readonly thumbprint: string
  /** SHA-256 of the certificate, base64url. */
  readonly sha256: string
  /** Milliseconds since 1970. */
  readonly startsAt: number
  readonly endsAt: number
  readonly subject: string
}

const refuse = (field: keyof CertificateCredential, message: string): Fault =>
  new Fault('auth.certificate_refused', { field, message })

/**
 * Reads a certificate and its key, so that what Entra must refuse is found before anything is sent.
 *
 * @throws Fault `auth.certificate_refused` with the field that is at fault: not readable, not RSA, not a pair.
 */
export const readCertificate = ({ privateKeyPem, certificatePem }: CertificateCredential): ReadCertificate => {
  const certificate = attempt(() => new X509Certificate(certificatePem))
  if (!certificate) throw refuse('certificatePem', 'The certificate cannot be read: PEM text is expected.')
  const key = attempt(() => createPrivateKey(privateKeyPem))
  if (!key) throw refuse('privateKeyPem', 'The private key cannot be read: PEM text without a password is expected.')
  if (key.asymmetricKeyType !== 'rsa') throw refuse('privateKeyPem', 'The private key is not an RSA key.')
  if (!certificate.checkPrivateKey(key))
    throw refuse('privateKeyPem', 'The private key does not belong to the certificate.')
  return {
    key,
    thumbprint: createHash('sha1').update(certificate.raw).digest('hex').toUpperCase(),
    sha256: createHash('sha256').update(certificate.raw).digest('base64url'),
    startsAt: Date.parse(certificate.validFrom),
    endsAt: Date.parse(certificate.validTo),
    subject: certificate.subject,
  }
}

// What the parsers say may quote the key, so it goes no further.
const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

const assertionLifeMs = 600_000

/**
 * Signs the assertion with which an application proves that it holds the key.
 *
 * @param audience Token endpoint of the tenant.
 * @param now      In milliseconds since 1970.
 * @throws Fault `auth.certificate_refused` once the certificate has ended.
 * @see RFC 7523, section 3; Microsoft, "Certificate credentials"
 */
export const signAssertion = async (
  { key, sha256, endsAt }: ReadCertificate,
  { clientId, audience, algorithm, now }: { clientId: string; audience: string; algorithm: string; now: number },
): Promise<string> => {
  if (now > endsAt)
    throw refuse('certificatePem', `The certificate ended on ${new Date(endsAt).toISOString().slice(0, 10)}.`)
  return new SignJWT({})
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', 'x5t#S256': sha256 })
    .setAudience(audience)
    .setIssuer(clientId)
    .setSubject(clientId)
    .setJti(randomUUID())
    .setNotBefore(Math.floor(now / 1000))
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor((now + assertionLifeMs) / 1000))
    .sign(key)
}
