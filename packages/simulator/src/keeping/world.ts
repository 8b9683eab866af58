import { createPrivateKey, randomUUID } from 'node:crypto'
import { type CompanyData, newCompanyData } from '../bc/index.ts'
import { watchSubscribed } from '../bc/webhooks/notifier.ts'
import type { Demo } from '../demo.ts'
import { forgetGrants, type Grants } from '../entra/grants.ts'
import type { Settings } from '../settings.ts'
import type { Simulation } from '../simulation.ts'
import type { Company, Environment, SigningKey, Tenant, World } from '../world.ts'
import { revive, toJson } from './plain.ts'

/** What is kept, and where it goes back to. */
export interface Keepable {
  readonly sim: Simulation
  readonly grants: Grants
}

/** Which things of the world a program is told of, and the secrets it may hold. */
export interface KeptDemo {
  readonly clientSecret?: string
  readonly adminPassword?: string
  readonly tenant?: string
  readonly environment?: string
  readonly company?: string
  readonly application?: string
  readonly admin?: string
}

/** The world as it is kept, the records of companies aside. */
export interface KeptWorld {
  readonly demo: KeptDemo
  /** How far the clock is ahead, in milliseconds; absent where the clock does not tell. */
  readonly aheadMs?: number
  readonly settings?: Partial<Settings>
  readonly keys?: readonly { readonly kid: string; readonly privateKey: string; readonly certificate: string }[]
  readonly grants?: Grants
  readonly tenants: Map<string, Tenant>
  /** Apps of the marketplace, where there are any. */
  readonly marketplace?: World['marketplace']
}

const names = new WeakMap<CompanyData, string>()

/** The name by which the records of a company are kept. */
export const nameOfRecords = (data: CompanyData): string => {
  const known = names.get(data) ?? randomUUID()
  names.set(data, known)
  return known
}

const environmentsOf = ({ tenants }: Pick<World, 'tenants'>): Environment[] =>
  [...tenants.values()].flatMap(({ environments }) => [...environments.values()])

/** The records of all companies and environments. */
export const allRecords = (world: Pick<World, 'tenants'>): CompanyData[] =>
  environmentsOf(world).flatMap(({ companies, shared }) => [
    ...[...companies.values()].map(({ data }) => data),
    ...(shared === undefined ? [] : [shared]),
  ])

const keptDemo = ({ tenant, environment, company, application, secret, admin }: Demo): KeptDemo => ({
  ...(secret && { clientSecret: secret.text }),
  ...(admin && { adminPassword: admin.password, admin: admin.id }),
  ...(environment && { environment: environment.name }),
  ...(company && { company: company.id }),
  ...(application && { application: application.appId }),
  tenant: tenant.id,
})

const keptKey = ({ kid, privateKey, certificate, ...more }: SigningKey) => ({
  ...more,
  kid,
  certificate,
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
})

/** The grants that were given last. */
const lastGrants = (grants: Grants, most: number): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(grants).map(([name, all]: [string, unknown]) => [
      name,
      all instanceof Map && all.size > most ? new Map([...all].slice(-most)) : all,
    ]),
  )

/**
 * The world as JSON. It holds secrets.
 *
 * @param of What else is kept: settings or not, and how many grants of each kind at most.
 */
export const captureWorld = (
  { sim, grants }: Keepable,
  demo: Demo,
  of: { readonly settings: boolean; readonly mostGrants: number },
): string => {
  const { world, clock, settings } = sim
  const kept = {
    demo: keptDemo(demo),
    ...(clock.ahead !== undefined && { aheadMs: clock.ahead }),
    ...(of.settings && { settings }),
    keys: world.keys.map(keptKey),
    grants: lastGrants(grants, of.mostGrants),
    tenants: world.tenants,
    ...(world.marketplace && { marketplace: world.marketplace }),
  }
  return toJson(kept, nameOfRecords)
}

/** Reads what {@link captureWorld} wrote, after `JSON.parse`. */
export const readWorld = (value: unknown, recordsOf: (name: string) => CompanyData | undefined): KeptWorld =>
  revive(value, (name) => {
    const data = recordsOf(name)
    if (data !== undefined) names.set(data, name)
    return data
  }) as KeptWorld

/** A company whose records are not there begins with its seed again. */
const giveRecords = (company: Company, country: string, now: () => number): void => {
  if (company.data !== undefined) return
  const data = newCompanyData(company.seed, { now, name: company.displayName, country })
  Object.assign(company, { data } satisfies Pick<Company, 'data'>)
}

/** The things that a program is told of, found again. */
const findDemo = (tenants: ReadonlyMap<string, Tenant>, kept: KeptDemo, before: Demo | undefined): Demo => {
  const named = kept.tenant ?? before?.tenant.id ?? ''
  const tenant = tenants.get(named) ?? [...tenants.values()][0]
  if (tenant === undefined) throw new Error('A kept world has no tenant.')
  const all = [...tenant.environments.values()]
  const environment =
    tenant.environments.get((kept.environment ?? before?.environment?.name ?? '').toLowerCase()) ?? all[0]
  const company = environment?.companies.get(kept.company ?? before?.company?.id ?? '')
  const application = tenant.applications.get(kept.application ?? before?.application?.appId ?? '')
  const secret = application?.secrets.find(({ text }) => text === kept.clientSecret) ?? before?.secret
  const admin = tenant.users.get(kept.admin ?? before?.admin?.id ?? '')
  return {
    tenant,
    ...(environment && { environment }),
    ...(company && { company }),
    ...(application && { application }),
    ...(secret && { secret }),
    ...(admin && { admin }),
  }
}

/**
 * Puts a kept world in the place of what is there.
 *
 * @param before What the program was told of so far, for files that do not say.
 */
export const putWorld = ({ sim, grants }: Keepable, kept: KeptWorld, before?: Demo): Demo => {
  const { world, clock, settings } = sim
  if (kept.aheadMs !== undefined && clock.ahead !== undefined) clock.advance(kept.aheadMs - clock.ahead)
  world.tenants.clear()
  for (const [id, tenant] of kept.tenants) world.tenants.set(id, tenant)
  delete world.marketplace
  if (kept.marketplace) world.marketplace = [...kept.marketplace]
  for (const environment of environmentsOf(world))
    for (const company of environment.companies.values()) giveRecords(company, environment.countryCode, clock.now)
  forgetGrants(grants)
  for (const [name, all] of Object.entries(kept.grants ?? {}) as [keyof Grants, unknown][]) {
    const into: unknown = grants[name]
    if (all instanceof Map && into instanceof Map) for (const [key, grant] of all) into.set(key, grant)
  }
  Object.assign(settings, kept.settings)
  if (kept.keys !== undefined && kept.keys.length > 0)
    world.keys.splice(
      0,
      world.keys.length,
      ...kept.keys.map((key) => ({ ...key, privateKey: createPrivateKey(key.privateKey) })),
    )
  for (const environment of environmentsOf(world)) watchSubscribed(sim, environment)
  return findDemo(world.tenants, kept.demo, before)
}
