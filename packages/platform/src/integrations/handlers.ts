import { randomUUID } from 'node:crypto'
import type { Integration } from '@landbridge/contract'
import { Fault, microsoftEndpoints } from '@landbridge/model'
import { type Federation, federationOf } from '../connections/federation.ts'
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
  noConnections,
  updateIntegration,
} from '../store/integrations.ts'
import type { CredentialKind } from '../store/tables/connections.ts'
import type { Within } from '../vault/vault.ts'
import { type AppParts, storeApp } from './app.ts'

type Operation =
  | 'integrations.list'
  | 'integrations.create'
  | 'integrations.read'
  | 'integrations.update'
  | 'integrations.delete'

/** Reusable recipes for connecting customers. A key that is bound to one integration sees only that one. */
export const integrationHandlers = (
  parts: Pick<Parts, 'db' | 'vault' | 'outgoing' | 'demo' | 'now' | 'callbackUrl' | 'pagesUrl'>,
): Pick<Handlers, Operation> => {
  const { db, vault, now, callbackUrl, pagesUrl } = parts

  const get = async (context: CallContext, id: string): Promise<IntegrationRow> => {
    const row = await findIntegration(db, context, id)
    if (row === undefined) throw new Fault('integration.unknown')
    return row
  }

  /** What the vendor's own application has to trust where it shall need no secret. */
  const trustOf = ({ id, endpoint }: Pick<IntegrationRow, 'id' | 'endpoint'>) => {
    const { authority } = endpoint?.addresses ?? microsoftEndpoints
    return federationOf(pagesUrl(), { integrationId: id, subject: id, authority })
  }

  /** What one application is stored with. */
  const appParts = (
    { id, name, endpoint, workspace_id }: Pick<IntegrationRow, 'id' | 'name' | 'endpoint' | 'workspace_id'>,
    within: Within,
  ): AppParts => ({
    vault,
    owner: { workspaceId: workspace_id, subjectId: id },
    within,
    name,
    federation: trustOf({ id, endpoint }),
    now: now(),
  })

  /** @throws Fault `request.invalid` where connections would be without a credential until somebody has acted */
  const mustNotBreak = async ({ id, app }: IntegrationRow, kind: CredentialKind | undefined, isGiven: boolean) => {
    if (app === null || kind === undefined || kind === 'secret' || isGiven) return
    const counts = (await countConnections(db, [id])).get(id) ?? noConnections
    const { inSetup: _, ...inUse } = counts
    if (Object.values(inUse).some((count) => count > 0))
      throw new Fault('request.invalid', {
        field: 'app.kind',
        message:
          'Connections use the stored credential, and Microsoft does not know a new one yet. Roll it over instead: both are good until the new one works.',
      })
  }

  const show = (row: IntegrationRow, counts: ConnectionCounts | undefined): Integration => ({
    id: row.id,
    name: row.name,
    flow: row.flow,
    endpoint: row.endpoint,
    app: row.app && viewApp(row.app),
    federation: viewFederation(trustOf(row)),
    redirectUri: callbackUrl(),
    wanted: row.wanted,
    brand: row.brand,
    returnAddresses: row.return_addresses,
    enabled: row.enabled,
    connections: counts ?? noConnections,
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
      const place = endpoint && checkEndpoint(endpoint, parts)
      const self = { id, name, endpoint: place, workspace_id: context.workspaceId }
      const row = await db.transaction().execute(async (tx) =>
        insertIntegration(tx, {
          id,
          workspace_id: context.workspaceId,
          name,
          flow,
          endpoint: place && JSON.stringify(place),
          app: app ? JSON.stringify(await storeApp(app, null, appParts(self, { db: tx }))) : null,
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
      if (app) await mustNotBreak(before, app.kind, app.certificatePem !== undefined)
      const place = endpoint === undefined ? before.endpoint : endpoint && checkEndpoint(endpoint, parts)
      const row = await db.transaction().execute(async (tx) =>
        updateIntegration(tx, integrationId, {
          updated_at: new Date(now()),
          ...(name !== undefined && { name }),
          ...(endpoint !== undefined && { endpoint: place && JSON.stringify(place) }),
          ...(app && {
            app: JSON.stringify(await storeApp(app, before.app, appParts({ ...before, endpoint: place }, { db: tx }))),
          }),
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

const viewApp = ({ clientId, credential }: NonNullable<IntegrationRow['app']>) => {
  const { kind, hint, endsOn, certificatePem = null } = credential
  return { clientId, credential: { kind, hint, endsOn: endsOn === '' ? null : endsOn, certificatePem } }
}

const viewFederation = ({ unavailable, ...values }: Federation) => ({
  ...values,
  unavailable: unavailable ?? null,
})
