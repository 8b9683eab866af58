import { findBy, lookUp, valueIn } from '../../data/books.ts'
import { blankGuid, type Row, type Value } from '../../data/values.ts'
import { mismatch, ruleBroken, unresolved } from '../../errors.ts'
import { showShortcutsOfParent } from '../../posting/shortcut-dimensions.ts'
import { findRows } from '../../read/source.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Draft, get, isBlank, put, putHidden } from '../draft.ts'

const dimensionTable = 'Dimension'
const valueTable = 'Dimension Value'

/** The value of a dimension by its code. */
const findValue = (draft: Draft, dimensionId: Value, code: Value): Row | undefined => {
  const { layout, all } = draft.books.data.table(valueTable)
  const [codeAt, ownerAt] = [layout.at.get('Code')!, layout.at.get('Dimension Id')!]
  return all().find((row) => row[codeAt] === code && row[ownerAt] === dimensionId)
}

const setDimension = (draft: Draft, found: Row | undefined, property: string, other: string): void => {
  if (found === undefined) throw unresolved(property, 'Dimension')
  const code = valueIn(draft.books, dimensionTable, found, 'Code')!
  const next = property === 'id' ? code : found[0]!
  if (draft.given.has(other) && get(draft, other) !== next) throw mismatch('id', 'code', 'Dimension')
  put(draft, 'id', found[0]!)
  put(draft, 'code', code)
}

const setValue = (draft: Draft, found: Row | undefined, property: string): void => {
  if (found === undefined) throw unresolved(property, 'Dimension Value')
  if (valueIn(draft.books, valueTable, found, 'Dimension Id') !== get(draft, 'id'))
    throw ruleBroken('The dimension value does not belong to the dimension.')
  put(draft, 'valueId', found[0]!)
  put(draft, 'valueCode', valueIn(draft.books, valueTable, found, 'Code')!)
}

/** Types of parents below which dimensions may be written (Dimension Set Entry Buffer, in the source). */
const writable =
  /^(Sales_x0020_(Order|Quote|Invoice|Credit_x0020_Memo|Return_x0020_Order)|Purchase_x0020_(Order|Invoice|Credit_x0020_Memo)|Journal|Time_x0020_Registration_x0020_Entry)(_x0020_Line)?$/

const requireWritable = (draft: Draft): void => {
  if (isBlank(get(draft, 'parentId'))) throw ruleBroken('You must specify a parent to write dimensionSetLines.')
  if (!writable.test(String(get(draft, 'parentType'))))
    throw ruleBroken('The parent does not exist, or its dimensions are read only.')
}

/** The dimension of a value may come behind it in the body, so that values are looked up when all is read. */
const resolveValue = (draft: Draft): void => {
  const [id, code] = [get(draft, 'valueId'), get(draft, 'valueCode')]
  if (draft.given.has('valueId') && !isBlank(id))
    setValue(draft, draft.books.data.table(valueTable).find(String(id)), 'valueId')
  if (draft.given.has('valueCode') && !isBlank(code)) {
    const found = findValue(draft, get(draft, 'id'), code)
    setValue(draft, found, 'valueCode')
    if (draft.given.has('valueId') && found?.[0] !== id) throw mismatch('valueId', 'valueCode', 'Dimension Value')
  }
}

/** Dimensions on documents, lines and journal lines. */
export const dimensionSetLines: Behaviour = {
  start: requireWritable,
  assign: {
    id: (draft, id) => setDimension(draft, draft.books.data.table(dimensionTable).find(String(id)), 'id', 'code'),
    code: (draft, code) => setDimension(draft, findBy(draft.books, dimensionTable, 'Code', code), 'code', 'id'),
    valueId: (draft, id) => put(draft, 'valueId', id),
    valueCode: (draft, code) => put(draft, 'valueCode', code),
  },
  finish(draft) {
    requireWritable(draft)
    if (draft.old && ['id', 'code'].some((name) => draft.old![draft.plan.byName.get(name)!.at] !== get(draft, name)))
      throw ruleBroken('The "id" and the "code" cannot be changed.')
    resolveValue(draft)
    const at = draft.plan.byName.get('parentId')!.at
    const others = findRows(draft.plan, draft.scope, [[at, get(draft, 'parentId')]])
    const idAt = draft.plan.byName.get('id')!.at
    if (others.some((row) => row[0] !== draft.row[0] && row[idAt] === get(draft, 'id')))
      throw ruleBroken(`The record has a line for the dimension ${String(get(draft, 'code'))} already.`)
  },
  stored: (draft) => showShortcutsOfParent(draft.scope, get(draft, 'parentType'), get(draft, 'parentId')),
  remove: requireWritable,
  removed: (draft) => showShortcutsOfParent(draft.scope, get(draft, 'parentType'), get(draft, 'parentId')),
}

/** Tables of the masters that have default dimensions, with the sets that show them. */
const parents: Readonly<Record<string, readonly [number, string]>> = {
  Customer: [18, 'customers'],
  Vendor: [23, 'vendors'],
  Item: [27, 'items'],
  Employee: [5200, 'employees'],
  _x0020_: [15, 'accounts'],
}

/** What says whose dimension it is, and which. */
const fixedColumns = ['parentType', 'parentId', 'dimensionId'] as const

export const defaultDimensions: Behaviour = {
  finish(draft) {
    for (const name of fixedColumns)
      if (draft.old && draft.old[draft.plan.byName.get(name)!.at] !== get(draft, name))
        throw ruleBroken(`The value for ${name} cannot be modified.`)
    const [tableId, set] = parents[String(get(draft, 'parentType'))] ?? [0, '']
    const plan = draft.scope.plans.find(set)
    if (isBlank(get(draft, 'parentId'))) throw ruleBroken('You must specify a parent, by its address or by parentId.')
    const parent = plan && draft.books.data.table(plan.table).find(String(get(draft, 'parentId')))
    if (plan === undefined || parent === undefined) throw unresolved('parentId', 'parent record')
    putHidden(draft, 'Table ID', tableId)
    putHidden(draft, 'No.', parent[plan.byName.get('number')!.at]!)
    if (get(draft, 'dimensionId') === blankGuid) throw ruleBroken('The "dimensionId" must be provided.')
    const valueId = get(draft, 'dimensionValueId')
    if (isBlank(valueId)) return
    if (lookUp(draft.books, valueTable, valueId, 'Dimension Id') !== get(draft, 'dimensionId'))
      throw ruleBroken('The dimension value does not belong to the dimension.')
  },
}
