import type { Request, Response } from '../http.ts'
import type { PathValues, Route } from '../router.ts'
import type { Simulation } from '../simulation.ts'
import type { Environment } from '../world.ts'
import type { Administrator } from './caller.ts'
import { AdminRefusal, environmentNotFound, invalidInput } from './refusal.ts'

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
  readonly run: (asked: Asked) => Response | Promise<Response>
}

export const route = (method: string, path: string, since: number, run: AdminAnswer['run']): Route<AdminAnswer> => ({
  method,
  path,
  answer: { since, run },
})

/** Addresses of one environment begin so. */
export const oneEnvironment = '/applications/{family}/environments/{name}'

/** The environment that the path names, in whatever state it is. */
export const environmentOf = ({ administrator, values }: Asked): Environment => {
  const { family = '', name = '' } = values
  const { environments } = administrator.tenant
  const families = new Set([...environments.values()].map((each) => each.applicationFamily.toLowerCase()))
  const wanted = family.toLowerCase()
  if (wanted !== 'businesscentral' && !families.has(wanted))
    throw new AdminRefusal('applicationTypeDoesNotExist', `There is no application family '${family}'.`, {
      status: 404,
      target: family,
    })
  const environment = environments.get(name.toLowerCase())
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
