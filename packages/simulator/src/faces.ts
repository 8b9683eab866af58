import { adminCenter, settleAllOperations } from './admin-center/index.ts'
import { azure } from './azure/index.ts'
import { businessCentral } from './bc/index.ts'
import { type ControlContext, controlApi, controlPrefix } from './control/index.ts'
import { entra } from './entra/index.ts'
import { graph } from './graph/index.ts'
import { entraAdminPrefix, type FaceName } from './hosts.ts'
import type { Handler, Request } from './http.ts'
import { entraAdminCenter } from './pages/entra/index.ts'
import { styleAnswer, stylePath } from './pages/layout.ts'
import { overviewPage } from './pages/overview.ts'
import { webClient } from './pages/web-client/index.ts'
import type { Dispatch } from './server.ts'
import type { TokenVerifier } from './tokens.ts'

const isBelow = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`)

const moved = (request: Request, path: string): Request => ({ ...request, path })

const readOnly = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'

const isAdminCenter = (path: string): boolean => /^\/admin(\/|$)/i.test(path)

/** The web services and the Admin Center API share a host. */
const apiFace = (context: ControlContext, tokens: TokenVerifier): Handler => {
  const services = businessCentral({ ...context, tokens })
  const admin = adminCenter(context, tokens)
  return (request) => {
    settleAllOperations(context)
    return isAdminCenter(request.path) ? admin(request) : services(request)
  }
}

/** Joins all faces: the control API and the first page everywhere, else the face that was asked for. */
export const startFaces = (context: ControlContext, tokens: TokenVerifier): Dispatch => {
  const faces: Readonly<Record<FaceName, Handler>> = {
    signIn: entra(context),
    graph: graph({ ...context, tokens }),
    api: apiFace(context, tokens),
    webClient: webClient(context),
    entraAdminCenter: entraAdminCenter(context),
    azure: azure({ ...context, tokens }),
  }
  const control = controlApi(context)
  return (_, { face, microsoft }, request) => {
    const { path } = request
    if (path === stylePath && readOnly(request)) return styleAnswer()
    if (isBelow(path, controlPrefix)) return control(request)
    if (path === '/' && !microsoft && request.rawQuery === '' && readOnly(request))
      return overviewPage(context, context.journal, request)
    if (face === 'signIn' && isBelow(path, entraAdminPrefix))
      return faces.entraAdminCenter(moved(request, path.slice(entraAdminPrefix.length) || '/'))
    return faces[face](request)
  }
}
