import type { Company, Environment } from '../../world.ts'
import { cell } from '../data/layouts.ts'
import type { Change } from '../data/table.ts'
import type { Row } from '../data/values.ts'
import { lineSetNames } from '../domain/document-facts.ts'
import { type Plan, plansOf, positionOf } from '../plan.ts'
import { keyText } from '../read/resolve.ts'
import { meets } from '../read/source.ts'
import type { Subscription } from './subscription.ts'

/** The set that a subscription is for, in the version that the environment has. */
export const planOf = ({ version }: Environment, { route, set }: Subscription): Plan | undefined =>
  plansOf(route, Number(version.split('.')[0])).find(set)

/** Changes of one record within one transaction are one change: what it is afterwards. */
const joined = (changes: readonly Change[]): Change[] => {
  const byRecord = new Map<string, Change>()
  for (const change of changes) {
    const record = `${change.table} ${String(change.row[cell.id])}`
    const before = byRecord.get(record)
    if (before?.type === 'created' && change.type === 'deleted') byRecord.delete(record)
    else byRecord.set(record, before?.type === 'created' ? { ...change, type: 'created' } : change)
  }
  return [...byRecord.values()]
}

const lineSets: ReadonlySet<string> = new Set(lineSetNames)

/** The document of a changed line: its subscribers are told of the document. */
const documentOf = (
  { version }: Environment,
  { data }: Company,
  plan: Plan,
  { table, row }: Change,
): Row | undefined => {
  for (const way of plan.ways.values()) {
    if (!lineSets.has(way.to)) continue
    const target = plansOf(plan.entity.route, Number(version.split('.')[0])).find(way.to)
    if (target?.table !== table) continue
    const isLink = (document: Row): boolean =>
      way.links.every(([own, name]) => document[own] === row[positionOf(target, name) ?? -1])
    return data
      .table(plan.table)
      .all()
      .find((document) => meets(document, plan.fixed) && isLink(document))
  }
  return undefined
}

/** What a transaction means to a set: its own records that changed, then the documents whose lines did. */
export const changesOf = (environment: Environment, company: Company, plan: Plan, changes: readonly Change[]) => {
  const own = joined(changes).filter(({ table, row }) => table === plan.table && meets(row, plan.fixed))
  const told = new Map(own.map(({ type, row }) => [keyText(plan, row), type]))
  for (const change of changes) {
    const document = documentOf(environment, company, plan, change)
    const key = document && keyText(plan, document)
    if (key !== undefined && !told.has(key)) told.set(key, 'updated')
  }
  return told
}
