import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { bits, instant, nothing, objectId, positive, sequence, set, tagged, utf8 } from './der.ts'

/** Who signs a certificate: another one, with its key. */
export interface Issuer {
  readonly name: string
  readonly privateKey: KeyObject
}

/** What a certificate says, and the key that it is for. */
export interface CertificateDraft {
  readonly name: string
  /** Sixteen bytes at most. */
  readonly serial: Buffer
  readonly privateKey: KeyObject
  /** In milliseconds since 1970. */
  readonly startsAt: number
  readonly endsAt: number
  /** @default the key signs its certificate itself */
  readonly issuer?: Issuer
  /** As in DER, see `extensions.ts`. @default none */
  readonly extensions?: readonly Buffer[]
}

/** 2.5.4.3, the common name. */
const commonName = objectId('550403')
const version3 = tagged(0, positive(Buffer.from([2])))
/** By the kind of the key that signs: 1.2.840.113549.1.1.11, with its empty parameters, and 1.2.840.10045.4.3.2. */
const algorithms: Readonly<Record<string, Buffer>> = {
  rsa: sequence(objectId('2a864886f70d01010b'), nothing),
  ec: sequence(objectId('2a8648ce3d040302')),
}

const nameOf = (name: string): Buffer => sequence(set(sequence(commonName, utf8(name))))

/**
 * Writes an X.509 certificate, signed with SHA-256 by an RSA key or one on the curve P-256.
 *
 * @returns DER.
 * @see RFC 5280, section 4.1
 */
export const writeCertificate = (draft: CertificateDraft): Buffer => {
  const { name, serial, privateKey, startsAt, endsAt, extensions = [], issuer = { name, privateKey } } = draft
  const algorithm = algorithms[issuer.privateKey.asymmetricKeyType ?? '']
  if (algorithm === undefined) throw new TypeError('privateKey: only RSA and EC keys sign certificates.')
  const contents = sequence(
    version3,
    positive(Buffer.concat([Buffer.from([1]), serial.subarray(0, 15)])),
    algorithm,
    nameOf(issuer.name),
    sequence(instant(startsAt), instant(endsAt)),
    nameOf(name),
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    ...(extensions.length === 0 ? [] : [tagged(3, sequence(...extensions))]),
  )
  return sequence(contents, algorithm, bits(sign('sha256', contents, issuer.privateKey)))
}

/** Both thumbprints by which a client assertion may name its certificate, base64url. */
export const thumbprints = (der: Buffer): { readonly sha1: string; readonly sha256: string } => ({
  sha1: createHash('sha1').update(der).digest('base64url'),
  sha256: createHash('sha256').update(der).digest('base64url'),
})

/** The text form of a certificate. @see RFC 7468 */
export const pemOf = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`
