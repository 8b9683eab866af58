import type { Response } from '../../http.ts'
import { requireRight } from '../access.ts'
import { cell } from '../data/layouts.ts'
import type { Row } from '../data/values.ts'
import { notAllowed, unknownSegment } from '../errors.ts'
import type { Plan } from '../plan.ts'
import { type RecordTarget, wayConditions } from '../read/resolve.ts'
import { findRows } from '../read/source.ts'
import { noContent } from '../reply.ts'
import { dataFor, type Scope } from '../scope.ts'
import { behaviourOf } from './behaviours/index.ts'
import { startDraft } from './draft.ts'
import { checkPrecondition } from './precondition.ts'
import { requireStored } from './stored-sets.ts'

/** Takes a record out together with what is contained in it. */
export const deleteRow = (plan: Plan, scope: Scope, row: Row): void => {
  const draft = startDraft(plan, scope, row)
  const { remove, removed, elsewhere } = behaviourOf(plan)
  remove?.(draft)
  if (elsewhere) {
    elsewhere.remove(draft)
    return
  }
  for (const way of plan.ways.values()) {
    const { kind, many, insert } = way.navigation
    const target = scope.plans.find(way.to)
    if (kind !== 'part' || !many || !insert || target === undefined) continue
    const conditions = wayConditions(target, way, row)
    if (conditions === undefined || conditions.length === 0) continue
    for (const part of findRows(target, scope, [...target.fixed, ...conditions])) dropRow(target, scope, part)
  }
  dropRow(plan, scope, row)
  removed?.(draft)
}

const dropRow = (plan: Plan, scope: Scope, row: Row): void => {
  const data = dataFor(scope, plan)
  const table = data.table(plan.table)
  const id = String(row[cell.id])
  const stored = table.find(id)
  // A picture has no row of its own; only its bytes go.
  if (stored) table.remove(stored)
  for (const name of plan.streams) data.streams.delete(`${plan.set}/${id}/${name}`)
}

/** Answers `DELETE` of a record. */
export const deleteRecord = (target: RecordTarget & { scope: Scope }): Response => {
  const { scope, plan, row, segment } = target
  if (!plan.entity.allows.includes('delete')) throw notAllowed('DELETE', plan.set, 'Entity')
  requireStored(plan)
  requireRight(scope.caller, scope.plans.route, plan, 'delete', plan.perCompany ? scope.company?.name : undefined)
  if (row === undefined) throw unknownSegment(segment)
  checkPrecondition(scope.request, plan, row, false)
  dataFor(scope, plan).transaction(() => deleteRow(plan, scope, row))
  return noContent(scope.request)
}
