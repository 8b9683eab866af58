import type { Deployment, ScheduledVersion } from '../bc/extensions/state.ts'
import type { Environment } from '../world.ts'
import { type Asked, instant } from './asked.ts'

/** The text around the reason, as the service below hands it up. */
const errorMessage = ({ failure }: Deployment): string =>
  failure === undefined
    ? ''
    : `A request to the Data Plane Admin Service failed. Http status code: BadRequest Error: {code:"ExtensionChangeFailed", message:"${failure.text}", innerError:{code:"${failure.code}"}}`

const whoOf = ({ by, byApplication }: Pick<Deployment, 'by' | 'byApplication'>) => ({
  createdBy: by,
  canceledBy: '',
  creatorPrincipalType: byApplication ? 'App' : 'User',
})

const typeOf = ({ type, sourceVersion }: Deployment): string => {
  if (type === 'Uninstall') return 'environmentAppUninstall'
  return sourceVersion === '' ? 'environmentAppInstall' : 'environmentAppUpdate'
}

/** An operation on an app, whatever surface began it. */
export const viewAppOperation = (
  { administrator }: Asked,
  environment: Environment,
  deployment: Deployment,
): object => {
  const { id, app, sourceVersion, isDone, failure, startedAt, endsAt, options, type } = deployment
  const targetVersion = type === 'Uninstall' ? '' : app.version
  return {
    id,
    type: typeOf(deployment),
    sourceAppVersion: sourceVersion,
    targetAppVersion: targetVersion,
    status: !isDone ? 'running' : failure ? 'failed' : 'succeeded',
    createdOn: instant(startedAt),
    startedOn: instant(startedAt),
    completedOn: isDone ? instant(endsAt) : null,
    errorMessage: errorMessage(deployment),
    ...whoOf(deployment),
    appId: app.id,
    aadTenantId: administrator.tenant.id,
    scheduleKind: 'Immediate',
    parameters: {
      ...options,
      appId: app.id,
      name: app.name,
      publisher: app.publisher,
      sourceAppVersion: sourceVersion,
      targetAppVersion: targetVersion,
    },
    environmentName: environment.name,
    environmentType: environment.type,
    productFamily: environment.applicationFamily,
  }
}

/** A version that waits. Update windows and later versions of Business Central never come here. */
export const viewScheduled = (
  { administrator }: Asked,
  environment: Environment,
  scheduled: ScheduledVersion,
): object => {
  const { id, app, createdAt, scheduleKind, options } = scheduled
  return {
    id,
    type: 'environmentAppInstall',
    status: 'scheduled',
    createdOn: instant(createdAt),
    startedOn: null,
    completedOn: null,
    errorMessage: '',
    ...whoOf(scheduled),
    appId: app.id,
    aadTenantId: administrator.tenant.id,
    scheduleKind,
    parameters: {
      ...options,
      appId: app.id,
      targetAppVersion: app.version,
      countryCode: environment.countryCode,
      name: app.name,
      publisher: app.publisher,
      scheduleKind,
      targetRelease: '',
    },
  }
}
