import type { CheckGroup, CheckLine } from '@landbridge/diagnosis'
import type { Concern } from '../store/concerns.ts'

/** Where one of these fails, what builds on it fails too. */
const gates: readonly CheckGroup[] = ['token', 'consent', 'environment', 'card', 'person', 'company']

/**
 * What a check means for its connection. It is broken where a line fails without which nothing gets through, and
 * nothing did; degraded where the only trouble is one that may pass by itself.
 *
 * @returns Undefined where nothing is amiss: what cannot be told in principle is no concern.
 */
export const concernOfCheck = (lines: readonly CheckLine[]): Concern | undefined => {
  const failing = lines.filter(({ verdict }) => verdict === 'fail')
  const gate = failing.find(({ group }) => gates.includes(group))
  const gotThrough = lines.some(({ group, verdict }) => group === 'entities' && verdict === 'pass')
  if (gate !== undefined && !gotThrough) return concernOf(gate, 'broken')
  const lasting = failing.find(({ group }) => group !== 'limits')
  if (lasting !== undefined) return concernOf(lasting, 'attention')
  if (failing[0] !== undefined) return concernOf(failing[0], 'degraded')
  const passing = lines.find(({ verdict, code }) => verdict === 'unknown' && code !== undefined)
  return passing && concernOf(passing, 'degraded')
}

const concernOf = ({ what, who, remedy, code }: CheckLine, severity: Concern['severity']): Concern => ({
  severity,
  what,
  who: who ?? 'builder',
  ...(remedy !== undefined && { remedy }),
  ...(code !== undefined && { code }),
})
