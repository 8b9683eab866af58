import { fetchTransport, type Transport } from '@landbridge/client'
import type { DeepLink, FaultCode, Mender } from '@landbridge/model'
import type { FactName, Facts, Look, Probe, Reach } from './facts.ts'
import { causeText, type Evidence, menderOf, remedyText, type Verdict } from './finding.ts'
import type { CheckGroup, Plan, PlannedLine } from './plan.ts'

/** One line of a proving check, as it stands at the moment. */
export interface CheckLine {
  /** Stable name of what is proved, for example `token.roles` or `read.customers`. */
  readonly id: string
  readonly group: CheckGroup
  /** What is to be proved, or what was found, in one sentence. */
  readonly what: string
  readonly verdict: Verdict | 'pending' | 'skipped'
  readonly evidence: readonly Evidence[]
  readonly code?: FaultCode
  /** Why; with two causes that look the same, both. For a skipped line, why it was left out. */
  readonly cause?: string
  readonly remedy?: string
  readonly who?: Mender
  readonly link?: DeepLink
  /** Time it took, in milliseconds. */
  readonly ms?: number
}

/** Requests that go out at the same time; Business Central works on five of one application at once. */
const mostAtOnce = 4

/** The lines of a plan before anything was looked at, in their order. */
export const pendingLines = (plan: Plan): CheckLine[] =>
  plan.lines.map(({ id, group, what }) => ({ id, group, what, verdict: 'pending', evidence: [] }))

/**
 * Proves a connection. Each line is given out as soon as it is decided: the probes whose needs are met run together,
 * four at most, and a line whose needs will never be met is skipped with the reason. Leaves nothing in Business
 * Central.
 *
 * @throws what the signal of `reach` was aborted with
 */
export async function* provingCheck(plan: Plan, reach: Reach): AsyncGenerator<CheckLine, void> {
  const { now = Date.now } = reach
  const counted = countAnswers(reach)
  const facts: { -readonly [K in FactName]?: Facts[K] } = { ...plan.facts, sent: counted.sent }
  const running = new Map<PlannedLine, Promise<{ line: PlannedLine; look: Look; ms: number }>>()
  let waiting = [...plan.lines]

  const start = (line: PlannedLine) => {
    const startedAt = now()
    const look = line.probe.look(facts as Facts, counted.reach)
    running.set(
      line,
      look.then((seen) => ({ line, look: seen, ms: now() - startedAt })),
    )
  }
  const isReady = ({ probe }: PlannedLine) => probe.needs.every((name) => facts[name] !== undefined)

  for (;;) {
    // What looks back on the whole check has its turn when nothing else is left to ask.
    const first = waiting.filter((line) => isReady(line) && line.last !== true)
    const next = first.length > 0 || running.size > 0 ? first : waiting.filter(isReady)
    for (const line of next.slice(0, mostAtOnce - running.size)) {
      waiting = waiting.filter((each) => each !== line)
      start(line)
    }
    if (running.size === 0) break
    const { line, look, ms } = await Promise.race(running.values())
    running.delete(line)
    reach.signal?.throwIfAborted()
    Object.assign(facts, look.facts)
    yield decided(line, look, ms)
  }
  for (const line of waiting) yield skipped(line, facts)
}

const tooMany = 429

const countAnswers = (reach: Reach): { readonly reach: Reach; readonly sent: Facts['sent'] } => {
  const { transport = fetchTransport } = reach
  let requests = 0
  let throttled = 0
  const counting: Transport = async (request) => {
    requests += 1
    const answer = await transport(request)
    if (answer.status === tooMany) throttled += 1
    return answer
  }
  return { reach: { ...reach, transport: counting }, sent: () => ({ requests, throttled }) }
}

const decided = ({ id, group }: PlannedLine, { finding }: Look, ms: number): CheckLine => {
  const { what, verdict, evidence, fault, link } = finding
  // Where the fault says no more than the line does, its meaning is the cause.
  const cause = [causeText(finding), fault?.fact.means].find((text) => text !== undefined && text !== what)
  const remedy = remedyText(finding)
  const who = menderOf(finding)
  return {
    id,
    group,
    what,
    verdict,
    evidence,
    ms,
    ...(fault && { code: fault.code }),
    ...(cause !== undefined && { cause }),
    ...(remedy !== undefined && { remedy }),
    ...(who !== undefined && { who }),
    ...(link && { link }),
  }
}

const skipped = ({ id, group, what, probe }: PlannedLine, facts: Partial<Facts>): CheckLine => ({
  id,
  group,
  what,
  verdict: 'skipped',
  evidence: [],
  cause: whyWithout(probe, facts),
})

/** What it means that a fact never came, in the order in which they come. */
const without: readonly (readonly [FactName, string])[] = [
  ['credential', 'No credential is stored.'],
  ['tenantId', 'The directory was not found.'],
  ['token', 'Entra issued no token.'],
  ['usableRoles', 'The token carries none of the needed permissions, so Business Central refuses every request.'],
  ['environment', 'The environment was not found.'],
  ['visibleCompanies', 'Business Central did not let the application in.'],
  ['companies', 'No company can be opened.'],
]

const whyWithout = ({ needs }: Pick<Probe, 'needs'>, facts: Partial<Facts>): string =>
  without.find(([name]) => needs.includes(name) && facts[name] === undefined)?.[1] ?? 'An earlier line has no answer.'

/**
 * The verdict over all lines. A line that cannot be told in principle stops nothing; one that could not be looked at
 * this time leaves the whole unknown.
 */
export const verdictOf = (lines: readonly Pick<CheckLine, 'verdict' | 'code'>[]): Verdict | 'pending' => {
  if (lines.some(({ verdict }) => verdict === 'fail')) return 'fail'
  if (lines.some(({ verdict }) => verdict === 'pending')) return 'pending'
  const open = lines.some(({ verdict, code }) => verdict === 'skipped' || (verdict === 'unknown' && code !== undefined))
  return open ? 'unknown' : 'pass'
}
