import type { Simulation } from '../../simulation.ts'
import type { Company, Environment, World } from '../../world.ts'
import type { CompanyData } from '../company-data.ts'
import type { Change } from '../data/table.ts'
import { wireInstant } from '../data/values.ts'
import { notify } from './call.ts'
import { changesOf, planOf } from './changes.ts'
import { keepChange, liveSubscriptions, type Subscription } from './subscription.ts'

/** What runs beside a world: the timer, the calls under way, and the way to end them. */
interface Running {
  timer: NodeJS.Timeout | undefined
  readonly sending: Set<Subscription>
  readonly stop: AbortController
}

const runningFor = new WeakMap<World, Running>()

const runningOf = (world: World): Running => {
  const known = runningFor.get(world) ?? { timer: undefined, sending: new Set(), stop: new AbortController() }
  runningFor.set(world, known)
  return known
}

/** Ends when the simulator stops; calls to subscribers end with it. */
export const stoppedSignal = (world: World): AbortSignal => runningOf(world).stop.signal

/** Ends the timer and all calls under way. */
export const stopNotifications = (world: World): void => {
  const { timer, stop } = runningOf(world)
  clearTimeout(timer)
  stop.abort()
}

const noteChanges = (sim: Simulation, environment: Environment, company: Company, changes: readonly Change[]): void => {
  const now = sim.clock.now()
  for (const subscription of liveSubscriptions(environment, now)) {
    const plan = subscription.companyId === company.id ? planOf(environment, subscription) : undefined
    if (plan === undefined) continue
    for (const [key, changeType] of changesOf(environment, company, plan, changes)) {
      keepChange(subscription, { key, changeType, at: now })
      subscription.dueAt ??= now + sim.settings.notificationDelayMs
    }
  }
  schedule(sim)
}

const watched = new WeakSet<CompanyData>()

/** Looks at the changes of all companies that somebody subscribed to. */
export const watchSubscribed = (sim: Simulation, environment: Environment): void => {
  if (environment.subscriptions === undefined) return
  for (const { companyId } of environment.subscriptions.values()) {
    const company = environment.companies.get(companyId)
    if (company === undefined || watched.has(company.data)) continue
    watched.add(company.data)
    company.data.watch((changes) => noteChanges(sim, environment, company, changes))
    // After a restart something may wait already.
    schedule(sim)
  }
}

const environmentsOf = ({ tenants }: World): Environment[] =>
  [...tenants.values()].flatMap(({ environments }) => [...environments.values()])

/** How often the simulator's clock is looked at while something waits; it may be moved at any time. */
const lookMs = 250

const schedule = (sim: Simulation): void => {
  const running = runningOf(sim.world)
  if (running.timer !== undefined || running.stop.signal.aborted) return
  const now = sim.clock.now()
  const due = environmentsOf(sim.world)
    .flatMap((environment) => liveSubscriptions(environment, now))
    .filter((subscription) => !running.sending.has(subscription))
    .flatMap(({ dueAt }) => dueAt ?? [])
  if (due.length === 0) return
  const waitMs = Math.max(0, Math.min(lookMs, Math.min(...due) - now))
  running.timer = setTimeout(() => {
    running.timer = undefined
    deliver(sim, false)
      .catch((error: unknown) => sim.log.error('Notifications failed inside', { cause: String(error) }))
      .finally(() => schedule(sim))
  }, waitMs)
  running.timer.unref()
}

/** What a flush did: notices sent and accepted, notices kept for another attempt, subscriptions that were ended. */
export interface Flushed {
  sent: number
  kept: number
  ended: number
}

/** Tells all subscribers at once what waits for them, whatever is due. */
export const flushNotifications = (sim: Simulation): Promise<Flushed> => deliver(sim, true)

