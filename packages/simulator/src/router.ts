import type { Request, Response } from './http.ts'

/** Values of the placeholders of a path, percent-decoded. */
export type PathValues = Readonly<Record<string, string>>

/** One address of a face. `path` may hold placeholders such as `{tenant}`; a last `*` takes any rest. */
export interface Route<Answer> {
  readonly method: string
  readonly path: string
  readonly answer: Answer
}

export interface Match<Answer> {
  readonly route: Route<Answer>
  readonly values: PathValues
}

/** What a router found: a route, only routes for other methods, or nothing. */
export type Found<Answer> = Match<Answer> | { readonly allowed: readonly string[] } | undefined

/** Splits a path as sent into its decoded segments; undefined when an escape in it is broken. */
export const segmentsOf = (path: string): string[] | undefined => {
  try {
    return path.split('/').slice(1).map(decodeURIComponent)
  } catch {
    return undefined
  }
}

const matchSegments = (pattern: readonly string[], segments: readonly string[]): PathValues | undefined => {
  const open = pattern.at(-1) === '*'
  const length = open ? pattern.length - 1 : pattern.length
  if (open ? segments.length < length : segments.length !== length) return undefined
  const values: Record<string, string> = {}
  for (let i = 0; i < length; i++) {
    const expected = pattern[i]!
    const actual = segments[i]!
    if (expected.startsWith('{')) {
      if (actual === '') return undefined
      values[expected.slice(1, -1)] = actual
    } else if (expected.toLowerCase() !== actual.toLowerCase()) return undefined
  }
  if (open) values.rest = segments.slice(length).join('/')
  return values
}

/**
 * Finds routes by method and path. Fixed segments are compared without regard to case, as Microsoft's services do;
 * the first fitting route wins; a HEAD request is answered by the GET route.
 */
export const startRouter = <Answer>(
  routes: readonly Route<Answer>[],
): ((method: string, path: string) => Found<Answer>) => {
  const patterns = routes.map((route) => ({ route, pattern: route.path.split('/').slice(1) }))
  return (method, path) => {
    const segments = segmentsOf(path)
    if (segments === undefined) return undefined
    const wanted = method === 'HEAD' ? 'GET' : method
    const allowed = new Set<string>()
    for (const { route, pattern } of patterns) {
      const values = matchSegments(pattern, segments)
      if (values === undefined) continue
      if (route.method === wanted) return { route, values }
      allowed.add(route.method)
    }
    return allowed.size > 0 ? { allowed: [...allowed] } : undefined
  }
}

/** What answers a request at a route. */
export type RouteHandler = (request: Request, values: PathValues) => Response | Promise<Response>
