import { ruleBroken } from '../errors.ts'
import type { Term } from '../filter/compile.ts'
import type { Plan } from '../plan.ts'
import type { Scope } from '../scope.ts'
import type { SetTarget } from './resolve.ts'

/** Properties that name the parent: those from which a way leads back to it, and those that end in its id. */
const parentProperties = (plan: Plan): readonly string[] => {
  const own = [...plan.ways.values()]
    .filter(({ navigation }) => navigation.kind === 'parent')
    .flatMap(({ navigation }) => Object.keys(navigation.link ?? {}))
  return [...own, ...plan.key.map(({ name }) => name)]
}

/** Sets that ask for a filter of their own kind rather than for a parent, with the properties that will do. */
const filterNeeded: Readonly<Record<string, readonly string[]>> = {
  timeRegistrationEntries: ['date', 'employeeId', 'id'],
  scheduledJobs: ['id', 'category'],
}

/** What a page calls its parent, where it has a word of its own for it. */
const parentWords: Readonly<Record<string, string>> = { userPermissions: 'a User Security ID' }

const lower: ReadonlySet<string> = new Set(['ge', 'gt', 'eq'])
const upper: ReadonlySet<string> = new Set(['le', 'lt', 'eq'])

/** Days are asked for from one to another one, where time is registered; a person or an entry will do without. */
const requireClosedRange = (plan: Plan, terms: readonly Term[]): void => {
  const days = terms.filter(({ name }) => name === 'date')
  if (plan.set !== 'timeRegistrationEntries' || days.length === 0 || terms.length > days.length) return
  if (days.some(({ operator }) => lower.has(operator)) && days.some(({ operator }) => upper.has(operator))) return
  throw ruleBroken('The filter on date must be a closed range.')
}

/**
 * Refuses to read a set that is only there below its parent, unless a filter names the parent or the record.
 *
 * @throws Refusal `Application_DialogException`, as the page's own check gives.
 */
export const requireParent = ({ plan, parent }: SetTarget & { scope: Scope }, terms: readonly Term[]): void => {
  const own = filterNeeded[plan.set]
  if (parent !== undefined || (own === undefined && plan.entity.needsParent !== true)) return
  const enough = own ?? parentProperties(plan)
  if (terms.some(({ name, operator }) => enough.includes(name) && (operator === 'eq' || own !== undefined))) {
    requireClosedRange(plan, terms)
    return
  }
  throw ruleBroken(
    own
      ? `You must filter ${plan.set} by one of: ${own.join(', ')}.`
      : `You must specify ${parentWords[plan.set] ?? 'a parent'} to read ${plan.set}, or filter by ${enough[0]}.`,
  )
}
