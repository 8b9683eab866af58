import { graphAppId, type ResourceApplication, resourceApplications } from '@landbridge/model'
import type { ServicePrincipal, Tenant } from '../world.ts'
import { EntraRefusal } from './refusal.ts'

/** What a token is for: the service principal of the resource, and the audience as it was asked for. */
export interface Resource {
  readonly principal: ServicePrincipal
  readonly audience: string
}

const suffix = '/.default'
/** Scopes of the sign-in itself; they name no resource, and mean nothing to an application alone. */
const ofSignIn = new Set(['openid', 'profile', 'email', 'offline_access'])

const known: readonly ResourceApplication[] = Object.values(resourceApplications)

// One slash at the end is forgiven in the name, and yet appears in the audience: the trap of the doubled slash.
const withoutSlash = (name: string): string => name.replace(/\/$/, '').toLowerCase()

/** The application that a resource name stands for: one of Microsoft's addresses, or an application id. */
export const resourceNamed = (name: string): string => {
  const wanted = withoutSlash(name)
  return known.find(({ names }) => names.includes(wanted))?.appId ?? wanted
}

/**
 * @param name As asked for, for example `https://api.businesscentral.dynamics.com` or an application id.
 * @throws EntraRefusal 500011 when the tenant has no service principal for it, 50001 when that is switched off.
 */
export const findResource = (tenant: Tenant, name: string): Resource => {
  const principal = tenant.servicePrincipals.get(resourceNamed(name))
  if (principal === undefined) throw new EntraRefusal(500011, { resource: name, tenant: tenant.id })
  if (!principal.accountEnabled) throw new EntraRefusal(50001, { resource: name })
  return { principal, audience: name }
}

/**
 * The resource of a client credentials request, from its scope.
 *
 * @throws EntraRefusal 1002012, 70011 or 700022 for a scope that is not `/.default` of exactly one resource.
 */
export const resourceOfScope = (tenant: Tenant, scope: string): Resource => {
  const asked = scope.split(/\s+/).filter((each) => each !== '' && !ofSignIn.has(each.toLowerCase()))
  const names = asked.map((each) =>
    each === '.default' ? graphAppId : each.endsWith(suffix) ? each.slice(0, -suffix.length) : undefined,
  )
  const resources = new Set(names.filter((name) => name !== undefined).map(resourceNamed))
  if (resources.size > 1) throw new EntraRefusal(700022, { scope })
  if (asked.length > 1 && resources.size === 1 && names.includes(undefined)) throw new EntraRefusal(70011, { scope })
  const [name] = names
  if (name === undefined || name === '') throw new EntraRefusal(1002012, { scope })
  return findResource(tenant, name)
}
