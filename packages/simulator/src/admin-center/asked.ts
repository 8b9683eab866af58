import { isClosedToPartner } from '../bc/partner-access.ts'
import type { Request, Response } from '../http.ts'
import type { PathValues, Route } from '../router.ts'
import type { Simulation } from '../simulation.ts'
import type { Environment } from '../world.ts'
import type { Administrator } from './caller.ts'
import { AdminRefusal, environmentNotFound, forbidden, invalidInput } from './refusal.ts'

/** One request of an administrator. */
export interface Asked {
  readonly sim: Simulation
  readonly request: Request
  readonly administrator: Administrator
  readonly values: PathValues
  /** The N of `v2.N`. */
  readonly minor: number
}

/** What answers at an address of the Admin Center API. */
export interface AdminAnswer {
  /** The N of the first `v2.N` that has it. */
  readonly since: number
  /** The N of the last one, where a later version has it no more. */
  readonly until?: number
  readonly run: (asked: Asked) => Response | Promise<Response>
}

export const route = (method: string, path: string, since: number, run: AdminAnswer['run']): Route<AdminAnswer> => ({
  method,
  path,
  answer: { since, run },
})

/** As {@link route}, for what only older versions have. */
export const oldRoute = (method: string, path: string, until: number, run: AdminAnswer['run']): Route<AdminAnswer> => ({
  method,
  path,
  answer: { since: 0, until, run },
})

/** Addresses of one environment begin so. */
export const oneEnvironment = '/applications/{family}/environments/{name}'

const unknownFamily = (family: string): AdminRefusal =>
  new AdminRefusal('applicationTypeDoesNotExist', `There is no application family '${family}'.`, {
    status: 404,
    target: family,
  })

/** @throws AdminRefusal `applicationTypeDoesNotExist` for a family of which the tenant has nothing. */
export const requireFamily = ({ administrator }: Asked, family: string): string => {
  const wanted = family.toLowerCase()
  const { environments } = administrator.tenant
  const owned = [...environments.values()].find(({ applicationFamily }) => applicationFamily.toLowerCase() === wanted)
  if (owned) return owned.applicationFamily
  if (wanted === 'businesscentral') return 'BusinessCentral'
  throw unknownFamily(family)
}

/** Environments that the caller may see: partners do not see those that are closed to them. */
export const visibleEnvironments = ({ sim, administrator }: Asked): Environment[] => {
  const { tenant, clientId } = administrator
  return [...tenant.environments.values()].filter((each) => !isClosedToPartner(sim.world, tenant, each, clientId))
}

/** The environment that the path names, in whatever state it is. */
export const environmentOf = (asked: Asked): Environment => {
  const { family = '', name = '' } = asked.values
  const wanted = requireFamily(asked, family).toLowerCase()
  const environment = visibleEnvironments(asked).find((each) => each.name.toLowerCase() === name.toLowerCase())
  if (environment?.applicationFamily.toLowerCase() !== wanted) throw environmentNotFound(`${family}/${name}`)
  return environment
}

/** A body as JSON, its members by name in lower case: Microsoft's own documentation spells some either way. */
export const readFields = ({ request }: Asked): ReadonlyMap<string, unknown> => {
  if (request.body.length === 0) return new Map()
  let value: unknown
  try {
    value = JSON.parse(request.body.toString('utf8'))
  } catch {
    throw invalidInput('body', 'The body is not valid JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidInput('body', 'The body must be a JSON object.')
  return new Map(Object.entries(value).map(([name, of]) => [name.toLowerCase(), of]))
}

/** @throws AdminRefusal Where a member is given and is no text. */
export const textOf = (fields: ReadonlyMap<string, unknown>, name: string): string | undefined => {
  const value = fields.get(name.toLowerCase())
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw invalidInput(name, `${name} must be a text.`)
  return value
}

export const needText = (fields: ReadonlyMap<string, unknown>, name: string): string => {
  if (fields.size === 0) throw new AdminRefusal('requestBodyRequired', 'A body is needed.')
  const text = textOf(fields, name)?.trim() ?? ''
  if (text === '') throw invalidInput(name, `${name} must be given.`)
  return text
}

export const flagOf = (fields: ReadonlyMap<string, unknown>, name: string): boolean => {
  const value = fields.get(name.toLowerCase())
  if (value !== undefined && value !== null && typeof value !== 'boolean')
    throw invalidInput(name, `${name} must be true or false.`)
  return value === true
}

export const instant = (ms: number): string => new Date(ms).toISOString()

/** @throws AdminRefusal `requestBodyRequired` where there is none. */
export const needFields = (asked: Asked): ReadonlyMap<string, unknown> => {
  const fields = readFields(asked)
  if (fields.size === 0) throw new AdminRefusal('requestBodyRequired', 'A body is needed.')
  return fields
}

/** An instant of a body, in milliseconds since 1970. @throws AdminRefusal `invalidInput` where it is none. */
export const instantOf = (name: string, text: string): number => {
  const ms = Date.parse(text)
  if (Number.isNaN(ms) || !/^\d{4}-\d{2}-\d{2}/.test(text)) throw invalidInput(name, `${name} must be an instant.`)
  return ms
}

/** Lets people alone pass. */
export const requirePerson = ({ administrator }: Asked): void => {
  if (administrator.isApplication) throw forbidden('Only a signed-in administrator may ask for this.')
}

/** Who ordered an operation. */
export const orderedBy = ({ administrator }: Asked): { readonly by: string; readonly byApplication: boolean } => ({
  by: administrator.name,
  byApplication: administrator.isApplication,
})
