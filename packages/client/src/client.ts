import {
  type automationEntities,
  type Endpoints,
  type Entity,
  type EnvironmentAddress,
  type entities,
  entitiesOf,
  environmentUrl,
  findEntity,
  microsoftEndpoints,
  type RouteName,
  routes,
} from '@landbridge/model'
import type { EntitySet, RecordSet } from './entity-set.ts'
import { type EnvironmentInfo, readEnvironments } from './environments.ts'
import { createGovernor, type Governor } from './governor.ts'
import { type RawAnswer, type RawRequest, sendRaw } from './raw.ts'
import { makeRecordSet } from './record-set.ts'
import type { CallOptions, Connection } from './send.ts'
import { fetchTransport, type Transport } from './transport.ts'
import { type Wait, waitFor } from './wait.ts'

/** Gets a token for each request. A function without parameters will do. */
export type TokenGetter = (options: { readonly signal?: AbortSignal }) => Promise<string>

export interface ClientOptions {
  /** Directory of the customer: GUID or verified domain. */
  readonly tenant: string
  /** Environment name as the admin center shows it, for example `Production`. */
  readonly environment: string
  /** Id of the company, a GUID. Without it only what lies outside companies can be reached. */
  readonly company?: string
  /** Called before each request; the client keeps no token. */
  readonly token: TokenGetter
  /** Where Business Central's services are. @default those of Microsoft's public cloud */
  readonly endpoints?: Pick<Endpoints, 'api'>
  /** Longest wait for one answer, in milliseconds. @default 60_000 */
  readonly timeoutMs?: number
  /**
   * How long one call may go on trying and waiting for limits, in milliseconds; a fault that asks for a longer pause is
   * thrown at once, with `retryAfterMs`. 0 never tries again. @default 60_000
   */
  readonly patienceMs?: number
  /** Keeps the limits; to be shared by all clients of one principal. @default one of its own */
  readonly governor?: Governor
  /** The way out to the network. @default a transport over globalThis.fetch */
  readonly transport?: Transport
  /** Language of texts in answers, for example of faults and AL options. @default 'en-US' */
  readonly language?: string
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number
  /** Chance, from 0 to below 1; spreads the pauses. @default Math.random */
  readonly random?: () => number
  /** How to let time pass. @default a timer */
  readonly wait?: Wait
}

type SetsOf<T> = { readonly [K in keyof T]: EntitySet<T[K]> }
type OutsideCompanies<T> = { [K in keyof T]: T[K] extends { readonly everyCompany: true } ? K : never }[keyof T]

/** The entity sets of the standard route. */
export type StandardSets = SetsOf<typeof entities>
/** The entity sets of the automation route. */
export type AutomationSets = SetsOf<typeof automationEntities> &
  SetsOf<Pick<typeof entities, OutsideCompanies<typeof entities>>>

/** What can be reached of an environment without choosing a company. */
export interface EnvironmentClient extends SetsOf<Pick<typeof entities, OutsideCompanies<typeof entities>>> {
  /** Address of the environment. */
  readonly url: string
  readonly governor: Governor
  /** The same client for one company. Limits stay shared. */
  company(id: string): CompanyClient
  /** The environments that the token may see. */
  environments(options?: CallOptions): Promise<EnvironmentInfo[]>
  /**
   * An entity set by a name of which the types know nothing.
   *
   * @param options.route   `standard`, `automation`, or a custom route as `publisher/group/version`. @default 'standard'
   * @param options.company Id of another company, or null for what lies outside companies. @default the client's; none
   *   for a set that the model knows to lie outside
   */
  records(set: string, options?: { readonly route?: string; readonly company?: string | null }): RecordSet
  /**
   * Sends a request of the caller's own making below the environment, with the same limits, faults and repetition:
   * a GET is repeated, anything else only where nothing can have happened.
   *
   * @param request.path Below the environment, for example `api/v2.0/$metadata`.
   */
  request(request: RawRequest, options?: CallOptions): Promise<RawAnswer>
  /** An entity set of a custom API that is described by a table of its own. */
  custom<const E extends Entity>(entity: E, route: string): EntitySet<E>
}

