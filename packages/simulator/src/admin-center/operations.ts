import { releaseScheduled } from '../bc/extensions/deploy.ts'
import { compareVersions } from '../bc/extensions/manifest.ts'
import { createCompany, environmentTypes } from '../control/environments.ts'
import type { Simulation } from '../simulation.ts'
import type { Environment, Tenant } from '../world.ts'
import { moveTo } from './copies.ts'
import type { EnvironmentOperation, OperationType } from './state.ts'

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

const activate = (_: Simulation, __: Tenant, environment: Environment): void => {
  environment.status = 'Active'
}

type Step = (sim: Simulation, tenant: Tenant, environment: Environment, operation: EnvironmentOperation) => void

const majorOf = (version: string): string | undefined => version.split('.')[0]

/** The new version takes the place of the old one, and the extensions that waited for it come along. */
const update: Step = (sim, _, environment, { parameters, endsAt }) => {
  const target = String(parameters.targetVersion)
  const isMajor = majorOf(target) !== majorOf(environment.version)
  if (compareVersions(target, environment.version) > 0) environment.version = target
  environment.status = 'Active'
  delete environment.settings?.selectedUpdate
  // What developers published does not outlive an update.
  const { extensions } = environment
  if (extensions) extensions.published = extensions.published.filter(({ publishedAs }) => publishedAs !== 'Dev')
  const kinds = isMajor ? (['NextMinorUpdate', 'NextMajorUpdate'] as const) : (['NextMinorUpdate'] as const)
  releaseScheduled(environment, kinds, endsAt, sim.settings.deploymentMs)
}

/** What comes of an operation when its time is over; the ones that are not named only end. */
const finishers: Partial<Readonly<Record<OperationType, Step>>> = {
  create: (sim, _, environment) => {
    environment.status = 'Active'
    createCompany(sim, environment, { name: 'My Company' })
  },
  copy: activate,
  restore: activate,
  restart: activate,
  rename: (_, tenant, environment, { parameters }) => {
    moveTo(tenant, environment, String(parameters.newEnvironmentName))
    environment.status = 'Active'
  },
  delete: (_, tenant, environment) => {
    tenant.environments.delete(environment.name.toLowerCase())
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
  update,
  moveToAnotherAadTenant: (sim, tenant, environment, { parameters }) => {
    const destination = sim.world.tenants.get(String(parameters.destinationAadTenantId))
    if (destination === undefined) return
    tenant.environments.delete(environment.name.toLowerCase())
    environment.name = String(parameters.destinationEnvironmentName)
    // Its people stay where they are; those of the other tenant are let in by its administrator.
    environment.cards.clear()
    destination.environments.set(environment.name.toLowerCase(), environment)
  },
}

/** What an operation does as soon as it runs. */
const beginners: Partial<Readonly<Record<OperationType, Step>>> = {
  update: (_, __, environment) => {
    environment.status = 'Upgrading'
  },
}

const named = ({ parameters, environmentName }: EnvironmentOperation): string =>
  String(
    parameters.destinationEnvironmentName !== undefined && parameters.destinationAadTenantId === undefined
      ? parameters.destinationEnvironmentName
      : environmentName,
  )

/** The environment that an operation changes: its own, or the new one that it makes. */
const changedBy = ({ environments }: Tenant, operation: EnvironmentOperation): Environment | undefined =>
  environments.get(named(operation).toLowerCase())

const finish = (sim: Simulation, tenant: Tenant, operation: EnvironmentOperation): void => {
  operation.isDone = true
  const environment = changedBy(tenant, operation)
  if (environment) finishers[operation.type]?.(sim, tenant, environment, operation)
}

/** Works out the operations whose time has come, and forgets the environments that nobody recovered in time. */
export const settleOperations = (sim: Simulation, tenant: Tenant): void => {
  const { environmentOperations } = tenant
  if (environmentOperations === undefined) return
  const now = sim.clock.now()
  for (const operation of environmentOperations) {
    if (operation.isDone || operation.startsAt > now) continue
    const environment = changedBy(tenant, operation)
    if (environment) beginners[operation.type]?.(sim, tenant, environment, operation)
    if (operation.endsAt <= now) finish(sim, tenant, operation)
  }
  for (const [key, { deleted }] of tenant.environments)
    if (deleted !== undefined && deleted.at + recoverableMs <= now) tenant.environments.delete(key)
}

/** What an operation is told beside its kind. */
export interface Order {
  readonly by: string
  readonly byApplication: boolean
  readonly parameters?: EnvironmentOperation['parameters']
  /** When it begins, in milliseconds since 1970. @default now */
  readonly startsAt?: number
  /** How long it takes, in milliseconds. @default `environmentOperationMs` of the settings */
  readonly takesMs?: number
}

/** Begins an operation, or plans it; with the duration of the settings at 0 it is over at once. */
export const startOperation = (
  sim: Simulation,
  tenant: Tenant,
  environment: Pick<Environment, 'name' | 'type' | 'applicationFamily'>,
  type: OperationType,
  { by, byApplication, parameters = {}, startsAt, takesMs }: Order,
): EnvironmentOperation => {
  const now = sim.clock.now()
  const begins = startsAt ?? now
  const operation: EnvironmentOperation = {
    id: sim.random.guid(),
    type,
    environmentName: environment.name,
    environmentType: environment.type,
    productFamily: environment.applicationFamily,
    createdAt: now,
    startsAt: begins,
    endsAt: begins + (takesMs ?? sim.settings.environmentOperationMs),
    createdBy: by,
    byApplication,
    parameters,
    isDone: false,
  }
  tenant.environmentOperations ??= []
  tenant.environmentOperations.push(operation)
  settleOperations(sim, tenant)
  return operation
}

/** Takes an operation back; what it began is put as it was. */
export const cancelOperation = (tenant: Tenant, operation: EnvironmentOperation, by: string, now: number): void => {
  operation.isDone = true
  operation.canceledBy = by
  operation.endsAt = now
  const environment = changedBy(tenant, operation)
  if (environment?.status === 'Upgrading') environment.status = 'Active'
  if (environment?.settings?.selectedUpdate?.operationId === operation.id) delete environment.settings.selectedUpdate
}

export const findType = (wanted: string): Environment['type'] | undefined =>
  environmentTypes.find((type) => type.toLowerCase() === wanted.toLowerCase())
