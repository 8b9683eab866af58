import { type ClientCredential, clientCredentials, type TokenSource, tokenCache } from '@landbridge/auth'
import {
  type CompanyClient,
  createClient,
  createGovernor,
  type EnvironmentClient,
  type Governor,
  type Transport,
} from '@landbridge/client'
import { endpointsOf, Fault, type FaultCode } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { type ConnectionView, findConnection, setHealth } from '../store/connections.ts'
import type { Scope } from '../store/integrations.ts'
import type { StoredEnvironment } from '../store/tables/connections.ts'
import { openCredential } from './credentials.ts'
import { createRenewal } from './renewal.ts'

/** A connection that may be used now. */
export interface OpenConnection {
  readonly row: ConnectionView
  readonly client: EnvironmentClient
  /**
   * The client for one of its companies. While its environment may be a copy, it only reads.
   *
   * @param id @default its first company
   * @throws Fault `connection.company_unknown`
   */
  readonly company: (id?: string) => CompanyClient
  /** A client for another environment of the same directory, with the same token and limits; it only reads. */
  readonly elsewhere: (environment: StoredEnvironment) => EnvironmentClient
  /** Does something with Business Central, and notes it when the answer means that the connection is broken. */
  readonly use: <T>(work: () => Promise<T>) => Promise<T>
}

/** An environment to be administered, and the way there. */
export interface OpenPlace {
  readonly row: ReadyConnection
  readonly client: EnvironmentClient
  /** A token for Business Central, from the cache while it is fresh. */
  readonly token: () => Promise<string>
  /** Asks for a new token with the next request, for example after a permission was given. */
  readonly forgetToken: () => void
}

/** Opens connections, and keeps what was opened: tokens, clients and limits live in this process. */
export interface Connections {
  /** @throws Fault `connection.unknown` */
  readonly get: (scope: Scope, id: string) => Promise<ConnectionView>
  /** @throws Fault `connection.unknown`, `connection.not_ready`, `connection.paused`, `integration.off` */
  readonly open: (scope: Scope, id: string) => Promise<OpenConnection>
  /**
   * A connection whose environment is chosen, to administer that environment; also while it is still set up.
   *
   * @throws Fault `connection.unknown`, `connection.not_ready`, `connection.paused`, `connection.writes_stopped`,
   *         `integration.off`
   */
  readonly openPlace: (scope: Scope, id: string) => Promise<OpenPlace>
  /**
   * The credential with which the application proves who it is, opened: the connection's own, or the integration's.
   * Undefined where none is stored.
   *
   * @throws Fault `vault.sealed`
   */
  readonly credential: (place: CredentialPlace) => Promise<ClientCredential | undefined>
  /** Tokens of the person who signed in; undefined where the connection acts as an application. */
  readonly signIn: (row: Pick<ConnectionView, 'id' | 'workspace_id' | 'flow'>) => TokenSource | undefined
  /** Asks for a new token with the next request, for example after permissions were granted. */
  readonly forgetToken: (row: Pick<ConnectionView, 'id'>) => void
}

export type CredentialPlace = Pick<
  ConnectionView,
  'id' | 'workspace_id' | 'integration_id' | 'flow' | 'app' | 'credential_id'
>

/** Clients kept; each is small, and the one that was longest unused makes room. */
const mostClients = 5_000

type ConnectionParts = Pick<Parts, 'db' | 'vault' | 'outgoing' | 'now'>

