import { adminCenterCalls, type Evidence, entraCalls, type ProtocolFact, protocolFacts } from '@landbridge/model'
import { adminRoutes } from '../admin-center/index.ts'
import { refusedRoutes } from '../graph/refused-routes.ts'
import { routes } from '../graph/routes.ts'
import { type Row, routeAddress } from './addresses.ts'
import { adminBodies, bodyFor, graphBodies } from './bodies.ts'
import { type ControlRow, type FactRow, judge, type Outcome } from './row.ts'
import type { Reply, Trial, TrialWorld } from './world.ts'

const anyId = '5afe0000-0000-4000-8000-000000000000'

const firstRow = async (world: TrialWorld, address: string): Promise<Row> => {
  const { text } = await world.ask('api', { method: 'GET', path: `${address}?$top=1` })
  return (JSON.parse(text) as { value: readonly Row[] }).value[0]!
}

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

const addressOf = (path: string, route: string, company: string): string => {
  if (path.startsWith('//')) return path.slice(1)
  return path.startsWith('/') ? `${route}${path === '/' ? '' : path}` : `${company}/${path}`
}

/** What stands in the query is encoded as careful clients do, apart from what is tried on purpose. */
const encodeQuery = (path: string): string => path.replaceAll(' ', '%20').replaceAll("'", '%27')

/** A documented status that did not come is a failure; one that the simulator refuses is a refusal. */
const compare = ({ status, isRefused }: Reply, wanted: number): Outcome => {
  if (isRefused) return 'refused'
  return status === wanted ? 'worked' : 'failed'
}

/** Tries what the wire of Business Central is known to do. */
export const tryProtocol = async (world: TrialWorld): Promise<FactRow[]> => {
  const { TENANT, COMPANY } = world.sim.env
  const route = routeAddress(world, 'standard')
  const company = `${route}/companies(${COMPANY})`
  const values = {
    tenant: TENANT,
    company: COMPANY,
    customer: String((await firstRow(world, `${company}/customers`)).id),
    invoice: String((await firstRow(world, `${company}/salesInvoices`)).id),
  }
  const trial = ({ request, headers, body }: ProtocolFact): Trial => {
    const [method = '', ...rest] = request.split(' ')
    const filled = <T>(value: T): T => JSON.parse(fill(JSON.stringify(value), values)) as T
    return {
      method,
      path: encodeQuery(addressOf(fill(rest.join(' '), values), route, company)),
      ...(headers && { headers: filled(headers) }),
      ...(body !== undefined && { body: filled(body) }),
    }
  }
  const rows: FactRow[] = []
  for (const [group, facts] of Object.entries(protocolFacts))
    for (const fact of facts) {
      const { name, means, evidence, request } = fact
      const reply = await world.ask('api', trial(fact))
      rows.push({ group, name, means, evidence, request, outcome: compare(reply, fact.status), status: reply.status })
    }
  return rows
}

interface Call {
  readonly method: string
  readonly path: string
  readonly evidence: Evidence
  readonly about?: string
  /** What stands before the path. */
  readonly prefix: string
}

type Body = (call: string) => object

const idIn = (text: string): string | undefined => /"id":"([^"]+)"/.exec(text)?.[1]

/** Tries one call; what it makes is found by the calls after it. */
const tryCall = async (
  world: TrialWorld,
  face: 'api' | 'graph',
  { method, path, evidence, about, prefix }: Call,
  values: Map<string, string>,
  bodyOf: Body,
): Promise<FactRow> => {
  const name = `${method} ${path}`
  const filled = fill(path, Object.fromEntries(values)).replace(/\{\w+\}/g, anyId)
  const sends = method !== 'GET' && method !== 'DELETE'
  const reply = await world.ask(face, {
    method,
    path: `${prefix}${filled}`,
    ...(sends && { body: bodyOf(name) }),
    headers: { consistencylevel: 'eventual' },
  })
  const made = method === 'POST' && reply.status === 201 ? idIn(reply.text) : undefined
  if (made !== undefined) values.set(path, made)
  return {
    group: path.split('/')[1]!.replace(/\W.*/, '') || path,
    name,
    evidence,
    ...(about !== undefined && { means: about }),
    request: `${method} ${prefix}${path}`,
    outcome: judge(reply, [200, 201, 202, 204]),
    status: reply.status,
  }
}

/** What makes something comes first and what destroys it last, so that the others find something. */
const inOrder = (calls: readonly Call[]): Call[] => {
  const isCollection = (path: string): boolean => calls.some((each) => each.path.startsWith(`${path}/{`))
  const weight = ({ method, path }: Call): number => {
    // Parts before what they belong to.
    if (method === 'DELETE') return 4 - path.length / 1_000
    if (method === 'GET') return 1
    return method === 'POST' && isCollection(path) ? 0 : 2
  }
  return [...calls].sort((a, b) => weight(a) - weight(b))
}

