import { businessCentralLink, Fault } from '@landbridge/model'
import { type Facts, placeOf } from '../facts.ts'
import { type Cause, type Finding, failed, pass } from '../finding.ts'
import { permissionCause, permissionPage } from './permission-cause.ts'
import type { LineVerb, WantedEntity } from './wanted-entity.ts'

/** What became of the last real call of one verb or bound action on an entity set. */
export interface SeenWrite {
  readonly route: WantedEntity['entity']['route']
  readonly set: string
  /** `create`, `update`, `delete`, or the name of a bound action. */
  readonly verb: string
  /** Business Central did it, or refused it for a missing permission. */
  readonly outcome: 'worked' | 'refused'
  /** In milliseconds since 1970. */
  readonly at: number
  /** Business Central's own words for the missing permission. */
  readonly permission?: string
}

/** Why a line stays open until somebody works with the connection. */
export const untilUsed = (text: string): Cause => ({
  id: 'write.unproved',
  text,
  remedy: 'Nothing has to be done: the first real call through Landbridge decides this line.',
  who: 'builder',
})

/** So long a refusal of a real call counts as the state of things, in milliseconds: somebody may have mended it since. */
const refusalCountsMs = 86_400_000

/**
 * What the last real call shows of a line that no harmless request can prove.
 *
 * @param can What is so where it worked, in one sentence.
 * @returns Undefined where no call was seen, or only a refusal of long ago.
 */
export const judgeSeen = (
  id: string,
  can: string,
  seen: readonly SeenWrite[],
  {
    wanted,
    verb,
    now,
    facts,
  }: {
    wanted: WantedEntity
    verb: LineVerb
    now: number
    facts: Pick<Facts, 'endpoints' | 'tenantId' | 'environment'> & Partial<Facts>
  },
): Finding | undefined => {
  const { entity } = wanted
  const name = typeof verb === 'string' ? verb : verb.action
  const last = seen.find((each) => each.route === entity.route && each.set === entity.set && each.verb === name)
  if (last === undefined) return undefined
  const at = new Date(last.at).toISOString()
  if (last.outcome === 'worked') return pass(id, can, [{ label: 'Proved by a real call', value: at }])
  if (now - last.at > refusalCountsMs) return undefined
  const evidence = [
    { label: 'A real call was refused', value: at },
    ...(last.permission === undefined ? [] : [{ label: 'Missing permission', value: last.permission }]),
    { label: 'Until', value: 'a call works, or a day has passed' },
  ]
  return failed(id, `Refused when it was tried last: ${can}`, new Fault('bc.permission_missing'), {
    evidence,
    causes: [permissionCause(wanted, undefined, facts)],
    link: businessCentralLink(facts.endpoints, placeOf(facts), permissionPage(facts)),
  })
}
