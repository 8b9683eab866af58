import { type ClientCredential, clientCredentials, type TokenSource, tokenCache } from '@landbridge/auth'
import {
  type CompanyClient,
  createClient,
  createGovernor,
  type EnvironmentClient,
  type Governor,
  type GovernorState,
  type Transport,
} from '@landbridge/client'
import { endpointsOf, Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { type CandidateView, findCandidate } from '../store/candidates.ts'
import type { ConnectionView } from '../store/connections.ts'
import type { Scope } from '../store/integrations.ts'
import type { StoredEnvironment } from '../store/tables/connections.ts'
import { type Calls, createCalls, type Use } from './calls.ts'
import { openCredential } from './credentials.ts'
import { isPlaced, isReady, mustBeOn, type ReadyConnection } from './ready.ts'
import { rememberRefused } from './refusals.ts'
import { remember } from './remember.ts'
import { createRenewal } from './renewal.ts'
import { askWithCredential } from './spare-credentials.ts'

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
  readonly use: <T>(work: () => Promise<T>, about?: Use) => Promise<T>
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
  readonly get: (scope: Scope, id: string, setupId?: string | null) => Promise<CandidateView>
  /** @throws Fault `connection.unknown`, `connection.not_ready`, `connection.paused`, `integration.off` */
  readonly open: (scope: Scope, id: string) => Promise<OpenConnection>
  /**
   * A connection whose environment is chosen, to administer that environment; also while it is still set up.
   *
   * @param setupId As this set-up would make it, where that keeps something apart.
   * @throws Fault `connection.unknown`, `connection.not_ready`, `connection.paused`, `connection.writes_stopped`,
   *         `integration.off`
   */
  readonly openPlace: (scope: Scope, id: string, setupId?: string) => Promise<OpenPlace>
  /**
   * The credential with which the application proves who it is, opened: the connection's own, or the integration's.
   * Undefined where none is stored.
   *
   * @throws Fault `vault.sealed`
   */
  readonly credential: (place: CredentialPlace) => Promise<ClientCredential | undefined>
  /** Tokens of the application as calls get them, each asked for anew: by whichever of its credentials is good. */
  readonly application: (row: ReadyConnection) => TokenSource
  /** Tokens of the person who signed in; undefined where the connection acts as an application. */
  readonly signIn: (row: Pick<CandidateView, 'id' | 'workspace_id' | 'flow' | 'signInOf'>) => TokenSource | undefined
  /** Asks for a new token with the next request, for example after permissions were granted. */
  readonly forgetToken: (row: Pick<ConnectionView, 'id'>) => void
  /** What this process counts of the limits that Business Central has for whoever the connection acts as. */
  readonly ownUse: (row: ReadyConnection) => GovernorState
  /** Has somebody told of each call that is refused for a reason of access or sign-in. */
  readonly whenRefused: Calls['whenRefused']
}

export type CredentialPlace = Pick<
  ConnectionView,
  'id' | 'workspace_id' | 'integration_id' | 'flow' | 'app' | 'credential_id' | 'credential_kind'
>

type ConnectionParts = Pick<Parts, 'db' | 'vault' | 'outgoing' | 'now'>

export const createConnections = ({ db, vault, outgoing, now }: ConnectionParts): Connections => {
  const tokens = tokenCache({ now })
  const renewal = createRenewal({ db, vault, outgoing, now })
  const clients = new Map<string, { readonly madeOf: string; readonly client: EnvironmentClient }>()
  const governors = new Map<string, Governor>()
  const { transport, requestOf } = rememberRefused(outgoing.transport)
  const forgetToken: Connections['forgetToken'] = ({ id }) => tokens.forget(id)
  const calls = createCalls({ db, now }, { forgetToken, requestOf })

  const get: Connections['get'] = async (scope, id, setupId) => {
    const row = await findCandidate(db, scope, { connectionId: id, setupId })
    if (row === undefined) throw new Fault('connection.unknown')
    return row
  }

  const credential: Connections['credential'] = async (place) => {
    const named = namedCredential(place)
    return named && openCredential(vault, named.owner, named)
  }

  const signIn: Connections['signIn'] = ({ id, workspace_id: workspaceId, flow, signInOf: setupId }) =>
    flow === 'delegated' ? renewal.source({ workspaceId, connectionId: id, setupId }) : undefined

  /** The credential is opened for each request to Entra, and not kept. */
  const applicationSource =
    (row: ReadyConnection): TokenSource =>
    async (options) => {
      const named = namedCredential(row)
      if (named === undefined) throw new Fault('connection.not_ready')
      const { endpoints, tenant_id: tenant, client_id: clientId } = row
      const { authority } = endpoints
      const { fetch } = outgoing
      return askWithCredential({ db, vault, now }, named.owner, named, (credential) =>
        clientCredentials({ authority, tenant, clientId, credential, fetch, now })(options),
      )
    }

  const governorOf = ({ endpoints, tenant_id, client_id, person }: ReadyConnection): Governor => {
    // Limits count per user: the person who signed in, or the application as one user of a directory.
    const principal = `${endpoints.api} ${tenant_id} ${person?.objectId ?? client_id}`
    const governor = governors.get(principal) ?? createGovernor({ now })
    remember(governors, principal, governor)
    return governor
  }

  /** @param stopped Why nothing may be written. */
  const makeClient = (row: ReadyConnection, token: TokenSource, stopped: string | undefined): EnvironmentClient =>
    createClient({
      endpoints: row.endpoints,
      tenant: row.tenant_id,
      environment: row.environment.name,
      token: async ({ signal }) => (await token(signal ? { signal } : {})).token,
      governor: governorOf(row),
      transport: stopped === undefined ? transport : readOnly(transport, stopped),
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
      use: (work, about = {}) => calls.use(row, work, about),
    }
  }

  const openPlace: Connections['openPlace'] = async (scope, id, setupId) => {
    const row = await get(scope, id, setupId)
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

  return {
    get,
    open,
    openPlace,
    credential,
    application: applicationSource,
    signIn,
    forgetToken,
    ownUse: (row) => governorOf(row).state(),
    whenRefused: calls.whenRefused,
  }
}

/** Where the vault has what the application proves itself with: the connection's own, or that of the vendor's application. */
const namedCredential = (place: CredentialPlace) => {
  const { id, workspace_id: workspaceId, integration_id, flow, app, credential_id, credential_kind: kind } = place
  if (flow !== 'service-to-service')
    return app === null ? undefined : { owner: { workspaceId, subjectId: integration_id }, ...app.credential }
  return credential_id === null ? undefined : { owner: { workspaceId, subjectId: id }, id: credential_id, kind }
}

/** Lets nothing through that might write, whoever asks and for whatever. */
const readOnly =
  (transport: Transport, why: string): Transport =>
  async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new Fault('connection.writes_stopped', { message: `Nothing is written: ${why}` })
    return transport(request)
  }