/** Known ids, and those of what was made at the collection that a placeholder stands behind. */
const valuesFor = ({ path }: Call, known: Readonly<Record<string, string>>, made: ReadonlyMap<string, string>) => {
  const values = new Map(Object.entries(known))
  for (const { index, 1: name = '' } of path.matchAll(/\/\{(\w+)\}/g)) {
    const id = made.get(path.slice(0, index))
    if (id !== undefined && !(name in known)) values.set(name, id)
  }
  return values
}

const tryCalls = async (
  world: TrialWorld,
  face: 'api' | 'graph',
  calls: readonly Call[],
  known: Readonly<Record<string, string>>,
  bodyOf: Body,
): Promise<FactRow[]> => {
  const rows = new Map<Call, FactRow>()
  const made = new Map<string, string>()
  for (const call of inOrder(calls)) {
    const values = valuesFor(call, known, made)
    rows.set(call, await tryCall(world, face, call, values, bodyOf))
    const id = values.get(call.path)
    if (id !== undefined) made.set(call.path, id)
  }
  return calls.map((call) => rows.get(call)!)
}

/** Tries every known call of Microsoft Graph as the demonstration's administrator. */
export const tryGraph = async (world: TrialWorld): Promise<FactRow[]> => {
  const { TENANT, CLIENT_ID } = world.sim.env
  const tenant = world.sim.world.tenants.get(TENANT)!
  const known = {
    tenant: TENANT,
    application: tenant.applications.get(CLIENT_ID)!.id,
    principal: tenant.servicePrincipals.get(CLIENT_ID)!.id,
    user: [...tenant.users.keys()][0]!,
    owner: [...tenant.users.keys()][0]!,
  }
  const bodies = graphBodies(world)
  const calls = [...routes, ...refusedRoutes].map((call) => ({ ...call, prefix: '/v1.0' }))
  return tryCalls(world, 'graph', calls, known, (call) => bodyFor(bodies, call))
}

const shape = ({ method, path }: { readonly method: string; readonly path: string }): string =>
  `${method} ${path
    .replace(/\{\w+\}/g, '{}')
    .replace(/\/$/, '')
    .toLowerCase()}`

/** Known calls, and routes that nobody listed: what is served is shown in any case. */
const adminCalls = (): Call[] => {
  const served = new Map(adminRoutes.map((route) => [shape(route), route]))
  const listed = new Set(adminCenterCalls.map(shape))
  const more = [...served]
    .filter(([name]) => !listed.has(name))
    .map(([, { method, path }]) => ({ method, path, evidence: 'D' as const }))
  return [...adminCenterCalls, ...more].map((call) => {
    const { since = 0, until } = served.get(shape(call))?.answer ?? {}
    const about = until === undefined ? (since > 0 ? `Since v2.${since}.` : '') : `Until v2.${until}.`
    return { ...call, about, prefix: `/admin/v2.${until ?? 29}` }
  })
}

/** Tries every known call of the Admin Center API as the demonstration's administrator. */
export const tryAdminCenter = async (world: TrialWorld): Promise<FactRow[]> => {
  const values = { family: 'BusinessCentral', name: 'Sandbox', clientId: anyId, country: 'DK', ring: 'PROD' }
  return tryCalls(world, 'api', adminCalls(), values, (call) => bodyFor(adminBodies, call))
}

/** Tries what the sign-in addresses are asked for. */
export const tryEntra = async (world: TrialWorld): Promise<FactRow[]> => {
  const { TENANT, CLIENT_ID, CLIENT_SECRET } = world.sim.env
  const values = { tenant: TENANT, client: CLIENT_ID, secret: CLIENT_SECRET }
  const rows: FactRow[] = []
  for (const { group, name, method, path, form, evidence } of entraCalls) {
    const fields = Object.entries(form ?? {}).map(([key, value]): [string, string] => [key, fill(value, values)])
    const reply = await world.ask('authority', {
      method,
      path: fill(path, values),
      ...(form && {
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    })
    const outcome = judge(reply, [200, 302, 303])
    rows.push({ group, name, evidence, request: `${method} ${path.split('?')[0]}`, outcome, status: reply.status })
  }
  return rows
}

/** The routes of the control API, as it lists them itself. */
export const listControls = async (world: TrialWorld): Promise<readonly ControlRow[]> => {
  const { text } = await world.ask('api', { method: 'GET', path: '/_simulator/' })
  return (JSON.parse(text) as { readonly routes: readonly ControlRow[] }).routes
}
