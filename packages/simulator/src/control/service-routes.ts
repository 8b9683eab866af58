import { flushNotifications } from '../bc/webhooks/notifier.ts'
import type { Route } from '../router.ts'
import { type Change, change } from './change.ts'

/** What can be asked of the services beside the world. */
export const serviceRoutes: readonly Route<Change>[] = [
  change('POST', '/notifications/flush', 'Tells webhook subscribers now what waits for them.', [], (sim) =>
    flushNotifications(sim),
  ),
]
