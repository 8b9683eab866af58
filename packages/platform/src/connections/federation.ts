import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { workspaceOfIntegration } from '../store/integrations.ts'
import type { Trust } from './credentials.ts'
import { isHere } from './places.ts'

/** What Entra is told as audience, unless somebody has reason to tell another. */
const federatedAudience = 'api://AzureADTokenExchange'

/** Below this path of ours, one issuer for each integration. */
export const federationPath = '/federation'

/** What is copied into a federated credential of an app registration. */
export interface Federation extends Trust {
  /** Name of the federated credential; it cannot be changed there. */
  readonly name: string
  /** Why Entra could not use it here; undefined where it could. */
  readonly unavailable?: string
}

export const issuerOf = (pagesUrl: string, integrationId: string): string =>
  `${pagesUrl}${federationPath}/${integrationId}`

/**
 * What an app registration has to trust so that no secret is needed. Entra reads our keys, so that it has to reach us: at
 * a public address with https, or on the machine that both are on.
 *
 * @param subject Id of the connection, or of the integration for the vendor's own application.
 */
export const federationOf = (
  pagesUrl: string,
  { integrationId, subject, authority }: { integrationId: string; subject: string; authority: string },
): Federation => {
  const values = {
    issuer: issuerOf(pagesUrl, integrationId),
    subject,
    audience: federatedAudience,
    name: `landbridge-${subject}`,
  }
  if (isHere(pagesUrl) && isHere(authority)) return values
  if (isHere(pagesUrl))
    return {
      ...values,
      unavailable: 'Entra cannot read the keys of Landbridge: LANDBRIDGE_PUBLIC_URL names no public address.',
    }
  if (!pagesUrl.startsWith('https:'))
    return {
      ...values,
      unavailable: 'Entra reads keys by https only, and LANDBRIDGE_PUBLIC_URL is not such an address.',
    }
  return values
}

/** @throws Fault `request.invalid` with the reason */
export const mustBeAvailable = ({ unavailable, ...trust }: Federation, field: string): Federation => {
  if (unavailable !== undefined) throw new Fault('request.invalid', { field, message: unavailable })
  return trust
}

/** What others read of an issuer of ours. */
export interface IssuerDocuments {
  readonly configuration: object
  readonly keySet: object
}

/** Where an issuer publishes its keys, below its own address. */
export const keysPath = '/keys'

/**
 * The documents of an issuer; undefined where nothing was ever signed by it.
 *
 * @see OpenID Connect Discovery 1.0; RFC 7517
 */
export const issuerDocuments = async (
  { db, vault, pagesUrl }: Pick<Parts, 'db' | 'vault' | 'pagesUrl'>,
  integrationId: string,
): Promise<IssuerDocuments | undefined> => {
  const workspaceId = await workspaceOfIntegration(db, integrationId)
  if (workspaceId === undefined) return undefined
  const keys = await vault.publicKeys({ workspaceId, subjectId: integrationId })
  if (keys.length === 0) return undefined
  const issuer = issuerOf(pagesUrl(), integrationId)
  return {
    configuration: {
      issuer,
      jwks_uri: `${issuer}${keysPath}`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
    keySet: { keys: keys.map(({ id, key }) => ({ ...key, kid: id, use: 'sig', alg: 'RS256' })) },
  }
}
