import type { Simulation } from '../../simulation.ts'
import type { Environment } from '../../world.ts'
import type { AppFile } from './app-file.ts'
import { burn, dependentsOf, findFailure, findLack } from './rules.ts'
import { type Deployment, type Extension, extensionState, type ScheduledVersion } from './state.ts'

/** Who deploys. */
export interface Deployer {
  readonly by: string
  readonly byApplication: boolean
  readonly options?: Deployment['options']
}

const start = (
  { random, clock, settings }: Simulation,
  environment: Environment,
  type: Deployment['type'],
  app: AppFile,
  { by, byApplication, options = {} }: Deployer,
): Deployment => {
  const { deployments, published } = extensionState(environment)
  const now = clock.now()
  const deployment: Deployment = {
    id: random.guid(),
    type,
    app,
    sourceVersion: published.find(({ id }) => id === app.id)?.version ?? '',
    startedAt: now,
    endsAt: now + settings.deploymentMs,
    isDone: false,
    by,
    byApplication,
    options,
  }
  deployments.push(deployment)
  settleDeployments(environment, now)
  return deployment
}

/** Begins to deploy an uploaded file. Whether it succeeds shows when its time is over. */
export const startDeployment = (
  sim: Simulation,
  environment: Environment,
  app: AppFile,
  deployer: Deployer,
): Deployment => {
  burn(environment, app)
  return start(sim, environment, 'Upload', app, deployer)
}

/** Begins to put a version from the marketplace in, or in the place of an older one. */
export const startInstallation = (
  sim: Simulation,
  environment: Environment,
  app: AppFile,
  deployer: Deployer,
): Deployment => {
  const isThere = extensionState(environment).published.some(({ id, isInstalled }) => id === app.id && isInstalled)
  return start(sim, environment, isThere ? 'Update' : 'Install', app, deployer)
}

/** An extension as a deployment handles it, where no file is at hand. */
export const withoutFile = ({
  packageId,
  id,
  name,
  publisher,
  version,
  dependencies,
}: Omit<AppFile, 'target' | 'runtime' | 'application' | 'platform'>): AppFile => ({
  packageId,
  id,
  name,
  publisher,
  version,
  dependencies,
  target: 'Cloud',
  runtime: '',
  application: '',
  platform: '',
})

/** Begins to take an extension out; its dependents go with it. */
export const startRemoval = (
  sim: Simulation,
  environment: Environment,
  extension: Extension,
  deployer: Deployer,
): Deployment => {
  return start(sim, environment, 'Uninstall', withoutFile(extension), deployer)
}

export const uninstall = (environment: Environment, extension: Extension): void => {
  extension.isInstalled = false
  for (const dependent of dependentsOf(environment, extension)) uninstall(environment, dependent)
}

const finish = (environment: Environment, deployment: Deployment): void => {
  const state = extensionState(environment)
  const { app, type } = deployment
  deployment.isDone = true
  if (type === 'Uninstall') {
    const found = state.published.find(({ packageId }) => packageId === app.packageId)
    if (found) uninstall(environment, found)
    return
  }
  const isForced = deployment.options.syncMode === 'ForceSync'
  const failure = type === 'Upload' ? findFailure(environment, app, isForced) : findLack(environment, app)
  if (failure) {
    deployment.failure = failure
    return
  }
  const { packageId, id, name, publisher, version, dependencies, tables } = app
  const others = state.published.filter((each) => each.id !== id)
  state.published = [
    ...others,
    {
      packageId,
      id,
      name,
      publisher,
      version,
      dependencies,
      ...(tables && { tables }),
      publishedAs: type === 'Upload' ? 'PTE' : 'Global',
      isInstalled: true,
    },
  ]
}

const toDeployment = (environment: Environment, scheduled: ScheduledVersion, at: number): Deployment => ({
  id: scheduled.id,
  type: scheduled.type,
  app: scheduled.app,
  sourceVersion: extensionState(environment).published.find(({ id }) => id === scheduled.app.id)?.version ?? '',
  startedAt: at,
  endsAt: at + scheduled.takesMs,
  isDone: false,
  by: scheduled.by,
  byApplication: scheduled.byApplication,
  options: scheduled.options,
  scheduleKind: scheduled.scheduleKind,
})

/** Begins what waited for a later version of Business Central, when that has come. */
export const releaseScheduled = (
  environment: Environment,
  kinds: readonly ScheduledVersion['scheduleKind'][],
  at: number,
  takesMs: number,
): void => {
  const { extensions } = environment
  if (extensions === undefined) return
  const due = extensions.scheduled.filter(({ scheduleKind }) => kinds.includes(scheduleKind))
  extensions.scheduled = extensions.scheduled.filter((each) => !due.includes(each))
  for (const each of due) extensions.deployments.push(toDeployment(environment, { ...each, takesMs }, at))
  settleDeployments(environment, at)
}

/** Works out the deployments whose time is over, in the order in which they end; update windows may have opened. */
export const settleDeployments = (environment: Environment, now: number): void => {
  const { extensions } = environment
  if (extensions === undefined) return
  const opened = extensions.scheduled.filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
  if (opened.length > 0) {
    extensions.scheduled = extensions.scheduled.filter((each) => !opened.includes(each))
    for (const each of opened) extensions.deployments.push(toDeployment(environment, each, each.dueAt!))
  }
  const due = extensions.deployments.filter(({ isDone, endsAt }) => !isDone && endsAt <= now)
  for (const deployment of due.sort((a, b) => a.endsAt - b.endsAt)) finish(environment, deployment)
}
