import { columnOf } from '../data/layouts.ts'
import { valueAt } from '../data/rows.ts'
import type { Row, Value } from '../data/values.ts'
import { documentOf, documentSetNames, draftStatuses } from '../domain/document-facts.ts'
import type { Plan } from '../plan.ts'
import type { Sower } from './sower.ts'

interface Default {
  readonly id: Value
  readonly code: Value
  readonly valueId: Value
  readonly valueCode: Value
}

const defaultsByParent = (sower: Sower): ReadonlyMap<Value, readonly Default[]> => {
  const plan = sower.plan('defaultDimensions')
  const found = new Map<Value, Default[]>()
  for (const row of sower.rowsOf(plan.table)) {
    const of = (name: string): Value => valueAt(plan, row, name) ?? ''
    const parent = of('parentId')
    const made = {
      id: of('dimensionId'),
      code: of('dimensionCode'),
      valueId: of('dimensionValueId'),
      valueCode: of('dimensionValueCode'),
    }
    found.set(parent, [...(found.get(parent) ?? []), made])
  }
  return found
}

/** Gives the drafts of a seed the default dimensions of their parties and items, as if the API had made them. */
export const addDraftDimensions = (sower: Sower): void => {
  const defaults = defaultsByParent(sower)
  const give = (plan: Plan, row: Row, masterIds: readonly Value[]): void => {
    const parentType = plan.ways.get('dimensionSetLines')?.navigation.fixed?.parentType ?? ''
    const own = new Map(masterIds.flatMap((id) => defaults.get(id) ?? []).map((each) => [each.code, each]))
    for (const each of own.values()) sower.add('dimensionSetLines', { ...each, parentId: row[0]!, parentType })
  }
  for (const set of documentSetNames) {
    const facts = documentOf(set)
    const [headers, lines] = [sower.plan(set), sower.plan(facts.lines)]
    const partyOf = new Map<Value, Value>()
    for (const row of sower.rowsOf(headers.table)) {
      if (facts.holdsPosted && !draftStatuses.has(valueAt(headers, row, 'status'))) continue
      const party = valueAt(headers, row, `${facts.party}Id`) ?? ''
      partyOf.set(row[0]!, party)
      give(headers, row, [party])
    }
    const documentAt = lines.layout.at.get(columnOf(lines.entity, 'documentId'))!
    for (const row of sower.rowsOf(lines.table)) {
      const party = partyOf.get(row[documentAt]!)
      if (party !== undefined) give(lines, row, [party, valueAt(lines, row, 'itemId') ?? ''])
    }
  }
}
