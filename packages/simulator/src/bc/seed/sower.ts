import type { CompanyData } from '../company-data.ts'
import { cell } from '../data/layouts.ts'
import { makeRow, type Values } from '../data/rows.ts'
import { compareByKey } from '../data/table.ts'
import type { Row, Value } from '../data/values.ts'
import { type Plan, type Plans, plansOf } from '../plan.ts'
import { type Chance, startChance } from './chance.ts'

/** Gathers the rows of a new company and puts them into its tables when all are there. */
export interface Sower {
  readonly chance: Chance
  /** The day on which the seed is sown, `YYYY-MM-DD`. */
  readonly today: string
  plan(set: string): Plan
  /** Adds a record of a set. @returns Its row. */
  add(set: string, values: Values, hidden?: Values): Row
  /** Adds a row to a table by the columns' names. */
  addTo(table: string, columns: Values, at?: number): Row
  /** Rows added so far, by table. */
  rowsOf(table: string): Value[][]
  /** Puts everything into the company. */
  sow(): void
}

/** The newest version has every column. */
const newest = 99

export const startSower = (data: CompanyData, key: string, now: number): Sower => {
  const chance = startChance(key)
  const plans: Plans = plansOf('standard', newest)
  const gathered = new Map<string, Value[][]>()
  const rowsOf = (table: string): Value[][] => {
    const rows = gathered.get(table) ?? []
    gathered.set(table, rows)
    return rows
  }
  const keep = (table: string, row: Value[], at: number): Row => {
    row[cell.id] = chance.guid()
    row[cell.version] = data.nextVersion()
    row[cell.createdAt] = at
    row[cell.modifiedAt] = at
    rowsOf(table).push(row)
    return row
  }
  const plan = (set: string): Plan => {
    const found = plans.find(set)
    if (found === undefined) throw new TypeError(`The seed names an entity set "${set}" that is not there.`)
    return found
  }
  // Masters were last changed some time ago, each at its own time.
  const someTimeAgo = (): number => now - chance.between(3_600, 400 * 86_400) * 1_000
  return {
    chance,
    today: new Date(now).toISOString().slice(0, 10),
    plan,
    rowsOf,
    add(set, values, hidden = {}) {
      const of = plan(set)
      const row = makeRow(of, values) as Value[]
      for (const [column, value] of Object.entries(hidden)) row[of.layout.at.get(column)!] = value
      return keep(of.table, row, someTimeAgo())
    },
    addTo(table, columns, at = someTimeAgo()) {
      const { layout } = data.table(table)
      const row = [...layout.blanks]
      for (const [column, value] of Object.entries(columns)) row[layout.at.get(column)!] = value
      return keep(table, row, at)
    },
    sow() {
      for (const [table, rows] of gathered) {
        const stored = data.table(table)
        stored.append(rows.sort((a, b) => compareByKey(stored.layout.order, a, b)))
      }
    },
  }
}
