import { Fault } from '@landbridge/model'
import type { Handlers } from './handler.ts'
import type { Parts } from './parts.ts'
import { pingStore } from './store/pool.ts'

/** Whether this process can do its work. */
export const healthHandlers = ({ db, version, now }: Parts): Pick<Handlers, 'health.read'> => {
  const startedAt = now()
  return {
    'health.read': async () => {
      await pingStore(db).catch((cause: unknown) => {
        throw new Fault('store.unavailable', {}, { cause })
      })
      return { status: 'ok', version, store: 'ok', uptimeSeconds: Math.round((now() - startedAt) / 1000) }
    },
  }
}