const deliver = async (sim: Simulation, all: boolean): Promise<Flushed> => {
  const flushed: Flushed = { sent: 0, kept: 0, ended: 0 }
  const { sending } = runningOf(sim.world)
  const now = sim.clock.now()
  const calls = environmentsOf(sim.world).flatMap((environment) => {
    const free = liveSubscriptions(environment, now).filter((each) => each.dueAt !== undefined && !sending.has(each))
    const urls = new Set(free.filter(({ dueAt }) => all || dueAt! <= now).map(({ notificationUrl }) => notificationUrl))
    return [...urls].map((url) => {
      const told = free.filter(({ notificationUrl }) => notificationUrl === url)
      return tell(sim, environment, url, told, flushed)
    })
  })
  await Promise.all(calls)
  return flushed
}

const noticesOf = (environment: Environment, subscription: Subscription, now: number): object[] => {
  const { id, clientState, expiresAt, resource, waiting, overflow } = subscription
  const notice = (changeType: string, of: string, at: number) => ({
    subscriptionId: id,
    clientState,
    expirationDateTime: wireInstant(expiresAt),
    resource: of,
    changeType,
    lastModifiedDateTime: wireInstant(at),
  })
  if (overflow === undefined)
    return waiting.map(({ changeType, key, at }) => notice(changeType, `${resource}(${key})`, at))
  const hasInstant = planOf(environment, subscription)?.byName.has('lastModifiedDateTime') === true
  const filter = `?$filter=lastModifiedDateTime%20gt%20${wireInstant(overflow.since - 50)}`
  return [notice('collection', hasInstant && !overflow.hasDeletions ? resource + filter : resource, now)]
}

/** Waits after each failure in a row; after the last one the subscription is given up. */
const waitsMs = [60_000, 60_000, 60_000, 600_000, 6_000_000, 60_000_000] as const

const isPassing = (status: number | undefined): boolean =>
  status === undefined || status === 408 || status === 429 || status >= 500

/** One call for all subscriptions that share an address. */
const tell = async (
  sim: Simulation,
  environment: Environment,
  url: string,
  told: readonly Subscription[],
  flushed: Flushed,
): Promise<void> => {
  const { sending, stop } = runningOf(sim.world)
  const now = sim.clock.now()
  const value = told.flatMap((subscription) => noticesOf(environment, subscription, now))
  const taken = told.map(({ waiting, overflow }) => ({ waiting, overflow }))
  for (const subscription of told) {
    sending.add(subscription)
    Object.assign(subscription, { waiting: [], overflow: undefined, dueAt: undefined })
  }
  const timeoutMs = sim.settings.notificationTimeoutMs
  const { status } = await notify(url, value, { random: sim.random, timeoutMs, stopped: stop.signal })
  for (const subscription of told) sending.delete(subscription)
  if (status !== undefined && status >= 200 && status < 300) {
    flushed.sent += value.length
    for (const subscription of told) subscription.failures = 0
  } else if (isPassing(status)) {
    for (const [at, subscription] of told.entries()) keepForLater(sim, environment, subscription, taken[at]!, flushed)
  } else {
    for (const subscription of told) end(sim, environment, subscription, `it answered ${status}`, flushed)
  }
  schedule(sim)
}

const end = (
  { log }: Simulation,
  { subscriptions }: Environment,
  { id }: Subscription,
  because: string,
  flushed: Flushed,
): void => {
  if (subscriptions?.delete(id)) flushed.ended++
  log.warn('A webhook subscription was ended', { subscription: id, because })
}

const keepForLater = (
  sim: Simulation,
  environment: Environment,
  subscription: Subscription,
  { waiting, overflow }: Pick<Subscription, 'waiting' | 'overflow'>,
  flushed: Flushed,
): void => {
  const waitMs = waitsMs[subscription.failures]
  if (waitMs === undefined) return void end(sim, environment, subscription, 'it failed too often', flushed)
  const since = subscription.waiting
  subscription.waiting = waiting
  subscription.overflow = overflow ?? subscription.overflow
  for (const change of since) keepChange(subscription, change)
  subscription.failures++
  subscription.dueAt = sim.clock.now() + waitMs
  flushed.kept += overflow ? 1 : waiting.length
}
