import type { Condition } from '../computed/asked.ts'
import { calculatedSet } from '../computed/sets.ts'
import { type Rows, rangeOf } from '../data/table.ts'
import type { Row, Value } from '../data/values.ts'
import type { Term } from '../filter/compile.ts'
import type { Plan } from '../plan.ts'
import { dataFor, type Scope } from '../scope.ts'

/** The rows behind an entity set: its table, or what is worked out for this request. */
export const rowsOf = (plan: Plan, scope: Scope, conditions: readonly Condition[], terms: readonly Term[] = []): Rows =>
  calculatedSet(plan, scope, conditions, terms) ?? dataFor(scope, plan).table(plan.table)

export const meets = (row: Row, conditions: readonly Condition[]): boolean =>
  conditions.every(([at, value]) => row[at] === value)

/** Part of an ordered list that can hold rows for these conditions. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Narrows the rows by what is known of their leading order columns, so that the lines of a document or one entry of a
 * million are found without looking at the others.
 */
export const spanOf = (rows: Rows, conditions: readonly Condition[], terms: readonly Term[] = []): Span => {
  const { order } = rows.layout
  const list = rows.all()
  if (!rows.isOrdered) return { from: 0, to: list.length }
  const leading: Value[] = []
  for (const at of order) {
    const value =
      conditions.find(([position]) => position === at)?.[1] ??
      terms.find((term) => term.at === at && term.operator === 'eq')?.value
    if (value === undefined) break
    leading.push(value)
  }
  if (leading.length === 0) return { from: 0, to: list.length }
  const [from, to] = rangeOf(list, order, leading)
  return { from, to }
}

/** All rows that meet the conditions, in order. */
export const findRows = (plan: Plan, scope: Scope, conditions: readonly Condition[]): Row[] => {
  const rows = rowsOf(plan, scope, conditions)
  const list = rows.all()
  const { from, to } = spanOf(rows, conditions)
  const found: Row[] = []
  for (let at = from; at < to; at++) if (meets(list[at]!, conditions)) found.push(list[at]!)
  return found
}
