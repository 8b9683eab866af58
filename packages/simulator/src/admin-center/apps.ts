import { allExtensions } from '../bc/extensions/all.ts'
import { startDeployment, startRemoval, withoutFile } from '../bc/extensions/deploy.ts'
import { burn, dependentsOf } from '../bc/extensions/rules.ts'
import { type Deployment, type Extension, extensionState } from '../bc/extensions/state.ts'
import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import type { Environment } from '../world.ts'
import { readAppForm } from './app-form.ts'
import { viewAppOperation, viewCanceled, viewScheduled, viewStarted } from './app-operations.ts'
import {
  activeOf,
  apps,
  bringDependencies,
  cancelScheduled,
  deployerOf,
  needsOthers,
  notInstalled,
  scheduleVersion,
} from './app-orders.ts'
import { type AdminAnswer, type Asked, flagOf, needFields, needText, readFields, route } from './asked.ts'
import { AdminRefusal, invalidInput } from './refusal.ts'

const resultOf = ({ isDone, failure }: Deployment): string => (!isDone ? 'Running' : failure ? 'Failed' : 'Succeeded')

const appTypes = { Global: 'global', PTE: 'tenant', Dev: 'dev' } as const

const viewApp = (environment: Environment, extension: Extension): object => {
  const { deployments } = extensionState(environment)
  const own = deployments.filter(({ app }) => app.id === extension.id)
  const last = own.findLast(({ type }) => type !== 'Uninstall')
  const removal = own.findLast(({ type }) => type === 'Uninstall')
  const waits = extensionState(environment).scheduled.some(({ app }) => app.id === extension.id)
  const state =
    removal && !removal.isDone
      ? 'uninstallPending'
      : last && !last.isDone
        ? 'Updating'
        : waits
          ? 'UpdatePending'
          : 'Installed'
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
    appType: appTypes[extension.publishedAs],
    canBeUninstalled: !isPlatform(environment, extension),
  }
}

const list = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const installed = allExtensions(environment).filter(({ isInstalled }) => isInstalled)
  return json(200, { value: installed.map((extension) => viewApp(environment, extension)) })
}

const refusesUploads = 'Upload of per-tenant extensions is not supported for your system configuration.'

const pteInstall = async (asked: Asked): Promise<Response> => {
  const environment = activeOf(asked)
  if (environment.settings?.refusesPerTenantExtensions) throw new AdminRefusal('BadArgument', refusesUploads)
  const { app, schedule, options } = await readAppForm(asked, environment)
  const isKnown = extensionState(environment).published.some(({ id }) => id === app.id)
  if (!isKnown && schedule !== 'Immediate' && schedule !== 'UpdateWindow')
    throw invalidInput('deploymentSchedule', 'A new extension can come now or in the update window only.')
  if (options.installOrUpdateNeededDependencies) bringDependencies(asked, environment, app)
  if (schedule === 'Immediate') {
    const started = startDeployment(asked.sim, environment, app, deployerOf(asked, options))
    return json(200, viewStarted(asked, environment, started))
  }
  burn(environment, app)
  const scheduled = scheduleVersion(asked, environment, app, { type: 'Upload', kind: schedule, options })
  return json(200, viewScheduled(asked, environment, scheduled))
}

/** What waits for an update window comes when it opens; what waits for a version comes with that. */
const scheduledPteOperations = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const waiting = extensionState(environment).scheduled.filter(
    ({ surface, type }) => surface === 'adminCenter' && type === 'Upload',
  )
  return json(200, { value: waiting.map((each) => viewScheduled(asked, environment, each)) })
}

const removeScheduled = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const state = extensionState(environment)
  const fields = needFields(asked)
  const [version, kind] = [needText(fields, 'targetVersion'), needText(fields, 'scheduleKind')]
  const id = asked.values.app!.toLowerCase()
  const found = state.scheduled.find(
    ({ app, scheduleKind, type, surface }) =>
      app.id === id &&
      app.version === version &&
      type === 'Upload' &&
      surface === 'adminCenter' &&
      scheduleKind.toLowerCase() === kind.toLowerCase(),
  )
  if (found === undefined) throw notInstalled(environment, id)
  return json(200, viewCanceled(asked, environment, cancelScheduled(asked, environment, found)))
}

