import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { microsoftNames } from '../hosts.ts'
import type { Log } from '../log.ts'
import { pemOf, writeCertificate } from '../x509/certificate.ts'
import {
  authorityKeyId,
  forServers,
  isNoAuthority,
  namesOfServer,
  signsHandshakes,
  subjectKeyId,
} from '../x509/extensions.ts'
import { type CertificateAuthority, keepAuthority, makeAuthority, newTlsKey } from './authority.ts'
import type { TlsOptions } from './options.ts'

/** What the listeners show in a handshake, and what a client must trust for that. */
export interface TlsIdentity {
  /** Certificate of the authority, as PEM. */
  readonly ca: string
  /** Certificate of the server and of its authority, as PEM. */
  readonly cert: string
  /** Key of the server, as PEM. It is never written anywhere. */
  readonly key: string
}

const dayMs = 86_400_000
const loopback = ['localhost', '127.0.0.1', '::1']

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'

const serverCertificate = (
  authority: CertificateAuthority,
  names: readonly string[],
): Pick<TlsIdentity, 'cert' | 'key'> => {
  const privateKey = newTlsKey()
  const der = writeCertificate({
    name: 'Landbridge simulator',
    serial: randomBytes(15),
    privateKey,
    startsAt: Date.now() - dayMs,
    endsAt: authority.endsAt,
    issuer: authority,
    extensions: [
      isNoAuthority,
      signsHandshakes,
      forServers,
      namesOfServer(names),
      subjectKeyId(privateKey),
      authorityKeyId(authority.privateKey),
    ],
  })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { key, cert: `${pemOf(der)}${authority.pem}` }
}

const checkName = (name: string): string => {
  const isName = /^(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(name)
  if (isIP(name) === 0 && !isName) throw new TypeError(`tls.names: "${name}" is neither a host name nor an address.`)
  return name.toLowerCase()
}

/**
 * The certificate for this machine's own names and for all of Microsoft's that the simulator answers for, signed by the
 * simulator's own authority.
 *
 * @param host Address of the listeners.
 * @throws Error when `caFile` holds something else than an authority of ours.
 */
export const openTls = ({ caFile, names = [] }: TlsOptions, host: string, log: Log): TlsIdentity => {
  const all = [...new Set([...loopback, ...(isEverywhere(host) ? [] : [host]), ...names, ...microsoftNames])].map(
    checkName,
  )
  const bases = [...new Set(all.map((name) => name.replace(/^\*\./, '')))]
  const authority = caFile === undefined ? makeAuthority(bases) : keepAuthority(caFile, bases, log)
  return { ca: authority.pem, ...serverCertificate(authority, all) }
}
