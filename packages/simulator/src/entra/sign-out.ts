import type { Request, Response } from '../http.ts'
import { parseJwt } from '../jwt.ts'
import { allRedirectUris, findApplication } from '../lookups.ts'
import { pageAnswer } from '../pages/layout.ts'
import { signedOutPage } from '../pages/sign-in/pages.ts'
import type { Application } from '../world.ts'
import type { SignInSimulation } from './grants.ts'
import { closeSession } from './sessions.ts'

/** The applications that may be meant: the one of the ID token that was sent along, else any. */
const applicationsOf = ({ world }: SignInSimulation, hint: string | null): Application[] => {
  const audience = parseJwt(hint ?? '')?.payload.aud
  const one = typeof audience === 'string' ? findApplication(world, audience) : undefined
  return one ? [one] : [...world.tenants.values()].flatMap(({ applications }) => [...applications.values()])
}

/**
 * Ends the session of this browser, and goes on to where the application wants it, if that is one of its addresses.
 *
 * @see OpenID Connect RP-Initiated Logout 1.0
 */
export const signOut = (sim: SignInSimulation, request: Request): Response => {
  const cookie = closeSession(sim, request)
  const posted = new URLSearchParams(request.method === 'POST' ? request.body.toString('utf8') : '')
  const parameter = (name: string): string | null => request.query.get(name) ?? posted.get(name)
  const target = parameter('post_logout_redirect_uri')
  const isKnown = applicationsOf(sim, parameter('id_token_hint')).some(
    (each) => target !== null && allRedirectUris(each).includes(target),
  )
  const state = parameter('state')
  if (target === null || !isKnown) {
    const page = pageAnswer(signedOutPage(request))
    return { ...page, headers: { ...page.headers, 'set-cookie': cookie } }
  }
  const location =
    state === null ? target : `${target}${target.includes('?') ? '&' : '?'}${new URLSearchParams({ state })}`
  return { status: 302, headers: { location, 'set-cookie': cookie } }
}
