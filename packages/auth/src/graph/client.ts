import { randomUUID } from 'node:crypto'
import { Fault, networkFault, startDeadline } from '@landbridge/model'
import { type Fetch, isLoopbackAuthority } from '../exchange.ts'
import { graphFault } from './fault.ts'
import { orUndefined } from './outcome.ts'

export interface GraphOptions {
  /** Address of Microsoft Graph without version and without a slash at its end; https, or http for loopback. */
  readonly graph: string
  /** An access token for Graph. */
  readonly token: string
  /** The way out to the network. @default globalThis.fetch */
  readonly fetch?: Fetch
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number
  /** Longest wait for one answer, in milliseconds. @default 30_000 */
  readonly timeoutMs?: number
}

/**
 * Requests to Microsoft Graph v1.0, by paths such as `/applications`. Nothing is sent twice: a refusal that passes says in
 * its fault how long to wait.
 *
 * All throw Fault `graph.*` for a refusal, `net.*` where there is no whole answer; none holds the token.
 */
export interface Graph {
  /** Reads one object. @returns Undefined where there is none, or none yet. */
  readonly find: <T>(path: string) => Promise<T | undefined>
  /** Reads a list to its end. */
  readonly list: <T>(path: string) => Promise<T[]>
  readonly post: <T>(path: string, body?: object) => Promise<T>
  /** Changes an object, or makes it. @returns The object where it was made now. */
  readonly upsert: <T>(path: string, body: object) => Promise<T | undefined>
  readonly patch: (path: string, body: object) => Promise<void>
  /** @returns False where there was nothing to delete. */
  readonly remove: (path: string) => Promise<boolean>
}

/** More pages than any list here has: each holds a hundred rows at least. */
const mostPages = 100

/** @throws TypeError The address is neither https nor on this machine. */
export const createGraph = (options: GraphOptions): Graph => {
  const { graph, token, fetch = globalThis.fetch as Fetch, now = Date.now, timeoutMs = 30_000 } = options
  isLoopbackAuthority(graph)
  const root = `${graph}/v1.0`
  const hidden = [token]

  const send = async <T>(
    method: string,
    url: string,
    { body, prefer }: { readonly body?: object | undefined; readonly prefer?: string } = {},
  ): Promise<T | undefined> => {
    const clientRequestId = randomUUID()
    const deadline = startDeadline(timeoutMs)
    try {
      const response = await fetch(url, {
        method,
        signal: deadline.signal,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          'client-request-id': clientRequestId,
          ...(body && { 'content-type': 'application/json' }),
          ...(prefer && { prefer }),
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const { status, headers } = response
      if (!response.ok) throw graphFault({ status, headers, text, clientRequestId, hidden, now: now() })
      return text === '' ? undefined : (JSON.parse(text) as T)
    } catch (error) {
      const correlation = { 'client-request-id': clientRequestId }
      if (error instanceof SyntaxError)
        throw new Fault('graph.unexpected', { message: 'The answer of Graph cannot be read.', correlation })
      throw networkFault(error, { ended: deadline.ended(), hidden, correlation })
    } finally {
      deadline.clear()
    }
  }

  return {
    find: (path) => orUndefined(send('GET', root + path)),
    list: async <T>(path: string) => {
      const rows: T[] = []
      let next: string | undefined = root + path
      for (let page = 0; next !== undefined && page < mostPages; page += 1) {
        // The token goes to Graph alone, wherever an answer points to.
        if (!next.startsWith(`${root}/`))
          throw new Fault('graph.unexpected', { message: 'The next page is elsewhere.' })
        const answer: { value: T[]; '@odata.nextLink'?: string } | undefined = await send('GET', next)
        rows.push(...(answer?.value ?? []))
        next = answer?.['@odata.nextLink']
      }
      return rows
    },
    post: async <T>(path: string, body?: object) => (await send<T>('POST', root + path, { body })) as T,
    upsert: (path, body) => send('PATCH', root + path, { body, prefer: 'create-if-missing' }),
    patch: async (path, body) => void (await send('PATCH', root + path, { body })),
    remove: async (path) => (await orUndefined(send('DELETE', root + path).then(() => true))) ?? false,
  }
}