export const createConnections = ({ db, vault, outgoing, now }: ConnectionParts): Connections => {
  const tokens = tokenCache({ now })
  const renewal = createRenewal({ db, vault, outgoing, now })
  const clients = new Map<string, { readonly madeOf: string; readonly client: EnvironmentClient }>()
  const governors = new Map<string, Governor>()

  const get: Connections['get'] = async (scope, id) => {
    const row = await findConnection(db, scope, id)
    if (row === undefined) throw new Fault('connection.unknown')
    return row
  }

  const credential: Connections['credential'] = async (place) => {
    const { id, workspace_id: workspaceId, integration_id, flow, app, credential_id } = place
    if (flow !== 'service-to-service')
      return app === null
        ? undefined
        : openCredential(vault, { workspaceId, subjectId: integration_id }, app.credential)
    if (credential_id === null) return undefined
    return openCredential(vault, { workspaceId, subjectId: id }, { id: credential_id, kind: 'secret' })
  }

  const signIn: Connections['signIn'] = ({ id, workspace_id: workspaceId, flow }) =>
    flow === 'delegated' ? renewal.source({ workspaceId, connectionId: id }) : undefined

  /** The credential is opened for each request to Entra, and not kept. */
  const applicationSource =
    (row: ReadyConnection): TokenSource =>
    async (options) => {
      const opened = await credential(row)
      if (opened === undefined) throw new Fault('connection.not_ready')
      const { endpoints, tenant_id: tenant, client_id: clientId } = row
      const { authority } = endpoints
      return clientCredentials({ authority, tenant, clientId, credential: opened, fetch: outgoing.fetch, now })(options)
    }

  const governorOf = ({ endpoints, tenant_id, client_id, person }: ReadyConnection): Governor => {
    // Limits count per user: the person who signed in, or the application as one user of a directory.
    const principal = `${endpoints.api} ${tenant_id} ${person?.objectId ?? client_id}`
    const governor = governors.get(principal) ?? createGovernor({ now })
    remember(governors, principal, governor)
    return governor
  }

  const forgetToken: Connections['forgetToken'] = ({ id }) => tokens.forget(id)

  /** @param stopped Why nothing may be written. */
  const makeClient = (row: ReadyConnection, token: TokenSource, stopped: string | undefined): EnvironmentClient =>
    createClient({
      endpoints: row.endpoints,
      tenant: row.tenant_id,
      environment: row.environment.name,
      token: async ({ signal }) => (await token(signal ? { signal } : {})).token,
      governor: governorOf(row),
      transport: stopped === undefined ? outgoing.transport : readOnly(outgoing.transport, stopped),
      now,
    })

  const sourceOf = (row: ReadyConnection): TokenSource => tokens.source(row.id, signIn(row) ?? applicationSource(row))

  const clientOf = (row: ReadyConnection): EnvironmentClient => {
    const madeOf = `${row.revision} ${row.app?.credential.id ?? ''}`
    const known = clients.get(row.id)
    if (known?.madeOf === madeOf) return known.client
    // A token of before a change of what the connection is made of is not used after it.
    forgetToken(row)
    const notice = row.environment_notice
    const client = makeClient(row, sourceOf(row), notice?.stopsWrites ? notice.what : undefined)
    remember(clients, row.id, { madeOf, client })
    return client
  }

  const note = async (row: ConnectionView, error: unknown): Promise<void> => {
    if (!(error instanceof Fault) || !breaks(error)) return
    // The token may be older than a permission that was granted since.
    forgetToken(row)
    const at = new Date(now())
    await setHealth(db, row.id, { from: ['connected'], to: 'needs-attention', reason: error.message, at })
  }

  const open: Connections['open'] = async (scope, id) => {
    const row = await get(scope, id)
    mustBeOn(row)
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
      elsewhere: (environment) =>
        makeClient(
          { ...row, environment, endpoints: endpointsOf(row.endpoints, { family: '', ...environment }) },
          sourceOf(row),
          'This is not the environment of the connection.',
        ),
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

  const openPlace: Connections['openPlace'] = async (scope, id) => {
    const row = await get(scope, id)
    mustBeOn(row)
    if (!isPlaced(row)) throw new Fault('connection.not_ready')
    if (row.environment_notice?.stopsWrites === true)
      throw new Fault('connection.writes_stopped', { message: `Nothing is changed: ${row.environment_notice.what}` })
    // A set-up changes its connection with every look, and that alone is no reason for another token.
    const identity = row.person?.objectId ?? row.credential_id ?? row.app?.credential.id ?? ''
    const key = `${row.id} place ${row.tenant_id} ${row.client_id} ${identity}`
    const source = tokens.source(key, signIn(row) ?? applicationSource(row))
    return {
      row,
      client: makeClient(row, source, undefined),
      token: async () => (await source({})).token,
      forgetToken: () => tokens.forget(key),
    }
  }

  return { get, open, openPlace, credential, signIn, forgetToken }
}

/** @throws Fault `integration.off`, `connection.paused` */
export const mustBeOn = (row: Pick<ConnectionView, 'integration_enabled' | 'paused_at'>): void => {
  if (!row.integration_enabled) throw new Fault('integration.off')
  if (row.paused_at !== null) throw new Fault('connection.paused')
}

/** Lets nothing through that might write, whoever asks and for whatever. */
const readOnly =
  (transport: Transport, why: string): Transport =>
  async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new Fault('connection.writes_stopped', { message: `Nothing is written: ${why}` })
    return transport(request)
  }

/** A connection with all that a client is made of. */
export interface ReadyConnection extends ConnectionView {
  readonly endpoints: NonNullable<ConnectionView['endpoints']>
  readonly tenant_id: string
  readonly client_id: string
  readonly environment: NonNullable<ConnectionView['environment']>
}

/** Whether it is known where a connection leads; the companies may still be open. */
const isPlaced = (row: ConnectionView): row is ReadyConnection =>
  row.endpoints !== null && row.tenant_id !== null && row.client_id !== null && row.environment !== null

export const isReady = (row: ConnectionView): row is ReadyConnection =>
  isPlaced(row) &&
  (row.flow === 'service-to-service' || row.app !== null) &&
  (row.flow === 'shared-app' || row.credential_id !== null) &&
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
