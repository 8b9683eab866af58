import { randomUUID } from 'node:crypto'
import { type ClientCredential, makeCertificate, readCertificate } from '@landbridge/auth'
import type { CredentialKind } from '../store/tables/connections.ts'
import type { Owner, Vault, Within } from '../vault/vault.ts'

export type { CredentialKind } from '../store/tables/connections.ts'

/** A certificate and its key, as the vault has them. */
interface SealedCertificate {
  readonly certificatePem: string
  readonly privateKeyPem: string
}

/** What Entra trusts: our issuer, and the name under which it speaks of one application. */
export interface Trust {
  /** Address of ours at which the keys are published. */
  readonly issuer: string
  readonly subject: string
  readonly audience: string
}

/** A trust as the vault has it; the key is its integration's, and stays there. */
interface SealedTrust extends Trust {
  readonly integrationId: string
}

/** What is known of a certificate that was sealed, without opening it. */
export interface NewCertificateCredential {
  /** Where the vault has it. */
  readonly id: string
  readonly kind: 'certificate'
  /** Its thumbprint, as Microsoft's page shows it. */
  readonly hint: string
  /** Its exact end. */
  readonly endsAt: Date
  /** The public part, in PEM, to be added to the app registration. */
  readonly certificatePem: string
}

/** First characters of a secret that are shown, to tell secrets apart. */
export const hintOf = (secret: string): string => secret.slice(0, 3)

/** Until when a secret lasts, of which the page of Microsoft's shows a day: it lasts for some part of it. */
export const endOfDay = (day: string): Date => new Date(`${day}T23:59:59Z`)

/** When a credential ends: exactly where that is known, else with its day; undefined for what does not end. */
export const endOfCredential = ({
  endsOn,
  endsAt,
}: {
  readonly endsOn: string
  readonly endsAt?: string
}): Date | undefined => {
  if (endsAt !== undefined) return new Date(endsAt)
  return endsOn === '' ? undefined : endOfDay(endsOn)
}

/** Opens a sealed credential of an application, of any kind, as the sign-in wants it. @throws Fault `vault.sealed` */
export const openCredential = async (
  vault: Vault,
  owner: Owner,
  { id, kind }: { readonly id: string; readonly kind: CredentialKind },
): Promise<ClientCredential> => {
  const text = Buffer.from(await vault.open(owner, id)).toString('utf8')
  switch (kind) {
    case 'secret':
      return { secret: text }
    case 'certificate':
      return { certificate: JSON.parse(text) as SealedCertificate }
    case 'federated': {
      const trust = JSON.parse(text) as SealedTrust
      const issuer = { workspaceId: owner.workspaceId, subjectId: trust.integrationId }
      return { assertion: (now) => signTrust(vault, issuer, trust, now) }
    }
  }
}

/** The bytes of a certificate for the vault. */
export const certificateBytes = ({ certificatePem, privateKeyPem }: SealedCertificate): Uint8Array =>
  Buffer.from(JSON.stringify({ certificatePem, privateKeyPem }), 'utf8')

/**
 * Makes a certificate with a key of its own and seals both. Only the public part comes back.
 *
 * @param certificate Name by which people tell certificates apart; how long it lasts, in days; our clock.
 */
export const sealNewCertificate = async (
  vault: Vault,
  owner: Owner,
  certificate: { readonly name: string; readonly days: number; readonly now: number },
  within: Within = {},
): Promise<NewCertificateCredential> => {
  const made = await makeCertificate(certificate)
  return sealCertificate(vault, owner, made, within)
}

/** Seals a certificate with its key. @throws Fault `auth.certificate_refused` where they do not belong together */
export const sealCertificate = async (
  vault: Vault,
  owner: Owner,
  certificate: SealedCertificate,
  within: Within = {},
): Promise<NewCertificateCredential> => {
  const { thumbprint, endsAt } = readCertificate(certificate)
  const { certificatePem } = certificate
  const id = await vault.seal(owner, certificateBytes(certificate), within)
  return { id, kind: 'certificate', hint: thumbprint, endsAt: new Date(endsAt), certificatePem }
}

/** Opens the public part of a certificate only. @throws Fault `vault.sealed` */
export const openCertificate = async (vault: Vault, owner: Owner, id: string): Promise<string> =>
  (JSON.parse(Buffer.from(await vault.open(owner, id)).toString('utf8')) as SealedCertificate).certificatePem

/** How long an assertion of ours is good, in seconds. */
const assertionSeconds = 600

const encoded = (value: object): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url')

/** The token that Entra takes for the proof of an application. @see RFC 7523; Microsoft, "Workload identity federation" */
const signTrust = async (vault: Vault, issuer: Owner, trust: Trust, now: number): Promise<string> => {
  const { keyId, sign } = await vault.signer(issuer)
  const seconds = Math.floor(now / 1_000)
  const header = encoded({ alg: 'RS256', typ: 'JWT', kid: keyId })
  const { issuer: iss, subject: sub, audience: aud } = trust
  const times = { iat: seconds, nbf: seconds, exp: seconds + assertionSeconds }
  const payload = encoded({ iss, sub, aud, jti: randomUUID(), ...times })
  const signature = await sign(Buffer.from(`${header}.${payload}`, 'utf8'))
  return `${header}.${payload}.${Buffer.from(signature).toString('base64url')}`
}

/**
 * Seals what Entra is told to trust, and sees to it that the key of the integration is there to be published.
 *
 * @returns Where the vault has it.
 */
export const sealTrust = async (
  vault: Vault,
  owner: Owner,
  { integrationId, issuer, subject, audience }: SealedTrust,
  within: Within = {},
): Promise<string> => {
  await vault.signer({ workspaceId: owner.workspaceId, subjectId: integrationId })
  return vault.seal(owner, Buffer.from(JSON.stringify({ integrationId, issuer, subject, audience }), 'utf8'), within)
}
