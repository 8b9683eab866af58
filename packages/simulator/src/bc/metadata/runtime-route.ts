import { entity, routes, text } from '@landbridge/model'
import type { MakeRows } from '../computed/asked.ts'
import { makeRow } from '../data/rows.ts'
import { type Plan, type Plans, planOf, plansOf } from '../plan.ts'
import { isSubscribable } from '../webhooks/resource.ts'

/** Path of Microsoft's route about the service itself. It has one set. */
export const runtimeRoute = 'api/microsoft/runtime/beta'

/**
 * The resources that can be subscribed to. The page is not part of either API, and only the simulator serves it.
 *
 * @see Microsoft, page 5460 "Webhook Supported Resources", and API v2.0, "Working with webhooks"
 */
const webhookSupportedResources = entity({
  set: 'webhookSupportedResources',
  name: 'webhookSupportedResource',
  area: 'platform',
  route: 'standard',
  about: 'An entity set whose changes can be told to a subscriber, with the route in front.',
  source: {
    page: 5460,
    name: 'Webhook Supported Resources',
    table: 'Name/Value Buffer',
    tableId: 823,
    temporary: true,
  },
  since: 17,
  key: ['resource'],
  allows: ['list', 'get'],
  properties: { resource: text(250, { notNull: true }) },
})

const made = new Map<number, Plans>()

/** The sets of the runtime route: the companies, and what can be subscribed to in each. */
export const runtimePlans = (version: number): Plans => {
  const known = made.get(version)
  if (known) return known
  const list = [plansOf('standard', version).find('companies')!, planOf(webhookSupportedResources)]
  const plans: Plans = { route: 'standard', version, list, find: (set) => list.find((plan) => plan.set === set) }
  made.set(version, plans)
  return plans
}

const resourcesOf = (route: 'standard' | 'automation', version: number): string[] =>
  plansOf(route, version)
    .list.filter((plan) => plan.entity.route === route && isSubscribable(plan))
    .map(({ set }: Plan) => `${routes[route].path.replace(/^api\//, '')}/${set}`)

export const webhookResources: MakeRows = ({ plan, scope }) =>
  [...resourcesOf('standard', scope.plans.version), ...resourcesOf('automation', scope.plans.version)]
    .sort()
    .map((resource) => makeRow(plan, { resource }))
