import { authorityAliases, type EntraErrorPlace } from '@landbridge/model'
import { type Handler, json, type Request, type Response } from '../http.ts'
import { notSimulated } from '../not-simulated.ts'
import { errorPage } from '../pages/error-lookup.ts'
import { pageAnswer } from '../pages/layout.ts'
import { refusalPage } from '../pages/sign-in/pages.ts'
import { type PathValues, type Route, startRouter } from '../router.ts'
import { adminConsent } from './admin-consent.ts'
import { authorize } from './authorize.ts'
import { startDevice } from './device-code.ts'
import { devicePage } from './device-page.ts'
import { documentV1, documentV2, instanceOf, keysOf } from './discovery.ts'
import type { SignInSimulation } from './grants.ts'
import { crossOrigin, preflight } from './origins.ts'
import { correlationOf, EntraRefusal, refusalAnswer } from './refusal.ts'
import { signOut } from './sign-out.ts'
import { answerToken } from './token.ts'
import { userRealm } from './user-realm.ts'

interface Answer {
  /** Where a refusal happens, which may change its `error`. */
  readonly place: EntraErrorPlace
  readonly run: (sim: SignInSimulation, request: Request, values: PathValues) => Response | Promise<Response>
}

const discovery = (method: string, path: string, run: Answer['run']): Route<Answer> => ({
  method,
  path,
  answer: { place: 'discovery', run },
})

/** @throws EntraRefusal 90056 for a code that was sent in the address, 900561 for any other request but POST. */
const postOnly: Answer = {
  place: 'token',
  run: (_, { method, query }) => {
    throw query.has('code') ? new EntraRefusal(90056) : new EntraRefusal(900561, { method })
  },
}

/** An address for programs, which takes forms alone, and pages of other origins ask first whether they may. */
const posted = (path: string, run: Answer['run']): Route<Answer>[] => [
  { method: 'POST', path, answer: { place: 'token', run } },
  { method: 'OPTIONS', path, answer: { place: 'token', run: (_, request) => preflight(request) } },
  ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ method, path, answer: postOnly })),
]

/** Pages for people; what is refused there is shown on a page too. */
const shown = (path: string, run: Answer['run']): Route<Answer>[] =>
  ['GET', 'POST'].map((method) => ({ method, path, answer: { place: 'authorize', run } }))

const missing = (what: string, ...paths: readonly string[]): Route<Answer>[] =>
  paths.flatMap((path) =>
    ['GET', 'POST'].map((method) => ({
      method,
      path,
      answer: { place: 'authorize', run: (sim, request) => notSimulated(sim.log, request, what) },
    })),
  )

const routes: readonly Route<Answer>[] = [
  discovery('GET', '/common/discovery/instance', (_, request) => instanceOf(request)),
  discovery('GET', '/{tenant}/v2.0/.well-known/openid-configuration', (sim, request, { tenant }) =>
    documentV2(sim, request, tenant!),
  ),
  discovery('GET', '/{tenant}/.well-known/openid-configuration', (sim, request, { tenant }) =>
    documentV1(sim, request, tenant!),
  ),
  discovery('GET', '/{tenant}/discovery/v2.0/keys', (sim, request, { tenant }) => keysOf(sim, request, tenant!, 2)),
  discovery('GET', '/{tenant}/discovery/keys', (sim, request, { tenant }) => keysOf(sim, request, tenant!, 1)),
  discovery('GET', '/{tenant}/userrealm/{user}', (sim, request, { user }) => userRealm(sim, request, user!)),
  ...posted('/{tenant}/oauth2/v2.0/token', (sim, request, { tenant }) => answerToken(sim, request, tenant!, 2)),
  ...posted('/{tenant}/oauth2/token', (sim, request, { tenant }) => answerToken(sim, request, tenant!, 1)),
  ...posted('/{tenant}/oauth2/v2.0/devicecode', (sim, request, { tenant }) => startDevice(sim, request, tenant!, 2)),
  ...posted('/{tenant}/oauth2/devicecode', (sim, request, { tenant }) => startDevice(sim, request, tenant!, 1)),
  { method: 'GET', path: '/error', answer: { place: 'authorize', run: (_, request) => errorPage(request) } },
  ...shown('/{tenant}/oauth2/v2.0/authorize', (sim, request, { tenant }) => authorize(sim, request, tenant!, 2)),
  ...shown('/{tenant}/oauth2/authorize', (sim, request, { tenant }) => authorize(sim, request, tenant!, 1)),
  ...shown('/{tenant}/v2.0/adminconsent', (sim, request, { tenant }) => adminConsent(sim, request, tenant!, 2)),
  ...shown('/{tenant}/adminconsent', (sim, request, { tenant }) => adminConsent(sim, request, tenant!, 1)),
  ...['/devicelogin', '/device', '/{tenant}/oauth2/deviceauth'].flatMap((path) =>
    shown(path, (sim, request) => devicePage(sim, request)),
  ),
  ...shown('/{tenant}/oauth2/v2.0/logout', (sim, request) => signOut(sim, request)),
  ...shown('/{tenant}/oauth2/logout', (sim, request) => signOut(sim, request)),
  ...missing('user information of version 1', '/{tenant}/openid/userinfo'),
  ...missing('the frame that watches a session', '/{tenant}/oauth2/checksession'),
  ...missing('Kerberos', '/{tenant}/kerberos'),
]

// Only under Microsoft's own names: on localhost a browser would remember it for every other program there.
const strictTransport = ({ addresses }: Request): Record<string, string> =>
  authorityAliases.some((host) => addresses.authority === `https://${host}`)
    ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : {}

/** Headers that sign-in puts on its answers. */
const headersOf = (request: Request): Record<string, string | string[]> => ({
  ...strictTransport(request),
  'cache-control': 'no-store, no-cache',
  pragma: 'no-cache',
  expires: '-1',
  'x-content-type-options': 'nosniff',
  'x-ms-request-id': request.id,
  'client-request-id': correlationOf(request),
  'x-ms-ests-server': '2.1.24860.5 - SIM ProdSlices',
  'x-ms-srs': '1.P',
  'x-ms-clientdata': 'e|||microsoftonline.com|none',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'set-cookie': [
    `fpc=${request.id.replaceAll('-', '')}; path=/; secure; HttpOnly; SameSite=None`,
    'x-ms-gateway-slice=estsfd; path=/; secure; httponly',
    'stsservicecookie=estsfd; path=/; secure; httponly',
  ],
})

/** Entra's sign-in: OpenID documents, key sets, the endpoints for programs and the pages for people. */
export const entra = (sim: SignInSimulation): Handler => {
  const find = startRouter(routes)
  const answer = async (request: Request): Promise<Response> => {
    const found = find(request.method, request.path)
    if (found === undefined) return json(404, { error: 'not_found', error_description: 'There is nothing here.' })
    if ('allowed' in found) return json(405, { error: 'method_not_allowed' }, { allow: found.allowed.join(', ') })
    const { place, run } = found.route.answer
    try {
      return crossOrigin(request, place, await run(sim, request, found.values))
    } catch (error) {
      if (!(error instanceof EntraRefusal)) throw error
      return place === 'authorize'
        ? pageAnswer(refusalPage(request, error))
        : crossOrigin(request, place, refusalAnswer(error, request, sim.clock, place))
    }
  }
  return async (request) => {
    const response = await answer(request)
    const [own, given] = [headersOf(request), response.headers ?? {}]
    const cookies = [own['set-cookie'] ?? [], given['set-cookie'] ?? []].flat()
    return { ...response, headers: { ...own, ...given, 'set-cookie': cookies } }
  }
}
