import type * as oauth from 'oauth4webapi'
import { ClientSecretPost } from 'oauth4webapi'
import { type CertificateCredential, readCertificate, signAssertion } from './certificate.ts'

/** How an application proves who it is. */
export type ClientCredential =
  /** The Value of a client secret. */
  | { readonly secret: string }
  | { readonly certificate: CertificateCredential }
  /** A token of another issuer that a federated credential of the app trusts; asked for once per request, with our clock. */
  | { readonly assertion: (now: number) => Promise<string> }

/** What goes into one request to prove it, and the texts of it that nobody else may see. */
export interface Proof {
  readonly authenticate: oauth.ClientAuth
  readonly hidden: readonly string[]
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * Prepares the proof of a client for many requests.
 *
 * @param audience Token endpoint of the tenant.
 * @throws Fault `auth.certificate_refused`
 */
export const clientProof = (
  credential: ClientCredential,
  { clientId, audience, now }: { clientId: string; audience: string; now: () => number },
): (() => Promise<Proof>) => {
  if ('secret' in credential) {
    const proof = { authenticate: ClientSecretPost(credential.secret), hidden: [credential.secret] }
    return async () => proof
  }
  if ('assertion' in credential) return async () => assertionProof(await credential.assertion(now()))
  const certificate = readCertificate(credential.certificate)
  const { algorithm = 'PS256' } = credential.certificate
  return async () => assertionProof(await signAssertion(certificate, { clientId, audience, algorithm, now: now() }))
}

const assertionProof = (assertion: string): Proof => ({
  hidden: [assertion],
  authenticate: (_server, client, body) => {
    body.set('client_id', client.client_id)
    body.set('client_assertion_type', assertionType)
    body.set('client_assertion', assertion)
  },
})
