import { routes } from './endpoints.ts'
import { entitiesOf } from './entities/index.ts'
import type { Entity, RouteName, Verb } from './entity.ts'
import type { Wanted } from './permissions.ts'

/** One thing to do with Business Central that can be chosen: a verb on an entity set, or a bound action of its records. */
export interface Action {
  /**
   * `{set}.{verb or action}`, for example `customers.create` or `salesInvoices.post`; with `automation/` in front where it is
   * on that route.
   */
  readonly id: string
  /** For people: `Create customer`, `List customers`, `Sales invoice: post`. */
  readonly title: string
  readonly entity: Entity
  readonly does: { readonly verb: Verb } | { readonly action: string }
  /** First major version of Business Central that has it. */
  readonly since: number
}

/**
 * Entity sets of daily trade and bookkeeping, which connectors to accounting systems offer as a rule; all others come
 * after them.
 */
const everyday: ReadonlySet<string> = new Set([
  'accounts',
  'bankAccounts',
  'companies',
  'companyInformation',
  'currencies',
  'customers',
  'customerPaymentJournals',
  'customerPayments',
  'dimensions',
  'dimensionValues',
  'employees',
  'generalLedgerEntries',
  'items',
  'itemCategories',
  'journals',
  'journalLines',
  'purchaseInvoices',
  'purchaseOrders',
  'salesQuotes',
  'salesOrders',
  'salesInvoices',
  'salesCreditMemos',
  'taxAreas',
  'vendors',
])

/** Whether connectors offer it as a rule, so that a list of choices begins with it. */
export const isEveryday = ({ entity }: Action): boolean => entity.route === 'standard' && everyday.has(entity.set)

/** `salesCreditMemo` in words: `sales credit memo`. */
const inWords = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const titleOfVerb = (verb: Verb, { set, name }: Entity): string =>
  `${capital(verb)} ${inWords(verb === 'list' ? set : name)}`

/** Some sets are served on both routes; the one that is not the usual one is named. */
const nameOf = ({ set, route }: Entity): string => (route === 'standard' ? set : `${route}/${set}`)

/** All that can be chosen of one entity set. */
export const actionsOf = (entity: Entity): Action[] => [
  ...entity.allows.map((verb) => ({
    id: `${nameOf(entity)}.${verb}`,
    title: titleOfVerb(verb, entity),
    entity,
    does: { verb },
    since: entity.since,
  })),
  ...Object.entries(entity.actions ?? {}).map(([action, { since = 0 }]) => ({
    id: `${nameOf(entity)}.${action}`,
    title: `${capital(inWords(entity.name))}: ${inWords(action)}`,
    entity,
    does: { action },
    since: Math.max(entity.since, since),
  })),
]

const all = (): Action[] =>
  (Object.keys(routes) as RouteName[]).flatMap((route) =>
    entitiesOf(route).flatMap((entity) => actionsOf(entity.route === route ? entity : { ...entity, route })),
  )

/** All actions of all routes, those of everyday entity sets first. */
export const listActions = (): Action[] => {
  const actions = all()
  return [...actions.filter(isEveryday), ...actions.filter((action) => !isEveryday(action))]
}

/** The action of an id, or undefined where no entity set has it. */
export const findAction = (id: string): Action | undefined => {
  known ??= new Map(all().map((action) => [action.id, action]))
  return known.get(id)
}

let known: ReadonlyMap<string, Action> | undefined

/** What actions want, entity set by entity set, in the order in which they were chosen. */
export const wantedByActions = (actions: readonly Action[]): (Wanted & { readonly entity: Entity })[] => {
  const bySet = new Map<string, { entity: Entity; verbs: Verb[]; actions: string[] }>()
  for (const { entity, does } of actions) {
    const key = `${entity.route} ${entity.set}`
    const wanted = bySet.get(key) ?? { entity, verbs: [], actions: [] }
    bySet.set(key, wanted)
    if ('verb' in does) wanted.verbs.push(does.verb)
    else wanted.actions.push(does.action)
  }
  return [...bySet.values()]
}
