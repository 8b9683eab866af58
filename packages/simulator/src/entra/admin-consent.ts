import { getResourceApplication, isOffered } from '../control/applications.ts'
import { type AskedPermission, askedPermissions, createServicePrincipal, grantPermission } from '../control/consent.ts'
import type { Request, Response } from '../http.ts'
import { allRedirectUris, findApplication, findTenant } from '../lookups.ts'
import { pageAnswer } from '../pages/layout.ts'
import { adminConsentPage, backToApp, refusalPage } from '../pages/sign-in/pages.ts'
import type { Application, Tenant } from '../world.ts'
import { needRedirectUri, type Return } from './authorize-request.ts'
import type { SignInSimulation } from './grants.ts'
import { EntraRefusal, refusalValues } from './refusal.ts'
import { resourceNamed } from './resources.ts'
import { sendBack } from './returning.ts'
import { type Authority, resolveAuthority } from './tenants.ts'

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
const permissionsOf = (tenant: Tenant, application: Application, scope: string | undefined): Granted[] => {
  const listed = askedPermissions(tenant, application)
  if (scope === undefined) return listed
  return scope.split(/\s+/).flatMap((each): Granted[] => {
    const slash = each.lastIndexOf('/')
    if (slash < 0) return []
    const [name, permission] = [each.slice(0, slash), each.slice(slash + 1)]
    const resource = resourceNamed(name)
    if (permission === '.default') return listed.filter((one) => one.resource === resource)
    if (!Object.hasOwn(getResourceApplication(resource).delegatedScopes, permission))
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

const grantAll = ({ sim, application, scope }: Visit, tenant: Tenant): void => {
  const permissions = permissionsOf(tenant, application, scope)
  for (const { resource } of permissions)
    if (!tenant.servicePrincipals.has(resource))
      throw new EntraRefusal(650052, { tenant: tenant.id, resource, clientId: application.appId })
  for (const { resource, name, type } of permissions)
    if (!isOffered(resource, name, type)) throw new EntraRefusal(650053, { scope: name, resource })
  if (!tenant.servicePrincipals.has(application.appId)) createServicePrincipal(sim, tenant, application.appId)
  for (const permission of permissions) grantPermission(sim, tenant, application.appId, permission)
}

const accept = (visit: Visit): Response => {
  const [only] = tenantsOf(visit)
  const tenant = findTenant(visit.sim.world, visit.form.get('tenant') ?? '') ?? only
  if (tenant === undefined || !tenantsOf(visit).includes(tenant)) throw new EntraRefusal(50059)
  grantAll(visit, tenant)
  const { scope } = visit
  return back(visit, { admin_consent: 'True', tenant: tenant.id, ...(scope !== undefined && { scope }) })
}

const actions: Readonly<Record<string, (visit: Visit) => Response>> = {
  accept,
  cancel: (visit) => refusedBack(visit, 65004, { error_subcode: 'cancel' }),
  odd: (visit) => refusedBack(visit, 65001, { admin_consent: 'True', tenant: tenantsOf(visit)[0]?.id ?? '' }),
  'not-admin': ({ request, application, authority }) => {
    const tenant = 'tenant' in authority ? authority.tenant.id : authority.shared
    return pageAnswer(refusalPage(request, new EntraRefusal(90094, { tenant, clientId: application.appId }), backToApp))
  },
}

const ask = (visit: Visit): Response => {
  const tenants = tenantsOf(visit)
  const [first] = tenants
  if (first === undefined) throw new EntraRefusal(50059)
  const permissions = permissionsOf(first, visit.application, visit.scope)
  if (permissions.length === 0) throw new EntraRefusal(650056, { clientId: visit.application.appId })
  const shown = permissions.map(({ resource, name, type }) => ({ resourceAppId: resource, name, type }))
  return pageAnswer(adminConsentPage(visit.request, visit.application.displayName, tenants, shown))
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
  const visit: Visit = { sim, request, form, authority, application, redirectUri, scope }
  const action = form.get('action') ?? ''
  return Object.hasOwn(actions, action) ? actions[action]!(visit) : ask(visit)
}
