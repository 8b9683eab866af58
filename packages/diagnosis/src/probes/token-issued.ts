import { clientCredentials, readClaims } from '@landbridge/auth'
import { entraLink, Fault, type FaultCode } from '@landbridge/model'
import { type Facts, probe } from '../facts.ts'
import { type Cause, failed, pass } from '../finding.ts'
import { unknownApp } from './application-exists.ts'

/** Whether Entra issues a token for the credential. Always asks Entra, so that roles granted just now are in it. */
export const tokenIssued = probe({
  name: 'tokenIssued',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'clientId', 'credential'],
  gives: ['token', 'tokenEndsAt', 'claims'],
  look: async ({ endpoints, tenantId, clientId, credential, application }, { signal, ...reach }) => {
    const id = 'token.issued'
    try {
      const { authority } = endpoints
      const source = application ?? clientCredentials({ ...reach, authority, tenant: tenantId, clientId, credential })
      const { token, expiresAt } = await source({ fresh: true, ...(signal && { signal }) })
      const evidence = [{ label: 'Ends', value: new Date(expiresAt).toISOString() }]
      return {
        finding: pass(id, 'Entra issues a token for this credential.', evidence),
        facts: { token, tokenEndsAt: expiresAt, claims: readClaims(token) ?? null },
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const link = entraLink(endpoints, tenantId, pageOf[error.code] ?? 'appOverview', clientId)
      const causes = causesOf[error.code] ?? []
      return { finding: failed(id, 'Entra issues no token.', error, { causes, link }), facts: {} }
    }
  },
})

type EntraPage = 'appCredentials' | 'appPermissions' | 'appOverview'

const pageOf: Partial<Record<FaultCode, EntraPage>> = {
  'auth.secret_wrong': 'appCredentials',
  'auth.secret_expired': 'appCredentials',
  'auth.certificate_refused': 'appCredentials',
  'auth.credential_missing': 'appCredentials',
  'auth.consent_missing': 'appPermissions',
}

const causesOf: Partial<Record<FaultCode, readonly Cause[]>> = {
  'auth.app_unknown': unknownApp,
  'auth.secret_wrong': [
    {
      id: 'secret.wrong',
      text: 'the value is not one of the client secrets of this application, or was deleted there',
      remedy: 'Create a new client secret and copy its Value, not its Secret ID.',
      who: 'entra-admin',
    },
    {
      id: 'secret.new',
      text: 'the client secret is so new that Entra does not accept it everywhere yet',
      remedy: 'A new client secret is accepted everywhere after about two minutes.',
      who: 'entra-admin',
    },
  ],
}

/** What a credential is called, without what it is. */
export const credentialName = (credential: Facts['credential']): string =>
  'secret' in credential ? 'client secret' : 'certificate' in credential ? 'certificate' : 'federated credential'
