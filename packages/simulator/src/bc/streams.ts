import type { Response } from '../http.ts'
import { requireRight } from './access.ts'
import { printDocument } from './computed/printed-document.ts'
import { cell } from './data/layouts.ts'
import { stamp, valueAt, withValues } from './data/rows.ts'
import { notAllowed } from './errors.ts'
import type { Plan } from './plan.ts'
import type { Target } from './read/resolve.ts'
import { answer, noContent } from './reply.ts'
import { dataFor, type Scope } from './scope.ts'
import { checkPrecondition } from './write/precondition.ts'
import { requireStored } from './write/stored-sets.ts'

type StreamTarget = Target & { kind: 'stream' }

const nameOf = ({ plan, row, name }: StreamTarget): string => `${plan.set}/${String(row[cell.id])}/${name}`

/** Answers `GET` of a stream: its bytes, or 204 while there are none. */
export const readStream = (target: StreamTarget): Response => {
  const { scope, plan } = target
  if (plan.set === 'pdfDocument') return readPrinted(target)
  const stored = dataFor(scope, plan).streams.get(nameOf(target))
  if (stored === undefined || stored.bytes.length === 0) return noContent(scope.request)
  return answer(scope.request, 200, stored.bytes, { 'content-type': stored.contentType })
}

/** A document is printed at the moment of asking. */
const readPrinted = ({ scope, plan, row }: StreamTarget): Response => {
  const printed = printDocument(scope, valueAt(plan, row, 'parentType') ?? '', row[cell.id]!)
  if (printed === undefined) return noContent(scope.request)
  return answer(scope.request, 200, printed, { 'content-type': 'application/pdf' })
}

/** The record behind a stream has a new version afterwards, and knows how many bytes it has. */
const touch = (plan: Plan, scope: Scope, id: string, byteSize: number): void => {
  const data = dataFor(scope, plan)
  const row = data.table(plan.table).find(id)
  if (row === undefined) return
  const next = stamp(withValues(plan, row, { byteSize }), data.nextVersion(), scope.now)
  data.table(plan.table).replace(row, next)
}

/** Answers `PATCH`, `PUT` and `DELETE` of a stream. */
export const writeStream = (target: StreamTarget): Response => {
  const { scope, plan, row, name } = target
  const { method, body, headers } = scope.request
  if (plan.entity.properties[name]?.readOnly !== undefined || !plan.entity.allows.includes('update'))
    throw notAllowed(method, name, 'Entity')
  requireStored(plan)
  requireRight(scope.caller, scope.plans.route, plan, 'update', scope.company?.name)
  checkPrecondition(scope.request, plan, row, method !== 'DELETE')
  const { streams } = dataFor(scope, plan)
  if (method === 'DELETE') streams.delete(nameOf(target))
  else streams.set(nameOf(target), { bytes: body, contentType: headers['content-type'] ?? 'application/octet-stream' })
  touch(plan, scope, String(row[cell.id]), method === 'DELETE' ? 0 : body.length)
  return noContent(scope.request)
}
