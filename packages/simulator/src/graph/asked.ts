import type { Request, Response } from '../http.ts'
import type { Simulation } from '../simulation.ts'
import type { PlainObject } from '../world.ts'
import type { Caller } from './caller.ts'
import type { Keys } from './path.ts'
import { malformed, NotSimulated } from './refusal.ts'

/** A request whose caller is known and whose route is found. */
export interface Asked {
  readonly sim: Simulation
  readonly request: Request
  readonly caller: Caller
  readonly version: 'v1.0' | 'beta'
  /** Address of Graph with the version, without a slash at the end. */
  readonly root: string
  readonly keys: Keys
}

export type Operation = (asked: Asked) => Response | Promise<Response>

/** A header that holds one value or a list of them, in lower case. */
export const headerOf = ({ request }: Asked, name: string): string => String(request.headers[name] ?? '').toLowerCase()

export const context = ({ root }: Asked, of: string): { readonly '@odata.context': string } => ({
  '@odata.context': `${root}/$metadata#${of}`,
})

const unreadable = () =>
  malformed(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  )

const isObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The body with its annotations; `optional` takes an absent one for an empty object.
 *
 * @throws GraphRefusal 400 when it is not a JSON object sent as such.
 */
export const readWhole = ({ request: { body, headers } }: Asked, presence: 'needed' | 'optional'): PlainObject => {
  if (body.length === 0 && presence === 'optional') return {}
  if (!/\bjson\b/i.test(headers['content-type'] ?? '')) throw unreadable()
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    if (!isObject(value)) throw unreadable()
    return value
  } catch (error) {
    throw error instanceof SyntaxError ? unreadable() : error
  }
}

/** Leaves annotations out. @throws NotSimulated for one that would link the object to others */
export const withoutAnnotations = (whole: PlainObject): PlainObject => {
  const link = Object.keys(whole).find((name) => /@odata\.bind$/i.test(name))
  if (link !== undefined) throw new NotSimulated(`the link ${link.slice(0, 60)} in this request`)
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !name.includes('@')))
}

/** The body without annotations. @throws GraphRefusal, NotSimulated */
export const readBody = (asked: Asked, presence: 'needed' | 'optional'): PlainObject =>
  withoutAnnotations(readWhole(asked, presence))

export const noContent: Response = { status: 204 }
