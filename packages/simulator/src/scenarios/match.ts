import type { FaceName } from '../hosts.ts'
import type { Request } from '../http.ts'
import { pathPattern } from '../journal.ts'
import type { FaultMatch, FaultWhen } from './scenario.ts'

/** The fields of a form; none where the body is something else. */
export const formOf = ({ headers, body }: Request): URLSearchParams | undefined =>
  /^application\/x-www-form-urlencoded/i.test(headers['content-type'] ?? '')
    ? new URLSearchParams(body.toString('utf8'))
    : undefined

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The entity set that a path ends with: the last segment that is neither `$count` and its like nor an action. */
const setOf = (path: string): string | undefined => {
  const names = decoded(path)
    .split('/')
    .map((segment) => segment.replace(/\(.*$/s, ''))
  return names.findLast((name) => name !== '' && !name.startsWith('$') && !/^Microsoft\.NAV\./i.test(name))
}

const allFit = (wanted: Readonly<Record<string, string>>, read: (name: string) => string | undefined): boolean =>
  Object.entries(wanted).every(([name, value]) => {
    const actual = read(name)
    return actual !== undefined && pathPattern(value).test(actual)
  })

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** Makes a test of requests out of what a rule says of them. */
export const matcherOf = (on: FaultMatch = {}): ((face: FaceName, request: Request) => boolean) => {
  const path = on.path === undefined ? undefined : pathPattern(on.path)
  const host = on.host === undefined ? undefined : pathPattern(on.host)
  return (face, request) => {
    if (on.face !== undefined && on.face !== face) return false
    if (on.method !== undefined && !same(on.method, request.method)) return false
    if (path !== undefined && !path.test(decoded(request.path))) return false
    if (host !== undefined && !host.test(request.headers.host ?? '')) return false
    if (on.set !== undefined && !same(on.set, setOf(request.path) ?? '')) return false
    if (on.headers && !allFit(on.headers, (name) => headerOf(request, name))) return false
    if (on.query && !allFit(on.query, (name) => request.query.get(name) ?? undefined)) return false
    const form = on.form && formOf(request)
    return on.form === undefined || (form !== undefined && allFit(on.form, (name) => form.get(name) ?? undefined))
  }
}

const headerOf = ({ headers }: Request, name: string): string | undefined => {
  const value = headers[name.toLowerCase()]
  return Array.isArray(value) ? value.join(', ') : value
}

/** Whether the request of this number, counted from 1, is one of those meant. */
export const isMeant = ({ nth, first, after, every }: FaultWhen = {}, number: number): boolean =>
  (nth === undefined || [nth].flat().includes(number)) &&
  (first === undefined || number <= first) &&
  (after === undefined || number > after) &&
  (every === undefined || (every > 0 && number % every === 0))
