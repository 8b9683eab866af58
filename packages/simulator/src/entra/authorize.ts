import { entraErrors } from '@landbridge/model'
import { createServicePrincipal } from '../control/consent.ts'
import type { Request, Response } from '../http.ts'
import { pageAnswer, seeOther } from '../pages/layout.ts'
import { backToApp, consentPage, credentialsPage, refusalPage, type ShownPermission } from '../pages/sign-in/pages.ts'
import type { ServicePrincipal } from '../world.ts'
import { type Prompt, type Return, readReturn, readWish, scopesIn, type Wish } from './authorize-request.ts'
import { type DelegatedScope, isOpenToAnybody, missingConsent } from './delegated-scopes.ts'
import type { SignInSimulation } from './grants.ts'
import { EntraRefusal, refusalValues } from './refusal.ts'
import { sendBack } from './returning.ts'
import { checkPassword, findSignedIn, mayConsent, openSession, type SignedIn } from './sessions.ts'
import type { Authority } from './tenants.ts'
import { newOpaque } from './user-grants.ts'
import { clientInfo } from './user-tokens.ts'

/** One visit of the authorize endpoint, as far as it is understood. */
interface Visit {
  readonly sim: SignInSimulation
  readonly request: Request
  readonly form: URLSearchParams
  readonly back: Return & { authority: Authority }
  readonly wish: Wish
}

const cancelled = ({ sim, request, back }: Visit): Response => {
  const refusal = new EntraRefusal(65004, { clientId: back.application.appId })
  return sendBack(request, back, { ...refusalValues(refusal, request, sim.clock), error_subcode: 'cancel' })
}

/** Prompts that are done with once the person has signed in. */
const aboutSigningIn: readonly (Prompt | undefined)[] = ['login', 'select_account']

const signIn = ({ sim, request, form, back, wish }: Visit): Response => {
  const login = form.get('login') ?? ''
  try {
    const signedIn = checkPassword(sim, back.authority, login, form.get('passwd') ?? '')
    const query = new URLSearchParams(request.rawQuery)
    if (aboutSigningIn.includes(wish.prompt)) query.delete('prompt')
    const cookie = openSession(sim, sim.grants, signedIn)
    const again = seeOther(`${request.addresses.authority}${request.path}?${query}`)
    return { ...again, headers: { ...again.headers, 'set-cookie': cookie } }
  } catch (error) {
    if (!(error instanceof EntraRefusal) || error.number === 50020) throw error
    return pageAnswer(credentialsPage(request, back.application.displayName, login, error))
  }
}

const principalOf = ({ back }: Visit, { tenant }: SignedIn): ServicePrincipal | undefined =>
  tenant.servicePrincipals.get(back.application.appId)

/** Permissions that are still to be granted, all resources together. */
const missingOf = (visit: Visit, signedIn: SignedIn, scopes: DelegatedScope) =>
  scopes.asked.map((asked) => ({
    asked,
    names: missingConsent(visit.back.application, principalOf(visit, signedIn), signedIn.user, asked),
  }))

type Missing = ReturnType<typeof missingOf>

const grant = (visit: Visit, signedIn: SignedIn, missing: Missing): void => {
  const { sim, form, back } = visit
  const { tenant, user } = signedIn
  const principal = principalOf(visit, signedIn) ?? createServicePrincipal(sim, tenant, back.application.appId)
  const forEverybody = form.get('everybody') === 'yes' && mayConsent(user)
  const personal = principal.personalScopes.get(user.id) ?? new Map<string, Set<string>>()
  if (!forEverybody) principal.personalScopes.set(user.id, personal)
  const target = forEverybody ? principal.grantedScopes : personal
  for (const { asked, names } of missing) {
    const { appId } = asked.resource.principal
    target.set(appId, new Set([...(target.get(appId) ?? []), ...names]))
  }
}

const sendCode = ({ sim, request, back, wish }: Visit, { tenant, user }: SignedIn): Response => {
  const code = newOpaque(sim, 600)
  const { appId } = back.application
  sim.grants.codes.set(code, {
    clientId: appId,
    tenantId: tenant.id,
    userId: user.id,
    redirectUri: back.redirectUri,
    scope: wish.scope,
    nonce: wish.nonce,
    challenge: wish.challenge,
    issuedAt: sim.clock.now(),
    isRedeemed: false,
  })
  return sendBack(request, back, {
    code,
    ...(wish.wantsClientInfo && { client_info: clientInfo({ tenant, user }) }),
    session_state: sim.random.guid(),
  })
}

const askConsent = (visit: Visit, signedIn: SignedIn, missing: Missing): Response => {
  const { request, back, wish } = visit
  const { appId, displayName } = back.application
  if (wish.prompt === 'none')
    throw new EntraRefusal(65001, { account: signedIn.user.userPrincipalName, clientId: appId })
  const isAdministrator = mayConsent(signedIn.user)
  if (!isAdministrator && !missing.every(({ asked, names }) => isOpenToAnybody(asked.resource, names))) {
    const refusal = new EntraRefusal(90094, { tenant: signedIn.tenant.id, clientId: appId })
    return pageAnswer(refusalPage(request, refusal, backToApp))
  }
  const permissions = missing.flatMap(({ asked, names }) =>
    names.map((name): ShownPermission => ({ resourceAppId: asked.resource.principal.appId, name, type: 'Scope' })),
  )
  return pageAnswer(consentPage(request, displayName, signedIn.user, permissions, isAdministrator))
}

const goOn = (visit: Visit): Response => {
  const { sim, request, form, back, wish } = visit
  const action = request.method === 'POST' ? form.get('action') : null
  if (action === 'cancel') return cancelled(visit)
  if (action === 'sign-in') return signIn(visit)
  const signedIn = findSignedIn(sim, sim.grants, request, back.authority)
  if (signedIn === undefined && wish.prompt === 'none') throw new EntraRefusal(50058)
  if (signedIn === undefined || aboutSigningIn.includes(wish.prompt))
    return pageAnswer(credentialsPage(request, back.application.displayName, wish.loginHint ?? '', undefined))
  const missing = missingOf(visit, signedIn, scopesIn(signedIn.tenant, wish))
  const needsConsent = missing.some(({ names }) => names.length > 0) || wish.prompt === 'consent'
  if (action === 'accept') grant(visit, signedIn, missing)
  else if (needsConsent) return askConsent(visit, signedIn, missing)
  return sendCode(visit, signedIn)
}

const formOf = ({ headers, body }: Request): URLSearchParams =>
  new URLSearchParams(
    (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') ? body.toString('utf8') : '',
  )

/**
 * The authorize endpoint: signs a person in, asks for consent, and sends the browser back with a code.
 *
 * @throws EntraRefusal for what the person sees on a page; the rest goes to the redirect address.
 * @see RFC 6749, section 4.1.1
 */
export const authorize = (sim: SignInSimulation, request: Request, segment: string): Response => {
  const form = formOf(request)
  // A request may also be posted; then its parameters are in the body, and there is none in the address.
  const query = request.rawQuery === '' ? form : request.query
  const back = readReturn(sim, segment, query)
  try {
    return goOn({ sim, request, form, back, wish: readWish(query, back.application) })
  } catch (error) {
    if (!(error instanceof EntraRefusal) || 'page' in entraErrors[error.number]) throw error
    return sendBack(request, back, refusalValues(error, request, sim.clock))
  }
}
