import type { IncomingHttpHeaders } from 'node:http'
import type { FaceName } from './hosts.ts'
import type { Response } from './http.ts'
import { safeHeaders, safePath, safeQuery, withoutSecrets } from './journal-safe.ts'

/** Whom a request was for; `simulator` is the control API. */
export type JournalFace = FaceName | 'simulator'

/** One exchange, as it may be shown: what could be a secret is never in it. */
export interface JournalEntry {
  /** Id of the exchange; the same as in `request-id` and in trace texts. */
  readonly id: string
  /** Real time of the answer, in milliseconds since 1970. */
  readonly at: number
  readonly method: string
  /** Undefined where the request was refused before anybody was asked. */
  readonly face: JournalFace | undefined
  readonly host: string
  readonly path: string
  /** Without `?`. Values are shown for parameters that hold no secret, as `***` for all others; empty when there was none. */
  readonly query: string
  /** Headers of the request that hold no secret; of `authorization` the scheme alone. */
  readonly headers: Readonly<Record<string, string>>
  /** 0 where the caller got no answer. */
  readonly status: number
  /** `error.code` of Business Central, Graph and the Admin Center API, `error` of sign-in; undefined where there is none. */
  readonly errorCode: string | undefined
  /** The `AADSTS` number that sign-in refused with, in a body, on a page or in the address it sends back to. */
  readonly aadsts: number | undefined
  /** The caller's own id of the request, from `client-request-id`. */
  readonly clientRequestId: string | undefined
  /** The rule of a scenario that had a hand in it. */
  readonly rule: string | undefined
  /** From the first byte read to the answer handed over, in milliseconds. */
  readonly ms: number
}

/** Which requests are meant; what is left out fits all. */
export interface RequestMatch {
  readonly method?: string
  /** Whole path, in which `*` stands for any characters; or an expression. Compared without regard to case. */
  readonly path?: string | RegExp
  readonly face?: JournalFace
  readonly status?: number
  /** Only those answered at or after this real time, in milliseconds since 1970. */
  readonly since?: number
}

/** The last exchanges; older ones are forgotten. */
export interface Journal {
  add(entry: JournalEntry): void
  /** Those that fit, oldest first. */
  entries(match?: RequestMatch): readonly JournalEntry[]
  clear(): void
  /**
   * The next one to fit, from this call on.
   *
   * @param options.timeoutMs Longest wait, in real milliseconds. @default 5_000
   * @throws Error that lists what came instead, when the wait is over.
   */
  next(match: RequestMatch, options?: { readonly timeoutMs?: number }): Promise<JournalEntry>
}

const escaped = (text: string): string => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')

/** Reads a path in which `*` stands for anything. */
export const pathPattern = (path: string): RegExp => new RegExp(`^${escaped(path).replaceAll('*', '.*')}$`, 'i')

/** Tests entries against what is meant. */
const testOf = ({ method, path, face, status, since }: RequestMatch): ((entry: JournalEntry) => boolean) => {
  const pattern = typeof path === 'string' ? pathPattern(path) : path
  return (entry) =>
    (method === undefined || entry.method === method.toUpperCase()) &&
    (pattern === undefined || entry.path.search(pattern) >= 0) &&
    (face === undefined || entry.face === face) &&
    (status === undefined || entry.status === status) &&
    (since === undefined || entry.at >= since)
}

/** @param size How many exchanges are kept. @default 1_000 */
export const startJournal = (size = 1_000): Journal => {
  let ring: JournalEntry[] = []
  let at = 0
  const waiting = new Set<(entry: JournalEntry) => void>()
  return {
    add(entry) {
      ring[at] = entry
      at = (at + 1) % size
      for (const tell of waiting) tell(entry)
    },
    entries(match) {
      const all = [...ring.slice(at), ...ring.slice(0, at)]
      return match === undefined ? all : all.filter(testOf(match))
    },
    clear() {
      ring = []
      at = 0
    },
    next(match, { timeoutMs = 5_000 } = {}) {
      const fits = testOf(match)
      const others: string[] = []
      return new Promise((resolve, reject) => {
        const tell = (entry: JournalEntry): void => {
          if (!fits(entry)) return void others.push(`${entry.method} ${entry.path} ${entry.status}`)
          clearTimeout(timer)
          waiting.delete(tell)
          resolve(entry)
        }
        const timer = setTimeout(() => {
          waiting.delete(tell)
          const came = others.length === 0 ? 'nothing came' : `there came ${others.slice(-10).join(', ')}`
          reject(new Error(`No request that fits came within ${timeoutMs} ms; ${came}.`))
        }, timeoutMs)
        waiting.add(tell)
      })
    },
  }
}

/** What the server knows of one exchange. */
export interface Exchange {
  readonly id: string
  readonly method: string
  readonly face: JournalFace | undefined
  readonly host: string
  readonly path: string
  readonly rawQuery: string
  readonly headers: IncomingHttpHeaders
  readonly response: Response | undefined
  readonly ms: number
}

const largestErrorBytes = 65_536

/** What an answer says about its refusal. */
const refusalIn = ({ status, headers = {}, body }: Response): Pick<JournalEntry, 'errorCode' | 'aadsts'> => {
  const location = status === 302 || status === 303 ? String(headers.location ?? '') : ''
  const text = location.includes('error')
    ? location
    : typeof body === 'string' && body.length < largestErrorBytes
      ? body
      : ''
  const isPage = /^text\/html/i.test(String(headers['content-type'] ?? ''))
  if (status < 400 && !isPage && location === '') return { errorCode: undefined, aadsts: undefined }
  const aadsts = /AADSTS(\d{4,})/.exec(text)?.[1]
  return {
    errorCode: isPage ? undefined : errorCodeOf(text, location),
    aadsts: aadsts === undefined ? undefined : Number(aadsts),
  }
}

const errorCodeOf = (text: string, location: string): string | undefined => {
  if (location !== '') return /[?&#]error=([\w.-]+)/.exec(location)?.[1]
  if (!text.startsWith('{')) return undefined
  try {
    const { error, code } = JSON.parse(text) as { error?: unknown; code?: unknown }
    const named = typeof error === 'object' && error !== null && 'code' in error ? error.code : (error ?? code)
    return typeof named === 'string' ? named : undefined
  } catch {
    return undefined
  }
}

/** Makes the entry of an exchange; what could be a secret stays behind here. */
export const entryOf = ({ id, method, face, host, path, rawQuery, headers, response, ms }: Exchange): JournalEntry => {
  const clientRequestId = headers['client-request-id']
  return {
    id,
    at: Date.now(),
    method,
    face,
    host: withoutSecrets(host),
    path: safePath(path),
    query: safeQuery(rawQuery),
    headers: safeHeaders(headers),
    status: response?.trouble?.breaks === 'before headers' ? 0 : (response?.status ?? 0),
    ...(response ? refusalIn(response) : { errorCode: undefined, aadsts: undefined }),
    clientRequestId: typeof clientRequestId === 'string' ? withoutSecrets(clientRequestId) : undefined,
    rule: response?.trouble?.rule,
    ms,
  }
}
