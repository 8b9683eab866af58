import { authorityAliases, type EntraErrorPlace } from '@landbridge/model'
import { type Handler, json, type Request, type Response } from '../http.ts'
import { allRedirectUris } from '../lookups.ts'
import { notSimulated } from '../not-simulated.ts'
import { errorPage } from '../pages/error-lookup.ts'
import { pageAnswer } from '../pages/layout.ts'
import { refusalPage, signedOutPage } from '../pages/sign-in/pages.ts'
import { type PathValues, type Route, startRouter } from '../router.ts'
import { adminConsent } from './admin-consent.ts'
import { authorize } from './authorize.ts'
import { documentV1, documentV2, instanceOf, keysOf } from './discovery.ts'
import type { SignInSimulation } from './grants.ts'
import { correlationOf, EntraRefusal, refusalAnswer } from './refusal.ts'
import { closeSession } from './sessions.ts'
import { answerToken } from './token.ts'

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

const tokenEndpoint = (path: string, version: 1 | 2): Route<Answer>[] => [
  {
    method: 'POST',
    path,
    answer: { place: 'token', run: (sim, request, { tenant }) => answerToken(sim, request, tenant!, version) },
  },
  {
    method: 'GET',
    path,
    answer: {
      place: 'token',
      run: (_, { method }) => {
        throw new EntraRefusal(900561, { method })
      },
    },
  },
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
  ...tokenEndpoint('/{tenant}/oauth2/v2.0/token', 2),
  ...tokenEndpoint('/{tenant}/oauth2/token', 1),
  { method: 'GET', path: '/error', answer: { place: 'authorize', run: (_, request) => errorPage(request) } },
  ...shown('/{tenant}/oauth2/v2.0/authorize', (sim, request, { tenant }) => authorize(sim, request, tenant!)),
  ...shown('/{tenant}/v2.0/adminconsent', (sim, request, { tenant }) => adminConsent(sim, request, tenant!, 2)),
  ...shown('/{tenant}/adminconsent', (sim, request, { tenant }) => adminConsent(sim, request, tenant!, 1)),
  ...shown('/{tenant}/oauth2/v2.0/logout', (sim, request) => signOut(sim, request)),
  ...missing('signing in at the version 1 endpoint', '/{tenant}/oauth2/authorize', '/{tenant}/oauth2/logout'),
  ...missing('the device code flow', '/{tenant}/oauth2/v2.0/devicecode', '/{tenant}/oauth2/devicecode', '/devicelogin'),
  ...missing('user realm discovery', '/{tenant}/userrealm/*'),
  ...missing('Kerberos', '/{tenant}/kerberos'),
]

// Only under Microsoft's own names: on localhost a browser would remember it for every other program there.
const strictTransport = ({ addresses }: Request): Record<string, string> =>
  authorityAliases.some((host) => addresses.authority === `https://${host}`)
    ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : {}

/** Ends the session of this browser, and goes on to where the application wants it, if it is one of its addresses. */
const signOut = (sim: SignInSimulation, request: Request): Response => {
  const cookie = closeSession(sim.grants, request)
  const target = request.query.get('post_logout_redirect_uri')
  const isKnown = [...sim.world.tenants.values()].some(({ applications }) =>
    [...applications.values()].some((each) => target !== null && allRedirectUris(each).includes(target)),
  )
  const state = request.query.get('state')
  if (target === null || !isKnown) {
    const page = pageAnswer(signedOutPage(request))
    return { ...page, headers: { ...page.headers, 'set-cookie': cookie } }
  }
  const location =
    state === null ? target : `${target}${target.includes('?') ? '&' : '?'}${new URLSearchParams({ state })}`
  return { status: 302, headers: { location, 'set-cookie': cookie } }
}

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

/** Entra's sign-in: OpenID documents, key sets and the token endpoint. */
export const entra = (sim: SignInSimulation): Handler => {
  const find = startRouter(routes)
  const answer = async (request: Request): Promise<Response> => {
    const found = find(request.method, request.path)
    if (found === undefined) return json(404, { error: 'not_found', error_description: 'There is nothing here.' })
    if ('allowed' in found) return json(405, { error: 'method_not_allowed' }, { allow: found.allowed.join(', ') })
    const { place, run } = found.route.answer
    try {
      return await run(sim, request, found.values)
    } catch (error) {
      if (!(error instanceof EntraRefusal)) throw error
      return place === 'authorize'
        ? pageAnswer(refusalPage(request, error))
        : refusalAnswer(error, request, sim.clock, place)
    }
  }
  return async (request) => {
    const response = await answer(request)
    const [own, given] = [headersOf(request), response.headers ?? {}]
    const cookies = [own['set-cookie'] ?? [], given['set-cookie'] ?? []].flat()
    return { ...response, headers: { ...own, ...given, 'set-cookie': cookies } }
  }
}
