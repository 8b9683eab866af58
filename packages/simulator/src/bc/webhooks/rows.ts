import type { MakeRows } from '../computed/asked.ts'
import { cell } from '../data/layouts.ts'
import { makeRow } from '../data/rows.ts'
import type { Row } from '../data/values.ts'
import type { Plan } from '../plan.ts'
import { liveSubscriptions, type Subscription } from './subscription.ts'

/** A subscription as a row of its set. */
export const rowOf = (plan: Plan, of: Subscription): Row => {
  const row = [
    ...makeRow(plan, {
      subscriptionId: of.id,
      notificationUrl: of.notificationUrl,
      resource: of.resource,
      timestamp: of.version,
      userId: of.userId,
      lastModifiedDateTime: of.modifiedAt,
      clientState: of.clientState,
      expirationDateTime: of.expiresAt,
      systemCreatedAt: of.createdAt,
      systemCreatedBy: of.userId,
      systemModifiedAt: of.modifiedAt,
      systemModifiedBy: of.modifiedBy,
    }),
  ]
  row[cell.id] = of.systemId
  row[cell.version] = of.version
  return row
}

/** The subscriptions of the environment, as a set to be read. */
export const subscriptionRows: MakeRows = ({ plan, scope }) =>
  liveSubscriptions(scope.environment, scope.now).map((each) => rowOf(plan, each))
