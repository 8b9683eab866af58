import { randomUUID, X509Certificate } from 'node:crypto'
import { Fault, graphResource } from '@landbridge/model'
import { SignJWT } from 'jose'
import { type CertificateCredential, readCertificate } from '../certificate.ts'
import type { Graph } from './client.ts'
import { isThereAlready } from './outcome.ts'

/** The scope of tokens with which an application looks after itself at Graph. */
export const graphScope = `${graphResource}/.default`

/** A credential of an application as the directory tells it: never what it is made of. */
export interface OwnKey {
  readonly kind: 'secret' | 'certificate'
  readonly keyId: string
  /** Description of a secret, subject of a certificate; empty where there is none. */
  readonly name: string
  /** First characters of a secret; thumbprint of a certificate, SHA-1 in upper-case hexadecimal. */
  readonly hint: string
  /** Milliseconds since 1970. */
  readonly startsAt: number
  readonly endsAt: number
}

/** An application as it sees itself. */
export interface OwnApplication {
  /** Object id. */
  readonly id: string
  readonly keys: readonly OwnKey[]
}

interface KeyRow {
  readonly keyId: string
  readonly displayName?: string | null
  readonly hint?: string | null
  readonly customKeyIdentifier?: string | null
  readonly startDateTime?: string | null
  readonly endDateTime?: string | null
}

interface ApplicationRow {
  readonly id: string
  readonly passwordCredentials?: readonly KeyRow[]
  readonly keyCredentials?: readonly (KeyRow & { readonly usage?: string })[]
}

const readKey =
  (kind: OwnKey['kind']) =>
  ({ keyId, displayName, hint, customKeyIdentifier, startDateTime, endDateTime }: KeyRow): OwnKey => ({
    kind,
    keyId,
    name: displayName ?? '',
    hint: kind === 'secret' ? (hint ?? '') : thumbprintOf(customKeyIdentifier ?? ''),
    startsAt: Date.parse(startDateTime ?? '') || 0,
    endsAt: Date.parse(endDateTime ?? '') || 0,
  })

/** Graph writes a thumbprint as base64, the admin center as hexadecimal; some answers have it in hexadecimal too. */
const thumbprintOf = (text: string): string =>
  /^[0-9a-f]{40}$/i.test(text) ? text.toUpperCase() : Buffer.from(text, 'base64').toString('hex').toUpperCase()

/**
 * Reads what the directory knows of the credentials of an application. An application may read itself without any
 * permission.
 *
 * @param graph With a token of the directory where the application is registered.
 * @returns Undefined where it is registered elsewhere.
 * @throws Fault `graph.denied` where the directory does not let it, and other `graph.*`, `net.*`
 * @see Microsoft Graph, "Get application", "Get servicePrincipal"
 */
export const readOwnApplication = async (graph: Graph, clientId: string): Promise<OwnApplication | undefined> => {
  const found = await graph.find<ApplicationRow>(
    `/applications(appId='${clientId}')?$select=id,passwordCredentials,keyCredentials`,
  )
  if (found === undefined) return undefined
  return {
    id: found.id,
    keys: [
      ...(found.passwordCredentials ?? []).map(readKey('secret')),
      ...(found.keyCredentials ?? []).filter(({ usage }) => usage !== 'Sign').map(readKey('certificate')),
    ],
  }
}

/**
 * The directory where an application is registered, as its service principal in another directory tells it.
 *
 * @returns A tenant id; undefined where it is not told.
 * @throws Fault `graph.*`, `net.*`
 */
export const findHomeTenant = async (graph: Graph, clientId: string): Promise<string | undefined> => {
  const found = await graph.find<{ readonly appOwnerOrganizationId?: string | null }>(
    `/servicePrincipals(appId='${clientId}')?$select=appOwnerOrganizationId`,
  )
  return found?.appOwnerOrganizationId ?? undefined
}

/** The audience of proofs: the directory service behind Graph. */
const proofAudience = '00000002-0000-0000-c000-000000000000'
const proofLifeSeconds = 600

/**
 * Signs the proof that an application holds a registered certificate. With it an application rolls its own
 * certificates and needs no permission for that.
 *
 * @param applicationId Object id of the application.
 * @param now           In milliseconds since 1970.
 * @throws Fault `auth.certificate_refused`
 * @see Microsoft Graph, "Generate proof of possession tokens for rolling keys"
 */
export const signKeyProof = (
  certificate: CertificateCredential,
  { applicationId, now }: { readonly applicationId: string; readonly now: number },
): Promise<string> => {
  const { key, sha256 } = readCertificate(certificate)
  const { algorithm = 'RS256' } = certificate
  const seconds = Math.floor(now / 1000)
  return new SignJWT({})
    .setProtectedHeader({ alg: algorithm, typ: 'JWT', 'x5t#S256': sha256 })
    .setAudience(proofAudience)
    .setIssuer(applicationId)
    .setJti(randomUUID())
    .setNotBefore(seconds)
    .setExpirationTime(seconds + proofLifeSeconds)
    .sign(key)
}

/** The public half of a certificate, as Graph takes it. */
const keyOf = (certificatePem: string, displayName: string) => ({
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  displayName,
  key: new X509Certificate(certificatePem).raw.toString('base64'),
})

/** Adds a certificate with proof of holding another; it is no fault when it is there already. */
export const addCertificateByProof = async (
  graph: Graph,
  applicationId: string,
  certificatePem: string,
  { displayName, proof }: { readonly displayName: string; readonly proof: string },
): Promise<void> => {
  try {
    await graph.post(`/applications/${applicationId}/addKey`, {
      keyCredential: keyOf(certificatePem, displayName),
      passwordCredential: null,
      proof,
    })
  } catch (error) {
    if (!(error instanceof Fault) || !isThereAlready(error)) throw error
  }
}

/** Adds a certificate by right of changing the application: also the first. Those that are there stay. */
export const addCertificateByRight = async (
  graph: Graph,
  applicationId: string,
  certificatePem: string,
  displayName: string,
): Promise<void> => {
  const path = `/applications/${applicationId}`
  const found = await graph.find<{ readonly keyCredentials?: readonly object[] }>(`${path}?$select=id,keyCredentials`)
  // A list is always written whole.
  const keyCredentials = [...(found?.keyCredentials ?? []), keyOf(certificatePem, displayName)]
  await graph.patch(path, { keyCredentials })
}

const notThere = /no key credential found/i

/** Removes a certificate with proof of holding one; it is no fault when it is gone already. */
export const removeCertificate = async (
  graph: Graph,
  applicationId: string,
  keyId: string,
  proof: string,
): Promise<void> => {
  try {
    await graph.post(`/applications/${applicationId}/removeKey`, { keyId, proof })
  } catch (error) {
    if (!(error instanceof Fault) || !notThere.test(error.details.theirMessage ?? '')) throw error
  }
}
