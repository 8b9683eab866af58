import { keyHandlers, sessionHandlers } from './access/handlers.ts'
import { catalogueHandlers } from './catalogue/handlers.ts'
import { checkHandlers } from './checks/handlers.ts'
import { watchHandlers } from './checks/watch-handlers.ts'
import { defineEnvironmentWatch } from './connections/environment-watch.ts'
import { connectionHandlers } from './connections/handlers.ts'
import { createConnections } from './connections/open.ts'
import { createCredentialLife } from './credentials/handlers.ts'
import { defineDiagnosing, diagnoseConnection } from './diagnosis/automatic.ts'
import { createGraphAccess } from './diagnosis/graph-access.ts'
import { diagnosisHandlers } from './diagnosis/handlers.ts'
import { createEvents } from './events/events.ts'
import { createExtensions } from './extensions/handlers.ts'
import { guideHandlers } from './guide/handlers.ts'
import type { Handlers } from './handler.ts'
import { healthHandlers } from './health.ts'
import { integrationHandlers } from './integrations/handlers.ts'
import type { Parts } from './parts.ts'
import { createLookAround } from './proving/around-a-check.ts'
import { defineProving } from './proving/proving.ts'
import { createReceivers, type Receivers } from './proving/receivers.ts'
import { defineSchedule } from './proving/schedule.ts'
import { createSeenWrites } from './proving/seen-writes.ts'
import { defineWatching } from './proving/watching.ts'
import { recordHandlers } from './records/handlers.ts'
import { createEmbedding, type Embedding } from './setup/embedding.ts'
import { createSetups } from './setup/handlers.ts'
import type { RoundTrips } from './setup/round-trips.ts'
import type { Language } from './words/language.ts'

/** All that the HTTP face serves. */
export interface Subjects {
  readonly handlers: Handlers
  /** Browsers on their way to Microsoft's pages and back; they speak no JSON. */
  readonly roundTrips: RoundTrips
  /** Which pages elsewhere may show a link in a frame. */
  readonly embedding: Embedding
  /** Addresses at which checks wait for Business Central. */
  readonly receivers: Pick<Receivers, 'take'>
  /** A calendar by its token. @throws Fault `notice.calendar_unknown` */
  readonly calendar: (token: string, language: Language) => Promise<string>
  /** Begins what goes on by itself; after the runs were launched. */
  readonly begin: () => Promise<void>
  /** Tells whoever waits for it what has happened; now and again in each process. */
  readonly beat: () => Promise<void>
  /** Ends the ways out of it. */
  readonly close: () => Promise<void>
}

/** Puts all subjects together. Runs are defined on the way, so this comes before `runs.launch()`. */
export const buildSubjects = (parts: Parts): Subjects => {
  const connections = createConnections(parts)
  const seenWrites = createSeenWrites(parts)
  const receivers = createReceivers(parts)
  const graphOf = createGraphAccess(parts)
  const lookAround = createLookAround(parts, { connections, seenWrites, receivers, graphOf })
  const proving = defineProving(parts, connections, lookAround)
  const watching = defineWatching(parts, proving)
  const schedule = defineSchedule(parts, proving, watching)
  const diagnoseOne = diagnoseConnection(parts, connections, graphOf)
  defineDiagnosing(parts, { connections, proving, watching }, diagnoseOne)
  const watch = defineEnvironmentWatch(parts, connections)
  const extensions = createExtensions(parts, connections, proving)
  const credentials = createCredentialLife(parts, connections)
  const events = createEvents(parts)
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
    ...credentials.handlers,
    ...connectionHandlers(parts, connections),
    ...checkHandlers(parts, connections, proving),
    ...watchHandlers(parts, connections, watching),
    ...diagnosisHandlers(parts, connections, diagnoseOne),
    ...recordHandlers(parts, connections, seenWrites),
    ...events.handlers,
  }
  const begin = async () => {
    await watch.begin()
    await schedule.begin()
    await extensions.begin()
    await events.begin()
    await credentials.rounds.begin()
  }
  return {
    handlers,
    roundTrips: setups.roundTrips,
    embedding: createEmbedding(parts),
    receivers,
    calendar: events.calendar,
    begin,
    beat: events.beat,
    close: events.close,
  }
}
