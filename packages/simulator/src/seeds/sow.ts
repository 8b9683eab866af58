import { directoryRoles, microsoftEndpoints, resourceApplications } from '@landbridge/model'
import { addPermission, addSecret, createApplication } from '../control/applications.ts'
import { putCard } from '../control/cards.ts'
import { grantAdminConsent } from '../control/consent.ts'
import { createCompany, createEnvironment } from '../control/environments.ts'
import { invalid, Refused } from '../control/refused.ts'
import { createTenant, createUser, getEnvironment, setPolicy } from '../control/tenants.ts'
import type { Demo } from '../demo.ts'
import type { Handler } from '../http.ts'
import { seededRandom } from '../random.ts'
import { tokenOfPerson } from '../scenarios/administrator.ts'
import type { Simulation } from '../simulation.ts'
import type { Application, Company, Environment, Secret, Tenant, User } from '../world.ts'
import type { Seed, SeedApplication, SeedCompany, SeedEnvironment, SeedTenant, SeedUser } from './seed.ts'

const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const yearMs = 365 * 86_400_000

/** Says where in the seed a rule was broken. */
const at = <Value>(place: string, make: () => Value): Value => {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    throw new Refused(error.because, `${place}: ${error.message}`, place)
  }
}

/** The same ids at every start; secrets stay by chance. */
const fixed = (sim: Simulation, part: string): Simulation => ({
  ...sim,
  random: { ...sim.random, guid: seededRandom(`landbridge seed: ${part}`).guid },
})

const each = <Item, Made>(
  items: readonly Item[] = [],
  place: string,
  make: (item: Item, place: string) => Made,
): Made[] => items.map((item, index) => at(`${place}[${index}]`, () => make(item, `${place}[${index}]`)))

const sowUser = (sim: Simulation, tenant: Tenant, seed: SeedUser): User =>
  createUser(fixed(sim, `${tenant.id} user ${seed.alias}`), tenant, {
    alias: seed.alias,
    displayName: seed.displayName ?? seed.alias,
    password: seed.password ?? sim.random.text(18, letters),
    directoryRoles: (seed.directoryRoles ?? []).map((name) => directoryRoles[name].id),
    permissionSets: seed.permissionSets ?? {},
  })

interface SownCompany {
  readonly company: Company
  readonly environment: Environment
  readonly seed: SeedCompany
  readonly place: string
}

const sowEnvironment = (sim: Simulation, tenant: Tenant, seed: SeedEnvironment, place: string): SownCompany[] => {
  const { companies, ...draft } = seed
  const environment = createEnvironment(tenant, draft)
  return each(companies, `${place}.companies`, ({ records: _, ...company }, here) => ({
    company: createCompany(fixed(sim, `${tenant.id} ${environment.name} ${company.name}`), environment, company),
    environment,
    seed: companies![Number(/(\d+)\]$/.exec(here)?.[1])]!,
    place: here,
  }))
}

const sowApplication = (
  sim: Simulation,
  tenant: Tenant,
  seed: SeedApplication,
  place: string,
): { application: Application; secret: Secret } => {
  const own = fixed(sim, `${tenant.id} application ${seed.displayName}`)
  const { displayName, signInAudience, redirectUris } = seed
  const application = createApplication(own, tenant, {
    displayName,
    ...(signInAudience !== undefined && { signInAudience }),
    ...(redirectUris !== undefined && { redirectUris }),
  })
  const resource = resourceApplications.businessCentral.appId
  for (const name of seed.roles ?? []) addPermission(application, { resource, name, type: 'Role' })
  for (const name of seed.scopes ?? []) addPermission(application, { resource, name, type: 'Scope' })
  if (seed.consented ?? true) grantAdminConsent(own, tenant, application)
  const made = addSecret(own, application, { displayName: 'Seed', endsAt: sim.clock.now() + yearMs })
  const secret = seed.secret === undefined ? made : { ...made, text: seed.secret }
  application.secrets = [secret]
  each(seed.cards, `${place}.cards`, (card) =>
    putCard(
      own,
      { tenant, environment: getEnvironment(tenant, card.environment) },
      {
        clientId: application.appId,
        description: (card.description ?? displayName).slice(0, 50),
        state: card.state ?? 'Enabled',
        permissionSets: (card.permissionSets ?? []).map((roleId) => ({ roleId })),
      },
    ),
  )
  return { application, secret }
}

