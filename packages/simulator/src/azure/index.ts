import { azureManagement } from '@landbridge/model'
import { type Handler, json, type Request, type Response } from '../http.ts'
import type { Simulation } from '../simulation.ts'
import type { Claims, TokenVerifier } from '../tokens.ts'

/**
 * As much of Azure Resource Manager as Microsoft's command line asks while it signs in: which directories somebody
 * belongs to, and that there is no subscription in any of them.
 */
export const azure = (sim: Simulation & { readonly tokens: TokenVerifier }): Handler => {
  const { world, log, tokens } = sim
  const routes: Readonly<Record<string, (claims: Claims) => Response>> = {
    '/subscriptions': () => json(200, { value: [], count: { type: 'Total', value: 0 } }),
    '/tenants': ({ tid }) => {
      const tenant = world.tenants.get(tid)
      const value = tenant === undefined ? [] : [viewTenant(tenant)]
      return json(200, { value })
    },
  }
  return (request) => {
    const route = request.method === 'GET' ? routes[request.path.toLowerCase().replace(/\/$/, '')] : undefined
    if (route === undefined) {
      const { method, path } = request
      log.warn('Asked for something that is not simulated yet', { what: 'Azure Resource Manager', method, path })
      return refusal(501, 'NotSimulated', 'The Landbridge simulator knows no Azure resources.')
    }
    const claims = claimsOf(request, tokens)
    return claims === undefined
      ? refusal(401, 'AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing or invalid.")
      : route(claims)
  }
}

const refusal = (status: number, code: string, message: string): Response => json(status, { error: { code, message } })

const audiences: readonly string[] = [...azureManagement.names, azureManagement.appId].flatMap((name) => [
  name,
  `${name}/`,
])

const claimsOf = ({ headers }: Request, tokens: TokenVerifier): Claims | undefined => {
  const bearer = /^bearer\s+(\S+)$/i.exec(headers.authorization?.trim() ?? '')?.[1]
  const claims = bearer === undefined ? undefined : tokens.verifyAccessToken(bearer)
  return claims !== undefined && audiences.includes(claims.aud) ? claims : undefined
}

const viewTenant = ({ id, displayName, domains, country }: Tenant) => ({
  id: `/tenants/${id}`,
  tenantId: id,
  countryCode: country,
  displayName,
  domains,
  tenantCategory: 'Home',
  defaultDomain: domains[0],
  tenantType: 'AAD',
})

type Tenant = NonNullable<ReturnType<Simulation['world']['tenants']['get']>>
