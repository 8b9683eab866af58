import { loginUrlOf, serviceUrlOf } from '../bc/environments.ts'
import type { Environment } from '../world.ts'
import { type Asked, instant } from './asked.ts'
import { recoverableMs } from './operations.ts'
import type { EnvironmentOperation } from './state.ts'

const noDate = '0001-01-01T00:00:00Z'

/** Versions of the API before this one tell the versions of an environment beside each other. */
const versionDetailsSince = 9

export const viewEnvironment = ({ administrator, request, minor }: Asked, environment: Environment): object => {
  const { name, type, countryCode, applicationFamily, status, version, deleted, settings = {} } = environment
  const { tenant } = administrator
  return {
    friendlyName: name,
    type,
    name,
    countryCode,
    applicationFamily,
    aadTenantId: tenant.id,
    status,
    webClientLoginUrl: loginUrlOf(request, tenant, environment),
    webServiceUrl: serviceUrlOf(request, environment),
    locationName: 'North Europe',
    geoName: 'Europe',
    ringName: environment.ring ?? 'PROD',
    appInsightsKey: settings.appInsightsKey ?? '',
    ...(minor < versionDetailsSince && { applicationVersion: version, platformVersion: version }),
    ...(deleted && {
      SoftDeletedOn: instant(deleted.at),
      HardDeletePendingOn: instant(deleted.at + recoverableMs),
      DeleteReason: 'requestedByAdmin',
    }),
    ...(minor >= 19 && { AppSourceAppsUpdateCadence: settings.appUpdateCadence ?? 'Default' }),
    versionDetails: { version, gracePeriodStartDate: noDate, enforcedUpdatePeriodStartDate: noDate },
  }
}

const statusOf = ({ isDone, canceledBy, failure, startsAt }: EnvironmentOperation, now: number): string => {
  if (canceledBy !== undefined) return 'canceled'
  if (failure !== undefined) return 'failed'
  if (isDone) return 'succeeded'
  return startsAt > now ? 'scheduled' : 'running'
}

/** From this version on an operation tells which environment it is about. */
const namesEnvironmentSince = 7

export const viewOperation = ({ administrator, sim, minor }: Asked, operation: EnvironmentOperation): object => {
  const { isDone, createdAt, startsAt, endsAt, canceledBy, byApplication } = operation
  const now = sim.clock.now()
  return {
    id: operation.id,
    type: operation.type,
    status: statusOf(operation, now),
    aadTenantId: administrator.tenant.id,
    createdOn: instant(createdAt),
    ...(startsAt <= now && { startedOn: instant(startsAt) }),
    ...(isDone && { completedOn: instant(endsAt) }),
    createdBy: operation.createdBy,
    creatorPrincipalType: byApplication ? 'App' : 'User',
    ...(canceledBy !== undefined && { canceledBy }),
    errorMessage: operation.failure ?? '',
    parameters: operation.parameters,
    ...(minor >= namesEnvironmentSince && {
      environmentName: operation.environmentName,
      environmentType: operation.environmentType,
      productFamily: operation.productFamily,
    }),
  }
}

/** An operation as the answer to its order tells of it: it has not begun then, however short it is. */
export const viewOrdered = (asked: Asked, operation: EnvironmentOperation): object => {
  const { startedOn: _, completedOn: __, ...view } = viewOperation(asked, operation) as Record<string, unknown>
  return { ...view, status: operation.failure === undefined ? 'scheduled' : 'failed' }
}
