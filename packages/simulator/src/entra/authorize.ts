import { entraErrors } from '@landbridge/model'
import type { Request, Response } from '../http.ts'
import { notSimulated } from '../not-simulated.ts'
import { pageAnswer, seeOther } from '../pages/layout.ts'
import { accountsPage, confirmPage, credentialsPage, factorPage } from '../pages/sign-in/pages.ts'
import { checkPassword } from './accounts.ts'
import { answerApplication } from './authorize-answer.ts'
import { type Prompt, readReturn, readWish } from './authorize-request.ts'
import { factorDemand, isAssigned, isTooOld, namesOf } from './conditions.ts'
import { askConsent, type ConsentAsked, grantMissing, makePrincipal, mayGrant, missingOf } from './consenting.ts'
import type { SignInSimulation } from './grants.ts'
import { EntraRefusal, refusalValues } from './refusal.ts'
import { findPrincipal } from './registrations.ts'
import { checkTenantRestriction } from './restrictions.ts'
import { sendBack } from './returning.ts'
import {
  accountsInSession,
  factorOf,
  forgetFactor,
  mayConsent,
  notePassedFactor,
  openSession,
  remembersSomebodyGone,
  type SignedIn,
  signedInAt,
  useAccount,
} from './sessions.ts'
import type { Visit } from './visit.ts'

const cancelled = ({ sim, request, back }: Visit): Response => {
  const refusal = new EntraRefusal(65004, { clientId: back.application.appId })
  return sendBack(request, back, { ...refusalValues(refusal, request, sim.clock), error_subcode: 'cancel' })
}

/** Prompts that are done with once the person has signed in. */
const aboutSigningIn: readonly (Prompt | undefined)[] = ['login', 'select_account']

/** The same address again, without a prompt that is done with; who signed in may be another than was hinted at. */
const again = ({ request, wish }: Visit, cookie?: string): Response => {
  const query = new URLSearchParams(request.rawQuery)
  if (aboutSigningIn.includes(wish.prompt)) query.delete('prompt')
  if (cookie !== undefined) for (const name of ['login_hint', 'domain_hint']) query.delete(name)
  const answer = seeOther(`${request.addresses.authority}${request.path}?${query}`)
  return cookie === undefined ? answer : { ...answer, headers: { ...answer.headers, 'set-cookie': cookie } }
}

const signIn = (visit: Visit): Response => {
  const { sim, request, form, back } = visit
  const login = form.get('login') ?? ''
  const { appId, displayName } = back.application
  try {
    const account = checkPassword(sim, back.authority, login, form.get('passwd') ?? '', appId)
    return again(visit, openSession(sim, request, account, ['pwd']))
  } catch (error) {
    const isPageOfItsOwn =
      error instanceof EntraRefusal && [50014, 50020, 90072, 90099, 500212, 500213].includes(error.number)
    if (!(error instanceof EntraRefusal) || isPageOfItsOwn) throw error
    return pageAnswer(credentialsPage(request, displayName, login, error))
  }
}

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Whether an account is one that the application hinted at. */
const isHinted = ({ wish }: Visit, { user }: SignedIn): boolean => {
  const { loginHint, domainHint } = wish
  if (loginHint !== undefined) return sameName(user.userPrincipalName, loginHint)
  return !domainHint?.includes('.') || user.userPrincipalName.toLowerCase().endsWith(`@${domainHint.toLowerCase()}`)
}

/** Accounts of this browser that may come in here: as they are at this address. */
const candidatesOf = (visit: Visit): SignedIn[] =>
  accountsInSession(visit.sim, visit.request)
    .filter((each) => isHinted(visit, each))
    .flatMap((each) => signedInAt(visit.back.authority, each) ?? [])

const askWho = (visit: Visit, known: readonly SignedIn[]): Response => {
  const { request, back, wish } = visit
  const names = known.map(({ user }) => user.userPrincipalName)
  const { displayName } = back.application
  return wish.prompt !== 'login' && names.length > 0
    ? pageAnswer(accountsPage(request, displayName, names))
    : pageAnswer(credentialsPage(request, displayName, wish.loginHint ?? '', undefined))
}

