import type { Response } from '../../http.ts'
import type { Row } from '../data/values.ts'
import { unknownCompany, unknownSegment } from '../errors.ts'
import type { Plan } from '../plan.ts'
import { parseQuery } from '../query/options.ts'
import { answer, jsonType } from '../reply.ts'
import type { Scope } from '../scope.ts'
import { projectAll } from './expand.ts'
import { jsonText } from './project.ts'
import type { RecordTarget } from './resolve.ts'

/** The JSON text of one record with its context. */
export const recordBody = (scope: Scope, plan: Plan, row: Row, setPath: string, withQuery = true): string => {
  const { request } = scope
  const query = withQuery ? parseQuery(request.query, request.rawQuery) : parseQuery(new URLSearchParams(), '')
  const project = projectAll(plan, scope, query)
  const members = project(row, setPath)
  if (scope.metadata === 'none') return `{${members}}`
  const select = query.select ? `(${query.select.join(',')})` : ''
  const context = `${scope.base}/$metadata#${setPath}${select}/$entity`
  return `{"@odata.context":${jsonText(context)},${members}}`
}

/** Answers `GET` of one record. */
export const getRecord = (target: RecordTarget & { scope: Scope }): Response => {
  const { scope, plan, row, setPath, segment } = target
  if (row === undefined) throw plan.set === 'companies' ? unknownCompany() : unknownSegment(segment)
  return answer(scope.request, 200, recordBody(scope, plan, row, setPath), { 'content-type': jsonType(scope.metadata) })
}
