import { keyHandlers, sessionHandlers } from './access/handlers.ts'
import { catalogueHandlers } from './catalogue/handlers.ts'
import { checkHandlers } from './checks/handlers.ts'
import { defineEnvironmentWatch } from './connections/environment-watch.ts'
import { connectionHandlers } from './connections/handlers.ts'
import { createConnections } from './connections/open.ts'
import { defineProving } from './connections/proving.ts'
import { diagnosisHandlers } from './diagnosis/handlers.ts'
import { createExtensions } from './extensions/handlers.ts'
import { guideHandlers } from './guide/handlers.ts'
import type { Handlers } from './handler.ts'
import { healthHandlers } from './health.ts'
import { integrationHandlers } from './integrations/handlers.ts'
import type { Parts } from './parts.ts'
import { recordHandlers } from './records/handlers.ts'
import { createEmbedding, type Embedding } from './setup/embedding.ts'
import { createSetups } from './setup/handlers.ts'
import type { RoundTrips } from './setup/round-trips.ts'

/** All that the HTTP face serves. */
export interface Subjects {
  readonly handlers: Handlers
  /** Browsers on their way to Microsoft's pages and back; they speak no JSON. */
  readonly roundTrips: RoundTrips
  /** Which pages elsewhere may show a link in a frame. */
  readonly embedding: Embedding
  /** Begins what goes on by itself; after the runs were launched. */
  readonly begin: () => Promise<void>
}

/** Puts all subjects together. Runs are defined on the way, so this comes before `runs.launch()`. */
export const buildSubjects = (parts: Parts): Subjects => {
  const connections = createConnections(parts)
  const proving = defineProving(parts, connections)
  const watch = defineEnvironmentWatch(parts, connections)
  const extensions = createExtensions(parts, connections, proving)
  const setups = createSetups(parts, connections, proving, extensions.desks)
  const handlers: Handlers = {
    ...sessionHandlers(parts),
    ...keyHandlers(parts),
    ...healthHandlers(parts),
    ...catalogueHandlers(parts),
    ...guideHandlers(parts),
    ...integrationHandlers(parts),
    ...extensions.handlers,
    ...setups.handlers,
    ...connectionHandlers(parts, connections),
    ...checkHandlers(parts, connections, proving),
    ...diagnosisHandlers(parts, connections),
    ...recordHandlers(parts, connections),
  }
  const begin = async () => {
    await watch.begin()
    await extensions.begin()
  }
  return { handlers, roundTrips: setups.roundTrips, embedding: createEmbedding(parts), begin }
}