const installedApp = (asked: Asked, environment: Environment): Extension => {
  const wanted = asked.values.app!.toLowerCase()
  const found = allExtensions(environment).find(({ id, isInstalled }) => id === wanted && isInstalled)
  if (found === undefined) throw notInstalled(environment, wanted)
  return found
}

const requirementsOf = (environment: Environment, extension: Extension): Extension[] =>
  dependentsOf(environment, extension).flatMap((dependent) => [...requirementsOf(environment, dependent), dependent])

/** What has to go before an app can; `type` is the sort of the dependent app here, and not what is to be done. */
const uninstallRequirements = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const value = requirementsOf(environment, installedApp(asked, environment)).map(
    ({ id: appId, name, publisher, version, publishedAs }) => ({
      appId,
      name,
      publisher,
      version,
      type: publishedAs === 'Dev' ? 'DEV' : publishedAs,
      EnvironmentAppOperationRequirementType: 'Uninstall',
    }),
  )
  return json(200, { value })
}

/** Microsoft's own applications belong to the environment itself. */
const isPlatform = (environment: Environment, { id }: Extension): boolean =>
  !extensionState(environment).published.some((each) => each.id === id)

const uninstall = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const extension = installedApp(asked, environment)
  const fields = readFields(asked)
  if (isPlatform(environment, extension))
    throw new AdminRefusal('BadArgument', `${extension.name} cannot be uninstalled.`, { target: extension.id })
  const requirements = requirementsOf(environment, extension).map(({ id: appId, name, publisher, version }) => ({
    appId,
    name,
    publisher,
    version,
    type: 'uninstall',
  }))
  if (requirements.length > 0 && !flagOf(fields, 'uninstallDependents'))
    throw needsOthers(`Other extensions need ${extension.name}.`, requirements)
  const options = { deleteData: flagOf(fields, 'deleteData') }
  if (flagOf(fields, 'useEnvironmentUpdateWindow')) {
    const order = { type: 'Uninstall', kind: 'UpdateWindow', options } as const
    const scheduled = scheduleVersion(asked, environment, withoutFile(extension), order)
    return json(200, viewScheduled(asked, environment, scheduled))
  }
  return json(
    200,
    viewStarted(asked, environment, startRemoval(asked.sim, environment, extension, deployerOf(asked, options))),
  )
}

const operations = (asked: Asked): Response => {
  const environment = activeOf(asked)
  const { deployments, scheduled, canceled = [] } = extensionState(environment)
  const isOwn = ({ app, surface }: { app: { id: string }; surface?: string }): boolean =>
    app.id === asked.values.app!.toLowerCase() && surface !== 'automation'
  const own = [
    ...deployments
      .filter(isOwn)
      .map((each) => ({ id: each.id, at: each.startedAt, view: viewAppOperation(asked, environment, each) })),
    ...scheduled
      .filter(isOwn)
      .map((each) => ({ id: each.id, at: each.createdAt, view: viewScheduled(asked, environment, each) })),
    ...canceled
      .filter(isOwn)
      .map((each) => ({ id: each.id, at: each.createdAt, view: viewCanceled(asked, environment, each) })),
  ].sort((a, b) => b.at - a.at)
  if (asked.values.operation === undefined) return json(200, { value: own.map(({ view }) => view) })
  const found = own.find(({ id }) => id === asked.values.operation!.toLowerCase())
  if (found === undefined) throw notInstalled(environment, asked.values.app!)
  return json(200, found.view)
}

export const appRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', apps, 6, list),
  route('POST', `${apps}/pteInstall`, 29, pteInstall),
  route('GET', `${apps}/scheduledPteOperations`, 29, scheduledPteOperations),
  route('POST', `${apps}/{app}/removeScheduledPteVersion`, 29, removeScheduled),
  route('POST', `${apps}/{app}/uninstall`, 6, uninstall),
  route('GET', `${apps}/{app}/uninstallRequirements`, 25, uninstallRequirements),
  route('GET', `${apps}/{app}/operations`, 6, operations),
  route('GET', `${apps}/{app}/operations/`, 6, operations),
  route('GET', `${apps}/{app}/operations/{operation}`, 6, operations),
]
