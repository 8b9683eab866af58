import { embedEndpoints, microsoftEndpoints } from '@landbridge/model'
import type { Request, Response } from '../http.ts'
import type { Environment, Tenant } from '../world.ts'
import { answer } from './reply.ts'

type Reached = Pick<Request, 'addresses'>
type Placed = Pick<Environment, 'applicationFamily' | 'name'>

/** Embed applications have hosts of their own; who asked Microsoft by name is told those. */
const embedOf = ({ addresses }: Reached, { applicationFamily }: Placed) =>
  applicationFamily !== 'BusinessCentral' && addresses.graph === microsoftEndpoints.graph
    ? embedEndpoints(applicationFamily.toLowerCase())
    : addresses

/** Where the web services of an environment are, without a path. */
export const serviceUrlOf = (request: Reached, environment: Placed): string => embedOf(request, environment).api

/** Where people open an environment. */
export const loginUrlOf = (request: Reached, { id }: Pick<Tenant, 'id'>, environment: Placed): string =>
  `${embedOf(request, environment).webClient}/${id}/${environment.name}`

/** What `environments/v1.x` tells of an environment; the ring came with 1.2. */
const describe = (request: Request, tenant: Tenant, environment: Environment, hasRing: boolean): object => ({
  aadTenantId: tenant.id,
  applicationFamily: environment.applicationFamily,
  type: environment.type,
  name: environment.name,
  countryCode: environment.countryCode,
  webServiceUrl: serviceUrlOf(request, environment),
  webClientLoginUrl: loginUrlOf(request, tenant, environment),
  ...(hasRing && { ringName: environment.ring ?? 'PROD' }),
})

/**
 * Answers `GET /environments/v1.x`: any token of the tenant for Business Central will do.
 *
 * @param isVisible Environments that are closed to the caller are left out.
 */
export const listEnvironments = (
  request: Request,
  tenant: Tenant,
  version: string,
  isVisible: (environment: Environment) => boolean = () => true,
): Response => {
  const value = [...tenant.environments.values()]
    .filter(isVisible)
    .map((each) => describe(request, tenant, each, version === 'v1.2'))
  return answer(request, 200, JSON.stringify({ value }), {
    'content-type': 'application/json; charset=utf-8',
    'api-supported-versions': '1.0, 1.1, 1.2',
    'ms-correlation-x': request.id,
    'access-control-expose-headers': 'ms-correlation-x',
    server: 'Microsoft-HTTPAPI/2.0',
  })
}
