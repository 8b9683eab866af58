import type { Response } from '../../http.ts'
import { answer, jsonType } from '../reply.ts'
import type { Scope } from '../scope.ts'

/** The OData service document of a route: the sets that have an address of their own. */
export const serviceDocument = (scope: Scope): Response => {
  const value = scope.plans.list
    .filter(({ entity }) => entity.onlyBelow === undefined)
    .map(({ set }) => ({ name: set, kind: 'EntitySet', url: set }))
  const body = JSON.stringify({ '@odata.context': `${scope.base}/$metadata`, value })
  return answer(scope.request, 200, body, { 'content-type': jsonType(scope.metadata) })
}
