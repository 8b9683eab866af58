import type { RouteName } from '@landbridge/model'

/** A change that a subscriber has not been told of yet. */
export interface WaitingChange {
  /** The record's key as it stands in addresses. */
  readonly key: string
  readonly changeType: 'created' | 'updated' | 'deleted'
  /** When it was made last, by the simulator's clock. */
  at: number
}

/** A promise to tell an address of the changes in one entity set of one company. */
export interface Subscription {
  /** 32 hexadecimal digits; the key in addresses. */
  readonly id: string
  /** Id of the row, which callers do not see. */
  readonly systemId: string
  notificationUrl: string
  /** Path of the entity set from `api/` on. */
  resource: string
  clientState: string
  route: RouteName
  companyId: string
  set: string
  /** Security id of whoever made it. */
  readonly userId: string
  modifiedBy: string
  readonly createdAt: number
  modifiedAt: number
  expiresAt: number
  /** Grows with each renewal; behind the etag. */
  version: number
  /** What is to be told next; see {@link mostWaiting}. */
  waiting: WaitingChange[]
  /** Set once more changed than can be told one by one. */
  overflow: { readonly since: number; hasDeletions: boolean } | undefined
  /** When to tell, by the simulator's clock; undefined while nothing waits. */
  dueAt: number | undefined
  /** How often in a row the address failed. */
  failures: number
}

/** Beyond so many changes one notice for the whole set is sent. */
export const mostWaiting = 1_000

/** The subscriptions of an environment that have not ended; those that have are forgotten. */
export const liveSubscriptions = (
  { subscriptions }: { readonly subscriptions?: Map<string, Subscription> },
  now: number,
): readonly Subscription[] => {
  if (subscriptions === undefined) return []
  for (const [id, { expiresAt }] of subscriptions) if (expiresAt <= now) subscriptions.delete(id)
  return [...subscriptions.values()]
}

/** Keeps one change; an update joins an update of the same record that already waits. */
export const keepChange = (subscription: Subscription, change: WaitingChange): void => {
  const { waiting, overflow } = subscription
  if (overflow) {
    overflow.hasDeletions ||= change.changeType === 'deleted'
    return
  }
  const joined =
    change.changeType === 'updated' &&
    waiting.find(({ key, changeType }) => key === change.key && changeType === 'updated')
  if (joined) {
    joined.at = change.at
    return
  }
  waiting.push(change)
  if (waiting.length <= mostWaiting) return
  const hasDeletions = waiting.some(({ changeType }) => changeType === 'deleted')
  subscription.overflow = { since: Math.min(...waiting.map(({ at }) => at)), hasDeletions }
  subscription.waiting = []
}
