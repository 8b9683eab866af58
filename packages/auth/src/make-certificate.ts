import { createHash, createSign, generateKeyPair, type KeyObject, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  Extension,
  Extensions,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_subjectKeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import type { CertificateCredential } from './certificate.ts'

/** What a new certificate says of itself. */
export interface NewCertificate {
  /** Common name, by which people tell certificates apart on Microsoft's page. At most 64 characters count. */
  readonly name: string
  /** How long it is to last, in days. */
  readonly days: number
  /** Its beginning, in milliseconds since 1970. It begins some minutes earlier, because clocks differ. */
  readonly now: number
}

/** A certificate with its key, as it is sealed. */
export type MadeCertificate = Required<Pick<CertificateCredential, 'certificatePem' | 'privateKeyPem'>>

const keyBits = 2_048
const dayMs = 86_400_000
/** So much earlier than now it is good already, in milliseconds. */
const earlierMs = 300_000
/** Longest common name that RFC 5280 allows. */
const nameLength = 64

const commonName = '2.5.4.3'
const sha256WithRsa = '1.2.840.113549.1.1.11'

const makeKeys = promisify(generateKeyPair)

/**
 * Makes an RSA key, and a certificate for it that is signed with that key: Entra compares the certificate with the one
 * on the app registration and asks no authority.
 *
 * @returns PEM texts. The private key is to be sealed at once.
 * @see RFC 5280; Microsoft, "Create a self-signed certificate for application authentication"
 */
export const makeCertificate = async ({ name, days, now }: NewCertificate): Promise<MadeCertificate> => {
  const { publicKey, privateKey } = await makeKeys('rsa', { modulusLength: keyBits })
  const certificate = signed(toBeSigned(publicKey, { name, days, now }), privateKey)
  return {
    certificatePem: pemOf(certificate),
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

const toBeSigned = (publicKey: KeyObject, { name, days, now }: NewCertificate): TBSCertificate => {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const subject = nameOf(name)
  return new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: rsaSignature(),
    issuer: subject,
    subject,
    validity: new Validity({
      notBefore: timeOf(now - earlierMs),
      notAfter: timeOf(now + days * dayMs),
    }),
    subjectPublicKeyInfo: AsnConvert.parse(spki, SubjectPublicKeyInfo),
    extensions: new Extensions([
      extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: false })),
      extension(id_ce_keyUsage, true, new KeyUsage(KeyUsageFlags.digitalSignature)),
      extension(
        id_ce_subjectKeyIdentifier,
        false,
        new SubjectKeyIdentifier(createHash('sha256').update(spki).digest().subarray(0, 20)),
      ),
    ]),
  })
}

const signed = (tbs: TBSCertificate, key: KeyObject): Buffer => {
  const signature = createSign('sha256').update(bytesOf(tbs)).sign(key)
  return bytesOf(
    new Certificate({
      tbsCertificate: tbs,
      signatureAlgorithm: rsaSignature(),
      signatureValue: exactly(signature),
    }),
  )
}

const rsaSignature = () => new AlgorithmIdentifier({ algorithm: sha256WithRsa, parameters: null })

const nameOf = (name: string) =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({
        type: commonName,
        value: new AttributeValue({ utf8String: name.slice(0, nameLength) }),
      }),
    ]),
  ])

/** Positive, and long enough that no two are the same. */
const serialNumber = (): ArrayBuffer => {
  const bytes = randomBytes(16)
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return exactly(bytes)
}

// Certificates know seconds only.
const timeOf = (ms: number) => new Date(Math.floor(ms / 1_000) * 1_000)

const extension = (extnID: string, critical: boolean, value: unknown) =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) })

const bytesOf = (value: unknown): Buffer => Buffer.from(AsnConvert.serialize(value))

/** A buffer may be a window into a larger one; here exactly its own bytes count. */
const exactly = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer

const pemOf = (der: Buffer): string => {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
