import { type RouteName, routes } from '@landbridge/model'
import type { Company } from '../../world.ts'
import { parseSegment } from '../address.ts'
import { badExpression } from '../errors.ts'
import type { Plan } from '../plan.ts'
import type { Scope } from '../scope.ts'

/** The set that a subscription is for. */
export interface Subscribed {
  /** As it is stored: without the slash in front. */
  readonly resource: string
  readonly route: RouteName
  readonly company: Company
  readonly plan: Plan
}

/** Ids from here on are tables of the platform. */
const firstSystemTable = 2_000_000_000

/**
 * Whether changes of a set can be told: it shows one table of the application, record by record, by a single key.
 *
 * @see Microsoft, AL "API Webhook Notification Mgt."
 */
export const isSubscribable = ({ entity, perCompany }: Plan): boolean => {
  const { table, tableId = 0, temporary, platform, query } = entity.source
  return (
    perCompany &&
    table !== undefined &&
    table !== 'Job Queue Entry' &&
    platform !== true &&
    temporary !== true &&
    tableId < firstSystemTable &&
    entity.key.length === 1 &&
    entity.onlyBelow === undefined &&
    query === undefined
  )
}

const companyIn = (scope: Scope, segment: string): Company | undefined => {
  const { name, key } = parseSegment(segment)
  const [literal] = [...(key?.values() ?? [])]
  if (name !== 'companies' || literal === undefined) return undefined
  return scope.environment.companies.get(literal.text.toLowerCase())
}

/** @throws Refusal 400 for anything but the path of a set below a company of this route. */
export const readResource = (scope: Scope, sent: string): Subscribed => {
  const resource = sent.trim().replace(/^\/+/, '')
  const { path } = routes[scope.plans.route]
  const rest = resource.toLowerCase().startsWith(`${path}/`) ? resource.slice(path.length + 1) : undefined
  const [first = '', set = '', ...more] = rest?.split('/') ?? []
  if (rest === undefined || more.length > 0 || /[?#]/.test(resource))
    throw badExpression(`The resource '${sent}' cannot be subscribed to: give /${path}/companies({id})/{entity set}.`)
  const company = companyIn(scope, first)
  if (company === undefined) throw badExpression(`The resource '${sent}' names no company of this environment.`)
  const plan = scope.plans.find(set)
  if (plan === undefined || !isSubscribable(plan))
    throw badExpression(`Webhooks are not supported for the resource '${sent}'.`)
  return { resource, route: scope.plans.route, company, plan }
}
