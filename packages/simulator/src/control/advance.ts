import type { Simulation } from '../simulation.ts'
import { invalid } from './refused.ts'

const maxAdvanceMs = 100 * 365 * 86_400_000

/** @throws Refused unless it is a way forward: the clock never goes back. */
export const advanceClock = ({ clock }: Simulation, ms: number): number => {
  if (!Number.isFinite(ms) || ms < 0 || ms > maxAdvanceMs)
    throw invalid('ms', 'The clock can be moved ahead only, by a hundred years at most.')
  clock.advance(ms)
  return clock.now()
}
