import type { Response } from '../../http.ts'
import { requireRight } from '../access.ts'
import { badExpression, ruleBroken } from '../errors.ts'
import type { Target } from '../read/resolve.ts'
import { answer } from '../reply.ts'
import { canonicalPath, type Scope } from '../scope.ts'
import { readBody, readValue } from '../write/body.ts'
import { checkPrecondition } from '../write/precondition.ts'
import { switchFeature } from './features.ts'
import { startUserJob } from './jobs.ts'
import { queueTask } from './packages.ts'

type ActionTarget = Target & { kind: 'action' }

/** What an action does; an address, where its answer names another record. */
type Run = (target: ActionTarget) => string | undefined

const onFeature =
  (wanted: boolean): Run =>
  ({ scope, plan, row }) => {
    switchFeature(scope, String(row[plan.byName.get('id')!.at]), wanted)
    return undefined
  }

const onPackage =
  (kind: 'import' | 'apply'): Run =>
  ({ scope, plan, row }) => {
    queueTask(scope, plan, row, kind)
    return undefined
  }

/** Needs SUPER, which no application can have. */
const requireSuper = ({ caller }: Scope): void => {
  if (caller.roles !== undefined || !caller.permissionSets.some(({ roleId }) => roleId === 'SUPER'))
    throw ruleBroken('You must have the permission set SUPER in all companies to get users from Microsoft 365.')
}

const onUsers =
  (waits: boolean): Run =>
  ({ scope }) => {
    requireSuper(scope)
    const { id } = startUserJob(scope.sim, scope.tenant, scope.environment, scope.now, waits)
    const jobs = scope.plans.find('scheduledJobs')
    return waits || jobs === undefined ? undefined : `${scope.base}/${canonicalPath(scope, jobs)}(${id})`
  }

const actions: Readonly<Record<string, Run>> = {
  'features.activate': onFeature(true),
  'features.deactivate': onFeature(false),
  'configurationPackages.import': onPackage('import'),
  'configurationPackages.apply': onPackage('apply'),
  'users.getNewUsersFromOffice365': onUsers(true),
  'users.getNewUsersFromOffice365Async': onUsers(false),
}

/** Parameters are checked against the action, whatever it then does with them. */
const checkParameters = ({ scope, action }: ActionTarget): void => {
  if (scope.request.body.length === 0) return
  for (const [name, sent] of Object.entries(readBody(scope.request))) {
    const property = action.parameters?.[name]
    if (property === undefined) throw badExpression(`The action has no parameter '${name}'.`)
    readValue(name, property, sent)
  }
}

/** Runs a bound action of the automation route beside those of extensions; undefined for every other. */
export const automationAction = (target: Target, method: string): Response | undefined => {
  if (target.kind !== 'action' || method !== 'POST') return undefined
  const action = target as ActionTarget
  const { scope, plan, row, name, path } = action
  const run = plan.entity.route === 'automation' ? actions[`${plan.set}.${name}`] : undefined
  if (run === undefined) return undefined
  requireRight(
    scope.caller,
    scope.plans.route,
    plan,
    plan.entity.allows.includes('update') ? 'update' : 'get',
    undefined,
  )
  checkParameters(action)
  checkPrecondition(scope.request, plan, row, false)
  const elsewhere = run(action)
  return answer(scope.request, action.action.status, '', { location: elsewhere ?? `${scope.base}/${path}` })
}

/** Actions that are played here, as `set.action`. */
export const automationActionNames: readonly string[] = Object.keys(actions)