/** The account that goes on, or the page that asks for it. */
const choose = (visit: Visit): SignedIn | Response => {
  const { sim, request, wish } = visit
  const known = candidatesOf(visit)
  const [first, second] = known
  const isSilent = wish.prompt === 'none'
  if (first === undefined && isSilent)
    throw remembersSomebodyGone(sim, request)
      ? new EntraRefusal(51004, { account: wish.loginHint ?? 'The account', tenant: visit.back.segment })
      : new EntraRefusal(50058)
  if (first === undefined || aboutSigningIn.includes(wish.prompt)) return askWho(visit, known)
  if (second !== undefined && isSilent && wish.loginHint === undefined) throw new EntraRefusal(16000)
  const names = namesOf(first, visit.back.application.appId)
  if (!isTooOld(sim, first, first)) return first
  if (isSilent) throw new EntraRefusal(70044, names)
  return pageAnswer(
    credentialsPage(request, visit.back.application.displayName, first.user.userPrincipalName, undefined),
  )
}

/** @throws EntraRefusal the number with which a policy keeps people out. */
const checkBlock = ({ back }: Visit, account: SignedIn): void => {
  const { blockPeople = 0 } = account.tenant.policy
  if (blockPeople !== 0) throw new EntraRefusal(blockPeople, namesOf(account, back.application.appId))
}

/** The page for the second factor, where it is still missing; undefined when the person may go on. */
const askFactor = ({ sim, request, form, back, wish }: Visit, account: SignedIn): Response | undefined => {
  const isDone = account.mfaAt !== undefined && sim.clock.now() < account.mfaAt + 600_000
  const demand = factorDemand(sim, account, account, wish.isChallenged && !isDone)
  if (demand === undefined) return undefined
  if (wish.prompt === 'none')
    throw new EntraRefusal(demand === 'registration' ? 50072 : 50074, namesOf(account, back.application.appId))
  const code = factorOf(sim, request)
  const isWrong = form.get('action') === 'factor'
  return pageAnswer(factorPage(request, account.user.userPrincipalName, code, demand === 'registration', isWrong))
}

const passFactor = (visit: Visit): Response | undefined => {
  const { sim, request, form } = visit
  const [account] = candidatesOf(visit)
  if (account === undefined || form.get('otc')?.trim() !== factorOf(sim, request)) return undefined
  notePassedFactor(sim, request, account)
  forgetFactor(sim, request)
  return again(visit)
}

/** Browsers of telephones ask whether a program of another scheme may be opened, since any could have taken it. */
const needsConfirmation = ({ request, back, form }: Visit): boolean =>
  !/^https?:/i.test(back.redirectUri) &&
  /android|iphone|ipad|mobile/i.test(request.headers['user-agent'] ?? '') &&
  form.get('action') !== 'confirm'

const confirm = (visit: Visit): Response => {
  if (visit.wish.prompt === 'none') throw new EntraRefusal(50199, { clientId: visit.back.application.appId })
  return pageAnswer(confirmPage(visit.request, visit.back.application.displayName))
}

