import { keyHandlers, sessionHandlers } from './access/handlers.ts'
import { catalogueHandlers } from './catalogue/handlers.ts'
import { checkHandlers } from './checks/handlers.ts'
import { connectionHandlers } from './connections/handlers.ts'
import { createConnections } from './connections/open.ts'
import { defineProving } from './connections/proving.ts'
import type { Handlers } from './handler.ts'
import { healthHandlers } from './health.ts'
import { integrationHandlers } from './integrations/handlers.ts'
import type { Parts } from './parts.ts'
import { recordHandlers } from './records/handlers.ts'
import { setupHandlers } from './setup/handlers.ts'

/** Puts the handlers of all subjects together. Runs are defined on the way, so this comes before `runs.launch()`. */
export const buildHandlers = (parts: Parts): Handlers => {
  const connections = createConnections(parts)
  const proving = defineProving(parts, connections)
  return {
    ...sessionHandlers(parts),
    ...keyHandlers(parts),
    ...healthHandlers(parts),
    ...catalogueHandlers(parts),
    ...integrationHandlers(parts),
    ...setupHandlers(parts, connections, proving),
    ...connectionHandlers(parts, connections),
    ...checkHandlers(parts, connections, proving),
    ...recordHandlers(parts, connections),
  }
}
