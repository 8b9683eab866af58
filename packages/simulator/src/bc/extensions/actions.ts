import type { Response } from '../../http.ts'
import { type Caller, requireRight } from '../access.ts'
import { cell } from '../data/layouts.ts'
import { NotSimulated, Refusal, ruleBroken } from '../errors.ts'
import type { Target } from '../read/resolve.ts'
import { answer, noContent } from '../reply.ts'
import { dataFor, type Scope } from '../scope.ts'
import { checkPrecondition } from '../write/precondition.ts'
import { readAppFile } from './app-file.ts'
import { settleDeployments, startDeployment, uninstall } from './deploy.ts'
import { dependentsOf, findLack, uploadedBefore, wasUploaded } from './rules.ts'
import { type Extension, extensionState } from './state.ts'

type ActionTarget = Target & { kind: 'action' }

const mayManage: ReadonlySet<string> = new Set(['SUPER', 'EXTEN. MGT. - ADMIN', 'D365 EXTENSION MGT'])

const requireManager = ({ permissionSets }: Caller): void => {
  if (!permissionSets.some(({ roleId }) => mayManage.has(roleId.toUpperCase())))
    throw ruleBroken('You do not have sufficient permissions to manage extensions. Please contact your administrator.')
}

const done = ({ scope, action, path }: ActionTarget): Response =>
  action.status === 204
    ? noContent(scope.request)
    : answer(scope.request, 200, '', { location: `${scope.base}/${path}` })

const nowVersion = 'Current_x0020_version'

/** Hands the staged file to the deployment service; the staging record is gone afterwards. */
const upload = (target: ActionTarget): Response => {
  const { scope, plan, row } = target
  const { sim, environment, caller } = scope
  const data = dataFor(scope, plan)
  const name = `${plan.set}/${String(row[cell.id])}/extensionContent`
  const bytes = data.streams.get(name)?.bytes
  if (bytes === undefined || bytes.length === 0) throw ruleBroken('Extension content is empty.')
  const app = readAppFile(bytes)
  if (app === undefined)
    throw new Refusal('Unknown', "The file is not an extension file, or it is damaged. (Parameter 'stream')")
  settleDeployments(environment, scope.now)
  if (wasUploaded(environment, app)) throw ruleBroken(uploadedBefore(app))
  const schedule = row[plan.byName.get('schedule')!.at]
  if (schedule !== nowVersion) throw new NotSimulated('an upload for a later version of Business Central')
  startDeployment(sim, environment, app, { by: caller.userSecurityId, byApplication: caller.roles !== undefined })
  data.table(plan.table).remove(row)
  data.streams.delete(name)
  return done(target)
}

const extensionOf = ({ environment, now }: Scope, packageId: string): Extension => {
  settleDeployments(environment, now)
  const found = extensionState(environment).published.find((each) => each.packageId === packageId)
  if (found === undefined) throw ruleBroken('This extension belongs to the application itself and cannot be changed.')
  return found
}

const install = (environment: Scope['environment'], extension: Extension): void => {
  if (extension.isInstalled) throw ruleBroken(`The extension ${extension.name} is already installed.`)
  const failure = findLack(environment, extension)
  if (failure) throw ruleBroken(failure.text)
  extension.isInstalled = true
}

const remove = (environment: Scope['environment'], extension: Extension): void => {
  if (!extension.isInstalled) throw ruleBroken(`The extension ${extension.name} is not installed.`)
  const [dependent] = dependentsOf(environment, extension)
  if (dependent) throw ruleBroken(`The extension ${dependent.name} depends on ${extension.name}; uninstall it first.`)
  uninstall(environment, extension)
}

const unpublish = (environment: Scope['environment'], extension: Extension): void => {
  if (extension.isInstalled)
    throw ruleBroken(`The extension ${extension.name} cannot be unpublished because it is installed.`)
  const state = extensionState(environment)
  state.published = state.published.filter((each) => each !== extension)
}

const changes: Readonly<Record<string, (environment: Scope['environment'], extension: Extension) => void>> = {
  install,
  uninstall: remove,
  uninstallAndDeleteExtensionData: remove,
  unpublish,
}

/** Runs a bound action of the sets of extensions; undefined for those of every other set. */
export const extensionAction = (target: Target, method: string): Response | undefined => {
  if (target.kind !== 'action' || method !== 'POST') return undefined
  const action = target as ActionTarget
  const { scope, plan, row, name } = action
  const isUpload = plan.set === 'extensionUpload'
  if (!isUpload && plan.set !== 'extensions') return undefined
  requireRight(scope.caller, scope.plans.route, plan, 'get', undefined)
  requireManager(scope.caller)
  checkPrecondition(scope.request, plan, row, false)
  if (isUpload) return upload(action)
  changes[name]!(scope.environment, extensionOf(scope, String(row[cell.id])))
  return done(action)
}
