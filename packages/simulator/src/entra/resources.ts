import { graphAppId, type ResourceApplication, resourceApplications } from '@landbridge/model'
import { findApplication } from '../lookups.ts'
import type { Simulation } from '../simulation.ts'
import type { Application, ServicePrincipal, Tenant, World } from '../world.ts'
import { EntraRefusal } from './refusal.ts'
import { findAzureManagement, textsOf, tokenVersionOf } from './registrations.ts'

/** What a token is for: the service principal of the resource, and the audience as it was asked for. */
export interface Resource {
  readonly principal: ServicePrincipal
  /** As it was asked for, to the letter; tokens of version 2 name the client id instead. */
  readonly audience: string
  /** Version of its tokens, which the resource decides and not the address that was asked. */
  readonly version: 1 | 2
}

const suffix = '/.default'
/** Scopes of the sign-in itself; they name no resource, and mean nothing to an application alone. */
export const signInScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access'])

const known: readonly ResourceApplication[] = Object.values(resourceApplications)

// One slash at the end is forgiven in the name, and yet appears in the audience: the trap of the doubled slash.
const withoutSlash = (name: string): string => name.replace(/\/$/, '').toLowerCase()

const findByUri = (world: World, wanted: string): Application | undefined => {
  for (const { applications } of world.tenants.values())
    for (const application of applications.values())
      if (textsOf(application, 'identifierUris').some((uri) => withoutSlash(uri) === wanted)) return application
  return undefined
}

/** The application that a resource name stands for: an address of Microsoft's, an application ID URI, or an id. */
export const resourceNamed = (world: World, name: string): string => {
  const wanted = withoutSlash(name)
  return known.find(({ names }) => names.includes(wanted))?.appId ?? findByUri(world, wanted)?.appId ?? wanted
}

/**
 * @param name As asked for, for example `https://api.businesscentral.dynamics.com` or an application id.
 * @throws EntraRefusal 500011 when the tenant has no service principal for it, 50001 when that is switched off.
 */
export const findResource = (sim: Simulation, tenant: Tenant, name: string): Resource => {
  const appId = resourceNamed(sim.world, name)
  const principal = tenant.servicePrincipals.get(appId) ?? findAzureManagement(sim, tenant, appId)
  if (principal === undefined) throw new EntraRefusal(500011, { resource: name, tenant: tenant.id })
  if (!principal.accountEnabled) throw new EntraRefusal(50001, { resource: name })
  return { principal, audience: name, version: tokenVersionOf(findApplication(sim.world, appId)) }
}

/**
 * The resource of a client credentials request, from its scope.
 *
 * @throws EntraRefusal 1002012, 70011 or 700022 for a scope that is not `/.default` of exactly one resource.
 */
export const resourceOfScope = (sim: Simulation, tenant: Tenant, scope: string): Resource => {
  const asked = scope.split(/\s+/).filter((each) => each !== '' && !signInScopes.has(each.toLowerCase()))
  const names = asked.map((each) =>
    each === '.default' ? graphAppId : each.endsWith(suffix) ? each.slice(0, -suffix.length) : undefined,
  )
  const resources = new Set(names.filter((name) => name !== undefined).map((name) => resourceNamed(sim.world, name)))
  if (resources.size > 1) throw new EntraRefusal(700022, { scope })
  if (asked.length > 1 && resources.size === 1 && names.includes(undefined)) throw new EntraRefusal(70011, { scope })
  const [name] = names
  if (name === undefined || name === '') throw new EntraRefusal(1002012, { scope })
  return findResource(sim, tenant, name)
}
