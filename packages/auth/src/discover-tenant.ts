import { discoveryUrl, Fault } from '@landbridge/model'
import { type EntraOptions, exchange, isLoopbackAuthority } from './exchange.ts'

/** What anybody may know of a directory. */
export interface Tenant {
  /** GUID in lower case. */
  readonly id: string
  /** For example `EU` or `NA`; absent where Entra does not say. */
  readonly region?: string
  readonly issuer: string
}

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
/** The directory of all personal accounts, which never has Business Central. */
const personalAccounts = '9188040d-6c67-4c5b-b112-36a304b66dad'

/**
 * Finds a directory by its id or by one of its domains. Needs no account: the OpenID document is public.
 *
 * @throws Fault `auth.tenant_unknown`; `auth.tenant_not_named` for `common` and its like; `net.*`
 * @see OpenID Connect Discovery 1.0, section 4
 */
export const discoverTenant = async (options: EntraOptions & { readonly signal?: AbortSignal }): Promise<Tenant> => {
  isLoopbackAuthority(options.authority)
  const { text, response, clientRequestId } = await exchange({
    ...options,
    send: ({ fetch, headers, signal }) =>
      fetch(discoveryUrl(options, options.tenant), { headers, signal, redirect: 'manual' }),
  })
  const correlation = { 'client-request-id': clientRequestId }
  const { issuer, tenant_region_scope: region } = readDocument(text)
  if (typeof issuer !== 'string')
    throw new Fault('auth.unexpected', {
      status: response.status,
      correlation,
      message: 'The answer is no OpenID document.',
    })
  const id = guid.exec(issuer)?.[0].toLowerCase()
  if (id === undefined || id === personalAccounts) throw new Fault('auth.tenant_not_named', { correlation })
  return { id, issuer, ...(typeof region === 'string' && { region }) }
}

const readDocument = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
