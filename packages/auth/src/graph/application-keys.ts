import { createHash, X509Certificate } from 'node:crypto'
import type { Graph } from './client.ts'
import { attempt, type Outcome, waitFor } from './outcome.ts'
import { addCertificateByRight } from './own-keys.ts'

interface KeyRow {
  readonly keyId: string
  readonly customKeyIdentifier?: string | null
}

const wait = 'Entra to know the application everywhere'

/** Graph writes a thumbprint as base64; some answers have it in hexadecimal. */
const isThumbprint = (text: string | null | undefined, sha1: Buffer): boolean =>
  text === sha1.toString('base64') || text?.toLowerCase() === sha1.toString('hex')

/**
 * Makes sure that the public part of a certificate is on an application; certificates of others stay.
 *
 * @returns Its key id, where the directory tells it already.
 * @throws Fault `graph.credential_not_allowed`, `graph.denied` and others
 */
export const ensureCertificate = (
  graph: Graph,
  applicationId: string,
  { certificatePem, displayName }: { readonly certificatePem: string; readonly displayName: string },
): Promise<Outcome<{ readonly keyId: string | undefined }>> =>
  attempt(wait, async () => {
    const sha1 = createHash('sha1').update(new X509Certificate(certificatePem).raw).digest()
    const find = async () => {
      const path = `/applications/${applicationId}?$select=id,keyCredentials`
      const application = await graph.find<{ keyCredentials?: readonly KeyRow[] }>(path)
      const keys = application?.keyCredentials ?? []
      return application && { key: keys.find((each) => isThumbprint(each.customKeyIdentifier, sha1)) }
    }
    const before = await find()
    if (before === undefined) return waitFor(wait)
    if (before.key !== undefined) return { done: { keyId: before.key.keyId } }
    await addCertificateByRight(graph, applicationId, certificatePem, displayName)
    return { done: { keyId: (await find())?.key?.keyId } }
  })

/** What an application is to trust. */
export interface TrustedIssuer {
  /** By which it is found again, and which cannot be changed. 3 to 120 characters that an address may hold. */
  readonly name: string
  readonly issuer: string
  readonly subject: string
  readonly audience: string
}

/** Makes sure that an application trusts an issuer; what it trusts beside that stays. */
export const ensureFederated = (
  graph: Graph,
  applicationId: string,
  { name, issuer, subject, audience }: TrustedIssuer,
): Promise<Outcome<undefined>> =>
  attempt(wait, async () => {
    if ((await graph.find(`/applications/${applicationId}?$select=id`)) === undefined) return waitFor(wait)
    const path = `/applications/${applicationId}/federatedIdentityCredentials(name='${encodeURIComponent(name)}')`
    await graph.upsert(path, { issuer, subject, audiences: [audience] })
    return { done: undefined }
  })
