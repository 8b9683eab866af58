import { cell, type Layout } from './layouts.ts'
import { compareValues, type Row, type Value } from './values.ts'

/** Rows in the order of their primary key. What a reader needs; calculated sets offer the same. */
export interface Rows {
  readonly layout: Layout
  /** Whether the rows lie in the order that the layout says; calculated ones lie as they were worked out. */
  readonly isOrdered: boolean
  /** All rows, in order. Not to be changed, and not to be kept across a write. */
  all(): readonly Row[]
  /** The row with this system id, in lower case. */
  find(id: string): Row | undefined
}

/** One stored table. Every change is noted, so that a transaction can take it back. */
export interface Table extends Rows {
  /** Grows with every change. */
  readonly revision: number
  /** @returns False when a row with the same primary key exists; nothing is changed then. */
  insert(row: Row): boolean
  /** Puts a new version of a row in the place of the old one. @returns False as for `insert`. */
  replace(old: Row, next: Row): boolean
  remove(row: Row): void
  /** Takes rows already in order, all behind those present; for seeding. */
  append(rows: readonly Row[]): void
}

/** One change of a stored table; the row as it is afterwards, or as it was before it went. */
export interface Change {
  readonly table: string
  readonly type: 'created' | 'updated' | 'deleted'
  readonly row: Row
}

/** Takes the way back of one change, and what was changed. */
export type NoteUndo = (undo: () => void, change: Change) => void

/** Compares rows by primary key, and by system id where that leaves them equal. */
export const compareByKey = (order: readonly number[], a: Row, b: Row): number => {
  for (const at of order) {
    const difference = compareValues(a[at]!, b[at]!)
    if (difference !== 0) return difference
  }
  return compareValues(a[cell.id]!, b[cell.id]!)
}

/** Position of the first row for which `isBefore` is false; the rows must be ordered by it. */
export const lowerBound = (rows: readonly Row[], isBefore: (row: Row) => boolean): number => {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(rows[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

/** From where to where rows have these values in the leading columns of their order. */
export const rangeOf = (
  rows: readonly Row[],
  order: readonly number[],
  leading: readonly Value[],
): readonly [number, number] => {
  const compare = (row: Row): number => {
    for (let i = 0; i < leading.length; i++) {
      const difference = compareValues(row[order[i]!]!, leading[i]!)
      if (difference !== 0) return difference
    }
    return 0
  }
  return [lowerBound(rows, (row) => compare(row) < 0), lowerBound(rows, (row) => compare(row) <= 0)]
}

const hasSameKey = (order: readonly number[], a: Row | undefined, b: Row): boolean =>
  a !== undefined && order.every((at) => a[at] === b[at])

export const makeTable = (layout: Layout, noteUndo: NoteUndo): Table => {
  let rows: Row[] = []
  const byId = new Map<string, Row>()
  const { order } = layout
  let revision = 0

  const positionOf = (row: Row): number => lowerBound(rows, (other) => compareByKey(order, other, row) < 0)

  const put = (row: Row): void => {
    const last = rows.at(-1)
    if (last === undefined || compareByKey(order, last, row) < 0) rows.push(row)
    else rows.splice(positionOf(row), 0, row)
    byId.set(row[cell.id] as string, row)
    revision++
  }
  const take = (row: Row): void => {
    rows.splice(positionOf(row), 1)
    byId.delete(row[cell.id] as string)
    revision++
  }
  const isTaken = (row: Row): boolean => {
    if (order.length === 0) return false
    const at = lowerBound(rows, (other) => {
      for (const column of order) {
        const difference = compareValues(other[column]!, row[column]!)
        if (difference !== 0) return difference < 0
      }
      return false
    })
    return hasSameKey(order, rows[at], row)
  }
  const samePlace = (a: Row, b: Row): boolean => order.every((at) => a[at] === b[at])

  const swap = (old: Row, next: Row): void => {
    if (samePlace(old, next)) {
      rows[positionOf(old)] = next
      byId.set(next[cell.id] as string, next)
      revision++
    } else {
      take(old)
      put(next)
    }
  }

  return {
    layout,
    isOrdered: true,
    get revision() {
      return revision
    },
    all: () => rows,
    find: (id) => byId.get(id),
    insert(row) {
      if (isTaken(row) || byId.has(row[cell.id] as string)) return false
      put(row)
      noteUndo(() => take(row), { table: layout.table, type: 'created', row })
      return true
    },
    replace(old, next) {
      if (!samePlace(old, next) && isTaken(next)) return false
      swap(old, next)
      noteUndo(() => swap(next, old), { table: layout.table, type: 'updated', row: next })
      return true
    },
    remove(row) {
      take(row)
      noteUndo(() => put(row), { table: layout.table, type: 'deleted', row })
    },
    append(more) {
      rows = rows.length === 0 ? [...more] : rows.concat(more)
      for (const row of more) byId.set(row[cell.id] as string, row)
      revision++
    },
  }
}

/** Rows that were worked out for one request. They need no primary key of their own. */
export const calculatedRows = (layout: Layout, rows: readonly Row[]): Rows => ({
  layout,
  isOrdered: false,
  all: () => rows,
  find: (id) => rows.find((row) => row[cell.id] === id),
})
