import type { Request, Response } from '../http.ts'
import type { Environment, Tenant } from '../world.ts'
import { answer } from './reply.ts'

/** What `environments/v1.x` tells of an environment; the ring came with 1.2. */
const describe = (request: Request, tenant: Tenant, environment: Environment, hasRing: boolean): object => ({
  aadTenantId: tenant.id,
  applicationFamily: environment.applicationFamily,
  type: environment.type,
  name: environment.name,
  countryCode: environment.countryCode,
  webServiceUrl: request.addresses.api,
  webClientLoginUrl: `${request.addresses.webClient}/${tenant.id}/${environment.name}`,
  ...(hasRing && { ringName: 'PROD' }),
})

/** Answers `GET /environments/v1.x`: any token of the tenant for Business Central will do. */
export const listEnvironments = (request: Request, tenant: Tenant, version: string): Response => {
  const value = [...tenant.environments.values()].map((each) => describe(request, tenant, each, version === 'v1.2'))
  return answer(request, 200, JSON.stringify({ value }), {
    'content-type': 'application/json; charset=utf-8',
    'api-supported-versions': '1.0, 1.1, 1.2',
    'ms-correlation-x': request.id,
  })
}