/** A tenant with all that is in it, and what a program may be told of. */
const sowTenant = (sim: Simulation, seed: SeedTenant, place: string) => {
  const { policy, users, environments, applications, ...draft } = seed
  const tenant = createTenant(fixed(sim, `tenant ${seed.displayName}`), draft)
  const companies = each(environments, `${place}.environments`, (each, here) =>
    sowEnvironment(sim, tenant, each, here),
  ).flat()
  const people = each(users, `${place}.users`, (user) => sowUser(sim, tenant, user))
  const apps = each(applications, `${place}.applications`, (app, here) => sowApplication(sim, tenant, app, here))
  // Last, because it may forbid what the seed itself needs.
  if (policy !== undefined) setPolicy(tenant, policy)
  const admin = people.find((person) => person.directoryRoles.includes(directoryRoles.globalAdministrator.id))
  const environment = [...tenant.environments.values()][0]
  const company = [...(environment?.companies.values() ?? [])][0]
  const demo: Demo = {
    tenant,
    ...(environment && { environment }),
    ...(company && { company }),
    ...apps[0],
    ...(admin && { admin }),
  }
  return { demo, companies: companies.map((sown) => ({ ...sown, tenant })) }
}

/** Adds records over the API, in the name of somebody who may do everything and is gone afterwards. */
const addRecords = async (sim: Simulation, api: Handler, tenant: Tenant, sown: SownCompany): Promise<void> => {
  const { company, environment, seed, place } = sown
  const writer = createUser(sim, tenant, {
    alias: `seed-${sim.random.text(12, 'abcdefghijklmnopqrstuvwxyz')}`,
    displayName: 'Seed',
    password: sim.random.text(24, letters),
    permissionSets: { [environment.name]: ['SUPER'] },
  })
  try {
    const authorization = `Bearer ${await tokenOfPerson(sim, tenant, writer, 'api')}`
    for (const [set, records] of Object.entries(seed.records ?? {}))
      for (const [index, record] of records.entries()) {
        const response = await api({
          method: 'POST',
          path: `/v2.0/${tenant.id}/${environment.name}/api/v2.0/companies(${company.id})/${encodeURIComponent(set)}`,
          rawQuery: '',
          query: new URLSearchParams(),
          headers: { authorization, 'content-type': 'application/json', accept: 'application/json' },
          body: Buffer.from(JSON.stringify(record)),
          addresses: microsoftEndpoints,
          id: sim.random.guid(),
        })
        if (response.status === 201) continue
        const here = `${place}.records.${set}[${index}]`
        throw invalid(here, `${here} was answered with ${response.status}: ${messageIn(response.body)}`)
      }
  } finally {
    tenant.users.delete(writer.id)
  }
}

const messageIn = (body: unknown): string => {
  try {
    const { error } = JSON.parse(String(body)) as { error?: { message?: string } }
    return (error?.message ?? String(body)).replace(/\s+CorrelationId:.*$/s, '')
  } catch {
    return String(body)
  }
}

/**
 * Makes the world of a seed, in the place of what is there.
 *
 * @param api The services of Business Central, past all rules.
 * @throws Refused that names the place in the seed where a rule was broken.
 */
export const sowWorld = async (sim: Simulation, seed: Seed, api: Handler): Promise<Demo> => {
  if (seed.tenants.length === 0) throw invalid('tenants', 'tenants must not be empty.')
  sim.world.tenants.clear()
  const sown = each(seed.tenants, 'tenants', (tenant, place) => sowTenant(sim, tenant, place))
  for (const { companies } of sown)
    for (const { tenant, ...company } of companies)
      if (company.seed.records !== undefined) await addRecords(sim, api, tenant, company)
  return sown[0]!.demo
}
