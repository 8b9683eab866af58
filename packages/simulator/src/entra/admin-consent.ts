import { graphAppId, type ResourceApplication, resourceApplications } from '@landbridge/model'
import { type AskedPermission, askedPermissions, createServicePrincipal, grantPermission } from '../control/consent.ts'
import type { Request, Response } from '../http.ts'
import { allRedirectUris, findApplication, findTenant, holdsRoleThat } from '../lookups.ts'
import { offeredBy } from '../offers.ts'
import { pageAnswer, seeOther } from '../pages/layout.ts'
import { adminConsentPage, backToApp, credentialsPage, refusalPage } from '../pages/sign-in/pages.ts'
import type { Application, Tenant } from '../world.ts'
import { checkPassword } from './accounts.ts'
import { needRedirectUri, type Return } from './authorize-request.ts'
import type { SignInSimulation } from './grants.ts'
import { EntraRefusal, refusalValues } from './refusal.ts'
import { resourceNamed } from './resources.ts'
import { sendBack } from './returning.ts'
import { accountsInSession, mayConsent, openSession, type SignedIn, signedInAt } from './sessions.ts'
import { type Authority, resolveAuthority } from './tenants.ts'

/** Microsoft's services, which no consent can bring into a tenant. */
const microsoftResources: readonly string[] = Object.values<ResourceApplication>(resourceApplications).map(
  ({ appId }) => appId,
)

type Granted = Pick<AskedPermission, 'resource' | 'name' | 'type'>

/** One visit of an admin consent address. */
interface Visit {
  readonly sim: SignInSimulation
  readonly request: Request
  readonly form: URLSearchParams
  readonly authority: Authority
  readonly application: Application
  /** Undefined when the registration has no redirect address at all: then consent is given all the same. */
  readonly redirectUri: string | undefined
  /** Undefined at the version 1 address, which always means the whole list. */
  readonly scope: string | undefined
  /** Whoever opens the address acts as administrator, unless somebody is signed in at the browser. */
  readonly signedIn: SignedIn | undefined
}

const need = (query: URLSearchParams, name: string): string => {
  const value = query.get(name)?.trim()
  if (!value) throw new EntraRefusal(900144, { parameter: name })
  return value
}

const tenantsOf = ({ sim, authority, application }: Visit): Tenant[] => {
  if ('tenant' in authority) return [authority.tenant]
  const all = [...sim.world.tenants.values()]
  return application.signInAudience === 'AzureADMyOrg'
    ? all.filter(({ applications }) => applications.has(application.appId))
    : all
}

/** What a scope stands for: `.default` for the list of one resource, a name for one delegated permission. */
const permissionsOf = ({ sim: { world }, application, scope }: Visit, tenant: Tenant): Granted[] => {
  const listed = askedPermissions(tenant, application)
  if (scope === undefined) return listed
  return scope.split(/\s+/).flatMap((each): Granted[] => {
    const slash = each.lastIndexOf('/')
    if (slash < 0) return []
    const [name, permission] = [each.slice(0, slash), each.slice(slash + 1)]
    const resource = resourceNamed(world, name)
    if (permission === '.default') return listed.filter((one) => one.resource === resource)
    if (!microsoftResources.includes(resource) && findApplication(world, resource) === undefined)
      throw new EntraRefusal(500011, { resource: name, tenant: tenant.id })
    if (!offeredBy(world, resource).scopes.some((one) => one.name === permission))
      throw new EntraRefusal(650053, { scope: permission, resource: name })
    return [{ resource, name: permission, type: 'Scope' }]
  })
}

const returnOf = ({ application, request }: Visit, redirectUri: string): Return => ({
  application,
  redirectUri,
  responseMode: 'query',
  state: request.query.get('state') ?? undefined,
})

/** Sends back to the application, or says on a page that it has no address to go back to. */
const back = (visit: Visit, values: Record<string, string>): Response => {
  const { redirectUri, application, request } = visit
  if (redirectUri === undefined) throw new EntraRefusal(500113, { clientId: application.appId })
  return sendBack(request, returnOf(visit, redirectUri), values)
}

const refusedBack = (visit: Visit, number: 65004 | 65001, extra: Record<string, string>): Response => {
  const refusal = new EntraRefusal(number, { clientId: visit.application.appId, account: 'the administrator' })
  return back(visit, { ...refusalValues(refusal, visit.request, visit.sim.clock), ...extra })
}

/**
 * Makes the resources exist in the tenant, as far as anybody may: those of other tenants, not Microsoft's services.
 *
 * @throws EntraRefusal 650052 for a service that the tenant does not have, 650054 for an application that is gone.
 */
const needResource = ({ sim, application }: Visit, tenant: Tenant, resource: string): void => {
  if (tenant.servicePrincipals.has(resource)) return
  const names = { tenant: tenant.id, resource, clientId: application.appId }
  if (microsoftResources.includes(resource)) throw new EntraRefusal(650052, names)
  if (findApplication(sim.world, resource) === undefined) throw new EntraRefusal(650054, names)
  createServicePrincipal(sim, tenant, resource)
}

