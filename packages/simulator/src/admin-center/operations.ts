import { createCompany, environmentTypes } from '../control/environments.ts'
import type { Simulation } from '../simulation.ts'
import type { Company, Environment, Tenant } from '../world.ts'
import type { EnvironmentOperation } from './state.ts'

/** How long a deleted environment can be recovered. */
export const recoverableMs = 14 * 86_400_000

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** The name under which a deleted environment is listed: `name-yyMMddHHmmss`. */
const deletedName = (name: string, at: number): string => {
  const date = new Date(at)
  const parts = [
    date.getUTCFullYear() % 100,
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ]
  return `${name}-${parts.map(twoDigits).join('')}`
}

/** Puts an environment under another name, with what people may do in it. */
const moveTo = (tenant: Tenant, environment: Environment, name: string): void => {
  const before = environment.name.toLowerCase()
  tenant.environments.delete(before)
  environment.name = name
  tenant.environments.set(name.toLowerCase(), environment)
  for (const { permissionSets } of tenant.users.values()) {
    const sets = permissionSets.get(before)
    if (sets === undefined) continue
    permissionSets.delete(before)
    permissionSets.set(name.toLowerCase(), sets)
  }
}

const copyCompany = (company: Company): Company => ({ ...company, data: company.data.copy() })

/** An environment with all that a copy takes along: companies, cards, extensions, and the rights of people. */
export const copyEnvironment = (tenant: Tenant, source: Environment, name: string, type: Environment['type']): void => {
  const { extensions } = source
  const copy: Environment = {
    name,
    type,
    countryCode: source.countryCode,
    applicationFamily: source.applicationFamily,
    version: source.version,
    status: 'Preparing',
    cards: new Map([...source.cards].map(([id, card]) => [id, structuredClone(card)])),
    companies: new Map([...source.companies].map(([id, company]) => [id, copyCompany(company)])),
    ...(extensions && { extensions: { ...structuredClone(extensions), deployments: [], scheduled: [] } }),
  }
  tenant.environments.set(name.toLowerCase(), copy)
  for (const { permissionSets } of tenant.users.values()) {
    const sets = permissionSets.get(source.name.toLowerCase())
    if (sets) permissionSets.set(name.toLowerCase(), [...sets])
  }
}

const finishers: Readonly<
  Record<
    EnvironmentOperation['type'],
    (sim: Simulation, tenant: Tenant, environment: Environment, operation: EnvironmentOperation) => void
  >
> = {
  create: (sim, _, environment) => {
    environment.status = 'Active'
    createCompany(sim, environment, { name: 'My Company' })
  },
  copy: (_, __, environment) => {
    environment.status = 'Active'
  },
  rename: (_, tenant, environment, { parameters }) => {
    moveTo(tenant, environment, parameters.newEnvironmentName!)
    environment.status = 'Active'
  },
  softDelete: (_, tenant, environment, { endsAt }) => {
    environment.deleted = { name: environment.name, at: endsAt }
    environment.status = 'SoftDeleted'
    moveTo(tenant, environment, deletedName(environment.name, endsAt))
  },
  recover: (_, tenant, environment) => {
    moveTo(tenant, environment, environment.deleted?.name ?? environment.name)
    delete environment.deleted
    environment.status = 'Active'
  },
}

/** The environment that an operation changes: its own, or the new one that it makes. */
const changedBy = ({ environments }: Tenant, { parameters, environmentName }: EnvironmentOperation) =>
  environments.get((parameters.destinationEnvironmentName ?? environmentName).toLowerCase())

/** Works out the operations whose time is over, and forgets the environments that nobody recovered in time. */
export const settleOperations = (sim: Simulation, tenant: Tenant): void => {
  const { environmentOperations } = tenant
  if (environmentOperations === undefined) return
  const now = sim.clock.now()
  for (const operation of environmentOperations) {
    if (operation.isDone || operation.endsAt > now) continue
    operation.isDone = true
    const environment = changedBy(tenant, operation)
    if (environment) finishers[operation.type](sim, tenant, environment, operation)
  }
  for (const [key, { deleted }] of tenant.environments)
    if (deleted !== undefined && deleted.at + recoverableMs <= now) tenant.environments.delete(key)
}

/** Begins an operation; with the duration of the settings at 0 it is over at once. */
export const startOperation = (
  sim: Simulation,
  tenant: Tenant,
  environment: Pick<Environment, 'name' | 'type' | 'applicationFamily'>,
  type: EnvironmentOperation['type'],
  createdBy: string,
  parameters: EnvironmentOperation['parameters'] = {},
): EnvironmentOperation => {
  const now = sim.clock.now()
  const operation: EnvironmentOperation = {
    id: sim.random.guid(),
    type,
    environmentName: environment.name,
    environmentType: environment.type,
    productFamily: environment.applicationFamily,
    createdAt: now,
    endsAt: now + sim.settings.environmentOperationMs,
    createdBy,
    parameters,
    isDone: false,
  }
  tenant.environmentOperations ??= []
  tenant.environmentOperations.push(operation)
  settleOperations(sim, tenant)
  return operation
}

export const findType = (wanted: string): Environment['type'] | undefined =>
  environmentTypes.find((type) => type.toLowerCase() === wanted.toLowerCase())
