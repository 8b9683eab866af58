import { createEnvironment } from '../control/environments.ts'
import { Refused } from '../control/refused.ts'
import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import type { Environment } from '../world.ts'
import {
  type AdminAnswer,
  type Asked,
  environmentOf,
  needFields,
  needText,
  oldRoute,
  oneEnvironment,
  orderedBy,
  requireFamily,
  route,
  textOf,
  visibleEnvironments,
} from './asked.ts'
import { copyEnvironment } from './copies.ts'
import { requireFreeName, requireOffered, requireRoom, requireType } from './new-environment.ts'
import { recoverableMs, startOperation } from './operations.ts'
import { AdminRefusal, invalidInput } from './refusal.ts'
import type { EnvironmentOperation, OperationType } from './state.ts'
import { viewEnvironment, viewOrdered } from './views.ts'

const list = (asked: Asked): Response => {
  const family = asked.values.family && requireFamily(asked, asked.values.family)
  const value = visibleEnvironments(asked)
    .filter(({ applicationFamily }) => family === undefined || applicationFamily === family)
    .map((environment) => viewEnvironment(asked, environment))
  return json(200, { value })
}

const requireActive = (environment: Environment): void => {
  if (environment.status !== 'Active')
    throw new AdminRefusal('BadArgument', `The environment is ${environment.status}; it must be Active.`, {
      target: environment.name,
    })
}

/** From this version on what is asked of an environment is an operation; before it the environment itself came back. */
const operationsSince = 9

const start = (
  asked: Asked,
  environment: Environment,
  type: OperationType,
  parameters: EnvironmentOperation['parameters'] = {},
): Response => {
  const order = { ...orderedBy(asked), parameters }
  const operation = startOperation(asked.sim, asked.administrator.tenant, environment, type, order)
  if (asked.minor >= operationsSince || type === 'rename') return json(202, viewOrdered(asked, operation))
  return type === 'delete' ? { status: 202 } : json(201, viewEnvironment(asked, environment))
}

const made = (source: Environment | undefined, environment: Environment): EnvironmentOperation['parameters'] => ({
  sourceEnvironmentName: source?.name ?? '',
  sourceEnvironmentType: source?.type ?? '',
  destinationEnvironmentName: environment.name,
  destinationEnvironmentType: environment.type,
  applicationVersion: environment.version,
  countryCode: environment.countryCode,
})

const create = (asked: Asked): Response => {
  const { administrator, values } = asked
  const fields = needFields(asked)
  const type = requireType(needText(fields, 'environmentType'), 'environmentType')
  const country = needText(fields, 'countryCode')
  const wanted = requireOffered(type, country, textOf(fields, 'ringName'), textOf(fields, 'applicationVersion'))
  requireFreeName(asked, values.name!, type)
  requireRoom(asked, type)
  try {
    const { countryCode, version, ring } = wanted
    const draft = { name: values.name!, type, countryCode, version, applicationFamily: familyOf(asked) }
    const environment = createEnvironment(administrator.tenant, draft)
    environment.status = 'Preparing'
    if (ring !== 'PROD') environment.ring = ring
    return start(asked, environment, 'create', made(undefined, environment))
  } catch (error) {
    if (error instanceof Refused) throw invalidInput(error.field ?? 'body', error.message)
    throw error
  }
}

/** A family that the tenant does not have cannot be begun with: nobody sold it anything of the kind. */
const familyOf = (asked: Asked): string => {
  try {
    return requireFamily(asked, asked.values.family!)
  } catch {
    throw new AdminRefusal('DoesNotExist', `There is no application family '${asked.values.family}'.`, { status: 404 })
  }
}

