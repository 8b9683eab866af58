import type { IncomingHttpHeaders } from 'node:http'

/** One request as the faces see it: read once, with the addresses under which the caller reached us. */
export interface Request {
  readonly method: string
  /** Path and query as sent; `path` is still percent-encoded, because keys and names may hold a slash. */
  readonly path: string
  readonly query: URLSearchParams
  /** The query as sent, without `?`, for whoever must read it literally. */
  readonly rawQuery: string
  readonly headers: IncomingHttpHeaders
  /** The whole body; empty when there was none. */
  readonly body: Buffer
  /** What this caller must be told as our addresses: Microsoft's where it asked for those, else the loopback ones. */
  readonly addresses: Addresses
  /** Id of this exchange, for `request-id` and the trace texts; a GUID. */
  readonly id: string
}

/** Where the faces can be reached, as one caller sees them. No slash at the end. */
export interface Addresses {
  readonly authority: string
  readonly graph: string
  readonly api: string
  readonly webClient: string
  readonly entraAdminCenter: string
}

/** One answer. A generator body is written piece by piece, with regard for a slow reader. */
export interface Response {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Buffer | Iterable<string>
  /** What goes wrong on its way, where a scenario says so. */
  readonly trouble?: Trouble
}

/** What a scenario does to one answer on the wire. */
export interface Trouble {
  /** Name of the rule that did it, for the journal. */
  readonly rule: string
  /** `before headers` and `after headers` reset the connection there; `not http` sends bytes that are no HTTP. */
  readonly breaks?: 'before headers' | 'after headers' | 'not http'
  /** So many bytes of the body arrive, then the connection ends, though the headers announced all of it. */
  readonly keepBytes?: number
}

/** A face of the simulator. It never throws for what a caller sent; what it does not know it answers with 501. */
export type Handler = (request: Request) => Response | Promise<Response>

export const json = (status: number, value: unknown, headers: Response['headers'] = {}): Response => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
})
