import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto'

/** One DER element: a tag, a length and a content. */
const element = (tag: number, ...contents: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(contents)
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const size = Buffer.from(length.toString(16).padStart(length > 0xffff ? 6 : length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content])
}

const sequence = (...contents: readonly Buffer[]): Buffer => element(0x30, ...contents)
const hex = (digits: string): Buffer => Buffer.from(digits, 'hex')

const version3 = element(0xa0, element(0x02, hex('02')))
/** 1.2.840.113549.1.1.11, RSA with SHA-256, and its empty parameters. */
const sha256WithRsa = sequence(element(0x06, hex('2a864886f70d01010b')), element(0x05))
/** 2.5.4.3, the common name. */
const commonName = element(0x06, hex('550403'))

const nameOf = (name: string): Buffer =>
  sequence(element(0x31, sequence(commonName, element(0x0c, Buffer.from(name, 'utf8')))))

// GeneralizedTime, although certificates should use the shorter form before 2050: readers take both.
const timeOf = (ms: number): Buffer =>
  element(0x18, Buffer.from(`${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`))

/** What a certificate says, and the key that it is for; the key signs it itself. */
export interface CertificateDraft {
  readonly name: string
  /** Sixteen bytes at most. */
  readonly serial: Buffer
  readonly privateKey: KeyObject
  /** In milliseconds since 1970. */
  readonly startsAt: number
  readonly endsAt: number
}

/**
 * Writes a self-signed X.509 certificate of an RSA key.
 *
 * @returns DER.
 * @see RFC 5280, section 4.1
 */
export const writeCertificate = ({ name, serial, privateKey, startsAt, endsAt }: CertificateDraft): Buffer => {
  const positive = Buffer.concat([hex('01'), serial.subarray(0, 15)])
  const contents = sequence(
    version3,
    element(0x02, positive),
    sha256WithRsa,
    nameOf(name),
    sequence(timeOf(startsAt), timeOf(endsAt)),
    nameOf(name),
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
  )
  const signature = sign('sha256', contents, privateKey)
  return sequence(contents, sha256WithRsa, element(0x03, hex('00'), signature))
}

/** Both thumbprints by which a client assertion may name its certificate, base64url. */
export const thumbprints = (der: Buffer): { readonly sha1: string; readonly sha256: string } => ({
  sha1: createHash('sha1').update(der).digest('base64url'),
  sha256: createHash('sha256').update(der).digest('base64url'),
})