/** A client for one company: each entity set is a property. */
export interface CompanyClient extends EnvironmentClient, StandardSets {
  readonly companyId: string
  /** The automation API: companies, users, permissions, extensions. */
  readonly automation: AutomationSets
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Opens a client for Business Central. Nothing is sent yet.
 *
 * @throws TypeError An option cannot be right.
 * @example const bc = createClient({ tenant, environment: 'Production', company, token })
 */
export function createClient(options: ClientOptions & { readonly company: string }): CompanyClient
export function createClient(options: ClientOptions): EnvironmentClient
export function createClient(options: ClientOptions): EnvironmentClient {
  for (const name of ['tenant', 'environment'] as const)
    if (/^\.*$/.test(options[name])) throw new TypeError(`${name} is no name`)
  if (options.company !== undefined && !guid.test(options.company))
    throw new TypeError('company must be the id of a company, a GUID')
  const { now = Date.now, wait = waitFor, endpoints = microsoftEndpoints } = options
  const place: Place = {
    at: { endpoints, tenant: options.tenant, environment: options.environment },
    company: options.company,
    connection: {
      url: environmentUrl({ endpoints, tenant: options.tenant, environment: options.environment }),
      token: options.token,
      transport: options.transport ?? fetchTransport,
      governor: options.governor ?? createGovernor({ now, wait }),
      now,
      wait,
      random: options.random ?? Math.random,
      timeoutMs: options.timeoutMs ?? 60_000,
      patienceMs: options.patienceMs ?? 60_000,
      language: options.language ?? 'en-US',
    },
  }
  return openPlace(place) as EnvironmentClient
}

/** An environment, perhaps one company of it, and the way there. */
interface Place {
  readonly at: EnvironmentAddress
  readonly company: string | undefined
  readonly connection: Connection
}

const openPlace = (place: Place): unknown => {
  const { connection, company } = place
  const client = {
    url: connection.url,
    governor: connection.governor,
    company: (id: string) => {
      if (!guid.test(id)) throw new TypeError('company must be the id of a company, a GUID')
      return openPlace({ ...place, company: id })
    },
    environments: (options?: CallOptions) => readEnvironments(connection, place.at.endpoints, options),
    request: (request: RawRequest, options?: CallOptions) => sendRaw(connection, request, options),
    records: (set: string, options: { readonly route?: string; readonly company?: string | null } = {}) =>
      openRecords(place, set, options),
    custom: (entity: Entity, route: string) =>
      makeRecordSet(connection, {
        url: setUrl(place, entity.set, route, entity.everyCompany ? null : company),
        entity,
        find: () => undefined,
      }),
    ...(company !== undefined && { companyId: company }),
  }
  return withSets(client, place, 'standard')
}

const openRecords = (
  place: Place,
  set: string,
  { route = 'standard', company }: { readonly route?: string; readonly company?: string | null },
): RecordSet => {
  if (!/^[A-Za-z_]\w*$/.test(set)) throw new TypeError(`set '${set}' is no name of an entity set`)
  const find = (name: string) => (isRouteName(route) ? findEntity(name, route) : undefined)
  const entity = find(set)
  const within = company === undefined ? (entity?.everyCompany ? null : place.company) : company
  return makeRecordSet(place.connection, { url: setUrl(place, set, route, within), entity, find })
}

const isRouteName = (route: string): route is RouteName => Object.hasOwn(routes, route)
const customRoute = /^(v\d+\.\d+|beta|\w[\w.-]*\/\w[\w.-]*\/\w[\w.-]*)$/

const setUrl = ({ at }: Place, set: string, route: string, company: string | null | undefined): string => {
  if (!isRouteName(route) && !customRoute.test(route))
    throw new TypeError(`route '${route}' must be standard, automation or publisher/group/version`)
  if (company !== null && company !== undefined && !guid.test(company))
    throw new TypeError('company must be the id of a company, a GUID')
  const base = `${environmentUrl(at)}/${isRouteName(route) ? routes[route].path : `api/${route}`}`
  return company == null ? `${base}/${set}` : `${base}/companies(${company})/${set}`
}

/** Gives a client the entity sets of a route, each made when it is first asked for. */
const withSets = (client: object, place: Place, route: RouteName): unknown => {
  const automation = () => withSets({}, place, 'automation')
  const opened = Object.defineProperties(Object.create(setsOf(route)), Object.getOwnPropertyDescriptors(client))
  if (route === 'standard' && place.company !== undefined)
    Object.defineProperty(opened, 'automation', { get: automation })
  return Object.defineProperty(opened, placeOf, { value: place })
}

const placeOf = Symbol('place')
const prototypes = new Map<RouteName, object>()

/** The getters of a route, made once for all clients: there are 170 sets and may be ten thousand clients. */
const setsOf = (route: RouteName): object => {
  const made =
    prototypes.get(route) ??
    Object.defineProperties(
      {},
      Object.fromEntries(entitiesOf(route).map((entity) => [entity.set, getterOf(entity, route)])),
    )
  prototypes.set(route, made)
  return made
}

const getterOf = ({ set, everyCompany }: Entity, route: RouteName): PropertyDescriptor => ({
  enumerable: true,
  get(this: { readonly [placeOf]: Place }) {
    const place = this[placeOf]
    if (!everyCompany && place.company === undefined) throw new TypeError(`company is needed to reach ${set}`)
    const value = openRecords(place, set, { route })
    Object.defineProperty(this, set, { value, enumerable: true })
    return value
  },
})
