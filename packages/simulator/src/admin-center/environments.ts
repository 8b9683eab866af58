import { createEnvironment, currentVersion } from '../control/environments.ts'
import { Refused } from '../control/refused.ts'
import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import type { Environment } from '../world.ts'
import {
  type AdminAnswer,
  type Asked,
  environmentOf,
  instant,
  needText,
  oneEnvironment,
  readFields,
  route,
  textOf,
} from './asked.ts'
import { copyEnvironment, findType, recoverableMs, startOperation } from './operations.ts'
import { AdminRefusal, invalidInput } from './refusal.ts'
import type { EnvironmentOperation } from './state.ts'

const noDate = '0001-01-01T00:00:00Z'

const viewEnvironment = ({ administrator, request, minor }: Asked, environment: Environment): object => {
  const { name, type, countryCode, applicationFamily, status, version, deleted } = environment
  const { id } = administrator.tenant
  return {
    friendlyName: name,
    type,
    name,
    countryCode,
    applicationFamily,
    aadTenantId: id,
    status,
    webClientLoginUrl: `${request.addresses.webClient}/${id}/${name}`,
    webServiceUrl: request.addresses.api,
    locationName: 'North Europe',
    geoName: 'Europe',
    ringName: 'PROD',
    appInsightsKey: '',
    ...(minor < 9 && { applicationVersion: version, platformVersion: version }),
    ...(deleted && {
      SoftDeletedOn: instant(deleted.at),
      HardDeletePendingOn: instant(deleted.at + recoverableMs),
      DeleteReason: 'Deleted by an administrator',
    }),
    ...(minor >= 19 && { AppSourceAppsUpdateCadence: 'Default' }),
    versionDetails: { version, gracePeriodStartDate: noDate, enforcedUpdatePeriodStartDate: noDate },
  }
}

export const viewOperation = ({ administrator, sim }: Asked, operation: EnvironmentOperation): object => {
  const { isDone, createdAt, endsAt, ...rest } = operation
  return {
    id: rest.id,
    type: rest.type,
    status: isDone ? 'succeeded' : 'running',
    aadTenantId: administrator.tenant.id,
    createdOn: instant(createdAt),
    startedOn: instant(Math.min(createdAt, sim.clock.now())),
    completedOn: isDone ? instant(endsAt) : null,
    createdBy: rest.createdBy,
    errorMessage: '',
    parameters: rest.parameters,
    environmentName: rest.environmentName,
    environmentType: rest.environmentType,
    productFamily: rest.productFamily,
  }
}

const list = (asked: Asked): Response => {
  const family = asked.values.family?.toLowerCase()
  const value = [...asked.administrator.tenant.environments.values()]
    .filter(({ applicationFamily }) => family === undefined || applicationFamily.toLowerCase() === family)
    .map((environment) => viewEnvironment(asked, environment))
  return json(200, { value })
}

/** Environments of each kind that a tenant may have, beside what it buys in addition. */
export const quotas = { Production: 3, Sandbox: 9 } as const

const namePattern = /^[a-z][a-z0-9_-]{0,28}$/i

const requireFreeName = ({ administrator }: Asked, name: string): void => {
  if (!namePattern.test(name))
    throw new AdminRefusal(
      'environmentNameNotValid',
      'A name has less than 30 characters, begins with a letter, and holds letters, digits, _ and - only.',
      { target: name },
    )
  if (administrator.tenant.environments.has(name.toLowerCase()))
    throw new AdminRefusal('resourceExists', `There is an environment '${name}' already.`, { target: name })
}

const requireRoom = ({ administrator }: Asked, type: Environment['type']): void => {
  const present = [...administrator.tenant.environments.values()].filter((each) => each.type === type && !each.deleted)
  if (present.length >= quotas[type])
    throw new AdminRefusal(
      'maximumNumberOfEnvironmentsAllowedReached',
      `There are ${quotas[type]} of this type already.`,
    )
}

const requireType = (text: string, field: string): Environment['type'] => {
  const type = findType(text)
  if (type === undefined) throw invalidInput(field, `${field} must be Production or Sandbox.`)
  return type
}

const requireActive = (environment: Environment): void => {
  if (environment.status !== 'Active')
    throw new AdminRefusal('BadArgument', `The environment is ${environment.status}; it must be Active.`, {
      target: environment.name,
    })
}

const accepted = (asked: Asked, operation: EnvironmentOperation): Response => json(202, viewOperation(asked, operation))

const start = (
  asked: Asked,
  environment: Environment,
  type: EnvironmentOperation['type'],
  parameters: EnvironmentOperation['parameters'] = {},
): Response => {
  const { sim, administrator } = asked
  return accepted(asked, startOperation(sim, administrator.tenant, environment, type, administrator.name, parameters))
}

const create = (asked: Asked): Response => {
  const { administrator, values } = asked
  const fields = readFields(asked)
  const type = requireType(needText(fields, 'environmentType'), 'environmentType')
  const countryCode = needText(fields, 'countryCode').toUpperCase()
  const version = textOf(fields, 'applicationVersion')
  if (version !== undefined && !currentVersion.startsWith(version))
    throw invalidInput('applicationVersion', `Version ${version} cannot be chosen; there is ${currentVersion}.`)
  requireFreeName(asked, values.name!)
  requireRoom(asked, type)
  try {
    const applicationFamily = values.family!
    const made = createEnvironment(administrator.tenant, { name: values.name!, type, countryCode, applicationFamily })
    made.status = 'Preparing'
    return start(asked, made, 'create', { countryCode, environmentType: type })
  } catch (error) {
    if (error instanceof Refused) throw invalidInput(error.field ?? 'body', error.message)
    throw error
  }
}

const copy = (asked: Asked): Response => {
  const source = environmentOf(asked)
  const fields = readFields(asked)
  const name = needText(fields, 'environmentName')
  const type = requireType(needText(fields, 'type'), 'type')
  requireActive(source)
  requireFreeName(asked, name)
  requireRoom(asked, type)
  copyEnvironment(asked.administrator.tenant, source, name, type)
  return start(asked, source, 'copy', { destinationEnvironmentName: name, destinationEnvironmentType: type })
}

const rename = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const name = needText(readFields(asked), 'newEnvironmentName')
  requireActive(environment)
  requireFreeName(asked, name)
  environment.status = 'Preparing'
  return start(asked, environment, 'rename', { newEnvironmentName: name })
}

const remove = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  if (environment.status !== 'Active' && environment.status !== 'NotReady')
    throw new AdminRefusal('invalidStatusCannotDeleteTenant', `The environment is ${environment.status}.`)
  environment.status = 'SoftDeleting'
  return start(asked, environment, 'softDelete')
}

const recover = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  if (environment.status !== 'SoftDeleted' || environment.deleted === undefined)
    throw new AdminRefusal('invalidStatusCannotRecoverDeletedEnvironment', `The environment is ${environment.status}.`)
  requireFreeName(asked, environment.deleted.name)
  environment.status = 'Recovering'
  return start(asked, environment, 'recover')
}

export const environmentRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', '/applications/environments', 0, list),
  route('GET', '/applications/{family}/environments', 0, list),
  // The documentation shows an array here; the service gives the object (observed).
  route('GET', oneEnvironment, 0, (asked) => json(200, viewEnvironment(asked, environmentOf(asked)))),
  route('PUT', oneEnvironment, 9, create),
  route('POST', `${oneEnvironment}/copy`, 9, copy),
  route('POST', `${oneEnvironment}/rename`, 9, rename),
  route('DELETE', oneEnvironment, 18, remove),
  route('POST', `${oneEnvironment}/recover`, 18, recover),
]
