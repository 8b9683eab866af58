import { automationSets } from '../automation/sets.ts'
import { calculatedRows, type Rows } from '../data/table.ts'
import type { Term } from '../filter/compile.ts'
import { platformSets } from '../metadata/platform-sets.ts'
import type { Plan } from '../plan.ts'
import type { Scope } from '../scope.ts'
import type { Condition, MakeRows } from './asked.ts'
import { documentSets } from './document-sets.ts'
import { reportSets } from './report-sets.ts'
import { statementSets } from './statement-sets.ts'

const sets: Readonly<Record<string, MakeRows>> = {
  ...platformSets,
  ...reportSets,
  ...statementSets,
  ...documentSets,
}

/** The rows of a set that is worked out at each read; undefined where its rows are stored. */
export const calculatedSet = (
  plan: Plan,
  scope: Scope,
  conditions: readonly Condition[],
  terms: readonly Term[],
): Rows | undefined => {
  const make = (plan.entity.route === 'automation' ? automationSets[plan.set] : undefined) ?? sets[plan.set]
  return make && calculatedRows(plan.layout, make({ plan, scope, conditions, terms }))
}
