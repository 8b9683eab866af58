import type { Row, Value } from '../data/values.ts'
import type { Plan } from '../plan.ts'
import type { Scope } from '../scope.ts'

/** What an action is told. */
export interface Asked {
  readonly scope: Scope
  readonly plan: Plan
  readonly row: Row
  readonly id: Value
}

/** The record that an action's answer names; the model says in which set it is. */
export interface Outcome {
  readonly id: Value
  /** Whether it is the other outcome that the model knows, with the status of a mere change. */
  readonly isOtherwise?: true
}

/** Plays an action. What it throws takes back all that it did. */
export type Perform = (asked: Asked) => Outcome
