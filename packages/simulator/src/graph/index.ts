import type { Handler, Request, Response } from '../http.ts'
import type { Operation } from './asked.ts'
import { answerBatch } from './batch.ts'
import { type GraphSimulation, identify } from './caller.ts'
import { answerUserinfo } from './directory/userinfo.ts'
import { startGraphRouter } from './path.ts'
import { answerThrown, clientRequestId, GraphRefusal, malformed, NotSimulated } from './refusal.ts'
import { refusedRoutes } from './refused-routes.ts'
import { routes } from './routes.ts'
import { charge, tooMany } from './throttling.ts'

const versionPattern = /^\/(v1\.0|beta)(?=\/|$)/i

const diagnostic = JSON.stringify({
  ServerInfo: { DataCenter: 'Simulated', Slice: 'E', Ring: '1', ScaleUnit: '000', RoleInstance: 'SIM000000' },
})

/** Headers that Graph puts on its answers. */
const withHeaders = (request: Request, response: Response): Response => {
  const isJson = String(response.headers?.['content-type'] ?? '').startsWith('application/json')
  return {
    ...response,
    headers: {
      'cache-control': 'no-cache',
      ...response.headers,
      ...(isJson &&
        response.status < 400 && {
          'content-type':
            'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
          'odata-version': '4.0',
        }),
      'request-id': request.id,
      'client-request-id': clientRequestId(request),
      'x-ms-ags-diagnostic': diagnostic,
    },
  }
}

const throttle = ({ settings }: GraphSimulation): void => {
  if (settings.graphThrottledRequests <= 0) return
  settings.graphThrottledRequests--
  throw tooMany(settings.graphRetryAfterSeconds)
}

const notAllowed = (methods: readonly string[]): GraphRefusal =>
  new GraphRefusal(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.', {
    headers: { allow: methods.join(', ') },
  })

// What is refused stands first: `delta` is no key of an application.
const find = startGraphRouter<Operation | undefined>([...refusedRoutes, ...routes])

/** What answers at an address below the version. @throws GraphRefusal 400 or 405, NotSimulated */
const operationAt = (method: string, path: string) => {
  // Addresses in a batch are below its version; some clients leave one in, and hear this.
  const doubled = versionPattern.exec(path)?.[1]
  if (doubled !== undefined) throw malformed(`Resource not found for the segment '${doubled}'.`)
  const found = find(method, path)
  if (found === undefined) throw new NotSimulated(`${path.split('/')[1] || 'this address'} of Microsoft Graph`)
  if ('allowed' in found) throw notAllowed(found.allowed)
  const { route, keys } = found
  if (route.answer === undefined) throw new NotSimulated(`${route.about} (${method} ${route.path})`)
  return { route, keys, operation: route.answer }
}

/**
 * Microsoft Graph, versions 1.0 and beta alike: what concerns app registrations, consent, and who signed in. The rules
 * are those of the pages and the control API; what is not there is refused with 501.
 */
export const graph = (sim: GraphSimulation): Handler => {
  const answer = async (request: Request, place: 'alone' | 'in a batch'): Promise<Response> => {
    const { path, addresses } = request
    throttle(sim)
    const caller = identify(sim, request)
    if (/^\/oidc\/userinfo\/?$/i.test(path)) return answerUserinfo(caller, request)
    const version = versionPattern.exec(path)?.[1]?.toLowerCase()
    if (version !== 'v1.0' && version !== 'beta') throw malformed(`Invalid version: ${path.split('/')[1] ?? ''}.`)
    const rest = path.slice(version.length + 1)
    if (rest.toLowerCase() === '/$batch' && request.method === 'POST') {
      if (place === 'in a batch') throw malformed('Invalid batch payload format: a batch cannot hold another one.')
      return answerBatch(request, `/${version}`, handle('in a batch'), sim.random.guid)
    }
    const { route, keys, operation } = operationAt(request.method, rest)
    const asked = { sim, request, caller, version, root: `${addresses.graph}/${version}`, keys } as const
    const charged = charge(asked, route)
    const response = await operation(asked)
    return { ...response, headers: { ...response.headers, ...charged } }
  }

  const handle =
    (place: 'alone' | 'in a batch'): Handler =>
    async (request) => {
      try {
        return withHeaders(request, await answer(request, place))
      } catch (error) {
        return withHeaders(request, answerThrown(error, request, sim))
      }
    }
  return handle('alone')
}
