import { type RouteName, routes } from '@landbridge/model'
import { badExpression, NotSimulated, noDocumentHere, Refusal, syntaxError, unknownRoute } from './errors.ts'
import type { Literal } from './filter/expression.ts'
import { tokensOf } from './filter/lexer.ts'
import { parseLiteral } from './filter/parser.ts'

/** The parts of `/v2.0/[{tenant}/]{environment}/{rest}`, decoded. */
export interface EnvironmentPath {
  /** As written; undefined where the token alone names the tenant. */
  readonly tenant: string | undefined
  readonly environment: string
  /** Segments behind the environment, still encoded. */
  readonly rest: readonly string[]
  /** How many characters of the path come before the rest. */
  readonly restAt: number
}

const services = new Set(['api', 'dev', 'odatav4', 'odata', 'ws'])

const decodeSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw syntaxError(segment)
  }
}

/** @returns Undefined for a path that is not below `/v2.0`. */
export const environmentPath = (path: string): EnvironmentPath | undefined => {
  const segments = path.split('/').slice(1)
  if (segments[0]?.toLowerCase() !== 'v2.0') return undefined
  const isService = (at: number): boolean => services.has(segments[at]?.toLowerCase() ?? '')
  // With one segment before the service it is the environment, with two the tenant comes first.
  const from = isService(2) && !isService(3) ? 2 : 3
  const environment = segments[from - 1]
  if (environment === undefined || environment === '') return undefined
  const restAt = segments.slice(0, from).reduce((length, segment) => length + segment.length + 1, 0)
  return {
    tenant: from === 3 ? decodeSegment(segments[1]!) : undefined,
    environment: decodeSegment(environment),
    rest: segments.slice(from),
    restAt,
  }
}

/** The API route that a path names, and what stands behind it. */
export interface RoutePath {
  readonly route: RouteName
  /** Microsoft's route about the service itself; `route` then only says which rights it takes. */
  readonly isRuntime?: true
  readonly segments: readonly string[]
  /** How many segments the route itself takes. */
  readonly length: number
}

const served = Object.entries(routes).map(([route, { path }]) => ({
  route: route as RouteName,
  parts: path.split('/'),
}))

const runtimeParts = ['api', 'microsoft', 'runtime', 'beta']

const startsWith = (segments: readonly string[], parts: readonly string[]): boolean =>
  parts.every((part, at) => segments[at]?.toLowerCase() === part.toLowerCase())

/**
 * Finds the route of a path behind the environment.
 *
 * @throws Refusal 404 for a route that is not installed and 410 for one that was removed; NotSimulated for those that
 *         exist and are not played.
 */
export const routePath = (rest: readonly string[], address: string): RoutePath => {
  const segments = rest.filter((segment, at) => segment !== '' || at < rest.length - 1)
  for (const { route, parts } of served)
    if (startsWith(segments, parts)) return { route, segments: segments.slice(parts.length), length: parts.length }
  if (startsWith(segments, runtimeParts))
    return {
      route: 'standard',
      isRuntime: true,
      segments: segments.slice(runtimeParts.length),
      length: runtimeParts.length,
    }
  const [service = '', publisher = '', group = ''] = segments.map((segment) => segment.toLowerCase())
  if (service === 'odatav4' && /^company\(/.test(publisher) && group === '$metadata') throw noDocumentHere()
  if (service !== 'api') throw new NotSimulated(`the web service endpoint ${service}`)
  if (publisher === 'beta')
    throw new Refusal('BadRequest_NotFound', 'This version of the API was removed.', { status: 410 })
  if (publisher === 'v1.0') throw new NotSimulated('the API v1.0')
  if (publisher === 'microsoft' && group !== '') throw new NotSimulated(`the API route of Microsoft's "${group}"`)
  // A route of a publisher whose extension is not installed.
  throw unknownRoute(address)
}

/** One segment behind the route: a name, and a key where it has one. */
export interface Segment {
  readonly text: string
  readonly name: string
  /** Constants by property name; a single constant without a name stands under `''`. */
  readonly key?: ReadonlyMap<string, Literal>
}

const segmentShape = /^([^()]+)(?:\((.*)\))?$/s

/** @throws Refusal `BadRequest_NotFound` where a key cannot be read. */
export const parseSegment = (encoded: string): Segment => {
  const text = decodeSegment(encoded)
  const [, name, inner] = segmentShape.exec(text) ?? []
  if (name === undefined) throw syntaxError(text)
  if (inner === undefined || inner.trim() === '') return { text, name }
  return { text, name, key: parseKey(text, inner) }
}

const parseKey = (text: string, inner: string): ReadonlyMap<string, Literal> => {
  const tokens = keyTokens(text, inner)
  const key = new Map<string, Literal>()
  for (let at = 0; ; ) {
    const isNamed = tokens[at + 1]?.kind === 'mark' && tokens[at + 1]?.text === '='
    const literal = parseLiteral(tokens, isNamed ? at + 2 : at)
    if (literal === undefined) throw syntaxError(text)
    key.set(isNamed ? tokens[at]!.text : '', trimmed(literal))
    at += isNamed ? 3 : 1
    const token = tokens[at]!
    if (token.kind === 'end') return key
    if (!(isNamed && token.kind === 'mark' && token.text === ',')) throw syntaxError(text)
    at++
  }
}

const keyTokens = (text: string, inner: string) => {
  try {
    return tokensOf(inner)
  } catch {
    throw syntaxError(text)
  }
}

/** Blanks around a text in a key do not count, so that one can hit a neighbour (measured by others). */
const trimmed = (literal: Literal): Literal =>
  literal.type === 'string' ? { ...literal, text: literal.text.trim() } : literal

/** Beyond about this many characters real servers refuse an address, with 400 (measured by others). */
export const requireSaneLength = (path: string, rawQuery: string, maxBytes: number): void => {
  if (path.length + rawQuery.length > maxBytes) throw badExpression('The address is too long.')
}
