import { businessCentralLink, type Fault, routes, type WriteVerb, writeProof } from '@landbridge/model'
import { type Probe, placeOf, probe } from '../facts.ts'
import { type Evidence, type Finding, failed, pass, untold, untoldBecause } from '../finding.ts'
import { describePermission, permissionCause, permissionPage } from './permission-cause.ts'
import type { Samples } from './samples.ts'
import { judgeSeen, type SeenWrite, untilUsed } from './seen-writes.ts'
import { lineId, type WantedEntity, writeWords } from './wanted-entity.ts'
import { type Asked, type Needed, tryWithoutTrace } from './without-trace.ts'

/** What the lines of one check about writing have in common. */
export interface Writing {
  readonly samples: Samples
  /** What became of real calls, where somebody has seen some. */
  readonly seen: readonly SeenWrite[]
  /** Why nothing that could change something may be sent, not even what leaves no trace; absent where it may. */
  readonly stopped?: string
}

/**
 * Whether records of an entity set can be created, changed or deleted, without leaving anything: in the way that the
 * model knows for it, in the first picked company. What no harmless request can prove is told by the last real call.
 */
export const writeAllowed = (wanted: WantedEntity, verb: WriteVerb, writing: Writing): Probe<Needed, never> => {
  const { entity } = wanted
  const planned = writeProof(entity, verb)
  return probe({
    name: 'writeAllowed',
    requests: requestsOf[planned.way],
    needs: ['endpoints', 'tenantId', 'environment', 'token', 'usableRoles', 'companies'],
    gives: [],
    look: async (facts, reach) => ({
      finding: await judge({ wanted, verb, samples: writing.samples, facts, reach }, writing),
      facts: {},
    }),
  })
}

/** The first record is read once for all verbs, and counted with each. */
const requestsOf = { sameKey: 2, sameValue: 3, unknownProperty: 1, unknownKey: 1, none: 0 } as const

const judge = async (asked: Asked, writing: Writing): Promise<Finding> => {
  const { wanted, verb, facts, reach } = asked
  const { entity } = wanted
  const id = lineId(entity, verb)
  const { role } = routes[entity.route]
  if (!facts.usableRoles.includes(role))
    return untold(id, `Writing ${entity.set} was not looked at, because ${role} is not granted.`)
  if (writing.stopped !== undefined) return untold(id, `Writing ${entity.set} was not looked at: ${writing.stopped}`)
  const [company] = facts.companies
  if (company === undefined) return untold(id, `Writing ${entity.set} was not looked at.`)
  const shown = await tryWithoutTrace(asked, company)
  const where: Evidence[] = [
    {
      label: entity.everyCompany ? 'Environment' : 'Company',
      value: entity.everyCompany ? facts.environment : company.displayName,
    },
  ]
  const can = `${entity.set} can be ${writeWords[verb]}.`
  switch (shown.is) {
    case 'allowed':
      return pass(id, can, [...where, ...shown.evidence])
    case 'unanswered':
      return failed(id, shown.fault.message, shown.fault, { evidence: where })
    case 'refused':
      return refusal(asked, shown.fault, where)
    case 'open': {
      const seen = judgeSeen(id, can, writing.seen, { wanted, verb, now: (reach.now ?? Date.now)(), facts })
      return (
        seen ??
        untoldBecause(id, `Whether ${entity.set} can be ${writeWords[verb]} is not proved.`, untilUsed(shown.why), [
          ...where,
          ...shown.evidence,
        ])
      )
    }
  }
}

const refusal = ({ wanted, verb, facts }: Asked, fault: Fault, where: readonly Evidence[]): Finding => {
  const { permission } = fault.details
  const missing =
    permission === undefined ? [] : [{ label: 'Missing permission', value: describePermission(permission) }]
  return failed(lineId(wanted.entity, verb), `${wanted.entity.set} cannot be ${writeWords[verb]}.`, fault, {
    evidence: [...where, ...missing],
    causes: [permissionCause(wanted, permission, facts)],
    link: businessCentralLink(facts.endpoints, placeOf(facts), permissionPage(facts)),
  })
}
