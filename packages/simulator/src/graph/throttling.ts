import type { Asked } from './asked.ts'
import { graphLimits } from './limits.ts'
import type { GraphRoute } from './path.ts'
import { GraphRefusal } from './refusal.ts'

/** What was used up of something since the window began. */
interface Window {
  from: number
  used: number
}

/** Windows of a directory, by what they count; a reset makes new directories, and so new windows. */
const windows = new WeakMap<object, Map<string, Window>>()

const windowOf = ({ sim: { clock }, caller: { tenant } }: Asked, name: string, lengthMs: number): Window => {
  const all = windows.get(tenant) ?? new Map<string, Window>()
  windows.set(tenant, all)
  const known = all.get(name)
  if (known !== undefined && clock.now() < known.from + lengthMs) return known
  const fresh = { from: clock.now(), used: 0 }
  all.set(name, fresh)
  return fresh
}

/** The refusal of one request too many. */
export const tooMany = (retryAfterSeconds: number, more: Readonly<Record<string, string>> = {}): GraphRefusal => {
  const message = 'Too many requests. Please retry after the time in the header Retry-After.'
  return new GraphRefusal(429, 'TooManyRequests', message, {
    details: [{ code: 'activityLimitReached', message, target: 'request' }],
    headers: { 'retry-after': String(retryAfterSeconds), ...more },
  })
}

/** Takes from a window; beyond its limit the request is refused. @returns the part of the limit that is used */
const take = (asked: Asked, name: string, amount: number, limit: number, lengthMs: number, why: string): number => {
  const { tenant, claims } = asked.caller
  const window = windowOf(asked, name, lengthMs)
  window.used += amount
  if (window.used <= limit) return window.used / limit
  throw tooMany(Math.ceil((window.from + lengthMs - asked.sim.clock.now()) / 1_000), {
    'x-ms-throttle-scope': `Tenant_Application/${why === 'WriteLimitExceeded' ? 'Write' : 'ReadWrite'}/${claims.appid}/${tenant.id}`,
    'x-ms-throttle-information': why,
  })
}

/** What a request costs. @see Microsoft Graph, "Identity and access service limits" */
const baseUnits: ReadonlyMap<string, number> = new Map([
  ['GET /applications', 2],
  ['POST /directoryObjects/getByIds', 3],
  ['GET /me/memberOf', 2],
  ['GET /me/transitiveMemberOf', 2],
  ['GET /me/ownedObjects', 2],
  ['GET /oauth2PermissionGrants', 2],
  ['GET /oauth2PermissionGrants/{grant}', 2],
  ['GET /servicePrincipals/{principal}/appRoleAssignments', 2],
  ['GET /users', 2],
])

const optionOf = ({ request: { query } }: Asked, name: string): string | undefined =>
  [...query].find(([each]) => each.replace(/^\$/, '').toLowerCase() === name)?.[1]

/** The resource units of a request: its base, less for a narrow answer, more for a wide one, never under one. */
const unitsOf = (asked: Asked, { method, path }: GraphRoute<unknown>): number => {
  const base = baseUnits.get(`${method} ${path.replace(/^\/users\/\{user\}/, '/me')}`) ?? 1
  const narrow = Number(optionOf(asked, 'select') !== undefined)
  const short = Number(Number(optionOf(asked, 'top') ?? 20) < 20)
  const wide = Number(optionOf(asked, 'expand') !== undefined)
  return Math.max(1, base - narrow - short + wide)
}

const asksForKeys = (asked: Asked): boolean =>
  (optionOf(asked, 'select') ?? '').split(',').some((name) => name.trim().toLowerCase() === 'keycredentials')

/**
 * Counts a request against the limits of its application in this directory.
 *
 * @returns Headers that tell what it cost, and how much of the limit is used when that is nearly all.
 * @throws GraphRefusal 429 with `Retry-After`.
 */
export const charge = (asked: Asked, route: GraphRoute<unknown>): Readonly<Record<string, string>> => {
  const { graphUnitsPerWindow: units, graphWritesPerWindow: writes } = asked.sim.settings
  const { appid } = asked.caller.claims
  const cost = unitsOf(asked, route)
  // Certificates themselves are told to few.
  if (asksForKeys(asked)) {
    const { max, perMs } = graphLimits.keyReads
    take(asked, 'keys', 1, max, perMs, 'ResourceUnitLimitExceeded')
  }
  const isWrite = route.method !== 'GET' && route.path !== '/directoryObjects/getByIds'
  if (writes > 0 && isWrite) take(asked, `writes ${appid}`, 1, writes, graphLimits.writes.perMs, 'WriteLimitExceeded')
  const used =
    units > 0 ? take(asked, `units ${appid}`, cost, units, graphLimits.units.perMs, 'ResourceUnitLimitExceeded') : 0
  return {
    'x-ms-resource-unit': String(cost),
    ...(used >= graphLimits.warnAt && { 'x-ms-throttle-limit-percentage': used.toFixed(2) }),
  }
}
