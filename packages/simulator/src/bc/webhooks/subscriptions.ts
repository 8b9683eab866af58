import { limits } from '@landbridge/model'
import type { Response } from '../../http.ts'
import { requireRight } from '../access.ts'
import type { Row } from '../data/values.ts'
import { badExpression, changedMeanwhile, Refusal, unknownSegment } from '../errors.ts'
import type { Plan } from '../plan.ts'
import { recordBody } from '../read/get.ts'
import { keyText, type RecordTarget, type SetTarget, type Target } from '../read/resolve.ts'
import { answer, jsonType, noContent } from '../reply.ts'
import type { Scope } from '../scope.ts'
import { applyBody, checkRequired } from '../write/apply.ts'
import { readBody } from '../write/body.ts'
import { get, startDraft } from '../write/draft.ts'
import { checkPrecondition } from '../write/precondition.ts'
import { isNotificationUrl, shakeHands } from './call.ts'
import { stoppedSignal, watchSubscribed } from './notifier.ts'
import { readResource, type Subscribed } from './resource.ts'
import { rowOf } from './rows.ts'
import { liveSubscriptions, type Subscription } from './subscription.ts'

/** What a body asks for, checked, and with what was there before for the rest. */
interface Wish extends Subscribed {
  readonly notificationUrl: string
  readonly clientState: string
}

const readWish = (scope: Scope, plan: Plan, old: Row | undefined): Wish => {
  const draft = startDraft(plan, scope, old)
  applyBody(draft, readBody(scope.request))
  checkRequired(draft)
  const notificationUrl = String(get(draft, 'notificationUrl')).trim()
  if (!isNotificationUrl(notificationUrl)) throw badExpression(`'${notificationUrl}' is no address for notifications.`)
  const subscribed = readResource(scope, String(get(draft, 'resource')))
  requireRight(scope.caller, scope.plans.route, subscribed.plan, 'get', subscribed.company.name)
  return { ...subscribed, notificationUrl, clientState: String(get(draft, 'clientState')) }
}

const requireHandshake = async ({ sim }: Scope, { notificationUrl }: Wish): Promise<void> => {
  const options = { random: sim.random, timeoutMs: sim.settings.handshakeMs, stopped: stoppedSignal(sim.world) }
  if (await shakeHands(notificationUrl, options)) return
  sim.log.warn('A handshake failed', { host: new URL(notificationUrl).host })
  throw badExpression(
    `The handshake with '${notificationUrl}' failed: it must answer 200 with the validationToken as its body, within ${options.timeoutMs} ms.`,
  )
}

const requireRoom = ({ environment, sim }: Scope): void => {
  if (liveSubscriptions(environment, sim.clock.now()).length >= limits.subscriptions.value)
    throw new Refusal(
      'Application_DialogException',
      `An environment has ${limits.subscriptions.value} subscriptions at most.`,
    )
}

const answerWith = (scope: Scope, plan: Plan, of: Subscription, status: number, setPath: string): Response => {
  const row = rowOf(plan, of)
  const location = { location: `${scope.base}/${setPath}(${keyText(plan, row)})` }
  const headers = { 'content-type': jsonType(scope.metadata), ...(status === 201 && location) }
  return answer(scope.request, status, recordBody(scope, plan, row, setPath), headers)
}

const createSubscription = async ({ scope, plan, path }: SetTarget & { scope: Scope }): Promise<Response> => {
  const { sim, environment, caller, plans } = scope
  requireRight(caller, plans.route, plan, 'create', undefined)
  const wish = readWish(scope, plan, undefined)
  requireRoom(scope)
  await requireHandshake(scope, wish)
  requireRoom(scope)
  const now = sim.clock.now()
  const made: Subscription = {
    id: sim.random.guid().replaceAll('-', ''),
    systemId: sim.random.guid(),
    ...valuesOf(wish),
    userId: caller.userSecurityId,
    modifiedBy: caller.userSecurityId,
    createdAt: now,
    modifiedAt: now,
    expiresAt: now + limits.subscriptionLifeMs.value,
    version: scope.shared.data.nextVersion(),
    waiting: [],
    overflow: undefined,
    dueAt: undefined,
    failures: 0,
  }
  environment.subscriptions ??= new Map()
  environment.subscriptions.set(made.id, made)
  watchSubscribed(sim, environment)
  return answerWith(scope, plan, made, 201, path)
}

const valuesOf = ({ notificationUrl, clientState, resource, route, company, plan }: Wish) => ({
  notificationUrl,
  clientState,
  resource,
  route,
  companyId: company.id,
  set: plan.set,
})

const find = ({ scope, plan, row, segment }: RecordTarget & { scope: Scope }): [Row, Subscription] => {
  const found = row && scope.environment.subscriptions?.get(String(row[plan.byName.get('subscriptionId')!.at]))
  if (row === undefined || found === undefined) throw unknownSegment(segment)
  return [row, found]
}

const renewSubscription = async (target: RecordTarget & { scope: Scope }): Promise<Response> => {
  const { scope, plan, setPath } = target
  requireRight(scope.caller, scope.plans.route, plan, 'update', undefined)
  const [row, found] = find(target)
  checkPrecondition(scope.request, plan, row, true)
  const wish = readWish(scope, plan, row)
  const { version } = found
  await requireHandshake(scope, wish)
  // The handshake took a while; the subscription may have ended or been renewed by somebody else.
  const [, now] = [find(target), scope.sim.clock.now()]
  if (found.version !== version) throw changedMeanwhile()
  Object.assign(found, valuesOf(wish), {
    modifiedBy: scope.caller.userSecurityId,
    modifiedAt: now,
    expiresAt: now + limits.subscriptionLifeMs.value,
    version: scope.shared.data.nextVersion(),
    failures: 0,
  })
  watchSubscribed(scope.sim, scope.environment)
  return answerWith(scope, plan, found, 200, setPath)
}

const deleteSubscription = (target: RecordTarget & { scope: Scope }): Response => {
  const { scope, plan } = target
  requireRight(scope.caller, scope.plans.route, plan, 'delete', undefined)
  const [row, { id }] = find(target)
  checkPrecondition(scope.request, plan, row, true)
  scope.environment.subscriptions?.delete(id)
  return noContent(scope.request)
}

/** Answers a change of the set `subscriptions`; undefined for every other target. */
export const changeSubscriptions = (target: Target, method: string): Response | Promise<Response> | undefined => {
  if (!('plan' in target) || target.plan.set !== 'subscriptions') return undefined
  if (target.kind === 'set' && method === 'POST') return createSubscription(target as SetTarget & { scope: Scope })
  if (target.kind !== 'record' || method === 'POST') return undefined
  const record = target as RecordTarget & { scope: Scope }
  return method === 'DELETE' ? deleteSubscription(record) : renewSubscription(record)
}
