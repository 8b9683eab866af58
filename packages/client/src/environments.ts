import { type Endpoints, environmentsUrl, Fault, microsoftEndpoints } from '@landbridge/model'
import { createGovernor, type Governor } from './governor.ts'
import { type CallOptions, type Connection, readJson, send } from './send.ts'
import { fetchTransport, type Transport } from './transport.ts'
import { type Wait, waitFor } from './wait.ts'

/** One environment as a token sees it; properties are spelled as Microsoft spells them. */
export interface EnvironmentInfo {
  readonly aadTenantId: string
  /** `BusinessCentral`, or the family of an embed application. */
  readonly applicationFamily: string
  readonly type: string
  /** With the exact spelling to be put in addresses. */
  readonly name: string
  readonly countryCode: string
  readonly webServiceUrl: string
  readonly webClientLoginUrl: string
  readonly ringName?: string
}

export interface ListEnvironmentsOptions extends CallOptions {
  /** Called before each request. */
  readonly token: (options: { readonly signal?: AbortSignal }) => Promise<string>
  /** Where Business Central's services are. @default those of Microsoft's public cloud */
  readonly endpoints?: Pick<Endpoints, 'api'>
  readonly governor?: Governor
  /** The way out to the network. @default a transport over globalThis.fetch */
  readonly transport?: Transport
  /** How long to go on trying, in milliseconds. @default 60_000 */
  readonly patienceMs?: number
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number
  /** Chance, from 0 to below 1. @default Math.random */
  readonly random?: () => number
  /** How to let time pass. @default a timer */
  readonly wait?: Wait
}

/**
 * Lists the environments that a token may see, before one is chosen. Any Business Central token will do.
 *
 * @throws Fault `bc.credentials_rejected`, `net.*`
 */
export const listEnvironments = async (options: ListEnvironmentsOptions): Promise<EnvironmentInfo[]> => {
  const { endpoints = microsoftEndpoints, now = Date.now, wait = waitFor } = options
  const connection: Connection = {
    url: endpoints.api,
    token: options.token,
    transport: options.transport ?? fetchTransport,
    governor: options.governor ?? createGovernor({ now, wait }),
    now,
    wait,
    random: options.random ?? Math.random,
    timeoutMs: options.timeoutMs ?? 60_000,
    patienceMs: options.patienceMs ?? 60_000,
    language: 'en-US',
  }
  return readEnvironments(connection, endpoints, options)
}

/** The same over a connection that exists already. */
export const readEnvironments = async (
  connection: Connection,
  endpoints: Pick<Endpoints, 'api'>,
  { signal, timeoutMs, priority }: CallOptions = {},
): Promise<EnvironmentInfo[]> => {
  const { value, status } = await send(
    connection,
    {
      method: 'GET',
      url: environmentsUrl(endpoints),
      repeat: 'read',
      ...(signal && { signal }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...(priority && { priority }),
    },
    readJson,
  )
  const list = typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined
  if (!Array.isArray(list))
    throw new Fault('bc.unexpected', { status, message: 'The answer is not a list of environments.' })
  return list
}
