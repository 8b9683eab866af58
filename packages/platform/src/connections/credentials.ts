import type { ClientCredential } from '@landbridge/auth'
import type { Owner, Vault } from '../vault/vault.ts'

/** A certificate and its key, as the vault has them. */
interface SealedCertificate {
  readonly certificatePem: string
  readonly privateKeyPem: string
}

/** First characters of a secret that are shown, to tell secrets apart. */
export const hintOf = (secret: string): string => secret.slice(0, 3)

/** Until when a secret lasts, of which the page of Microsoft's shows a day: it lasts for some part of it. */
export const endOfDay = (day: string): Date => new Date(`${day}T23:59:59Z`)

/** Opens a sealed credential of an application, as the sign-in wants it. @throws Fault `vault.sealed` */
export const openCredential = async (
  vault: Vault,
  owner: Owner,
  { id, kind }: { readonly id: string; readonly kind: 'secret' | 'certificate' },
): Promise<ClientCredential> => {
  const text = Buffer.from(await vault.open(owner, id)).toString('utf8')
  return kind === 'secret' ? { secret: text } : { certificate: JSON.parse(text) as SealedCertificate }
}

/** The bytes of a certificate for the vault. */
export const certificateBytes = ({ certificatePem, privateKeyPem }: SealedCertificate): Uint8Array =>
  Buffer.from(JSON.stringify({ certificatePem, privateKeyPem }), 'utf8')
