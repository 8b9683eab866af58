import type { Evidence } from '@landbridge/model'

/**
 * What became of a trial: it `worked`; a `rule` of the real service refused it, so it is played; there was `nothing` to
 * try it on, and it was answered so; it is `absent` in life too, and answered so; it was `refused` loudly with 501; or
 * it `failed` in a way that nobody planned.
 */
export type Outcome = 'worked' | 'rule' | 'nothing' | 'absent' | 'refused' | 'failed'

/** One thing that was tried. */
export interface Tried {
  readonly outcome: Outcome
  readonly status: number
  /** The request, as it can be read by people. */
  readonly request: string
}

/** One operation of an entity set. */
export interface OperationRow extends Tried {
  readonly kind: 'verb' | 'action' | 'stream' | 'way'
  readonly name: string
}

/** All of one entity set. */
export interface EntitySetRow {
  readonly set: string
  readonly route: string
  readonly area: string
  readonly since: number
  readonly evidence: readonly Evidence[]
  readonly operations: readonly OperationRow[]
}

/** One call, option, code or limit that the real service is known to have. */
export interface FactRow extends Tried {
  readonly group: string
  readonly name: string
  readonly evidence: Evidence
  /** What the real service does with it, where the name does not tell. */
  readonly means?: string
}

/** One route of the control API. */
export interface ControlRow {
  readonly route: string
  readonly about: string
  readonly fields: readonly string[]
}

/** All that was found out. */
export interface Coverage {
  readonly entitySets: readonly EntitySetRow[]
  readonly protocol: readonly FactRow[]
  readonly graph: readonly FactRow[]
  readonly adminCenter: readonly FactRow[]
  readonly entra: readonly FactRow[]
  readonly controls: readonly ControlRow[]
}

/** Judges an answer by its status; `good` names those that a success has. */
export const judge = (
  { status, isRefused }: { readonly status: number; readonly isRefused: boolean },
  good: readonly number[],
  isOffered = true,
): Outcome => {
  if (isRefused) return 'refused'
  if (good.includes(status)) return 'worked'
  if (!isOffered && (status === 405 || status === 404 || status === 400)) return 'absent'
  if (status === 404) return 'nothing'
  return status >= 400 && status < 500 ? 'rule' : 'failed'
}
