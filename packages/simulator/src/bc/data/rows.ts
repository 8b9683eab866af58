import type { Column, Plan } from '../plan.ts'
import { cell } from './layouts.ts'
import type { Row, Value } from './values.ts'

/** Values by property name. */
export type Values = Readonly<Record<string, Value>>

/** A row with these values, and blanks for everything else. */
export const makeRow = (plan: Plan, values: Values): Row => {
  const row = [...plan.layout.blanks]
  for (const [name, value] of Object.entries(values)) {
    const column = plan.byName.get(name)
    if (column) row[column.at] = value
  }
  for (const [at, value] of plan.fixed) row[at] = value
  return row
}

/** The value of a property in a stored row. */
export const valueAt = (plan: Plan, row: Row, name: string): Value | undefined => {
  const column: Column | undefined = plan.byName.get(name)
  return column && row[column.at]
}

/** A copy with other values; system cells are set by {@link stamp}. */
export const withValues = (plan: Plan, row: Row, values: Values): Row => {
  const next = [...row]
  for (const [name, value] of Object.entries(values)) {
    const column = plan.byName.get(name)
    if (column) next[column.at] = value
  }
  return next
}

/** Marks a row as changed now: a new version for its etag, a new instant of modification. */
export const stamp = (row: Row, version: number, now: number): Row => {
  const next = [...row]
  next[cell.version] = version
  next[cell.modifiedAt] = now
  return next
}
