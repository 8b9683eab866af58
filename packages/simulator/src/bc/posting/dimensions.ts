import { lookUp } from '../data/books.ts'
import { blankGuid, type Row, type Value } from '../data/values.ts'
import { ruleBroken } from '../errors.ts'
import { findRows } from '../read/source.ts'
import type { Scope } from '../scope.ts'
import { addRow, booksOf, read, readText, rowsWith } from './rows.ts'

/** One dimension of a record with its value. */
export interface DimensionValue {
  readonly id: Value
  readonly code: string
  readonly valueId: Value
  readonly valueCode: string
}

export type Dimensions = ReadonlyMap<string, DimensionValue>

const lines = 'dimensionSetLines'
const defaults = 'Default Dimension'

const linesOf = (scope: Scope, parentId: Value): Row[] => {
  const plan = scope.plans.find(lines)!
  return findRows(plan, scope, [[plan.byName.get('parentId')!.at, parentId]])
}

const writtenOn = (scope: Scope, parentId: Value): DimensionValue[] =>
  linesOf(scope, parentId).map((row) => ({
    id: read(scope, lines, row, 'Dimension Id'),
    code: readText(scope, lines, row, 'Dimension Code'),
    valueId: read(scope, lines, row, 'valueId'),
    valueCode: readText(scope, lines, row, 'valueCode'),
  }))

const defaultsOf = (scope: Scope, masterId: Value): Row[] =>
  masterId === blankGuid || masterId === '' ? [] : rowsWith(scope, defaults, { ParentId: masterId })

const codeOf = (scope: Scope, row: Row): string => {
  const id = read(scope, defaults, row, 'DimensionId')
  return String(lookUp(booksOf(scope), 'Dimension', id, 'Code') ?? readText(scope, defaults, row, 'Dimension Code'))
}

const defaultValue = (scope: Scope, row: Row): string => {
  const id = read(scope, defaults, row, 'DimensionValueId')
  return String(lookUp(booksOf(scope), 'Dimension Value', id, 'Code') ?? '')
}

/**
 * The defaults of some masters, then what records say themselves; of two values for one dimension the later counts.
 * Documents and journal lines have taken the defaults when they were made, so that only their own count when they are
 * posted.
 */
export const dimensionsOf = (
  scope: Scope,
  masterIds: readonly Value[],
  parentIds: readonly Value[],
  inherited: Dimensions = new Map(),
): Dimensions => {
  const found = new Map(inherited)
  for (const masterId of masterIds)
    for (const row of defaultsOf(scope, masterId)) {
      const [code, valueCode] = [codeOf(scope, row), defaultValue(scope, row)]
      const id = read(scope, defaults, row, 'DimensionId')
      const isAbsent = read(scope, defaults, row, 'Value Posting') === 'No_x0020_Code'
      if (valueCode !== '' && !isAbsent)
        found.set(code, { id, code, valueId: read(scope, defaults, row, 'DimensionValueId'), valueCode })
    }
  for (const parentId of parentIds) for (const each of writtenOn(scope, parentId)) found.set(each.code, each)
  return found
}

/** @throws Refusal Where a default dimension of the master does not allow to post with these (field Value Posting). */
export const checkDimensions = (scope: Scope, masterId: Value, what: string, dimensions: Dimensions): void => {
  for (const row of defaultsOf(scope, masterId)) {
    const code = codeOf(scope, row)
    const value = dimensions.get(code)?.valueCode ?? ''
    switch (read(scope, defaults, row, 'Value Posting')) {
      case 'Code_x0020_Mandatory':
        if (value === '') throw ruleBroken(`Select a Dimension Value Code for the Dimension Code ${code} for ${what}.`)
        break
      case 'Same_x0020_Code':
        if (value !== defaultValue(scope, row))
          throw ruleBroken(
            `Select Dimension Value Code ${defaultValue(scope, row)} for the Dimension ${code} for ${what}.`,
          )
        break
      case 'No_x0020_Code':
        if (value !== '') throw ruleBroken(`Dimension ${code} must not be used with ${what}.`)
    }
  }
}

/** Writes dimensions onto a record that has none yet. */
export const writeDimensions = (scope: Scope, parentId: Value, parentType: string, dimensions: Dimensions): void => {
  for (const { id, code, valueId, valueCode } of dimensions.values())
    addRow(scope, lines, {
      'Dimension Id': id,
      'Dimension Code': code,
      'Parent Id': parentId,
      'Parent Type': parentType,
      valueId,
      valueCode,
    })
}

/** Gives a record these dimensions in the place of all that it had. */
export const setDimensions = (scope: Scope, parentId: Value, parentType: string, dimensions: Dimensions): void => {
  dropDimensions(scope, parentId)
  writeDimensions(scope, parentId, parentType, dimensions)
}

/** Gives a copy of a record the dimensions that were written on the record itself. */
export const copyDimensions = (scope: Scope, fromId: Value, toId: Value, toType: string): void =>
  writeDimensions(scope, toId, toType, new Map(writtenOn(scope, fromId).map((each) => [each.code, each])))

/** Takes away what was written on a record that goes. */
export const dropDimensions = (scope: Scope, parentId: Value): void => {
  const table = booksOf(scope).data.table(lines)
  for (const row of linesOf(scope, parentId)) table.remove(row)
}
