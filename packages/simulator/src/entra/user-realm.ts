import { json, type Request, type Response } from '../http.ts'
import { findTenant } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import { EntraRefusal } from './refusal.ts'

const cloud = { cloud_instance_name: 'microsoftonline.com', cloud_audience_urn: 'urn:federation:MicrosoftOnline' }

/**
 * Tells a client library how an account signs in: every one here does so at Entra itself, none at a server of its own.
 *
 * @throws EntraRefusal 90100 for a name without a domain.
 */
export const userRealm = ({ world }: Simulation, { query }: Request, name: string): Response => {
  const domain = name.split('@')[1]?.toLowerCase()
  if (!domain) throw new EntraRefusal(90100, { parameter: 'user' })
  const tenant = findTenant(world, domain)
  if (query.get('api-version') === '2.0')
    return json(200, {
      NameSpaceType: tenant ? 'Managed' : 'Unknown',
      Login: name,
      ...(tenant && { DomainName: domain, FederationBrandName: tenant.displayName }),
      ...cloud,
    })
  return json(200, {
    ver: '1.0',
    account_type: tenant ? 'Managed' : 'Unknown',
    ...(tenant && { domain_name: domain }),
    ...cloud,
  })
}
