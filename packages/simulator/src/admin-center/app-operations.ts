import type { CanceledVersion, Deployment, ScheduledVersion } from '../bc/extensions/state.ts'
import type { Environment } from '../world.ts'
import { type Asked, instant } from './asked.ts'

/** The text around the reason, as the service below hands it up. */
const errorMessage = ({ failure }: Deployment): string =>
  failure === undefined
    ? ''
    : `A request to the Data Plane Admin Service failed. Http status code: BadRequest Error: {code:"ExtensionChangeFailed", message:"${failure.text}", innerError:{code:"${failure.code}"}}`

const whoOf = ({ by, byApplication }: Pick<Deployment, 'by' | 'byApplication'>, canceledBy = '') => ({
  createdBy: by,
  canceledBy,
  creatorPrincipalType: byApplication ? 'App' : 'User',
})

/** What the app's own operations call it; an upload is an installation, whether or not the app is there. */
const kinds = { Upload: 'install', Install: 'install', Update: 'update', Uninstall: 'uninstall' } as const

/** The same, as the operations of an environment call it. */
const environmentKinds = {
  install: 'environmentAppInstall',
  update: 'environmentAppUpdate',
  uninstall: 'environmentAppUninstall',
} as const

/** An operation on an app as its own list shows it, whatever surface began it. */
export const viewAppOperation = ({ administrator }: Asked, _: Environment, deployment: Deployment): object => {
  const { id, app, sourceVersion, isDone, failure, startedAt, endsAt, options, type } = deployment
  const targetVersion = type === 'Uninstall' ? '' : app.version
  return {
    id,
    type: kinds[type],
    sourceAppVersion: sourceVersion,
    targetAppVersion: targetVersion,
    sourceVersion,
    targetVersion,
    status: !isDone ? 'running' : failure ? 'failed' : 'succeeded',
    createdOn: instant(startedAt),
    startedOn: instant(startedAt),
    ...(isDone && { completedOn: instant(endsAt) }),
    errorMessage: errorMessage(deployment),
    ...whoOf(deployment),
    appId: app.id,
    aadTenantId: administrator.tenant.id,
    scheduleKind: deployment.scheduleKind ?? 'Immediate',
    parameters: {
      ...options,
      appId: app.id,
      name: app.name,
      publisher: app.publisher,
      sourceAppVersion: sourceVersion,
      targetAppVersion: targetVersion,
    },
  }
}

/** The same operation among those of its environment. */
export const viewEnvironmentAppOperation = (
  asked: Asked,
  environment: Environment,
  deployment: Deployment,
): object => ({
  ...viewAppOperation(asked, environment, deployment),
  type: environmentKinds[kinds[deployment.type]],
  environmentName: environment.name,
  environmentType: environment.type,
  productFamily: environment.applicationFamily,
})

/** An operation as the answer to its order tells of it: it runs then, however short it is. */
export const viewStarted = (asked: Asked, environment: Environment, deployment: Deployment): object => {
  const { completedOn: _, ...view } = viewAppOperation(asked, environment, deployment) as Record<string, unknown>
  return { ...view, status: 'running', errorMessage: '' }
}

/** The release for which a version waits: a later minor or major one of Business Central. */
const targetRelease = (environment: Environment, kind: ScheduledVersion['scheduleKind']): string => {
  const [major = 0, minor = 0] = environment.version.split('.').map(Number)
  if (kind === 'NextMajorUpdate') return `${major + 1}.0.0.0`
  return kind === 'NextMinorUpdate' ? `${major}.${minor + 1}.0.0` : ''
}

/** A version that waits. */
export const viewScheduled = (
  { administrator }: Asked,
  environment: Environment,
  scheduled: ScheduledVersion,
): object => {
  const { id, app, createdAt, scheduleKind, options, type } = scheduled
  return {
    id,
    type: kinds[type],
    sourceAppVersion: '',
    targetAppVersion: type === 'Uninstall' ? '' : app.version,
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
      targetRelease: targetRelease(environment, scheduleKind),
    },
  }
}

/** A version that waited and was taken back. */
export const viewCanceled = (asked: Asked, environment: Environment, canceled: CanceledVersion): object => {
  const {
    startedOn: _,
    parameters: __,
    ...view
  } = viewScheduled(asked, environment, canceled) as Record<string, unknown>
  return {
    ...view,
    status: 'canceled',
    completedOn: instant(canceled.canceledAt),
    errorMessage: `Removed by user '${canceled.canceledBy}'`,
    canceledBy: canceled.canceledBy,
  }
}
