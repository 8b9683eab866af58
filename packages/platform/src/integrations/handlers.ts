import { randomUUID } from 'node:crypto'
import type { Integration } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import { checkEndpoint } from '../connections/places.ts'
import { checkWanted, needsOf, wantedEntities } from '../connections/wanted.ts'
import type { CallContext, Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import {
  type ConnectionCounts,
  countConnections,
  deleteIntegration,
  findIntegration,
  type IntegrationRow,
  insertIntegration,
  listIntegrations,
  updateIntegration,
} from '../store/integrations.ts'

type Operation =
  | 'integrations.list'
  | 'integrations.create'
  | 'integrations.read'
  | 'integrations.update'
  | 'integrations.delete'

/** Reusable recipes for connecting customers. A key that is bound to one integration sees only that one. */
export const integrationHandlers = (
  parts: Pick<Parts, 'db' | 'vault' | 'outgoing' | 'demo' | 'now'>,
): Pick<Handlers, Operation> => {
  const { db, vault, now } = parts

  const get = async (context: CallContext, id: string): Promise<IntegrationRow> => {
    const row = await findIntegration(db, context, id)
    if (row === undefined) throw new Fault('integration.unknown')
    return row
  }

  const view = async (row: IntegrationRow): Promise<Integration> =>
    integrationView(row, (await countConnections(db, [row.id])).get(row.id))

  return {
    'integrations.list': async (_, context) => {
      const rows = await listIntegrations(db, context)
      const counts = await countConnections(
        db,
        rows.map(({ id }) => id),
      )
      return { integrations: rows.map((row) => integrationView(row, counts.get(row.id))) }
    },

    'integrations.create': async ({ name, flow, endpoint, wanted }, context) => {
      if (context.integrationId !== undefined)
        throw new Fault('request.forbidden', { message: 'A key for one integration may not make others.' })
      const at = new Date(now())
      const row = await insertIntegration(db, {
        id: randomUUID(),
        workspace_id: context.workspaceId,
        name,
        flow,
        endpoint: endpoint && JSON.stringify(checkEndpoint(endpoint, parts)),
        wanted: JSON.stringify(checkWanted(wanted)),
        enabled: true,
        created_at: at,
        updated_at: at,
      })
      return integrationView(row, undefined)
    },

    'integrations.read': async ({ integrationId }, context) => {
      const row = await get(context, integrationId)
      return { ...(await view(row)), needs: needsOf(wantedEntities(row.wanted)) }
    },

    'integrations.update': async ({ integrationId, name, endpoint, wanted, enabled }, context) => {
      await get(context, integrationId)
      const row = await updateIntegration(db, integrationId, {
        updated_at: new Date(now()),
        ...(name !== undefined && { name }),
        ...(endpoint !== undefined && { endpoint: endpoint && JSON.stringify(checkEndpoint(endpoint, parts)) }),
        ...(wanted !== undefined && { wanted: JSON.stringify(checkWanted(wanted)) }),
        ...(enabled !== undefined && { enabled }),
      })
      return view(row)
    },

    'integrations.delete': async ({ integrationId }, context) => {
      const { workspace_id: workspaceId } = await get(context, integrationId)
      const deleted = await deleteIntegration(db, integrationId, (connectionId, within) =>
        vault.destroyAll({ workspaceId, connectionId }, { db: within }),
      )
      if (!deleted) throw new Fault('integration.in_use')
      return null
    },
  }
}

const integrationView = (row: IntegrationRow, counts: ConnectionCounts | undefined): Integration => ({
  id: row.id,
  name: row.name,
  flow: row.flow,
  endpoint: row.endpoint,
  wanted: row.wanted,
  enabled: row.enabled,
  connections: counts ?? { connected: 0, needsAttention: 0, inSetup: 0 },
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
})
