import { randomUUID } from 'node:crypto'
import type { Integration } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import { checkEndpoint } from '../connections/places.ts'
import { checkWanted, needsOf, wantedOf } from '../connections/wanted.ts'
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
import { storeApp } from './app.ts'

type Operation =
  | 'integrations.list'
  | 'integrations.create'
  | 'integrations.read'
  | 'integrations.update'
  | 'integrations.delete'

/** Reusable recipes for connecting customers. A key that is bound to one integration sees only that one. */
export const integrationHandlers = (
  parts: Pick<Parts, 'db' | 'vault' | 'outgoing' | 'demo' | 'now' | 'callbackUrl'>,
): Pick<Handlers, Operation> => {
  const { db, vault, now, callbackUrl } = parts

  const get = async (context: CallContext, id: string): Promise<IntegrationRow> => {
    const row = await findIntegration(db, context, id)
    if (row === undefined) throw new Fault('integration.unknown')
    return row
  }

  const show = (row: IntegrationRow, counts: ConnectionCounts | undefined): Integration => ({
    id: row.id,
    name: row.name,
    flow: row.flow,
    endpoint: row.endpoint,
    app: row.app && viewApp(row.app),
    redirectUri: callbackUrl(),
    wanted: row.wanted,
    brand: row.brand,
    returnAddresses: row.return_addresses,
    enabled: row.enabled,
    connections: counts ?? { connected: 0, needsAttention: 0, inSetup: 0 },
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  })

  const view = async (row: IntegrationRow): Promise<Integration> =>
    show(row, (await countConnections(db, [row.id])).get(row.id))

  return {
    'integrations.list': async (_, context) => {
      const rows = await listIntegrations(db, context)
      const counts = await countConnections(
        db,
        rows.map(({ id }) => id),
      )
      return { integrations: rows.map((row) => show(row, counts.get(row.id))) }
    },

    'integrations.create': async ({ name, flow, endpoint, app, wanted, brand, returnAddresses }, context) => {
      if (context.integrationId !== undefined)
        throw new Fault('request.forbidden', { message: 'A key for one integration may not make others.' })
      const at = new Date(now())
      const id = randomUUID()
      const owner = { workspaceId: context.workspaceId, subjectId: id }
      const row = await db.transaction().execute(async (tx) =>
        insertIntegration(tx, {
          id,
          workspace_id: context.workspaceId,
          name,
          flow,
          endpoint: endpoint && JSON.stringify(checkEndpoint(endpoint, parts)),
          app: app ? JSON.stringify(await storeApp(vault, owner, app, null, { db: tx })) : null,
          brand: brand && JSON.stringify(brand),
          return_addresses: JSON.stringify(originsOf(returnAddresses)),
          wanted: JSON.stringify(checkWanted(wanted)),
          enabled: true,
          created_at: at,
          updated_at: at,
        }),
      )
      return show(row, undefined)
    },

    'integrations.read': async ({ integrationId }, context) => {
      const row = await get(context, integrationId)
      return { ...(await view(row)), needs: needsOf(wantedOf(row), row.flow, row.extension) }
    },

    'integrations.update': async (input, context) => {
      const { integrationId, name, endpoint, app, wanted, brand, returnAddresses, enabled } = input
      const before = await get(context, integrationId)
      const owner = { workspaceId: before.workspace_id, subjectId: integrationId }
      const row = await db.transaction().execute(async (tx) =>
        updateIntegration(tx, integrationId, {
          updated_at: new Date(now()),
          ...(name !== undefined && { name }),
          ...(endpoint !== undefined && { endpoint: endpoint && JSON.stringify(checkEndpoint(endpoint, parts)) }),
          ...(app && { app: JSON.stringify(await storeApp(vault, owner, app, before.app, { db: tx })) }),
          ...(wanted !== undefined && { wanted: JSON.stringify(checkWanted(wanted)) }),
          ...(brand !== undefined && { brand: brand && JSON.stringify(brand) }),
          ...(returnAddresses && { return_addresses: JSON.stringify(originsOf(returnAddresses)) }),
          ...(enabled !== undefined && { enabled }),
        }),
      )
      return view(row)
    },

    'integrations.delete': async ({ integrationId }, context) => {
      const { workspace_id: workspaceId } = await get(context, integrationId)
      const deleted = await deleteIntegration(db, integrationId, (subjectId, within) =>
        vault.destroyAll({ workspaceId, subjectId }, { db: within }),
      )
      if (!deleted) throw new Fault('integration.in_use')
      return null
    },
  }
}

/** Only the origin decides; paths may change. */
const originsOf = (addresses: readonly string[]): string[] => [
  ...new Set(addresses.map((each) => new URL(each).origin)),
]

const viewApp = ({ clientId, credential: { kind, hint, endsOn } }: NonNullable<IntegrationRow['app']>) => ({
  clientId,
  credential: { kind, hint, endsOn },
})
