import type { Handler, Request, Response } from '../http.ts'
import { json } from '../http.ts'
import { notSimulated } from '../not-simulated.ts'
import { type Route, startRouter } from '../router.ts'
import type { Simulation } from '../simulation.ts'
import type { TokenVerifier } from '../tokens.ts'
import { accessRoutes } from './access-settings.ts'
import { appRoutes } from './apps.ts'
import type { AdminAnswer } from './asked.ts'
import { availableRoutes } from './available.ts'
import { findAdministrator } from './caller.ts'
import { directoryRoutes } from './directory.ts'
import { environmentRoutes } from './environments.ts'
import { exportRoutes } from './exports.ts'
import { globalAppRoutes } from './global-apps.ts'
import { historyRoutes } from './history.ts'
import { monitoringRoutes } from './monitoring.ts'
import { notificationRoutes } from './notifications.ts'
import { settleOperations } from './operations.ts'
import { powerPlatformRoutes } from './power-platform.ts'
import { AdminRefusal, answerRefusal, TurnedAway } from './refusal.ts'
import { restoreRoutes } from './restore.ts'
import { settingRoutes } from './settings.ts'
import { storageRoutes } from './storage.ts'
import { supportRoutes } from './support.ts'
import { transferRoutes } from './transfers.ts'
import { updateRoutes } from './updates.ts'

/** All addresses of the API, with the versions that have them. The first that fits is taken. */
export const adminRoutes: readonly Route<AdminAnswer>[] = [
  ...historyRoutes,
  ...storageRoutes,
  ...settingRoutes,
  ...accessRoutes,
  ...globalAppRoutes,
  ...appRoutes,
  ...updateRoutes,
  ...restoreRoutes,
  ...monitoringRoutes,
  ...environmentRoutes,
  ...directoryRoutes,
  ...supportRoutes,
  ...notificationRoutes,
  ...availableRoutes,
  ...exportRoutes,
  ...transferRoutes,
  ...powerPlatformRoutes,
]

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
  if (found === undefined || 'allowed' in found)
    return notSimulated(sim.log, request, `${request.method} ${path} of the Admin Center API v2.${minor}`)
  const { since, until = newest } = found.route.answer
  if (minor < since || minor > until) {
    const what = minor < since ? `came with v2.${since}` : `ended with v2.${until}`
    sim.log.warn('Asked the Admin Center API for what this version does not have', { path: request.path, what })
    return { status: 404 }
  }
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
  const find = startRouter(adminRoutes)
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
