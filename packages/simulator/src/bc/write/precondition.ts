import type { Request } from '../../http.ts'
import type { Row } from '../data/values.ts'
import { changedMeanwhile, noConcurrencyToken } from '../errors.ts'
import type { Plan } from '../plan.ts'
import { etagOf, isEtag } from '../query/etag.ts'

/**
 * Checks `If-Match`.
 *
 * @param isNeeded PATCH and PUT are refused without it; DELETE and actions look at it only when it is sent.
 * @throws Refusal `BadRequest_InvalidToken` where it is missing or malformed, `Request_EntityChanged` where it is stale.
 */
export const checkPrecondition = (request: Request, plan: Plan, row: Row, isNeeded: boolean): void => {
  const given = request.headers['if-match']?.trim()
  if (given === undefined || given === '') {
    if (isNeeded && plan.hasEtag) throw noConcurrencyToken()
    return
  }
  if (given === '*' || !plan.hasEtag) return
  if (!isEtag(given)) throw noConcurrencyToken()
  if (given !== etagOf(row)) throw changedMeanwhile()
}
