import { actionProof } from '@landbridge/model'
import { type Probe, probe } from '../facts.ts'
import { untoldBecause } from '../finding.ts'
import { judgeSeen, untilUsed } from './seen-writes.ts'
import { lineId, type WantedEntity } from './wanted-entity.ts'
import type { Writing } from './write-allowed.ts'

/** Whether a bound action may be called. None can be tried without doing it, so that the last real call tells. */
export const actionAllowed = (
  wanted: WantedEntity,
  action: string,
  { seen }: Writing,
): Probe<'endpoints' | 'tenantId' | 'environment' | 'companies', never> =>
  probe({
    name: 'actionAllowed',
    requests: 0,
    needs: ['endpoints', 'tenantId', 'environment', 'companies'],
    gives: [],
    look: async (facts, { now = Date.now }) => {
      const { entity } = wanted
      const verb = { action }
      const id = lineId(entity, verb)
      const can = `${action} of ${entity.set} can be called.`
      const finding =
        judgeSeen(id, can, seen, { wanted, verb, now: now(), facts }) ??
        untoldBecause(
          id,
          `Whether ${action} of ${entity.set} can be called is not proved.`,
          untilUsed(actionProof.unprovable ?? ''),
        )
      return { finding, facts: {} }
    },
  })
