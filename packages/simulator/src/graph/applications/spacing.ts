import type { Application } from '../../world.ts'
import type { Asked } from '../asked.ts'
import { GraphRefusal } from '../refusal.ts'
import { tooMany } from '../throttling.ts'

const lastChange = new WeakMap<Application, number>()

/**
 * Refuses a change of credentials that comes too soon after another one on the same application, as parallel ones clash
 * in life: secrets conflict, federated credentials are throttled.
 *
 * @throws GraphRefusal 409 or 429.
 */
export const needRoom = (
  { sim: { clock, settings } }: Asked,
  application: Application,
  of: 'secret' | 'trust',
): void => {
  const waitMs = (lastChange.get(application) ?? Number.NEGATIVE_INFINITY) + settings.graphWriteSpacingMs - clock.now()
  if (waitMs > 0) {
    if (of === 'trust') throw tooMany(Math.ceil(waitMs / 1_000))
    throw new GraphRefusal(409, 'Directory_ConcurrencyViolation', 'Concurrent requests clash: wait briefly and retry.')
  }
  lastChange.set(application, clock.now())
}