/** A copy would bring uploads that a developer has published elsewhere in the tenant. */
const requireNoConflict = ({ administrator }: Asked, source: Environment): void => {
  const uploaded = (source.extensions?.published ?? []).filter(({ publishedAs }) => publishedAs === 'PTE')
  const conflictingExtensions = [...administrator.tenant.environments.values()].flatMap((environment) =>
    (environment.extensions?.published ?? [])
      .filter(({ id, publishedAs }) => publishedAs === 'Dev' && uploaded.some((each) => each.id === id))
      .map(({ id: appId, name, publisher, version }) => ({
        appId,
        name,
        publisher,
        version,
        developerEnvironmentName: environment.name,
      })),
  )
  if (conflictingExtensions.length > 0)
    throw new AdminRefusal('conflictingDeveloperExtensions', 'Developers have published extensions of the source.', {
      extensionData: { conflictingExtensions, sameAadTenant: true },
    })
}

const copy = (asked: Asked): Response => {
  const source = environmentOf(asked)
  const fields = needFields(asked)
  const name = needText(fields, 'environmentName')
  const type = requireType(needText(fields, 'type'), 'type')
  if (asked.minor < operationsSince && type !== 'Sandbox') throw invalidInput('type', 'type must be Sandbox.')
  requireActive(source)
  requireFreeName(asked, name, type)
  requireRoom(asked, type)
  requireNoConflict(asked, source)
  const environment = copyEnvironment(asked.administrator.tenant, source, name, type)
  return start(asked, environment, 'copy', made(source, environment))
}

const rename = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const newEnvironmentName = needText(needFields(asked), 'newEnvironmentName')
  requireActive(environment)
  requireFreeName(asked, newEnvironmentName, environment.type)
  environment.status = 'Preparing'
  return start(asked, environment, 'rename', { oldEnvironmentName: environment.name, newEnvironmentName })
}

/** From this version on a deleted environment can be recovered; one that never came to be is gone at once. */
const softDeleteSince = 18
const neverLived = new Set<Environment['status']>(['CreatingFailed', 'RemovingFailed'])
const inDeletion = new Set<Environment['status']>(['SoftDeleting', 'Removing'])
const deletable = new Set<Environment['status']>(['Active', 'NotReady', ...neverLived])

const remove = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const { status, name, type, applicationFamily, countryCode, version } = environment
  if (inDeletion.has(status))
    throw new AdminRefusal('tenantDeletionInProgress', 'The environment is being deleted already.')
  if (!deletable.has(status)) throw new AdminRefusal('invalidStatusCannotDeleteTenant', `The environment is ${status}.`)
  if (asked.minor < softDeleteSince || neverLived.has(status)) {
    environment.status = 'Removing'
    return start(asked, environment, 'delete', {
      environmentName: name,
      environmentType: type,
      productFamily: applicationFamily,
      countryCode,
      applicationVersion: version,
    })
  }
  environment.status = 'SoftDeleting'
  const at = asked.sim.clock.now() + asked.sim.settings.environmentOperationMs
  return start(asked, environment, 'softDelete', {
    softDeletedOn: new Date(at).toISOString(),
    hardDeletePendingOn: new Date(at + recoverableMs).toISOString(),
    deleteReason: 'requestedByAdmin',
  })
}

const recover = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  if (environment.status === 'Recovering')
    throw new AdminRefusal('deletedEnvironmentRecoveryInProgress', 'The environment is being recovered already.')
  if (environment.status !== 'SoftDeleted' || environment.deleted === undefined)
    throw new AdminRefusal('invalidStatusCannotRecoverDeletedEnvironment', `The environment is ${environment.status}.`)
  requireFreeName(asked, environment.deleted.name, environment.type)
  environment.status = 'Recovering'
  return start(asked, environment, 'recover', { recoveryReason: 'requestedByAdmin' })
}

export const environmentRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', '/applications/environments', 0, list),
  route('GET', '/applications/{family}/environments', 0, list),
  // The documentation once showed an array here; the service gives the object (observed).
  route('GET', oneEnvironment, 0, (asked) => json(200, viewEnvironment(asked, environmentOf(asked)))),
  route('PUT', oneEnvironment, 0, create),
  route('POST', `${oneEnvironment}/copy`, 9, copy),
  oldRoute('POST', oneEnvironment, 8, copy),
  route('POST', `${oneEnvironment}/rename`, 3, rename),
  route('DELETE', oneEnvironment, 0, remove),
  route('POST', `${oneEnvironment}/recover`, 18, recover),
]
