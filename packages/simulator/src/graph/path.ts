import type { Evidence } from '@landbridge/model'
import { segmentsOf } from '../router.ts'

/** What picks one object out of a collection: its id, or another property that is unique. */
export interface Key {
  readonly by: string
  readonly value: string
}

type Part = string | Key

/** Keys of a path, by the name of their placeholder. */
export type Keys = Readonly<Record<string, Key>>

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One address of Graph, below the version. */
export interface GraphRoute<Answer> {
  readonly method: Method
  readonly path: string
  /** What it does, for whoever reads the table. */
  readonly about: string
  /** How we know of it. */
  readonly evidence: Evidence
  readonly answer: Answer
}

export const route = <Answer>(
  method: Method,
  path: string,
  about: string,
  answer: Answer,
  evidence: Evidence = 'D',
): GraphRoute<Answer> => ({ method, path, about, evidence, answer })

export type GraphFound<Answer> =
  | { readonly route: GraphRoute<Answer>; readonly keys: Keys }
  | { readonly allowed: readonly string[] }
  | undefined

const inParentheses = /^([a-z.$]+)\((.+)\)$/is
const keyText = /^(?:([a-z]+)\s*=\s*)?(?:'((?:[^']|'')*)'|([^'\s]+))$/is

const readKey = (text: string): Key | undefined => {
  const [whole, by = 'id', quoted, bare = ''] = keyText.exec(text.trim()) ?? []
  return whole === undefined ? undefined : { by, value: quoted?.replaceAll("''", "'") ?? bare }
}

/** A name with its key in parentheses counts as two parts, as if a slash stood between them. */
const partsOf = (segment: string): Part[] => {
  const [, name, inner] = inParentheses.exec(segment) ?? []
  const key = inner === undefined ? undefined : readKey(inner)
  if (name !== undefined && key !== undefined) return [name, key]
  return [segment.replace(/^graph\./i, 'microsoft.graph.')]
}

const matchParts = (pattern: readonly string[], parts: readonly Part[]): Keys | undefined => {
  if (pattern.length !== parts.length) return undefined
  const keys: Record<string, Key> = {}
  for (const [at, expected] of pattern.entries()) {
    const part = parts[at]!
    if (expected.startsWith('{')) {
      if (part === '' || (typeof part === 'string' && part.startsWith('$'))) return undefined
      keys[expected.slice(1, -1)] = typeof part === 'string' ? { by: 'id', value: part } : part
    } else if (typeof part !== 'string' || part.toLowerCase() !== expected.toLowerCase()) return undefined
  }
  return keys
}

/** Finds routes of Graph by method and path; names are compared without regard to case, the first that fits wins. */
export const startGraphRouter = <Answer>(
  routes: readonly GraphRoute<Answer>[],
): ((method: string, path: string) => GraphFound<Answer>) => {
  const patterns = routes.map((route) => ({ route, pattern: route.path.split('/').slice(1) }))
  return (method, path) => {
    const parts = segmentsOf(path.replace(/\/$/, ''))?.flatMap(partsOf)
    if (parts === undefined) return undefined
    const wanted = method === 'HEAD' ? 'GET' : method
    const allowed = new Set<string>()
    for (const { route, pattern } of patterns) {
      const keys = matchParts(pattern, parts)
      if (keys === undefined) continue
      if (route.method === wanted) return { route, keys }
      allowed.add(route.method)
    }
    return allowed.size > 0 ? { allowed: [...allowed] } : undefined
  }
}
