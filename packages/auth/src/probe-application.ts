import { businessCentralScope, Fault, tokenUrl } from '@landbridge/model'
import { type EntraOptions, exchange, isLoopbackAuthority } from './exchange.ts'

export interface ProbeApplicationOptions extends EntraOptions {
  /** Application (client) ID. */
  readonly clientId: string
  readonly signal?: AbortSignal
}

/**
 * Finds out whether a directory knows an application, before any secret is at hand: asks for a token without any
 * credential. Entra looks the application up first (AADSTS700016) and misses the credential after that (AADSTS7000218).
 *
 * @throws Fault for every other refusal, for example `auth.tenant_unknown` or `auth.app_disabled`; `net.*`
 */
export const probeApplication = async (options: ProbeApplicationOptions): Promise<'exists' | 'unknown'> => {
  isLoopbackAuthority(options.authority)
  try {
    await exchange({
      ...options,
      send: ({ fetch, headers, signal }) =>
        fetch(tokenUrl(options, options.tenant), {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: options.clientId,
            scope: businessCentralScope,
          }).toString(),
          redirect: 'manual',
          signal,
        }),
    })
  } catch (error) {
    if (error instanceof Fault && error.code === 'auth.credential_missing') return 'exists'
    if (error instanceof Fault && error.code === 'auth.app_unknown') return 'unknown'
    throw error
  }
  throw new Fault('auth.unexpected', { message: 'Entra gave a token without asking for a credential.' })
}
