import type { FactName, Facts, Probe, Reach } from './facts.ts'
import type { Finding } from './finding.ts'

/** What probes in a row have seen. */
export interface Turn {
  /** One for each probe that was asked, in order. */
  readonly findings: readonly Finding[]
  /** What was known before, and what is known now. */
  readonly facts: Partial<Facts>
}

/**
 * Asks probes one after the other, each with what the ones before have found out. Ends at the first whose needs are
 * not met: an answer before it has made the rest pointless.
 */
export const lookInTurn = async (known: Partial<Facts>, probes: readonly Probe[], reach: Reach): Promise<Turn> => {
  const facts: { -readonly [K in FactName]?: Facts[K] } = { ...known }
  const findings: Finding[] = []
  for (const probe of probes) {
    if (!probe.needs.every((name) => facts[name] !== undefined)) break
    const { finding, facts: learned } = await probe.look(facts as Facts, reach)
    findings.push(finding)
    Object.assign(facts, learned)
  }
  return { findings, facts }
}
