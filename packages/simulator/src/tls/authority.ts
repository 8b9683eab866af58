import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Log } from '../log.ts'
import { pemOf, writeCertificate } from '../x509/certificate.ts'
import {
  authorityKeyId,
  forServers,
  isAuthority,
  onlyFor,
  signsCertificates,
  subjectKeyId,
} from '../x509/extensions.ts'

/** The simulator's own certification authority. */
export interface CertificateAuthority {
  readonly name: string
  readonly privateKey: KeyObject
  /** The certificate, as PEM. */
  readonly pem: string
  /** In milliseconds since 1970, by the real clock: clients do not know the simulated one. */
  readonly endsAt: number
}

const dayMs = 86_400_000
/** Short, because people put it among the authorities that they trust; made anew while some of it is left. */
const lifeMs = 397 * dayMs
const marginMs = 30 * dayMs

const namePrefix = 'Landbridge simulator CA '

/** A new key pair on the curve that every client of today knows, and that takes no time to make. */
export const newTlsKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey

/** @param names What it may speak for; it can vouch for no other server, whoever gets hold of its key. */
export const makeAuthority = (names: readonly string[]): CertificateAuthority => {
  const privateKey = newTlsKey()
  // Its own name each time, so that a client that trusts two of them does not confuse them.
  const name = `${namePrefix}${randomBytes(4).toString('hex')}`
  const now = Date.now()
  const endsAt = now + lifeMs
  const extensions = [
    isAuthority,
    signsCertificates,
    forServers,
    onlyFor(names),
    subjectKeyId(privateKey),
    authorityKeyId(privateKey),
  ]
  const draft = { name, serial: randomBytes(15), privateKey, startsAt: now - dayMs, endsAt, extensions }
  return { name, privateKey, pem: pemOf(writeCertificate(draft)), endsAt }
}

interface Kept {
  readonly authority: CertificateAuthority
  readonly der: Buffer
}

/** @throws Error when the files are not an authority of ours: better than to write over somebody else's. */
const readAuthority = (caFile: string, keyFile: string): Kept | undefined => {
  if (!existsSync(caFile) && !existsSync(keyFile)) return undefined
  try {
    const pem = readFileSync(caFile, 'utf8')
    const privateKey = createPrivateKey(readFileSync(keyFile))
    const certificate = new X509Certificate(pem)
    const name = /^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? ''
    if (!name.startsWith(namePrefix) || !certificate.checkPrivateKey(privateKey)) throw new TypeError('not ours')
    return {
      authority: { name, privateKey, pem, endsAt: Date.parse(certificate.validTo) },
      der: certificate.raw,
    }
  } catch (cause) {
    throw new Error(`${caFile} and ${keyFile} do not hold a certification authority of the simulator.`, { cause })
  }
}

const writeWhole = (path: string, text: string, mode: number): void => {
  const draft = `${path}.${process.pid}.new`
  writeFileSync(draft, text, { mode })
  renameSync(draft, path)
}

/**
 * The authority that is kept in files, or a new one in its place when there is none, it ends soon, or it may not speak
 * for all of these names.
 *
 * @throws Error when the files hold something else.
 */
export const keepAuthority = (caFile: string, names: readonly string[], log: Log): CertificateAuthority => {
  const keyFile = `${caFile}.key`
  const kept = readAuthority(caFile, keyFile)
  if (kept !== undefined && kept.authority.endsAt > Date.now() + marginMs && kept.der.includes(onlyFor(names)))
    return kept.authority
  const made = makeAuthority(names)
  writeWhole(keyFile, made.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600)
  writeWhole(caFile, made.pem, 0o644)
  if (kept !== undefined) log.warn('The certification authority was made anew; clients must read it again', { caFile })
  return made
}
