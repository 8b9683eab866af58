import type { Row } from '../data/values.ts'
import type { Term } from '../filter/compile.ts'
import type { Plan } from '../plan.ts'
import type { Scope } from '../scope.ts'

/** What a cell must hold, by position; from the page, from a parent record, or from a filter. */
export type Condition = readonly [number, Row[number]]

/** What a calculation is told: where it is read from, and what is asked of its rows. */
export interface Asked {
  readonly plan: Plan
  readonly scope: Scope
  readonly conditions: readonly Condition[]
  readonly terms: readonly Term[]
}

/** Works out the rows of a set at each read. */
export type MakeRows = (asked: Asked) => readonly Row[]
