import { allExtensions } from '../bc/extensions/all.ts'
import { type Deployer, settleDeployments, startDeployment, startRemoval } from '../bc/extensions/deploy.ts'
import { burn, dependentsOf } from '../bc/extensions/rules.ts'
import { type Deployment, type Extension, extensionState, type ScheduledVersion } from '../bc/extensions/state.ts'
import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import type { Environment } from '../world.ts'
import { readAppForm } from './app-form.ts'
import { viewAppOperation, viewScheduled } from './app-operations.ts'
import {
  type AdminAnswer,
  type Asked,
  environmentOf,
  flagOf,
  needText,
  oneEnvironment,
  readFields,
  route,
} from './asked.ts'
import { AdminRefusal, invalidInput } from './refusal.ts'

/** The environment that the path names, with its deployments worked out. It must be active. */
const activeOf = (asked: Asked): Environment => {
  const environment = environmentOf(asked)
  if (environment.status !== 'Active')
    throw new AdminRefusal('businessCentralCommunicationException', `The environment is ${environment.status}.`)
  settleDeployments(environment, asked.sim.clock.now())
  return environment
}

const doesNotExist = (target: string): AdminRefusal =>
  new AdminRefusal('ResourceDoesNotExist', 'There is no such thing.', { status: 404, target })

const resultOf = ({ isDone, failure }: Deployment): string => (!isDone ? 'Running' : failure ? 'Failed' : 'Succeeded')

const viewApp = (environment: Environment, extension: Extension): object => {
  const { deployments } = extensionState(environment)
  const own = deployments.filter(({ app }) => app.id === extension.id)
  const last = own.findLast(({ type }) => type === 'Upload')
  const removal = own.findLast(({ type }) => type === 'Uninstall')
  const state = removal && !removal.isDone ? 'uninstallPending' : last && !last.isDone ? 'Updating' : 'Installed'
  return {
    appId: extension.id,
    name: extension.name,
    publisher: extension.publisher,
    version: extension.version,
    state,
    lastOperationId: last?.id ?? null,
    lastUpdateAttemptResult: last ? resultOf(last) : null,
    lastUninstallOperationId: removal?.id ?? null,
    lastUninstallAttemptResult: removal ? resultOf(removal) : null,
    appType: extension.publishedAs === 'Global' ? 'global' : 'tenant',
    canBeUninstalled: extension.publishedAs !== 'Global',
  }
}

const list = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const installed = allExtensions(environment).filter(({ isInstalled }) => isInstalled)
  return json(200, { value: installed.map((extension) => viewApp(environment, extension)) })
}

const deployerOf = ({ administrator }: Asked, options: Deployer['options']): Deployer => ({
  by: administrator.name,
  byApplication: administrator.isApplication,
  ...(options && { options }),
})

const pteInstall = async (asked: Asked): Promise<Response> => {
  const environment = activeOf(asked)
  const { app, schedule, options } = await readAppForm(asked, environment)
  if (schedule === 'Immediate') {
    const started = startDeployment(asked.sim, environment, app, deployerOf(asked, options))
    return json(200, viewAppOperation(asked, environment, started))
  }
  const state = extensionState(environment)
  const isNew = !state.published.some(({ id }) => id === app.id)
  if (isNew && schedule !== 'UpdateWindow')
    throw invalidInput('deploymentSchedule', 'A new extension can come now or in the update window only.')
  burn(environment, app)
  const scheduled: ScheduledVersion = {
    ...deployerOf(asked, options),
    id: asked.sim.random.guid(),
    app,
    scheduleKind: schedule,
    createdAt: asked.sim.clock.now(),
    options,
  }
  state.scheduled.push(scheduled)
  return json(200, viewScheduled(asked, environment, scheduled))
}

const removeScheduled = (asked: Asked): Response => {
  const state = extensionState(activeOf(asked))
  const fields = readFields(asked)
  const [version, kind] = [needText(fields, 'targetVersion'), needText(fields, 'scheduleKind')]
  const found = state.scheduled.find(
    ({ app, scheduleKind }) =>
      app.id === asked.values.app!.toLowerCase() &&
      app.version === version &&
      scheduleKind.toLowerCase() === kind.toLowerCase(),
  )
  if (found === undefined) throw doesNotExist(`${asked.values.app}/${version}`)
  state.scheduled = state.scheduled.filter((each) => each !== found)
  return { status: 204 }
}

const installedApp = (asked: Asked, environment: Environment): Extension => {
  const wanted = asked.values.app!.toLowerCase()
  const found = allExtensions(environment).find(({ id, isInstalled }) => id === wanted && isInstalled)
  if (found === undefined) throw doesNotExist(wanted)
  return found
}

const requirementsOf = (environment: Environment, extension: Extension): object[] =>
  dependentsOf(environment, extension).flatMap((dependent) => {
    const { id: appId, name, publisher, version } = dependent
    return [...requirementsOf(environment, dependent), { appId, name, publisher, version, type: 'uninstall' }]
  })

const uninstall = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const extension = installedApp(asked, environment)
  const fields = readFields(asked)
  if (extension.publishedAs === 'Global')
    throw new AdminRefusal('BadArgument', `${extension.name} cannot be uninstalled.`, { target: extension.id })
  if (flagOf(fields, 'useEnvironmentUpdateWindow'))
    throw invalidInput('useEnvironmentUpdateWindow', 'The simulator has no update windows; send false.')
  const requirements = requirementsOf(environment, extension)
  if (requirements.length > 0 && !flagOf(fields, 'uninstallDependents'))
    throw new AdminRefusal('BadArgument', `Other extensions need ${extension.name}.`, { data: { requirements } })
  const options = { deleteData: flagOf(fields, 'deleteData') }
  return json(
    200,
    viewAppOperation(asked, environment, startRemoval(asked.sim, environment, extension, deployerOf(asked, options))),
  )
}

const operations = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const { deployments } = extensionState(environment)
  const own = deployments.filter(({ app }) => app.id === asked.values.app!.toLowerCase()).reverse()
  if (asked.values.operation === undefined)
    return json(200, { value: own.map((each) => viewAppOperation(asked, environment, each)) })
  const found = own.find(({ id }) => id === asked.values.operation!.toLowerCase())
  if (found === undefined) throw doesNotExist(asked.values.operation)
  return json(200, viewAppOperation(asked, environment, found))
}

const apps = `${oneEnvironment}/apps`

export const appRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', apps, 6, list),
  // Only global apps are told of, and those of the simulator are as new as their environment.
  route('GET', `${apps}/availableUpdates`, 6, (asked) => json(200, { value: activeOf(asked) && [] })),
  route('POST', `${apps}/pteInstall`, 29, pteInstall),
  route('GET', `${apps}/scheduledPteOperations`, 29, (asked) => {
    const environment = activeOf(asked)
    const { scheduled } = extensionState(environment)
    return json(200, { value: scheduled.map((each) => viewScheduled(asked, environment, each)) })
  }),
  route('POST', `${apps}/{app}/removeScheduledPteVersion`, 29, removeScheduled),
  route('POST', `${apps}/{app}/uninstall`, 6, uninstall),
  route('GET', `${apps}/{app}/uninstallRequirements`, 25, (asked) => {
    const environment = activeOf(asked)
    return json(200, { requirements: requirementsOf(environment, installedApp(asked, environment)) })
  }),
  route('GET', `${apps}/{app}/operations`, 6, operations),
  route('GET', `${apps}/{app}/operations/`, 6, operations),
  route('GET', `${apps}/{app}/operations/{operation}`, 6, operations),
]
