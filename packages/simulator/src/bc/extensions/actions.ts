import type { Response } from '../../http.ts'
import { type Caller, requireRight } from '../access.ts'
import { cell } from '../data/layouts.ts'
import { Refusal, ruleBroken } from '../errors.ts'
import type { Target } from '../read/resolve.ts'
import { answer, noContent } from '../reply.ts'
import { canonicalPath, dataFor, type Scope } from '../scope.ts'
import { checkPrecondition } from '../write/precondition.ts'
import { type AppFile, readAppFile } from './app-file.ts'
import { installExtension, uninstallExtension, unpublishExtension } from './changes.ts'
import { settleDeployments, startDeployment } from './deploy.ts'
import { burn, uploadedBefore, wasUploaded } from './rules.ts'
import { type Extension, extensionState, type ScheduledVersion } from './state.ts'

type ActionTarget = Target & { kind: 'action' }

const mayManage: ReadonlySet<string> = new Set(['SUPER', 'EXTEN. MGT. - ADMIN', 'D365 EXTENSION MGT'])

const requireManager = ({ permissionSets }: Caller): void => {
  if (!permissionSets.some(({ roleId }) => mayManage.has(roleId.toUpperCase())))
    throw ruleBroken('You do not have sufficient permissions to manage extensions. Please contact your administrator.')
}

/** The address in the answer is built from the id of the app, although the key is that of the package. */
const done = ({ scope, plan, action, path }: ActionTarget, appId?: string): Response => {
  const location =
    appId === undefined ? `${scope.base}/${path}` : `${scope.base}/${canonicalPath(scope, plan)}(${appId})`
  return action.status === 204
    ? noContent(scope.request, { location })
    : answer(scope.request, action.status, '', { location })
}

/** What the schedules of an upload mean; those that wait come with a later version of Business Central. */
const kinds: Readonly<Record<string, ScheduledVersion['scheduleKind'] | undefined>> = {
  Next_x0020_minor_x0020_version: 'NextMinorUpdate',
  Next_x0020_major_x0020_version: 'NextMajorUpdate',
}

const notHere = 'Upload of per-tenant extensions is not supported for your system configuration.'

/** Keeps an upload for a later version; the admin center does not see it. */
const schedule = (
  { sim, environment, caller, now }: Scope,
  app: AppFile,
  scheduleKind: ScheduledVersion['scheduleKind'],
  options: ScheduledVersion['options'],
): void => {
  burn(environment, app)
  extensionState(environment).scheduled.push({
    id: sim.random.guid(),
    app,
    type: 'Upload',
    scheduleKind,
    createdAt: now,
    takesMs: sim.settings.deploymentMs,
    surface: 'automation',
    by: caller.userSecurityId,
    byApplication: caller.roles !== undefined,
    options,
  })
}

/** Hands the staged file to the deployment service; the staging record is gone afterwards. */
const upload = (target: ActionTarget): Response => {
  const { scope, plan, row } = target
  const { sim, environment, caller } = scope
  const data = dataFor(scope, plan)
  const name = `${plan.set}/${String(row[cell.id])}/extensionContent`
  const bytes = data.streams.get(name)?.bytes
  if (bytes === undefined || bytes.length === 0) throw ruleBroken('Extension content is empty.')
  if (environment.settings?.refusesPerTenantExtensions) throw ruleBroken(notHere)
  const app = readAppFile(bytes)
  if (app === undefined)
    throw new Refusal('Unknown', "The file is not an extension file, or it is damaged. (Parameter 'stream')")
  settleDeployments(environment, scope.now)
  if (wasUploaded(environment, app)) throw ruleBroken(uploadedBefore(app))
  const kind = kinds[String(row[plan.byName.get('schedule')!.at])]
  const isForced = String(row[plan.byName.get('schemaSyncMode')?.at ?? -1] ?? '').startsWith('Force')
  const options = { syncMode: isForced ? 'ForceSync' : 'Add' }
  if (kind) schedule(scope, app, kind, options)
  else
    startDeployment(sim, environment, app, {
      by: caller.userSecurityId,
      byApplication: caller.roles !== undefined,
      options,
    })
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

const changes: Readonly<Record<string, (environment: Scope['environment'], extension: Extension) => void>> = {
  install: installExtension,
  uninstall: uninstallExtension,
  uninstallAndDeleteExtensionData: uninstallExtension,
  unpublish: unpublishExtension,
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
  const extension = extensionOf(scope, String(row[cell.id]))
  changes[name]!(scope.environment, extension)
  return name === 'unpublish' ? noContent(scope.request) : done(action, extension.id)
}
