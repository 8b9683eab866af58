import type { Row, Value } from '../data/values.ts'
import { notInTable } from '../errors.ts'
import type { Plan } from '../plan.ts'
import type { Scope } from '../scope.ts'
import { type Dimensions, dimensionsOf, setDimensions } from './dimensions.ts'
import { booksOf, changeRow, findRow, read, readText, rowsWith } from './rows.ts'
import { setting } from './setup.ts'

// Two dimensions of the company are shown on records themselves; they and the dimension set keep in step.

const columns = ['Shortcut Dimension 1 Code', 'Shortcut Dimension 2 Code'] as const
const setup = 'General Ledger Setup'

/** Type that the dimensions of a set's records name as their parent's; an empty text where it has none. */
export const dimensionParentType = (plan: Plan): string =>
  plan.ways.get('dimensionSetLines')?.navigation.fixed?.parentType ?? ''

/** Shows on a record what its dimensions say, where its table has columns for that. */
export const showShortcuts = (scope: Scope, table: string, id: Value): void => {
  const row = findRow(scope, table, id)
  if (row === undefined || !booksOf(scope).data.table(table).layout.at.has(columns[0])) return
  const dimensions = dimensionsOf(scope, [], [id])
  const shown = columns.map(
    (column) => [column, dimensions.get(String(setting(scope, setup, column)))?.valueCode ?? ''] as const,
  )
  if (shown.some(([column, code]) => read(scope, table, row, column) !== code))
    changeRow(scope, table, row, Object.fromEntries(shown))
}

/** The same for the parent of a line of a dimension set. */
export const showShortcutsOfParent = (scope: Scope, parentType: Value, parentId: Value): void => {
  const plan = scope.plans.list.find((each) => parentType !== '' && dimensionParentType(each) === parentType)
  if (plan) showShortcuts(scope, plan.table, parentId)
}

const dimensionValue = (scope: Scope, dimension: string, code: string, column: string): Row => {
  const [found] = rowsWith(scope, 'Dimension Value', { 'Dimension Code': dimension, Code: code })
  if (found === undefined) throw notInTable(column, 'Dimension Set Entry', code, 'Dimension Value')
  return found
}

/** Carries a code that was written on the record itself into its dimensions. @throws Refusal Where there is no such value. */
export const takeShortcuts = (scope: Scope, plan: Plan, row: Row, given: ReadonlySet<string>): void => {
  const dimensions = new Map(dimensionsOf(scope, [], [row[0]!]))
  for (const [at, column] of columns.entries()) {
    if (!given.has(`shortcutDimension${at + 1}Code`)) continue
    const dimension = String(setting(scope, setup, column))
    const code = readText(scope, plan.table, row, column)
    if (code === '') {
      dimensions.delete(dimension)
      continue
    }
    const value = dimensionValue(scope, dimension, code, column)
    const [owner] = rowsWith(scope, 'Dimension', { Code: dimension })
    dimensions.set(dimension, { id: owner?.[0] ?? '', code: dimension, valueId: value[0]!, valueCode: code })
  }
  setDimensions(scope, row[0]!, dimensionParentType(plan), dimensions)
}

/** Gives a new record the defaults of its masters on top of what it inherits, and shows them on it. */
export const startDimensions = (
  scope: Scope,
  plan: Plan,
  id: Value,
  masterIds: readonly Value[],
  inherited?: Dimensions,
): void => {
  const type = dimensionParentType(plan)
  if (type === '') return
  setDimensions(scope, id, type, dimensionsOf(scope, masterIds, [], inherited))
  showShortcuts(scope, plan.table, id)
}
