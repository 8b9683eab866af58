import { automationSets } from '../automation/sets.ts'
import { calculatedRows, type Rows } from '../data/table.ts'
import { NotSimulated } from '../errors.ts'
import type { Term } from '../filter/compile.ts'
import { platformSets } from '../metadata/platform-sets.ts'
import type { Plan } from '../plan.ts'
import type { Scope } from '../scope.ts'
import type { Condition, MakeRows } from './asked.ts'
import { documentSets } from './document-sets.ts'
import { reportSets } from './report-sets.ts'

const sets: Readonly<Record<string, MakeRows>> = {
  ...platformSets,
  ...reportSets,
  ...documentSets,
}

/** Reports whose layout lies in the account schedules of the company, which are not played. */
const untold: ReadonlySet<string> = new Set([
  'balanceSheets',
  'incomeStatements',
  'cashFlowStatements',
  'retainedEarningsStatements',
  'pdfDocument',
])

/** The rows of a set that is worked out at each read; undefined where its rows are stored. */
export const calculatedSet = (
  plan: Plan,
  scope: Scope,
  conditions: readonly Condition[],
  terms: readonly Term[],
): Rows | undefined => {
  if (untold.has(plan.set)) throw new NotSimulated(`the contents of ${plan.set}`)
  const make = (plan.entity.route === 'automation' ? automationSets[plan.set] : undefined) ?? sets[plan.set]
  return make && calculatedRows(plan.layout, make({ plan, scope, conditions, terms }))
}
