import { findBy, lookUp, valueIn } from '../../data/books.ts'
import { valueAt } from '../../data/rows.ts'
import { blankGuid, type Row, type Value } from '../../data/values.ts'
import { type DocumentFacts, documentOfLines } from '../../domain/document-facts.ts'
import { byNumber } from '../../domain/recalculate.ts'
import { notInTable, ruleBroken, unresolved } from '../../errors.ts'
import { type Draft, get, isBlank, put } from '../draft.ts'

// What may stand on a line of a document: an item, an account, and what only a number names.

const factsOf = ({ plan }: Draft): DocumentFacts => documentOfLines(plan.set)

const rowOf = (draft: Draft, set: string, id: Value): Row | undefined => {
  const plan = draft.scope.plans.find(set)!
  return draft.books.data.table(plan.table).find(String(id))
}

const read = (draft: Draft, set: string, row: Row, name: string): Value =>
  valueAt(draft.scope.plans.find(set)!, row, name) ?? ''

/** Fills in what was not given by the body already. */
const fill = (draft: Draft, name: string, value: Value): void => {
  if (!draft.given.has(name)) put(draft, name, value)
}

const setObject = (draft: Draft, lineType: string, number: Value, ids: Readonly<Record<string, Value>> = {}): void => {
  put(draft, 'itemId', ids.itemId ?? blankGuid)
  put(draft, 'accountId', ids.accountId ?? blankGuid)
  put(draft, 'lineType', lineType)
  put(draft, 'lineObjectNumber', number)
}

const takeItem = (draft: Draft, item: Row): void => {
  const of = (name: string): Value => read(draft, 'items', item, name)
  if (of('blocked') === true) throw ruleBroken(`Item ${String(of('number'))} is blocked.`)
  const { price, party } = factsOf(draft)
  setObject(draft, 'Item', of('number'), { itemId: item[0]! })
  fill(draft, 'description', of('displayName'))
  fill(draft, 'description2', of('displayName2'))
  fill(draft, 'unitOfMeasureId', of('baseUnitOfMeasureId'))
  fill(draft, 'unitOfMeasureCode', of('baseUnitOfMeasureCode'))
  // The price of the item overwrites one that came before it in the body, as validation in that order does.
  put(draft, price, of(party === 'customer' ? 'unitPrice' : 'unitCost'))
  put(draft, 'taxCode', of('taxGroupCode'))
}

const takeAccount = (draft: Draft, account: Row): void => {
  const of = (name: string): Value => read(draft, 'accounts', account, name)
  if (of('accountType') !== 'Posting' || of('directPosting') !== true || of('blocked') === true)
    throw ruleBroken(`G/L account ${String(of('number'))} does not allow direct posting.`)
  setObject(draft, 'Account', of('number'), { accountId: account[0]! })
  fill(draft, 'description', of('displayName'))
  fill(draft, 'taxCode', valueIn(draft.books, 'G/L Account', account, 'VAT Prod. Posting Group') ?? '')
}

/** Kinds that a number alone names, with the columns of their tables; nothing where the table has none. */
const others: Readonly<Record<string, { readonly table: string; readonly name: string }>> = {
  Resource: { table: 'Resource', name: 'Name' },
  Charge: { table: 'Item Charge', name: 'Description' },
  Fixed_x0020_Asset: { table: 'Fixed Asset', name: 'Description' },
}

const takeOther = (draft: Draft, lineType: string, found: Row): void => {
  const { table, name } = others[lineType]!
  const of = (column: string): Value => valueIn(draft.books, table, found, column) ?? ''
  if (of('Blocked') === true) throw ruleBroken(`${table} ${String(of('No.'))} is blocked.`)
  const { price, party } = factsOf(draft)
  setObject(draft, lineType, of('No.'))
  fill(draft, 'description', of(name))
  put(draft, 'taxCode', of('VAT Prod. Posting Group'))
  if (lineType !== 'Resource') return
  const unit = findBy(draft.books, 'Unit of Measure', 'Code', of('Unit of Measure Code'))
  fill(draft, 'unitOfMeasureId', unit?.[0] ?? blankGuid)
  fill(draft, 'unitOfMeasureCode', of('Unit of Measure Code'))
  put(draft, price, of(party === 'customer' ? 'Unit Price' : 'Unit Cost'))
}

