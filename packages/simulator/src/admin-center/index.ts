import type { Handler, Request, Response } from '../http.ts'
import { json } from '../http.ts'
import { notSimulated } from '../not-simulated.ts'
import { startRouter } from '../router.ts'
import type { Simulation } from '../simulation.ts'
import type { TokenVerifier } from '../tokens.ts'
import { appRoutes } from './apps.ts'
import type { AdminAnswer } from './asked.ts'
import { findAdministrator } from './caller.ts'
import { directoryRoutes } from './directory.ts'
import { environmentRoutes } from './environments.ts'
import { settleOperations } from './operations.ts'
import { AdminRefusal, answerRefusal, TurnedAway } from './refusal.ts'
import { settingRoutes } from './settings.ts'

/** Versions that are there; an older one keeps answering with what it had. */
const versionPath = /^\/admin\/v2\.(\d{1,2})(\/.*)?$/i
const newest = 29

/** Works out the operations whose time is over, in all tenants. */
export const settleAllOperations = (sim: Simulation): void => {
  for (const tenant of sim.world.tenants.values()) settleOperations(sim, tenant)
}

type Find = ReturnType<typeof startRouter<AdminAnswer>>

const answerAdministrator = (
  sim: Simulation,
  tokens: TokenVerifier,
  find: Find,
  request: Request,
): Response | Promise<Response> => {
  const administrator = findAdministrator(sim, tokens, request)
  const [, version = '', path = '/'] = versionPath.exec(request.path) ?? []
  const minor = Number(version)
  if (version === '' || minor > newest) return notSimulated(sim.log, request, 'this version of the Admin Center API')
  const found = find(request.method, path)
  if (found === undefined || 'allowed' in found || found.route.answer.since > minor)
    return notSimulated(sim.log, request, `${request.method} ${path} of the Admin Center API v2.${minor}`)
  return found.route.answer.run({ sim, request, administrator, values: found.values, minor })
}

const answerError = (sim: Simulation, request: Request, error: unknown): Response => {
  if (error instanceof TurnedAway) return { status: error.status }
  if (error instanceof AdminRefusal) return answerRefusal(error)
  sim.log.error('The Admin Center API failed inside', { path: request.path, cause: String((error as Error).stack) })
  return json(500, { code: 'Unknown', message: 'An unexpected error occurred.' })
}

/**
 * The Admin Center API: `/admin/v2.N/...`. The tenant is that of the token.
 *
 * @returns A handler that never throws. What it does not play it refuses with 501 and a line in the log.
 * @see Microsoft, "The Business Central Administration Center API"
 */
export const adminCenter = (sim: Simulation, tokens: TokenVerifier): Handler => {
  const find = startRouter([...environmentRoutes, ...appRoutes, ...directoryRoutes, ...settingRoutes])
  return async (request) => {
    const answerOf = async (): Promise<Response> => {
      try {
        return await answerAdministrator(sim, tokens, find, request)
      } catch (error) {
        return answerError(sim, request, error)
      }
    }
    const response = await answerOf()
    const marks = { 'ms-correlation-id': request.id, 'x-ms-correlation-id': request.id }
    return { ...response, headers: { ...marks, ...response.headers } }
  }
}
