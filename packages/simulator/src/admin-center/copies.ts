import type { Company, Environment, Tenant } from '../world.ts'

/** Puts an environment under another name, with what people may do in it. */
export const moveTo = (tenant: Tenant, environment: Environment, name: string): void => {
  const before = environment.name.toLowerCase()
  const after = name.toLowerCase()
  tenant.environments.delete(before)
  environment.name = name
  tenant.environments.set(after, environment)
  for (const { permissionSets, environmentUsers } of tenant.users.values()) {
    moveKey(permissionSets, before, after)
    if (environmentUsers) moveKey(environmentUsers, before, after)
  }
  for (const { permissionSets } of tenant.securityGroups?.values() ?? []) moveKey(permissionSets, before, after)
}

const moveKey = <Value>(map: Map<string, Value>, before: string, after: string): void => {
  const value = map.get(before)
  if (value === undefined) return
  map.delete(before)
  map.set(after, value)
}

const copyCompany = (company: Company): Company => ({ ...company, data: company.data.copy() })

/** An environment with all that a copy takes along: companies, cards, extensions, and the rights of people. */
export const copyEnvironment = (
  tenant: Tenant,
  source: Environment,
  name: string,
  type: Environment['type'],
): Environment => {
  const { extensions } = source
  const copy: Environment = {
    name,
    type,
    countryCode: source.countryCode,
    applicationFamily: source.applicationFamily,
    version: source.version,
    ...(source.ring !== undefined && { ring: source.ring }),
    status: 'Preparing',
    cards: new Map([...source.cards].map(([id, card]) => [id, structuredClone(card)])),
    companies: new Map([...source.companies].map(([id, company]) => [id, copyCompany(company)])),
    ...(extensions && { extensions: { ...structuredClone(extensions), deployments: [], scheduled: [] } }),
  }
  const [from, to] = [source.name.toLowerCase(), name.toLowerCase()]
  tenant.environments.set(to, copy)
  for (const { permissionSets } of tenant.users.values()) {
    const sets = permissionSets.get(from)
    if (sets) permissionSets.set(to, [...sets])
  }
  for (const { permissionSets } of tenant.securityGroups?.values() ?? []) {
    const sets = permissionSets.get(from)
    if (sets) permissionSets.set(to, structuredClone(sets))
  }
  return copy
}
