import {
  type ClientCredential,
  clientCredentials,
  createGraph,
  findHomeTenant,
  type Graph,
  graphScope,
  readClaims,
} from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import { openCredential } from '../connections/credentials.ts'
import type { Parts } from '../parts.ts'
import { type HolderView, type KeyRow, keysOf } from '../store/credential-life.ts'
import { listTenants } from '../store/credential-use.ts'
import type { Owner } from '../vault/vault.ts'

/** What the life of credentials works with. */
export type LifeParts = Pick<Parts, 'db' | 'log' | 'runs' | 'vault' | 'outgoing' | 'now'>

/** An application at Graph, in the directory where it is registered, in its own name. */
export interface OwnGraph {
  readonly graph: Graph
  readonly tenant: string
  readonly clientId: string
  /** Application permissions of Graph in its token; none where the token cannot be read. */
  readonly roles: readonly string[]
  /** Object id of its service principal there. */
  readonly principalId: string | undefined
}

/** Whom the vault has the credentials of a holder for. */
export const ownerOf = ({ workspace_id, subject_id }: Pick<HolderView, 'workspace_id' | 'subject_id'>): Owner => ({
  workspaceId: workspace_id,
  subjectId: subject_id,
})

/** Opens a secret or certificate. @throws Fault `vault.sealed` */
export const openKey = (
  { vault }: Pick<LifeParts, 'vault'>,
  holder: HolderView,
  { kind, vault_id: id }: Pick<KeyRow, 'kind' | 'vault_id'>,
): Promise<ClientCredential> => {
  if (id === null || (kind !== 'secret' && kind !== 'certificate')) throw new Fault('credential.over')
  return openCredential(vault, ownerOf(holder), { id, kind })
}

const timeoutMs = 30_000

/**
 * Opens Graph for the application of a holder, proved by one of its credentials.
 *
 * @param tenant Of which directory.
 * @throws Fault `auth.*`, `net.*`, `connection.not_ready` where it is not known how the application is reached
 */
export const openGraph = async (
  { vault, outgoing, now }: Pick<LifeParts, 'vault' | 'outgoing' | 'now'>,
  holder: HolderView,
  key: KeyRow,
  tenant: string,
): Promise<OwnGraph> => {
  const { endpoints, client_id: clientId } = holder
  if (endpoints === null || clientId === null) throw new Fault('connection.not_ready')
  const { fetch } = outgoing
  const credential = await openKey({ vault }, holder, key)
  const source = clientCredentials({
    authority: endpoints.authority,
    tenant,
    clientId,
    credential,
    scope: graphScope,
    fetch,
    now,
  })
  const { token } = await source()
  const claims = readClaims(token)
  return {
    graph: createGraph({ graph: endpoints.graph, token, fetch, now, timeoutMs }),
    tenant,
    clientId,
    roles: claims?.roles ?? [],
    principalId: claims?.oid,
  }
}

/**
 * The directory where the application of a holder is registered. That of the vendor is found by way of a customer's
 * directory, where its service principal says where it comes from.
 *
 * @returns Undefined where nobody knows it yet.
 * @throws Fault `auth.*`, `graph.*`, `net.*`
 */
export const findHome = async (parts: LifeParts, holder: HolderView, key: KeyRow): Promise<string | undefined> => {
  if (holder.home_tenant !== null) return holder.home_tenant
  if (holder.connection_id !== null) return holder.tenant_id ?? undefined
  for (const tenant of await listTenants(parts.db, holder.integration_id)) {
    const { graph, clientId } = await openGraph(parts, holder, key, tenant)
    const home = await findHomeTenant(graph, clientId)
    if (home !== undefined) return home
  }
  return undefined
}

/** The credential that a holder uses now, where it is one of an application. */
export const activeKey = async (parts: Pick<LifeParts, 'db'>, subjectId: string): Promise<KeyRow | undefined> =>
  (await keysOf(parts.db, subjectId)).find(
    ({ state, kind }) => state === 'active' && (kind === 'secret' || kind === 'certificate'),
  )
