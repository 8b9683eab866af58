import { cell } from '../data/layouts.ts'
import { blankGuid, type Row, type Value } from '../data/values.ts'
import { Refusal } from '../errors.ts'
import type { Literal } from '../filter/expression.ts'
import { tokensOf } from '../filter/lexer.ts'
import { literalOf, valueOfLiteral } from '../filter/literals.ts'
import { parseLiteral } from '../filter/parser.ts'
import type { Plan } from '../plan.ts'
import type { SortKey } from './order.ts'

// A token is the key of the last row, then the values by which rows are ordered, so that the next page is found even
// when that row has been deleted meanwhile.

const literalOfCell = (value: Value): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)

/** The token that continues behind a row. */
export const skipTokenOf = (plan: Plan, keys: readonly SortKey[], row: Row): string =>
  [
    ...plan.key.map(({ at, property }) => literalOf(property, row[at]!)),
    ...keys.map(({ column, get }) => literalOf(column.property, get(row))),
    ...plan.layout.order.map((at) => literalOfCell(row[at]!)),
    ...(plan.isKeyedById ? [] : [literalOf({ kind: 'guid' }, row[cell.id] || blankGuid)]),
  ].join(',')

/** The list has changed so that the place where its last page ended is no longer known. */
export const staleSkipToken = (): Refusal =>
  new Refusal('SkipTokenIsNoLongerValid', 'The skip token does not fit this list; start the list again.')

const literalsOf = (text: string): Literal[] => {
  const tokens = tokensOf(text)
  const found: Literal[] = []
  for (let at = 0; ; at += 2) {
    const literal = parseLiteral(tokens, at)
    const after = tokens[at + 1]
    if (literal === undefined || after === undefined) throw staleSkipToken()
    found.push(literal)
    if (after.kind === 'end') return found
    if (after.text !== ',') throw staleSkipToken()
  }
}

const cellOfLiteral = ({ type, text }: Literal): Value =>
  type === 'number' ? Number(text) : type === 'boolean' ? text === 'true' : text

/**
 * A row that stands where the last page ended: only the cells that the order looks at are filled.
 *
 * @throws Refusal `SkipTokenIsNoLongerValid` where the token was made for another order.
 */
export const rowOfSkipToken = (plan: Plan, keys: readonly SortKey[], text: string): Row => {
  const literals = read(text)
  const { order } = plan.layout
  const expected = plan.key.length + keys.length + order.length + (plan.isKeyedById ? 0 : 1)
  if (literals.length !== expected) throw staleSkipToken()
  const row: Value[] = []
  const take = (): Literal => literals.shift()!
  try {
    for (const { at, property } of plan.key) row[at] = valueOfLiteral(property, take())!
    for (const { column } of keys) row[column.at] = valueOfLiteral(column.property, take())!
    for (const at of order) row[at] = cellOfLiteral(take())
    if (!plan.isKeyedById) row[cell.id] = take().text
  } catch {
    throw staleSkipToken()
  }
  return row
}

const read = (text: string): Literal[] => {
  try {
    return literalsOf(text)
  } catch {
    throw staleSkipToken()
  }
}
