import type { Simulation } from '../../simulation.ts'
import type { Environment } from '../../world.ts'
import type { AppFile } from './app-file.ts'
import { burn, dependentsOf, findFailure } from './rules.ts'
import { type Deployment, type Extension, extensionState } from './state.ts'

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

/** Begins to take an extension out; its dependents go with it. */
export const startRemoval = (
  sim: Simulation,
  environment: Environment,
  extension: Extension,
  deployer: Deployer,
): Deployment => {
  const app: AppFile = { ...extension, target: 'Cloud', runtime: '', application: '', platform: '' }
  return start(sim, environment, 'Uninstall', app, deployer)
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
  const failure = findFailure(environment, app)
  if (failure) {
    deployment.failure = failure
    return
  }
  const { packageId, id, name, publisher, version, dependencies } = app
  const others = state.published.filter((each) => each.id !== id)
  state.published = [
    ...others,
    { packageId, id, name, publisher, version, dependencies, publishedAs: 'PTE', isInstalled: true },
  ]
}

/** Works out the deployments whose time is over, in the order in which they end. */
export const settleDeployments = (environment: Environment, now: number): void => {
  const { extensions } = environment
  if (extensions === undefined) return
  const due = extensions.deployments.filter(({ isDone, endsAt }) => !isDone && endsAt <= now)
  for (const deployment of due.sort((a, b) => a.endsAt - b.endsAt)) finish(environment, deployment)
}
