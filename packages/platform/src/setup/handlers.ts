import { randomUUID } from 'node:crypto'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { checkEndpoint } from '../connections/places.ts'
import type { Proving } from '../connections/proving.ts'
import type { Desks } from '../extensions/desk.ts'
import type { Handlers } from '../handler.ts'
import { removeConnection } from '../store/connections.ts'
import { findIntegration, listIntegrations } from '../store/integrations.ts'
import { beginSetup, changeSetup, listSetups } from '../store/setups.ts'
import type { SetupAnswers } from '../store/tables/setups.ts'
import { connectionColumns } from './changes.ts'
import { type DeviceOperation, deviceHandlers } from './device-sign-in.ts'
import { createEngine, type SetupParts, usualTimes, type WatchTimes } from './engine.ts'
import { type LinkOperation, linkHandlers } from './link-handlers.ts'
import { type RegisteringOperation, registeringHandlers } from './registering/handlers.ts'
import { createRegistering } from './registering/registering.ts'
import { createRoundTrips, type RoundTrips } from './round-trips.ts'
import { actingApp, sessionOf } from './session.ts'
import { viewSummary } from './view.ts'
import { createWalk } from './walk.ts'

type Operation =
  | 'setup.list'
  | 'setup.start'
  | 'setup.read'
  | 'setup.answer'
  | 'setup.look'
  | 'setup.leave'
  | 'setup.abandon'

/** Guided paths from nothing to a connection, and the ways of people to Microsoft's pages and back. */
export const createSetups = (
  parts: SetupParts,
  connections: Connections,
  proving: Proving,
  desks: Desks,
  times: WatchTimes = usualTimes,
): {
  readonly handlers: Pick<Handlers, Operation | DeviceOperation | LinkOperation | RegisteringOperation>
  readonly roundTrips: RoundTrips
} => {
  const { db, vault, demo, now } = parts
  const engine = createEngine(parts, connections, proving, desks, times)
  const registering = createRegistering(parts, engine)
  const roundTrips = createRoundTrips(parts, engine, registering)
  const walk = createWalk(parts, engine, roundTrips)

  const handlers: Pick<Handlers, Operation> = {
    'setup.list': async ({ state }, context) => {
      const integrations = new Map((await listIntegrations(db, context)).map((row) => [row.id, row]))
      const rows = await listSetups(db, context, state)
      return {
        setups: rows.flatMap((row) => {
          const integration = integrations.get(row.integration_id)
          return integration === undefined ? [] : [viewSummary(sessionOf(row, integration, { demo, now: now() }))]
        }),
      }
    },

    'setup.start': async ({ integrationId, linkedAccount }, context) => {
      const integration = await findIntegration(db, context, integrationId)
      if (integration === undefined) throw new Fault('integration.unknown')
      if (!integration.enabled) throw new Fault('integration.off')
      if (integration.flow !== 'service-to-service' && integration.app === null)
        throw new Fault('integration.app_missing')
      const answers: SetupAnswers = integration.endpoint
        ? { endpoint: { ...checkEndpoint(integration.endpoint, parts), byIntegration: true } }
        : {}
      const at = new Date(now())
      const connectionId = randomUUID()
      const shared = {
        workspace_id: context.workspaceId,
        integration_id: integrationId,
        linked_account_id: linkedAccount.id,
        linked_account_name: linkedAccount.name,
        created_at: at,
      }
      const row = await beginSetup(
        db,
        {
          ...shared,
          ...connectionColumns(answers, {}, actingApp(integration)),
          id: connectionId,
          name: linkedAccount.name,
          health: 'in-setup',
          since: at,
          companies: '[]',
          revision: 1,
        },
        {
          ...shared,
          id: randomUUID(),
          connection_id: connectionId,
          state: 'open',
          generation: 1,
          answers: JSON.stringify(answers),
          found: '{}',
          looks: '{}',
          updated_at: at,
        },
      )
      return walk.view(context, row.id)
    },

    'setup.read': async ({ setupId }, context) => walk.view(context, setupId),

    'setup.answer': async ({ setupId, step, values }, context) => {
      await walk.answer(await walk.get(context, setupId), step, values)
      return walk.view(context, setupId)
    },

    'setup.look': async ({ setupId, step }, context) => {
      await walk.look(await walk.get(context, setupId), step)
      return walk.view(context, setupId)
    },

    'setup.leave': async ({ setupId, step, returnTo }, context) =>
      walk.leave(await walk.get(context, setupId), step, returnTo ?? `/setups/${setupId}`),

    'setup.abandon': async ({ setupId }, context) => {
      await walk.get(context, setupId)
      const at = new Date(now())
      await changeSetup(
        db,
        setupId,
        at,
        async ({ state, connection_id: connectionId, workspace_id: workspaceId, answers }, tx) => {
          if (state !== 'open') throw new Fault('setup.ended')
          if (connectionId !== null)
            await removeConnection(tx, connectionId, at, (within) =>
              vault.destroyAll({ workspaceId, subjectId: connectionId }, { db: within }),
            )
          const { secret: _, signIn: __, ...kept } = answers
          return { state: 'abandoned', watch: null, answers: kept }
        },
      )
      return null
    },
  }

  return {
    handlers: {
      ...handlers,
      ...deviceHandlers(parts, walk, engine),
      ...registeringHandlers(walk, registering),
      ...linkHandlers(parts, walk, registering),
    },
    roundTrips,
  }
}