/** @throws EntraRefusal 650053 for a permission that its resource does not offer, 90093 beyond the role of the person. */
const grantAll = (visit: Visit, tenant: Tenant): void => {
  const { sim, application, signedIn } = visit
  const permissions = permissionsOf(visit, tenant)
  const isOfGraph = permissions.some(({ resource, type }) => resource === graphAppId && type === 'Role')
  if (signedIn && isOfGraph && !holdsRoleThat('mayConsentToGraph', signedIn.user))
    throw new EntraRefusal(90093, { tenant: tenant.id, clientId: application.appId })
  for (const { resource } of permissions) needResource(visit, tenant, resource)
  for (const { resource, name, type } of permissions) {
    const { roles, scopes } = offeredBy(sim.world, resource)
    if (!(type === 'Role' ? roles : scopes).some((one) => one.name === name))
      throw new EntraRefusal(650053, { scope: name, resource })
  }
  if (!tenant.servicePrincipals.has(application.appId)) createServicePrincipal(sim, tenant, application.appId)
  for (const permission of permissions) grantPermission(sim, tenant, application.appId, permission)
}

const notAdministrator = ({ request, application, authority }: Visit): Response => {
  const tenant = 'tenant' in authority ? authority.tenant.id : authority.shared
  return pageAnswer(refusalPage(request, new EntraRefusal(90094, { tenant, clientId: application.appId }), backToApp))
}

const signIn = ({ sim, request, form, authority, application }: Visit): Response => {
  const login = form.get('login') ?? ''
  try {
    const account = checkPassword(sim, authority, login, form.get('passwd') ?? '', application.appId)
    const again = seeOther(`${request.addresses.authority}${request.path}?${request.rawQuery}`)
    return { ...again, headers: { ...again.headers, 'set-cookie': openSession(sim, request, account, ['pwd']) } }
  } catch (error) {
    if (!(error instanceof EntraRefusal) || error.number === 50020) throw error
    return pageAnswer(credentialsPage(request, application.displayName, login, error))
  }
}

const accept = (visit: Visit): Response => {
  const [only] = tenantsOf(visit)
  const tenant = findTenant(visit.sim.world, visit.form.get('tenant') ?? '') ?? only
  if (tenant === undefined || !tenantsOf(visit).includes(tenant)) throw new EntraRefusal(50059)
  if (visit.signedIn !== undefined && !mayConsent(visit.signedIn.user)) return notAdministrator(visit)
  grantAll(visit, tenant)
  const { scope } = visit
  return back(visit, { admin_consent: 'True', tenant: tenant.id, ...(scope !== undefined && { scope }) })
}

const actions: Readonly<Record<string, (visit: Visit) => Response>> = {
  accept,
  cancel: (visit) => refusedBack(visit, 65004, { error_subcode: 'cancel' }),
  odd: (visit) => refusedBack(visit, 65001, { admin_consent: 'True', tenant: tenantsOf(visit)[0]?.id ?? '' }),
  'not-admin': notAdministrator,
  'sign-in': signIn,
}

const ask = (visit: Visit): Response => {
  const tenants = tenantsOf(visit)
  const [first] = tenants
  if (first === undefined) throw new EntraRefusal(50059)
  const { signedIn } = visit
  if (signedIn !== undefined && !mayConsent(signedIn.user)) return notAdministrator(visit)
  const permissions = permissionsOf(visit, first)
  if (permissions.length === 0) throw new EntraRefusal(650056, { clientId: visit.application.appId })
  const shown = permissions.map(({ resource, name, type }) => ({ resourceAppId: resource, name, type }))
  return pageAnswer(
    adminConsentPage(visit.request, visit.application.displayName, tenants, shown, signedIn?.user.userPrincipalName),
  )
}

/**
 * Admin consent by link. Whoever opens it acts as administrator; buttons stand for the other outcomes.
 *
 * @param version 1 grants all that the registration lists; 2 goes by `scope`.
 * @throws EntraRefusal for what is shown on a page.
 */
export const adminConsent = (sim: SignInSimulation, request: Request, segment: string, version: 1 | 2): Response => {
  const { query } = request
  const authority = resolveAuthority(sim.world, segment)
  const clientId = need(query, 'client_id')
  const application = findApplication(sim.world, clientId)
  const tenant = 'tenant' in authority ? authority.tenant : undefined
  const isForeign =
    tenant && application?.signInAudience === 'AzureADMyOrg' && !tenant.applications.has(application.appId)
  if (application === undefined || isForeign)
    throw new EntraRefusal(700016, { clientId, tenant: tenant?.id ?? segment })
  const hasNone = allRedirectUris(application).length === 0
  const redirectUri = hasNone ? undefined : needRedirectUri(application, query.get('redirect_uri'))
  const scope = version === 2 ? need(query, 'scope') : undefined
  const form = new URLSearchParams(request.method === 'POST' ? request.body.toString('utf8') : '')
  const [signedIn] = accountsInSession(sim, request).flatMap((each) => signedInAt(authority, each) ?? [])
  const visit: Visit = { sim, request, form, authority, application, redirectUri, scope, signedIn }
  const action = form.get('action') ?? ''
  return Object.hasOwn(actions, action) ? actions[action]!(visit) : ask(visit)
}
