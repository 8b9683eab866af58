import type { Reference } from '@landbridge/model'
import { columnOf, storageOf } from '../data/layouts.ts'
import type { Row } from '../data/values.ts'
import type { Plan, Plans } from '../plan.ts'
import { dataFor } from '../scope.ts'
import type { Draft } from './draft.ts'

/** A column somewhere that repeats the number or code of a record. */
interface Repeated {
  readonly table: string
  readonly column: string
}

const listOf = (refersTo: Reference | readonly Reference[] | undefined): readonly Reference[] =>
  refersTo === undefined ? [] : Array.isArray(refersTo) ? refersTo : [refersTo as Reference]

const made = new WeakMap<Plans, Map<string, readonly Repeated[]>>()

/** Every column of the route that refers to `set.property`, each once. */
const repeatedOf = (plans: Plans, to: string): readonly Repeated[] => {
  const known = made.get(plans) ?? new Map<string, readonly Repeated[]>()
  made.set(plans, known)
  const found = known.get(to) ?? findRepeated(plans, to)
  known.set(to, found)
  return found
}

const findRepeated = (plans: Plans, to: string): Repeated[] => {
  const columns = new Map<string, Repeated>()
  for (const { entity } of plans.list)
    for (const [name, property] of Object.entries(entity.properties)) {
      const references = listOf(property.refersTo)
      // Where the kind of record depends on another column, a number alone does not tell whose it is.
      if (references.length !== 1 || references[0]?.to !== to) continue
      const repeated = { table: storageOf(entity), column: columnOf(entity, name) }
      columns.set(`${repeated.table}.${repeated.column}`, repeated)
    }
  return [...columns.values()]
}

const keyNames = (plan: Plan): string[] =>
  plan.columns.filter(({ at }) => plan.layout.order.includes(at)).map(({ name }) => name)

/** Carries a changed number or code to every record of the company that repeats it; ids stay as they are. */
export const renameReferences = (draft: Draft, row: Row): void => {
  const { plan, scope, old } = draft
  const data = dataFor(scope, plan)
  for (const name of keyNames(plan)) {
    const at = plan.byName.get(name)!.at
    const before = old?.[at]
    if (before === undefined || before === row[at] || before === '') continue
    for (const { table, column } of repeatedOf(scope.plans, `${plan.set}.${name}`)) {
      const stored = data.table(table)
      const position = stored.layout.at.get(column)!
      for (const other of stored.all().filter((each) => each[position] === before)) {
        const next = [...other]
        next[position] = row[at]!
        stored.replace(other, next)
      }
    }
  }
}
