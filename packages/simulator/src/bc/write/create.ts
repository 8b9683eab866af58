import type { Response } from '../../http.ts'
import { requireRight } from '../access.ts'
import { cell } from '../data/layouts.ts'
import { stamp } from '../data/rows.ts'
import type { Row } from '../data/values.ts'
import { NotSimulated, notAllowed, sameKeyExists } from '../errors.ts'
import { type Plan, positionOf } from '../plan.ts'
import { templateOf } from '../read/default-filters.ts'
import { recordBody } from '../read/get.ts'
import { keyText, type Parent, type SetTarget } from '../read/resolve.ts'
import { rowsOf } from '../read/source.ts'
import { answer, jsonType } from '../reply.ts'
import { dataFor, type Scope } from '../scope.ts'
import { applyBody, checkRequired, type DeepPart } from './apply.ts'
import { behaviourOf } from './behaviours/index.ts'
import { readBody } from './body.ts'
import { type Draft, follow, get, put, startDraft } from './draft.ts'
import { requireManual, takeNumber } from './series.ts'
import { requireStored } from './stored-sets.ts'

/** The columns by which a duplicate is told, in Microsoft's words and with their values. */
const keyWords = (plan: Plan, row: Row): readonly [string, string] => {
  const names = [...plan.layout.at]
  const columns = plan.layout.order.map((at) => names.find(([, position]) => position === at)![0])
  return [columns.join(','), plan.layout.order.map((at) => String(row[at])).join(',')]
}

export const duplicateOf = (plan: Plan, row: Row) =>
  sameKeyExists(plan.entity.source.table ?? plan.entity.name, ...keyWords(plan, row))

/** What a record has from the place where it is made: links to its parent, the constants of the way, its journal. */
const startFromParent = (draft: Draft): void => {
  const { parent, plan, row } = draft
  for (const [at, value] of plan.fixed) row[at] = value
  const template = templateOf(plan)
  if (template !== undefined) row[plan.layout.at.get('Journal Template Name')!] = template
  if (parent === undefined) return
  for (const [own, name] of parent.way.links) {
    const at = positionOf(plan, name)
    if (at !== undefined) row[at] = parent.row[own]!
    // The other half of a pair, such as the number of the item whose id the parent gives.
    if (draft.references.pairs.has(name)) follow(draft, name, parent.row[own]!)
  }
  for (const [name, value] of parent.way.fixed) put(draft, name, value)
}

/** Makes one record and the parts that came with it. Everything below one request is one transaction. */
export const insertRecord = (
  plan: Plan,
  scope: Scope,
  body: Readonly<Record<string, unknown>>,
  parent: Parent | undefined,
): Row => {
  const draft = startDraft(plan, scope, undefined, parent)
  const data = dataFor(scope, plan)
  const behaviour = behaviourOf(plan)
  draft.row[cell.id] = scope.sim.random.guid()
  draft.row[cell.createdAt] = scope.now
  startFromParent(draft)
  behaviour.start?.(draft)
  const parts = applyBody(draft, body)
  checkRequired(draft)
  if (plan.byName.has('number')) {
    if (get(draft, 'number') === '') put(draft, 'number', takeNumber(data, plan) ?? '')
    else requireManual(data, plan)
  }
  behaviour.finish?.(draft)
  if (behaviour.elsewhere) {
    behaviour.elsewhere.insert(draft)
    return draft.row
  }
  const row = stamp(draft.row, data.nextVersion(), scope.now)
  if (!data.table(plan.table).insert(row)) throw duplicateOf(plan, row)
  behaviour.inserted?.(draft, row)
  insertParts(plan, scope, row, parts)
  behaviour.stored?.(draft, row)
  return row
}

const insertParts = (plan: Plan, scope: Scope, row: Row, parts: readonly DeepPart[]): void => {
  for (const { way, bodies } of parts) {
    const target = scope.plans.find(way.to)
    if (target === undefined) throw new NotSimulated(`inserting ${plan.set}/${way.name}`)
    requireStored(target)
    requireRight(scope.caller, scope.plans.route, target, 'create', scope.company?.name)
    for (const body of bodies) insertRecord(target, scope, body, { plan, row, way })
  }
}

/** Answers `POST` to a set: the record as it reads afterwards, and where it is. */
export const createRecord = (target: SetTarget & { scope: Scope }): Response => {
  const { scope, plan, parent, path, conditions } = target
  const { entity, set } = plan
  const isOpen = entity.allows.includes('create') && (parent === undefined || parent.way.navigation.insert === true)
  if (!isOpen) throw notAllowed('POST', set, 'Entity')
  requireStored(plan)
  requireRight(scope.caller, scope.plans.route, plan, 'create', plan.perCompany ? scope.company?.name : undefined)
  const body = readBody(scope.request)
  const data = dataFor(scope, plan)
  const id = data.transaction(() => insertRecord(plan, scope, body, parent))[cell.id] as string
  // Read again, because parts and totals may have changed it since.
  const row = rowsOf(plan, scope, conditions).find(id)!
  return answer(scope.request, 201, recordBody(scope, plan, row, path), {
    'content-type': jsonType(scope.metadata),
    location: `${scope.base}/${path}(${keyText(plan, row)})`,
  })
}
