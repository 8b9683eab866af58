import { type ClientCredential, clientCredentials, type TokenSource, tokenCache } from '@landbridge/auth'
import {
  type CompanyClient,
  createClient,
  createGovernor,
  type EnvironmentClient,
  type Governor,
} from '@landbridge/client'
import { Fault, type FaultCode } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { type ConnectionView, findConnection, setHealth } from '../store/connections.ts'
import type { Scope } from '../store/integrations.ts'

/** A connection that may be used now. */
export interface OpenConnection {
  readonly row: ConnectionView
  readonly client: EnvironmentClient
  /**
   * The client for one of its companies.
   *
   * @param id @default its first company
   * @throws Fault `connection.company_unknown`
   */
  readonly company: (id?: string) => CompanyClient
  /** Does something with Business Central, and notes it when the answer means that the connection is broken. */
  readonly use: <T>(work: () => Promise<T>) => Promise<T>
}

/** Opens connections, and keeps what was opened: tokens, clients and limits live in this process. */
export interface Connections {
  /** @throws Fault `connection.unknown` */
  readonly get: (scope: Scope, id: string) => Promise<ConnectionView>
  /** @throws Fault `connection.unknown`, `connection.not_ready`, `connection.paused`, `integration.off` */
  readonly open: (scope: Scope, id: string) => Promise<OpenConnection>
  /** The stored credential, opened; undefined where none is stored. @throws Fault `vault.sealed` */
  readonly credential: (row: CredentialPlace) => Promise<ClientCredential | undefined>
  /** Asks for a new token with the next request, for example after permissions were granted. */
  readonly forgetToken: (row: Pick<ConnectionView, 'id' | 'credential_id'>) => void
}

export type CredentialPlace = Pick<ConnectionView, 'id' | 'workspace_id' | 'credential_id'>

/** Clients kept; each is small, and the one that was longest unused makes room. */
const mostClients = 5_000

type ConnectionParts = Pick<Parts, 'db' | 'vault' | 'outgoing' | 'now'>

export const createConnections = ({ db, vault, outgoing, now }: ConnectionParts): Connections => {
  const tokens = tokenCache({ now })
  const clients = new Map<string, { readonly revision: number; readonly client: EnvironmentClient }>()
  const governors = new Map<string, Governor>()

  const get: Connections['get'] = async (scope, id) => {
    const row = await findConnection(db, scope, id)
    if (row === undefined) throw new Fault('connection.unknown')
    return row
  }

  const credential: Connections['credential'] = async ({ id, workspace_id, credential_id }) => {
    if (credential_id === null) return undefined
    const bytes = await vault.open({ workspaceId: workspace_id, connectionId: id }, credential_id)
    return { secret: Buffer.from(bytes).toString('utf8') }
  }

  const tokenKey = ({ id, credential_id }: Pick<ConnectionView, 'id' | 'credential_id'>) => `${id} ${credential_id}`

  /** The credential is opened for each request to Entra, and not kept. */
  const tokenSource =
    (row: ReadyConnection): TokenSource =>
    async (options) => {
      const opened = await credential(row)
      if (opened === undefined) throw new Fault('connection.not_ready')
      const { endpoints, tenant_id: tenant, client_id: clientId } = row
      const { authority } = endpoints
      return clientCredentials({ authority, tenant, clientId, credential: opened, fetch: outgoing.fetch, now })(options)
    }

  const governorOf = ({ endpoints, tenant_id, client_id }: ReadyConnection): Governor => {
    // Limits count per user, an application being one user of a directory.
    const principal = `${endpoints.api} ${tenant_id} ${client_id}`
    const governor = governors.get(principal) ?? createGovernor({ now })
    remember(governors, principal, governor)
    return governor
  }

  const clientOf = (row: ReadyConnection): EnvironmentClient => {
    const known = clients.get(row.id)
    if (known?.revision === row.revision) return known.client
    const token = tokens.source(tokenKey(row), tokenSource(row))
    const client = createClient({
      endpoints: row.endpoints,
      tenant: row.tenant_id,
      environment: row.environment.name,
      token: async ({ signal }) => (await token(signal ? { signal } : {})).token,
      governor: governorOf(row),
      transport: outgoing.transport,
      now,
    })
    remember(clients, row.id, { revision: row.revision, client })
    return client
  }

  const forgetToken: Connections['forgetToken'] = (row) => tokens.forget(tokenKey(row))

  const note = async (row: ConnectionView, error: unknown): Promise<void> => {
    if (!(error instanceof Fault) || !breaks(error)) return
    // The token may be older than a permission that was granted since.
    forgetToken(row)
    const at = new Date(now())
    await setHealth(db, row.id, { from: ['connected'], to: 'needs-attention', reason: error.message, at })
  }

  const open: Connections['open'] = async (scope, id) => {
    const row = await get(scope, id)
    if (!row.integration_enabled) throw new Fault('integration.off')
    if (row.paused_at !== null) throw new Fault('connection.paused')
    if (row.health === 'in-setup' || !isReady(row)) throw new Fault('connection.not_ready')
    const client = clientOf(row)
    return {
      row,
      client,
      company: (companyId = row.companies[0]?.id) => {
        const company = row.companies.find((each) => each.id === companyId)
        if (company === undefined) throw new Fault('connection.company_unknown')
        return client.company(company.id)
      },
      use: async (work) => {
        try {
          return await work()
        } catch (error) {
          await note(row, error)
          throw error
        }
      },
    }
  }

  return { get, open, credential, forgetToken }
}

/** A connection with all that a client is made of. */
export interface ReadyConnection extends ConnectionView {
  readonly endpoints: NonNullable<ConnectionView['endpoints']>
  readonly tenant_id: string
  readonly client_id: string
  readonly environment: NonNullable<ConnectionView['environment']>
  readonly credential_id: string
}

export const isReady = (row: ConnectionView): row is ReadyConnection =>
  row.endpoints !== null &&
  row.tenant_id !== null &&
  row.client_id !== null &&
  row.environment !== null &&
  row.credential_id !== null &&
  row.companies.length > 0

const breaking: readonly FaultCode[] = ['bc.credentials_rejected', 'bc.environment_unknown', 'vault.sealed']

/** Whether a fault means that nothing will work until somebody has mended the connection. */
const breaks = ({ code, fact }: Fault): boolean =>
  breaking.includes(code) || (code.startsWith('auth.') && !fact.retry.startsWith('later'))

/** Keeps a Map in the order of use, and bounded. */
const remember = <V>(map: Map<string, V>, key: string, value: V): void => {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > mostClients && oldest !== undefined) map.delete(oldest)
}
