import { limits } from '@landbridge/model'
import type { Handler, Request, Response } from '../http.ts'
import type { Simulation } from '../simulation.ts'
import type { Claims, TokenVerifier } from '../tokens.ts'
import type { Environment, Tenant } from '../world.ts'
import { callerIn, isForBusinessCentral, requireEntitlement, unknownEnvironment } from './access.ts'
import { type EnvironmentPath, environmentPath, requireSaneLength, routePath } from './address.ts'
import { answerError } from './answer-error.ts'
import { type CompanyData, makeCompanyData } from './company-data.ts'
import { dayOf } from './data/books.ts'
import { dispatch } from './dispatch.ts'
import { listEnvironments } from './environments.ts'
import { invalidCredentials, Refusal, unknownRoute } from './errors.ts'
import { devEndpoint } from './extensions/dev.ts'
import { type Limiter, startLimiter } from './limits/limiter.ts'
import { runtimePlans } from './metadata/runtime-route.ts'
import { isClosedToPartner } from './partner-access.ts'
import { plansOf } from './plan.ts'
import { metadataOf } from './reply.ts'
import type { Scope } from './scope.ts'
import { watchSubscribed } from './webhooks/notifier.ts'

/** What one face keeps between requests. */
interface Face {
  readonly sim: Simulation
  readonly tokens: TokenVerifier
  readonly limiter: Limiter
}

const bearer = /^Bearer\s+(\S+)$/i

const claimsOf = ({ tokens }: Face, request: Request): Claims => {
  const token = bearer.exec(request.headers.authorization ?? '')?.[1]
  const claims = token === undefined ? undefined : tokens.verifyAccessToken(token)
  if (claims === undefined || !isForBusinessCentral(claims)) throw invalidCredentials()
  return claims
}

const tenantOf = ({ sim }: Face, claims: Claims): Tenant => {
  const tenant = sim.world.tenants.get(claims.tid)
  if (tenant === undefined) throw invalidCredentials()
  return tenant
}

/** Whether a tenant written in an address is this one. */
const isTenant = ({ id, domains }: Tenant, written: string): boolean => {
  const name = written.toLowerCase()
  return id === name || domains.some((domain) => domain.toLowerCase() === name)
}

const restartSeconds = 30

const environmentOf = (tenant: Tenant, name: string): Environment => {
  const environment = tenant.environments.get(name.toLowerCase())
  if (environment === undefined) throw unknownEnvironment(name)
  if (environment.status !== 'Active')
    throw new Refusal('Internal_TenantUnavailable', `The environment '${environment.name}' is not accessible.`, {
      headers: { 'retry-after': String(restartSeconds) },
    })
  return environment
}

const sharedData = (environment: Environment): CompanyData => {
  environment.shared ??= makeCompanyData()
  return environment.shared
}

/** An application is one user, and so is each person. */
const userOf = ({ tid, appid, oid, scp }: Claims): string => `${tid} ${scp === undefined ? appid : oid}`

const answerEnvironment = (face: Face, request: Request, path: EnvironmentPath): Response | Promise<Response> => {
  const claims = claimsOf(face, request)
  return face.limiter.run(userOf(claims), () => answerCaller(face, request, path, claims))
}

const answerCaller = (
  face: Face,
  request: Request,
  path: EnvironmentPath,
  claims: Claims,
): Response | Promise<Response> => {
  const tenant = tenantOf(face, claims)
  if (path.tenant !== undefined && !isTenant(tenant, path.tenant)) throw invalidCredentials()
  const environment = environmentOf(tenant, path.environment)
  if (isClosedToPartner(face.sim.world, tenant, environment, claims.appid)) throw invalidCredentials()
  const caller = callerIn(tenant, environment, claims, face.sim.clock.now())
  if (path.rest[0]?.toLowerCase() === 'dev')
    return devEndpoint({ sim: face.sim, request, environment, caller, segments: path.rest.slice(1) })
  const { route, isRuntime, segments, length } = routePath(path.rest, `${request.addresses.api}${request.path}`)
  requireEntitlement(caller, route, `APIV2 - ${route === 'standard' ? 'Companies' : 'Aut. Companies'}`)
  const now = face.sim.clock.now()
  const version = Number(environment.version.split('.')[0])
  const lead = request.path.split('/').slice(0, request.path.split('/').length - path.rest.length)
  const scope: Scope = {
    sim: face.sim,
    request,
    tenant,
    environment,
    caller,
    plans: isRuntime ? runtimePlans(version) : plansOf(route, version),
    base: `${request.addresses.api}${[...lead, ...path.rest.slice(0, length)].join('/')}`,
    metadata: metadataOf(request),
    now,
    shared: { data: sharedData(environment), today: dayOf(now) },
  }
  watchSubscribed(face.sim, environment)
  return dispatch(scope, segments)
}

const answerEnvironments = (face: Face, request: Request, version: string): Response => {
  const claims = claimsOf(face, request)
  const tenant = tenantOf(face, claims)
  return listEnvironments(
    request,
    tenant,
    version,
    (environment) => !isClosedToPartner(face.sim.world, tenant, environment, claims.appid),
  )
}

const environmentsPath = /^\/environments\/(v1\.[012])\/?$/i

const answerRequest = (face: Face, request: Request): Response | Promise<Response> => {
  requireSaneLength(request.path, request.rawQuery, limits.urlBytes.value)
  const version = environmentsPath.exec(request.path)?.[1]
  if (version) return answerEnvironments(face, request, version.toLowerCase())
  const path = environmentPath(request.path)
  if (path === undefined) throw unknownRoute(`${request.addresses.api}${request.path}`)
  return answerEnvironment(face, request, path)
}

/**
 * The services of Business Central: `/v2.0/...` below each environment, and the list of environments.
 *
 * @returns A handler that never throws. What it does not play it refuses with 501 and a line in the log.
 */
export const businessCentral = ({ tokens, ...sim }: Simulation & { readonly tokens: TokenVerifier }): Handler => {
  const face: Face = { sim, tokens, limiter: startLimiter(sim) }
  return async (request) => {
    try {
      return await answerRequest(face, request)
    } catch (error) {
      return answerError(sim, request, error)
    }
  }
}
