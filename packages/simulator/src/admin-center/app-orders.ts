import { allExtensions } from '../bc/extensions/all.ts'
import type { AppFile } from '../bc/extensions/app-file.ts'
import { type Deployer, settleDeployments, startInstallation, withoutFile } from '../bc/extensions/deploy.ts'
import { compareVersions, type Dependency } from '../bc/extensions/manifest.ts'
import { latestOffer } from '../bc/extensions/marketplace.ts'
import { type CanceledVersion, extensionState, type ScheduledVersion } from '../bc/extensions/state.ts'
import type { Environment } from '../world.ts'
import { type Asked, environmentOf, oneEnvironment } from './asked.ts'
import { AdminRefusal } from './refusal.ts'
import { windowOpensAt } from './time-zones.ts'

/** Addresses of the apps of an environment begin so. */
export const apps = `${oneEnvironment}/apps`

/** The environment that the path names, with its deployments worked out. It must be active. */
export const activeOf = (asked: Asked): Environment => {
  const environment = environmentOf(asked)
  if (environment.status !== 'Active')
    throw new AdminRefusal('businessCentralCommunicationException', `The environment is ${environment.status}.`)
  settleDeployments(environment, asked.sim.clock.now())
  return environment
}

export const deployerOf = ({ administrator }: Asked, options: Deployer['options']): Deployer => ({
  by: administrator.name,
  byApplication: administrator.isApplication,
  ...(options && { options }),
})

/** The answer where an app is not there, or nothing of it waits. */
export const notInstalled = ({ name, applicationFamily }: Environment, appId: string): AdminRefusal =>
  new AdminRefusal(
    'ResourceDoesNotExist',
    `App with id '${appId}' is not installed on environment or the environment does not exist.`,
    { status: 404, target: `${applicationFamily}/${name}/apps/${appId}` },
  )

/** What has to be done with another app first. */
export interface Requirement {
  readonly appId: string
  readonly name: string
  readonly publisher: string
  readonly version: string
  readonly type: string
}

export const needsOthers = (message: string, requirements: readonly Requirement[]): AdminRefusal =>
  new AdminRefusal('EntityValidationFailed', message, { data: { requirements } })

/** Dependencies that are not installed, or in too low a version, each with what is on offer for it. */
export const missingDependencies = (
  { sim }: Asked,
  environment: Environment,
  dependencies: readonly Dependency[],
): Requirement[] =>
  dependencies.flatMap(({ id, name, publisher, minVersion }) => {
    const installed = allExtensions(environment).find((each) => each.id === id && each.isInstalled)
    if (installed && compareVersions(installed.version, minVersion) >= 0) return []
    const version = latestOffer(sim.world, environment, id)?.version ?? minVersion
    return [{ appId: id, name, publisher, version, type: installed ? 'update' : 'install' }]
  })

/** Installs or updates what an app needs, in the newest version on offer and not in the lowest that would do. */
export const bringDependencies = (
  asked: Asked,
  environment: Environment,
  { dependencies }: Pick<AppFile, 'dependencies'>,
): void => {
  for (const { appId } of missingDependencies(asked, environment, dependencies)) {
    const offer = latestOffer(asked.sim.world, environment, appId)
    if (offer === undefined) continue
    bringDependencies(asked, environment, offer)
    startInstallation(asked.sim, environment, withoutFile(offer), deployerOf(asked, {}))
  }
}

/** Keeps a version for later. */
export const scheduleVersion = (
  asked: Asked,
  environment: Environment,
  app: AppFile,
  order: {
    readonly type: ScheduledVersion['type']
    readonly kind: ScheduledVersion['scheduleKind']
    readonly options: ScheduledVersion['options']
  },
): ScheduledVersion => {
  const { sim } = asked
  const now = sim.clock.now()
  const scheduled: ScheduledVersion = {
    by: asked.administrator.name,
    byApplication: asked.administrator.isApplication,
    id: sim.random.guid(),
    app,
    type: order.type,
    scheduleKind: order.kind,
    createdAt: now,
    ...(order.kind === 'UpdateWindow' && { dueAt: windowOpensAt(environment, now) }),
    takesMs: sim.settings.deploymentMs,
    surface: 'adminCenter',
    options: order.options,
  }
  extensionState(environment).scheduled.push(scheduled)
  return scheduled
}

/** Takes a version back that waits. */
export const cancelScheduled = (
  asked: Asked,
  environment: Environment,
  scheduled: ScheduledVersion,
): CanceledVersion => {
  const state = extensionState(environment)
  const { administrator, sim } = asked
  const canceled = { ...scheduled, canceledBy: administrator.name, canceledAt: sim.clock.now() }
  state.scheduled = state.scheduled.filter((each) => each !== scheduled)
  state.canceled = [...(state.canceled ?? []), canceled]
  return canceled
}
