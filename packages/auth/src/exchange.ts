import { randomUUID } from 'node:crypto'
import { Fault, networkFault, startDeadline } from '@landbridge/model'
import { entraFault } from './entra-error.ts'

/** The way out to the network; the shape of the global `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** What every call to Entra needs. */
export interface EntraOptions {
  /** Sign-in address without a slash at its end; https, or http for loopback (the simulator). */
  readonly authority: string
  /** Directory id or verified domain. */
  readonly tenant: string
  /** The way out to the network. @default globalThis.fetch */
  readonly fetch?: Fetch
  /** The clock, in milliseconds since 1970. @default Date.now */
  readonly now?: () => number
  /** Longest wait for one answer, in milliseconds. @default 30_000 */
  readonly timeoutMs?: number
}

/** One request, and the texts in it that nobody else may see. */
export interface Exchange extends EntraOptions {
  readonly send: (init: {
    readonly fetch: Fetch
    readonly headers: Record<string, string>
    readonly signal: AbortSignal
  }) => Promise<Response>
  readonly signal?: AbortSignal | undefined
  readonly hidden?: readonly string[]
}

/** A successful answer, read to its end. */
export interface EntraAnswer {
  readonly response: Response
  readonly text: string
  readonly clientRequestId: string
}

/**
 * Sends one request to Entra: bounded in time, with an id of its own that Entra repeats as its correlation id.
 *
 * @throws Fault `auth.*` for a refusal, `net.*` where there is no whole answer. Neither holds a hidden text.
 */
export const exchange = async (options: Exchange): Promise<EntraAnswer> => {
  const { timeoutMs = 30_000, now = Date.now, fetch = globalThis.fetch as Fetch, hidden = [] } = options
  const clientRequestId = randomUUID()
  const deadline = startDeadline(timeoutMs, options.signal)
  try {
    const response = await options.send({
      fetch,
      headers: { 'client-request-id': clientRequestId, 'return-client-request-id': 'true' },
      signal: deadline.signal,
    })
    const text = await response.text()
    if (!response.ok)
      throw entraFault({
        status: response.status,
        headers: response.headers,
        text,
        clientRequestId,
        hidden,
        now: now(),
      })
    return { response, text, clientRequestId }
  } catch (error) {
    if (error instanceof Fault) throw error
    throw networkFault(error, {
      ended: deadline.ended(),
      hidden,
      correlation: { 'client-request-id': clientRequestId },
    })
  } finally {
    deadline.clear()
  }
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i

/**
 * Refuses a sign-in address to which no secret may be sent.
 *
 * @returns Whether it is plain http on this machine.
 * @throws TypeError Neither https nor loopback.
 */
export const isLoopbackAuthority = (authority: string): boolean => {
  const url = URL.canParse(authority) ? new URL(authority) : undefined
  if (url?.protocol === 'https:') return false
  if (url?.protocol === 'http:' && loopback.test(url.hostname)) return true
  throw new TypeError('authority must be an https address; http is for this machine only')
}
