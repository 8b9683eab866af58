import type { Request, Response } from '../http.ts'
import { pageAnswer, seeOther } from '../pages/layout.ts'
import { confirmPage, credentialsPage, deviceCodePage, deviceDonePage, factorPage } from '../pages/sign-in/pages.ts'
import type { Application } from '../world.ts'
import { checkPassword } from './accounts.ts'
import { factorDemand, isAssigned, isTooOld, namesOf } from './conditions.ts'
import { askConsent, type ConsentAsked, grantMissing, makePrincipal, mayGrant, missingOf } from './consenting.ts'
import { findDevice, isExpired } from './device-code.ts'
import type { DeviceGrant, SignInSimulation } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import { findRegistration } from './registrations.ts'
import {
  accountsInSession,
  factorOf,
  forgetFactor,
  notePassedFactor,
  openSession,
  proofOf,
  type SignedIn,
  signedInAt,
} from './sessions.ts'
import { type Authority, resolveAuthority } from './tenants.ts'

/** One step of a person who signs in for a device. */
interface Step {
  readonly sim: SignInSimulation
  readonly request: Request
  readonly form: URLSearchParams
  readonly action: string | null
  readonly device: DeviceGrant
  readonly application: Application
  readonly authority: Authority
}

const at = ({ addresses, path }: Request, userCode: string): string =>
  `${addresses.authority}${path}?${new URLSearchParams({ user_code: userCode })}`

const again = ({ request, device }: Step, cookie?: string): Response => {
  const answer = seeOther(at(request, device.userCode))
  return cookie === undefined ? answer : { ...answer, headers: { ...answer.headers, 'set-cookie': cookie } }
}

const signIn = (step: Step): Response => {
  const { sim, request, form, application, authority } = step
  const login = form.get('login') ?? ''
  try {
    const account = checkPassword(sim, authority, login, form.get('passwd') ?? '', application.appId)
    return again(step, openSession(sim, request, account, ['pwd']))
  } catch (error) {
    if (!(error instanceof EntraRefusal) || error.number === 50020) throw error
    return pageAnswer(credentialsPage(request, application.displayName, login, error))
  }
}

const passFactor = (step: Step, account: SignedIn): Response | undefined => {
  const { sim, request, form } = step
  if (form.get('otc')?.trim() !== factorOf(sim, request)) return undefined
  notePassedFactor(sim, request, account)
  forgetFactor(sim, request)
  return again(step)
}

const askFactor = (step: Step, account: SignedIn): Response | undefined => {
  const { sim, request, action } = step
  const demand = factorDemand(sim, account, account)
  if (demand === undefined) return undefined
  const passed = action === 'factor' ? passFactor(step, account) : undefined
  if (passed !== undefined) return passed
  const isNew = demand === 'registration'
  const code = factorOf(sim, request)
  return pageAnswer(factorPage(request, account.user.userPrincipalName, code, isNew, action === 'factor'))
}

const settle = ({ sim, device, application }: Step, account: SignedIn, state: 'allowed' | 'blocked'): void => {
  device.state = state
  device.person = {
    ...proofOf(account),
    clientId: application.appId,
    tenantId: account.tenant.id,
    userId: account.user.id,
    scope: device.scope,
    resource: device.resource,
    issuedAt: sim.clock.now(),
  }
}

/** @throws EntraRefusal the number with which a policy keeps people, or this flow, out. */
const checkPolicies = (step: Step, account: SignedIn): void => {
  const { blockPeople = 0, blockDeviceCode = false } = account.tenant.policy
  const names = namesOf(account, step.application.appId)
  if (blockPeople === 0 && !blockDeviceCode) return
  settle(step, account, 'blocked')
  throw new EntraRefusal(blockPeople || 530036, names)
}

const finish = (step: Step, account: SignedIn): Response => {
  const { sim, request, form, action, application, device } = step
  checkPolicies(step, account)
  const factor = askFactor(step, account)
  if (factor !== undefined) return factor
  const isConfirmed = action === 'confirm' || action === 'accept'
  if (!isConfirmed) return pageAnswer(confirmPage(request, application.displayName))
  const consent: ConsentAsked = { sim, request, form, application, account, scope: device.scope }
  const missing = missingOf(consent)
  const needsConsent = missing.some(({ names }) => names.length > 0)
  if (needsConsent && (action !== 'accept' || !mayGrant(consent, missing))) return askConsent(consent, missing)
  if (needsConsent) grantMissing(consent, missing, form.get('everybody') === 'yes')
  const principal = makePrincipal(sim, account.tenant, application)
  if (!isAssigned({ principal }, account)) throw new EntraRefusal(50105, namesOf(account, application.appId))
  settle(step, account, 'allowed')
  return pageAnswer(deviceDonePage(request, application.displayName, true))
}

const goOn = (step: Step): Response => {
  const { sim, request, action, device, application, authority } = step
  if (action === 'cancel') {
    device.state = 'declined'
    return pageAnswer(deviceDonePage(request, application.displayName, false))
  }
  if (action === 'sign-in') return signIn(step)
  const [account] = accountsInSession(sim, request)
    .flatMap((each) => signedInAt(authority, each) ?? [])
    .filter((each) => !isTooOld(sim, each, each))
  if (account === undefined) return pageAnswer(credentialsPage(request, application.displayName, '', undefined))
  return finish(step, account)
}

/**
 * The page where a person types the code of a device, signs in for it, and may decline.
 *
 * @throws EntraRefusal for what is shown on a page.
 */
export const devicePage = (sim: SignInSimulation, request: Request): Response => {
  const form = new URLSearchParams(request.method === 'POST' ? request.body.toString('utf8') : '')
  const action = form.get('action')
  const typed = request.query.get('user_code') ?? request.query.get('otc')
  if (action === 'code' || action === null) {
    const code = action === 'code' ? (form.get('otc') ?? '') : typed
    if (code === null) return pageAnswer(deviceCodePage(request, undefined))
    const device = findDevice(sim, code)
    if (device === undefined) return pageAnswer(deviceCodePage(request, new EntraRefusal(70018)))
    if (isExpired(sim, device)) return pageAnswer(deviceCodePage(request, new EntraRefusal(70019)))
    if (action === 'code') return seeOther(at(request, device.userCode))
  }
  const device = findDevice(sim, typed ?? '')
  const application = device && findRegistration(sim.world, device.clientId)
  if (device === undefined || application === undefined)
    return pageAnswer(deviceCodePage(request, new EntraRefusal(70018)))
  const authority = resolveAuthority(sim.world, device.segment)
  return goOn({ sim, request, form, action, device, application, authority })
}
