import { type Books, findBy, localCurrency } from '../data/books.ts'
import { columnOf } from '../data/layouts.ts'
import { blankGuid, type Row, type Value } from '../data/values.ts'
import { mismatch, notInTable, unresolved } from '../errors.ts'
import type { Column, Plan } from '../plan.ts'
import type { Parent } from '../read/resolve.ts'
import { booksFor, type Scope } from '../scope.ts'
import { type Pair, type References, referencesOf } from './references.ts'

/** A record while a request writes it. */
export interface Draft {
  readonly plan: Plan
  readonly scope: Scope
  readonly books: Books
  readonly references: References
  /** Cells as they are now. */
  readonly row: Value[]
  /** What is stored, when the record exists already. */
  readonly old: Row | undefined
  readonly parent: Parent | undefined
  /** Properties that the body has set so far. */
  readonly given: Set<string>
}

export const startDraft = (plan: Plan, scope: Scope, old: Row | undefined, parent?: Parent): Draft => ({
  plan,
  scope,
  books: booksFor(scope, plan),
  references: referencesOf(plan, scope.plans),
  row: [...(old ?? plan.layout.blanks)],
  old,
  parent,
  given: new Set(),
})

/** The value of a property as it is now; a blank text for one that this version does not have. */
export const get = ({ plan, row }: Draft, name: string): Value => row[plan.byName.get(name)?.at ?? -1] ?? ''

/** Sets a property without any check, where the set has it. */
export const put = ({ plan, row }: Draft, name: string, value: Value): void => {
  const column = plan.byName.get(name)
  if (column) row[column.at] = value
}

/** Sets a hidden column of the source table. */
export const putHidden = ({ plan, row }: Draft, column: string, value: Value): void => {
  const at = plan.layout.at.get(column)
  if (at !== undefined) row[at] = value
}

export const getHidden = ({ plan, row }: Draft, column: string): Value => row[plan.layout.at.get(column) ?? -1] ?? ''

export const isBlank = (value: Value): boolean => value === '' || value === blankGuid

/** Whether the page itself looks the reference up, so that its own error comes and not that of the table. */
const isPageRule = (plan: Plan, name: string): boolean =>
  plan.entity.rules?.some(({ on, kind }) => on === `set:${name}` && kind === 'reference') === true

const missing = (plan: Plan, column: Column, value: Value, target: Plan) =>
  isPageRule(plan, column.name)
    ? unresolved(column.name, target.entity.name)
    : notInTable(
        columnOf(plan.entity, column.name),
        plan.entity.source.table ?? plan.entity.name,
        String(value),
        target.entity.source.table ?? target.entity.name,
      )

/** The referenced record whose property has this value. */
const findTarget = (draft: Draft, target: Plan, name: string, value: Value): Row | undefined =>
  findBy(draft.books, target.table, columnOf(target.entity, name), value)

/** Local currency is stored as a blank: its own code and id are turned into that. */
const isLocalCurrency = (draft: Draft, { target }: Pair, value: Value): boolean =>
  target.set === 'currencies' && value === localCurrency(draft.books)

const setPair = (draft: Draft, pair: Pair, column: Column, value: Value): void => {
  const { id, other, target, otherName } = pair
  const isId = column === id
  const counterpart = isId ? other : id
  const blank = isId ? '' : blankGuid
  let own = value
  let found: Row | undefined
  if (isLocalCurrency(draft, pair, value)) own = ''
  else if (!isBlank(value)) {
    found = findTarget(draft, target, isId ? 'id' : otherName, value)
    if (found === undefined) throw missing(draft.plan, column, value, target)
  }
  const otherColumn = target.byName.get(otherName)!
  const next = found === undefined ? blank : isId ? found[otherColumn.at]! : found[0]!
  if (draft.given.has(counterpart.name) && draft.row[counterpart.at] !== next)
    throw mismatch(id.name, other.name, target.entity.name)
  draft.row[column.at] = own
  draft.row[counterpart.at] = next
  showName(draft, pair.id.name, found)
}

/** Keeps a read-only name beside a reference in step with it. */
const showName = (draft: Draft, idName: string, found: Row | undefined): void => {
  const named = draft.references.names.get(idName)
  if (named) draft.row[named.shown.at] = found ? found[named.target.byName.get('displayName')!.at]! : ''
}

/**
 * Sets a property with all that its validation does: the other half of a pair follows, and what is referenced must
 * exist.
 *
 * @throws Refusal `Application_DialogException` or `Internal_InvalidTableRelation` for a reference that leads nowhere.
 */
export const assign = (draft: Draft, column: Column, value: Value): void => {
  const { pairs, targets } = draft.references
  const pair = pairs.get(column.name)
  if (pair) setPair(draft, pair, column, value)
  else {
    const target = targets.get(column.name)
    const found = target && !isBlank(value) ? findTarget(draft, target[0], target[1], value) : undefined
    if (target && !isBlank(value) && found === undefined) throw missing(draft.plan, column, value, target[0])
    draft.row[column.at] = value
    showName(draft, column.name, found)
  }
  draft.given.add(column.name)
}

/** As {@link assign}, by name, for values that follow from others; those that the body has set stay. */
export const follow = (draft: Draft, name: string, value: Value): void => {
  const column = draft.plan.byName.get(name)
  if (column === undefined || draft.given.has(name)) return
  assign(draft, column, value)
  draft.given.delete(name)
}
