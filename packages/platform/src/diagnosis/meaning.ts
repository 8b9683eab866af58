import type { Diagnosis } from '@landbridge/contract'
import type { Concern } from '../store/concerns.ts'

/**
 * What a diagnosis means for its connection: broken where nothing gets through until somebody has acted, degraded where
 * it passes by itself.
 *
 * @param code Of the fault that was met, by which the same is known again.
 * @returns Undefined where nothing is amiss.
 */
export const concernOfDiagnosis = ({ causes, open, probes }: Diagnosis, code: string): Concern | undefined => {
  const [top] = causes
  if (top === undefined) return undefined
  const { who, remedy } = top
  const others = causes.filter(({ id }) => id !== top.id && open?.between.includes(id))
  const what = [top, ...others].map(({ title }) => title).join('; or: ')
  const isLetIn = probes.some(({ found }) => found.includes('standard.open'))
  const severity =
    who === 'microsoft' ? 'degraded' : isLetIn || code === 'bc.permission_missing' ? 'attention' : 'broken'
  return { severity, what: `${what}.`, who, remedy, code }
}
