import { createServicePrincipal } from '../control/consent.ts'
import type { Request, Response } from '../http.ts'
import { pageAnswer } from '../pages/layout.ts'
import {
  backToApp,
  consentPage,
  refusalPage,
  requestedPage,
  requestForm,
  type ShownPermission,
} from '../pages/sign-in/pages.ts'
import type { Application, ServicePrincipal, Tenant } from '../world.ts'
import type { Account } from './accounts.ts'
import {
  type AskedScopes,
  checkListed,
  isOpenToAnybody,
  missingConsent,
  readDelegatedScope,
} from './delegated-scopes.ts'
import type { SignInSimulation } from './grants.ts'
import { EntraRefusal } from './refusal.ts'
import { findPrincipal, isMicrosoftClient } from './registrations.ts'
import { mayConsent } from './sessions.ts'

/** What an application wants of a person, before it may be answered. */
export interface ConsentAsked {
  readonly sim: SignInSimulation
  readonly request: Request
  readonly form: URLSearchParams
  readonly application: Application
  readonly account: Account
  readonly scope: string
}

/** Permissions of one resource that are still to be granted. */
export interface Missing {
  readonly asked: AskedScopes
  readonly names: readonly string[]
}

const principalOf = ({ sim, application, account }: ConsentAsked): ServicePrincipal | undefined =>
  findPrincipal(sim, account.tenant, application.appId)

/**
 * Permissions that are still to be granted, all resources together.
 *
 * @throws EntraRefusal for a scope that names nothing, 650057 for a resource that the registration does not list, 65002
 *         for a client of Microsoft's own.
 */
export const missingOf = (consent: ConsentAsked): Missing[] => {
  const { sim, application, account, scope } = consent
  const principal = principalOf(consent)
  const missing = readDelegatedScope(sim, account.tenant, scope).asked.map((asked) => {
    checkListed(sim, application, principal, account.user, asked)
    return { asked, names: missingConsent(sim.world, application, principal, account.user, asked) }
  })
  const beyond = missing.find(({ names }) => names.length > 0)
  if (beyond !== undefined && isMicrosoftClient(application))
    throw new EntraRefusal(65002, { clientId: application.appId, resource: beyond.asked.resource.audience })
  return missing
}

/** Makes the application exist in the tenant, if it does not yet. */
export const makePrincipal = (sim: SignInSimulation, tenant: Tenant, application: Application): ServicePrincipal =>
  findPrincipal(sim, tenant, application.appId) ?? createServicePrincipal(sim, tenant, application.appId)

/** Grants what is missing: to everybody when an administrator wants so, else to this person. */
export const grantMissing = (consent: ConsentAsked, missing: readonly Missing[], forEverybody: boolean): void => {
  const { sim, application, account } = consent
  const { tenant, user } = account
  const principal = makePrincipal(sim, tenant, application)
  const isForAll = forEverybody && mayConsent(user)
  const personal = principal.personalScopes.get(user.id) ?? new Map<string, Set<string>>()
  if (!isForAll) principal.personalScopes.set(user.id, personal)
  const target = isForAll ? principal.grantedScopes : personal
  for (const { asked, names } of missing) {
    const { appId } = asked.resource.principal
    target.set(appId, new Set([...(target.get(appId) ?? []), ...names]))
  }
}

/** Whether a person may grant this without an administrator. */
export const mayGrant = ({ sim, account }: ConsentAsked, missing: readonly Missing[]): boolean =>
  mayConsent(account.user) ||
  (account.tenant.policy.userConsent !== false &&
    missing.every(({ asked, names }) => isOpenToAnybody(sim.world, asked.resource, names)))

/** The page of 90094; where the tenant has the workflow, 90095 with a form to ask an administrator. */
const approvalPage = ({ request, application, account, form }: ConsentAsked): Response => {
  const names = { tenant: account.tenant.id, clientId: application.appId, account: account.user.userPrincipalName }
  if (account.tenant.policy.adminConsentRequests !== true)
    return pageAnswer(refusalPage(request, new EntraRefusal(90094, names), backToApp))
  if (form.get('action') === 'request') return pageAnswer(requestedPage(request, application.displayName))
  return pageAnswer(refusalPage(request, new EntraRefusal(90095, names), [requestForm, backToApp]))
}

/** Asks a person for consent, or says that an administrator must give it. */
export const askConsent = (consent: ConsentAsked, missing: readonly Missing[]): Response => {
  const { request, application, account } = consent
  if (!mayGrant(consent, missing)) return approvalPage(consent)
  const permissions = missing.flatMap(({ asked, names }) =>
    names.map((name): ShownPermission => ({ resourceAppId: asked.resource.principal.appId, name, type: 'Scope' })),
  )
  return pageAnswer(consentPage(request, application.displayName, account.user, permissions, mayConsent(account.user)))
}
