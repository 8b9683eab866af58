import { randomUUID } from 'node:crypto'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { checkEndpoint } from '../connections/places.ts'
import type { Desks } from '../extensions/desk.ts'
import type { Handlers } from '../handler.ts'
import type { Proving } from '../proving/proving.ts'
import { columnsOf } from '../store/candidates.ts'
import { dropCheck } from '../store/checks.ts'
import { removeConnection } from '../store/connections.ts'
import { findIntegration, listIntegrations } from '../store/integrations.ts'
import { beginSetup, changeSetup, listSetups } from '../store/setups.ts'
import type { SetupAnswers } from '../store/tables/setups.ts'
import { candidateOf, ownSecret } from './changes.ts'
import { type DeviceOperation, deviceHandlers } from './device-sign-in.ts'
import { createEngine, type SetupParts, usualTimes, type WatchTimes } from './engine.ts'
import { type LinkOperation, linkHandlers } from './link-handlers.ts'
import { createReconnect } from './reconnecting.ts'
import { type RegisteringOperation, registeringHandlers } from './registering/handlers.ts'
import { createRegistering } from './registering/registering.ts'
import { createRoundTrips, type RoundTrips } from './round-trips.ts'
import { actingApp, sessionOf } from './session.ts'
import { viewSummary } from './view.ts'
import { createWalk } from './walk.ts'

type Operation =
  | 'setup.list'
  | 'setup.start'
  | 'connections.reconnect'
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
  const { db, vault, demo, now, pagesUrl } = parts
  const engine = createEngine(parts, connections, proving, desks, times)
  const registering = createRegistering(parts, engine)
  const roundTrips = createRoundTrips(parts, engine, registering)
  const walk = createWalk(parts, engine, roundTrips)
  const reconnect = createReconnect(parts, connections, engine)

  const handlers: Pick<Handlers, Operation> = {
    'setup.list': async ({ state }, context) => {
      const integrations = new Map((await listIntegrations(db, context)).map((row) => [row.id, row]))
      const rows = await listSetups(db, context, state)
      return {
        setups: rows.flatMap((row) => {
          const integration = integrations.get(row.integration_id)
          return integration === undefined
            ? []
            : [viewSummary(sessionOf(row, integration, { demo, now: now(), pagesUrl: pagesUrl() }))]
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
          companies: '[]',
          ...columnsOf(candidateOf(answers, {}, actingApp(integration))),
          id: connectionId,
          name: linkedAccount.name,
          health: 'in-setup',
          since: at,
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

    'connections.reconnect': async ({ connectionId, step }, context) =>
      walk.view(context, await reconnect(context, connectionId, step)),

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
      await changeSetup(db, setupId, at, async (row, tx) => {
        const { state, connection_id: connectionId, workspace_id: workspaceId, answers, again } = row
        if (state !== 'open') throw new Fault('setup.ended')
        const { secret: _, signIn: __, ...kept } = answers
        const ended = { state: 'abandoned', watch: null, answers: kept } as const
        if (connectionId === null) return ended
        const owner = { workspaceId, subjectId: connectionId }
        if (again === null) {
          await removeConnection(tx, connectionId, at, (within) => vault.destroyAll(owner, { db: within }))
          return ended
        }
        // The connection was there before, and stays with what it has.
        for (const id of [ownSecret(answers), row.sign_in_id])
          if (id != null) await vault.destroy(owner, id, { db: tx })
        if (row.check_id !== null) await dropCheck(tx, row.check_id, at)
        return { ...ended, candidate: null, signInId: null, checkId: null }
      })
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