const bothGiven = () => ruleBroken('Only one of "itemId" and "accountId" can be given on a line.')

export const assignItem = (draft: Draft, id: Value): void => {
  if (isBlank(id)) {
    put(draft, 'itemId', id)
    return
  }
  if (draft.given.has('accountId') && !isBlank(get(draft, 'accountId'))) throw bothGiven()
  const item = rowOf(draft, 'items', id)
  if (item === undefined) throw unresolved('itemId', 'Item')
  takeItem(draft, item)
}

export const assignAccount = (draft: Draft, id: Value): void => {
  if (isBlank(id)) {
    put(draft, 'accountId', id)
    return
  }
  if (draft.given.has('itemId') && !isBlank(get(draft, 'itemId'))) throw bothGiven()
  const account = rowOf(draft, 'accounts', id)
  if (account === undefined) throw unresolved('accountId', 'Account')
  takeAccount(draft, account)
}

/** A number is one of the type that came before it in the body; an item's where none came. */
export const assignNumber = (draft: Draft, number: Value): void => {
  if (number === '') return
  const given = draft.given.has('lineType') ? String(get(draft, 'lineType')) : 'Item'
  const other = others[given]
  if (other !== undefined) {
    const found = findBy(draft.books, other.table, 'No.', number)
    if (found === undefined) throw unresolved('lineObjectNumber', other.table)
    takeOther(draft, given, found)
    return
  }
  const [set, word] = given === 'Account' ? (['accounts', 'Account'] as const) : (['items', 'Item'] as const)
  const found = byNumber(draft.scope, set, number)
  if (found === undefined) throw unresolved('lineObjectNumber', word)
  if (set === 'accounts') takeAccount(draft, found)
  else takeItem(draft, found)
}

/** A line that becomes one of another type is no longer of what it was of. */
export const assignType = (draft: Draft, type: Value): void => {
  const changes = get(draft, 'lineType') !== type
  if (changes && !isBlank(get(draft, 'lineObjectNumber')) && draft.old !== undefined) setObject(draft, String(type), '')
  put(draft, 'lineType', type)
}

/** @throws Refusal Where the variant is not one of the line's item. */
export const checkVariant = (draft: Draft): void => {
  const id = get(draft, 'itemVariantId')
  if (isBlank(id)) return
  const variant = rowOf(draft, 'itemVariants', id)
  if (variant === undefined) throw unresolved('itemVariantId', 'Item Variant')
  if (read(draft, 'itemVariants', variant, 'itemId') !== get(draft, 'itemId'))
    throw ruleBroken('The item variant belongs to another item than the line.')
}

const lineTable = (draft: Draft): string => (factsOf(draft).party === 'customer' ? 'Sales Line' : 'Purchase Line')

/** Keeps code and id of the unit of measure in step. @throws Refusal Where it is not a unit of the line's item. */
export const checkUnit = (draft: Draft): void => {
  const table = 'Unit of Measure'
  const field = 'Unit of Measure Code'
  if (draft.given.has('unitOfMeasureId'))
    put(draft, 'unitOfMeasureCode', lookUp(draft.books, table, get(draft, 'unitOfMeasureId'), 'Code') ?? '')
  const code = get(draft, 'unitOfMeasureCode')
  if (draft.given.has('unitOfMeasureCode')) {
    const unit = findBy(draft.books, table, 'Code', code)
    if (unit === undefined && code !== '') throw notInTable(field, lineTable(draft), String(code), table)
    put(draft, 'unitOfMeasureId', unit?.[0] ?? blankGuid)
  }
  const item = isBlank(get(draft, 'itemId')) ? undefined : rowOf(draft, 'items', get(draft, 'itemId'))
  if (item === undefined || code === '' || code === read(draft, 'items', item, 'baseUnitOfMeasureCode')) return
  if (draft.given.has('unitOfMeasureCode') || draft.given.has('unitOfMeasureId'))
    throw notInTable(field, lineTable(draft), String(code), 'Item Unit of Measure')
}
