import type { Response } from '../../http.ts'
import { requireRight } from '../access.ts'
import { cell } from '../data/layouts.ts'
import { stamp, valueAt } from '../data/rows.ts'
import { NotSimulated, notAllowed, unknownSegment } from '../errors.ts'
import { recordBody } from '../read/get.ts'
import { type RecordTarget, wayConditions } from '../read/resolve.ts'
import { rowsOf } from '../read/source.ts'
import { answer, jsonType } from '../reply.ts'
import { dataFor, type Scope } from '../scope.ts'
import { applyBody, checkRequired } from './apply.ts'
import { behaviourOf } from './behaviours/index.ts'
import { readBody } from './body.ts'
import { duplicateOf } from './create.ts'
import { type Draft, get, startDraft } from './draft.ts'
import { checkPrecondition } from './precondition.ts'
import { renameReferences } from './rename.ts'
import { requireManual } from './series.ts'
import { requireStored } from './stored-sets.ts'

const storeChange = (draft: Draft): void => {
  const { plan, scope, old } = draft
  const { elsewhere, inserted, stored } = behaviourOf(plan)
  if (elsewhere) {
    if (elsewhere.replace === undefined) throw new NotSimulated(`changing ${plan.set}`)
    elsewhere.replace(draft)
    return
  }
  const data = dataFor(scope, plan)
  const table = data.table(plan.table)
  // A behaviour may have stored a newer version of the record meanwhile, such as new totals; it is the one to replace.
  const current = table.find(old![cell.id] as string)
  if (current === undefined) return
  const row = stamp(draft.row, data.nextVersion(), scope.now)
  if (!table.replace(current, row)) throw duplicateOf(plan, row)
  renameReferences(draft, row)
  inserted?.(draft, row)
  stored?.(draft, row)
}

/** Answers `PATCH` and `PUT` of a record; both merge, and neither makes a record that is not there. */
export const updateRecord = (target: RecordTarget & { scope: Scope }): Response => {
  const { scope, plan, parent, setPath, segment } = target
  const { request } = scope
  if (!plan.entity.allows.includes('update')) throw notAllowed(request.method, plan.set, 'Entity')
  requireStored(plan)
  requireRight(scope.caller, scope.plans.route, plan, 'update', plan.perCompany ? scope.company?.name : undefined)
  const body = readBody(request)
  const old = target.row
  if (old === undefined) throw unknownSegment(segment)
  checkPrecondition(request, plan, old, true)
  const data = dataFor(scope, plan)
  data.transaction(() => {
    const draft = startDraft(plan, scope, old, parent)
    applyBody(draft, body)
    checkRequired(draft)
    if (draft.given.has('number') && get(draft, 'number') !== valueAt(plan, old, 'number')) requireManual(data, plan)
    behaviourOf(plan).finish?.(draft)
    storeChange(draft)
  })
  const conditions = parent ? (wayConditions(plan, parent.way, parent.row) ?? []) : []
  const row = rowsOf(plan, scope, conditions).find(old[cell.id] as string) ?? old
  return answer(request, 200, recordBody(scope, plan, row, setPath), { 'content-type': jsonType(scope.metadata) })
}