/** Consent where it is missing, then the answer. @throws EntraRefusal 50105 where the application wants an assignment */
const finish = async (visit: Visit, account: SignedIn, action: string | null): Promise<Response> => {
  const { sim, request, form, back, wish } = visit
  const { application } = back
  const consent: ConsentAsked = { sim, request, form, application, account, scope: wish.scope }
  const missing = missingOf(consent)
  const isAsked = wish.prompt === 'consent' || wish.prompt === 'admin_consent'
  const isNew = findPrincipal(sim, account.tenant, application.appId) === undefined
  const needsConsent = isNew || isAsked || missing.some(({ names }) => names.length > 0)
  if (needsConsent && wish.prompt === 'none') throw new EntraRefusal(65001, namesOf(account, application.appId))
  if (wish.prompt === 'admin_consent' && !mayConsent(account.user))
    throw new EntraRefusal(90093, namesOf(account, application.appId))
  if (needsConsent && action !== 'accept') return askConsent(consent, missing)
  const page = needsConsent ? refuseConsent(consent, missing) : undefined
  if (page !== undefined) return page
  if (needsConsent) grantMissing(consent, missing, form.get('everybody') === 'yes' || wish.prompt === 'admin_consent')
  const principal = makePrincipal(sim, account.tenant, application)
  if (!isAssigned({ principal }, account)) throw new EntraRefusal(50105, namesOf(account, application.appId))
  if (needsConfirmation(visit)) return confirm(visit)
  return answerApplication(visit, account, principal)
}

/** A consent that was sent by somebody who may not give it is answered by the page that says so. */
const refuseConsent = (consent: ConsentAsked, missing: ReturnType<typeof missingOf>): Response | undefined =>
  mayGrant(consent, missing) ? undefined : askConsent(consent, missing)

const goOn = async (visit: Visit): Promise<Response> => {
  const { sim, request, form, wish } = visit
  const action = request.method === 'POST' ? form.get('action') : null
  if (action !== null && !actions.includes(action)) throw new EntraRefusal(165900)
  if (wish.prompt === 'create') return notSimulated(sim.log, request, 'creating an account while signing in')
  if (action === 'cancel') return cancelled(visit)
  if (action === 'sign-in') return signIn(visit)
  if (action === 'choose') {
    const chosen = accountsInSession(sim, request).find(({ user }) => user.userPrincipalName === form.get('account'))
    if (chosen !== undefined) useAccount(sim, request, chosen)
    return again(visit)
  }
  const passed = action === 'factor' ? passFactor(visit) : undefined
  if (passed !== undefined) return passed
  const account = choose(visit)
  if ('status' in account) return account
  checkTenantRestriction(request, account.tenant, 500022)
  checkBlock(visit, account)
  return askFactor(visit, account) ?? finish(visit, account, action)
}

/** What the pages send. */
const actions: readonly string[] = ['cancel', 'sign-in', 'choose', 'factor', 'accept', 'request', 'confirm']

const formOf = ({ headers, body }: Request): URLSearchParams =>
  new URLSearchParams(
    (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded') ? body.toString('utf8') : '',
  )

/** Whether a refusal is shown to the person; one that may show nothing goes to the application in any case. */
const isShown = ({ number }: EntraRefusal, prompt: string | null): boolean =>
  'page' in entraErrors[number] && (prompt !== 'none' || number === 700054)

/**
 * The authorize endpoint: signs a person in, asks for consent, and sends the browser back with what was asked for.
 *
 * @throws EntraRefusal for what the person sees on a page; the rest goes to the redirect address.
 * @see RFC 6749, section 4.1.1
 */
export const authorize = async (
  sim: SignInSimulation,
  request: Request,
  segment: string,
  version: 1 | 2,
): Promise<Response> => {
  const form = formOf(request)
  // A request may also be posted; then its parameters are in the body, and there is none in the address.
  const query = request.rawQuery === '' ? form : request.query
  const back = readReturn(sim, segment, query, version)
  // The pages send to their own address; so a request that was posted goes on with its parameters in it.
  if (request.method === 'POST' && request.rawQuery === '' && query.get('prompt') !== 'none')
    return seeOther(`${request.addresses.authority}${request.path}?${query}`)
  if ('tenant' in back.authority) checkTenantRestriction(request, back.authority.tenant, 500021)
  try {
    return await goOn({ sim, request, form, back, wish: readWish(sim, query, back) })
  } catch (error) {
    if (!(error instanceof EntraRefusal) || isShown(error, query.get('prompt'))) throw error
    return sendBack(request, back, refusalValues(error, request, sim.clock))
  }
}
