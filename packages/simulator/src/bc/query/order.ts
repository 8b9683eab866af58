import type { Books } from '../data/books.ts'
import { compareByKey } from '../data/table.ts'
import type { Row, Value } from '../data/values.ts'
import { badExpression, NotSimulated, notImplemented, unknownProperty } from '../errors.ts'
import { comparerOf } from '../filter/compile.ts'
import type { Column, Plan } from '../plan.ts'
import type { OrderItem } from './options.ts'

export type Comparator = (a: Row, b: Row) => number

/** One column by which rows are put in order. */
export interface SortKey {
  readonly column: Column
  readonly get: (row: Row) => Value
  readonly compare: (a: Value, b: Value) => number
}

const columnOf = (plan: Plan, name: string): Column => {
  const column = plan.byName.get(name)
  const [first = '', ...rest] = name.split('/')
  if (rest.length > 0 && plan.ways.get(first)?.navigation.many === false)
    throw new NotSimulated('an order through a navigation property')
  if (plan.streams.includes(name) || plan.ways.has(name))
    throw badExpression(`The property '${name}' cannot be used in the $orderby query option.`)
  if (column === undefined) throw unknownProperty(first, plan.entity.name)
  const { kind, calculated } = column.property
  if (calculated || kind === 'collection')
    // No column in the database stands behind a page variable, see compile.ts.
    throw badExpression(`The property '${name}' cannot be used in the $orderby query option.`)
  return column
}

/** @throws Refusal where the set or a property cannot be sorted. */
export const sortKeysOf = (plan: Plan, books: Books | undefined, items: readonly OrderItem[]): SortKey[] => {
  if (items.length > 0 && plan.entity.unsortable)
    throw notImplemented(`The entity set '${plan.set}' cannot be sorted by another order than its own.`)
  return items.map(({ name, descending }) => {
    const column = columnOf(plan, name)
    const { at, calculate, property } = column
    const ascending = comparerOf(property)
    return {
      column,
      get: calculate && books ? (row) => calculate(row, books) : (row) => row[at]!,
      compare: descending ? (a, b) => ascending(b, a) : ascending,
    }
  })
}

/** Order by the keys, then by the order of the table itself. */
export const comparatorFor = (plan: Plan, keys: readonly SortKey[]): Comparator => {
  const { order } = plan.layout
  return (a, b) => {
    for (const { get, compare } of keys) {
      const difference = compare(get(a), get(b))
      if (difference !== 0) return difference
    }
    return compareByKey(order, a, b)
  }
}

export const comparatorOf = (plan: Plan, books: Books | undefined, items: readonly OrderItem[]): Comparator =>
  comparatorFor(plan, sortKeysOf(plan, books, items))
