import type { Reference } from '@landbridge/model'
import type { Column, Plan, Plans } from '../plan.ts'

/** Two properties that name the same record: one by its id, one by its number or code. */
export interface Pair {
  readonly id: Column
  readonly other: Column
  readonly target: Plan
  /** The target's property that `other` repeats. */
  readonly otherName: string
}

/** What is known of the references of one entity set. */
export interface References {
  /** By the name of either property. */
  readonly pairs: ReadonlyMap<string, Pair>
  /** Sets in which a value without a pair must exist, by property: the set's plan and its property. */
  readonly targets: ReadonlyMap<string, readonly [Plan, string]>
  /** Texts that repeat the name of a referenced record, by the property that holds its id. */
  readonly names: ReadonlyMap<string, { readonly shown: Column; readonly target: Plan }>
}

/** References that the tables name by a table of Microsoft's, or not at all, and that a set of the route shows. */
const untoldTargets: Readonly<Record<string, string>> = {
  'customers.taxAreaId': 'taxAreas',
  'items.taxGroupId': 'taxGroups',
  'journals.balancingAccountId': 'accounts',
  'customerPaymentJournals.balancingAccountId': 'accounts',
  'vendorPaymentJournals.balancingAccountId': 'accounts',
  'bankAccounts.currencyId': 'currencies',
  'timeRegistrationEntries.jobId': 'projects',
}

/** Accounts of journal lines are of the kind that another property says; see behaviours/journals.ts. */
const kindElsewhere: ReadonlySet<string> = new Set(['journalLines.accountId', 'journalLines.balancingAccountId'])

const listOf = (refersTo: Reference | readonly Reference[] | undefined): readonly Reference[] =>
  refersTo === undefined ? [] : Array.isArray(refersTo) ? refersTo : [refersTo as Reference]

/** The set whose id a GUID property holds, by its reference or by the way that starts from it. */
const targetOfId = (plan: Plan, plans: Plans, { name, property }: Column): Plan | undefined => {
  const untold = untoldTargets[`${plan.set}.${name}`]
  if (untold !== undefined) return plans.find(untold)
  const references = listOf(property.refersTo)
  const [set, of] = references.length === 1 ? (references[0]?.to?.split('.') ?? []) : []
  if (set !== undefined && of === 'id') return plans.find(set)
  if (references.length > 0) return undefined
  const targets = [...plan.ways.values()]
    .filter(({ navigation }) => navigation.kind !== 'part' && navigation.link?.[name] === 'id')
    .map(({ to }) => plans.find(to))
  // A parent may be of many kinds; then it depends on another property in which table it is.
  return new Set(targets.map((target) => target?.table)).size === 1 ? targets[0] : undefined
}

// What may stand beside `xId`: `xNumber`, `xNo`, `xCode`, `x`, `xDisplayName`, with the target's property it repeats.
const companions = [
  ['Number', 'number'],
  ['No', 'number'],
  ['Code', 'code'],
  ['', 'code'],
  ['DisplayName', 'code'],
] as const

const pairOf = (plan: Plan, id: Column, target: Plan): Pair | undefined => {
  const stem = id.name.slice(0, -'Id'.length)
  for (const [suffix, otherName] of companions) {
    const other = plan.byName.get(`${stem}${suffix}`)
    if (other && target.byName.has(otherName) && other.property.kind === 'text') return { id, other, target, otherName }
  }
  return undefined
}

/** The one set in which a value must exist; none where it depends on other columns which one counts. */
const soleTarget = (plans: Plans, { property }: Column): readonly [Plan, string] | undefined => {
  const references = listOf(property.refersTo)
  const [set = '', name = ''] = references[0]?.to?.split('.') ?? []
  const target = references.length === 1 && !property.unenforced ? plans.find(set) : undefined
  return target?.byName.has(name) ? [target, name] : undefined
}

const make = (plan: Plan, plans: Plans): References => {
  const pairs = new Map<string, Pair>()
  const targets = new Map<string, readonly [Plan, string]>()
  const names = new Map<string, { shown: Column; target: Plan }>()
  for (const column of plan.columns) {
    const { name, property } = column
    if (kindElsewhere.has(`${plan.set}.${name}`)) continue
    const target = property.kind === 'guid' && name.endsWith('Id') ? targetOfId(plan, plans, column) : undefined
    if (target === undefined) {
      const sole = soleTarget(plans, column)
      if (sole) targets.set(name, sole)
      continue
    }
    const pair = pairOf(plan, column, target)
    if (pair) pairs.set(name, pair).set(pair.other.name, pair)
    else targets.set(name, [target, 'id'])
    const shown = plan.byName.get(`${name.slice(0, -2)}Name`)
    if (shown?.property.readOnly && !shown.calculate && target.byName.has('displayName'))
      names.set(name, { shown, target })
  }
  return { pairs, targets, names }
}

const made = new WeakMap<Plan, References>()

/** The references of an entity set, worked out once. */
export const referencesOf = (plan: Plan, plans: Plans): References => {
  const known = made.get(plan) ?? make(plan, plans)
  made.set(plan, known)
  return known
}
