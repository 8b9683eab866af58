import { type EntraErrorNumber, type Evidence, evidenceOfEntraError } from '@landbridge/model'
import { atAuthorize } from './aadsts-cases-authorize.ts'
import { byPolicies } from './aadsts-cases-policies.ts'
import { atToken } from './aadsts-cases-token.ts'
import type { CaseRow } from './aadsts-stage.ts'

/** One number, how it is brought about, and how sure its place and `error` are. */
export interface AadstsCase {
  readonly number: EntraErrorNumber
  readonly title: string
  readonly evidence: Evidence
  /** The `error`, where a flow has a spelling of its own. */
  readonly error?: string
  readonly run: CaseRow[2]
}

/** Every AADSTS number that a request, or a state of the directory, brings about here. */
export const aadstsCases: readonly AadstsCase[] = [...atToken, ...atAuthorize, ...byPolicies].map(
  ([number, title, run, error]) => ({
    number,
    title,
    run,
    evidence: evidenceOfEntraError(number),
    ...(error !== undefined && { error }),
  }),
)
