import type { Fetch, TokenSource } from '@landbridge/auth'
import { fetchTransport } from '@landbridge/client'
import type { Reach } from './facts.ts'

/** A way out that counts what goes out by it. */
export interface CountedReach {
  readonly reach: Reach
  /** The same for tokens that come by a way of their own; each is one request. */
  readonly source: (source: TokenSource) => TokenSource
  readonly sent: () => number
}

/** Counts requests, so that a diagnosis knows what it may still ask. */
export const countRequests = (reach: Reach): CountedReach => {
  const { fetch = globalThis.fetch as Fetch, transport = fetchTransport } = reach
  let count = 0
  const counting =
    <Given extends readonly unknown[], Got>(send: (...given: Given) => Got) =>
    (...given: Given): Got => {
      count++
      return send(...given)
    }
  return {
    reach: { ...reach, fetch: counting(fetch), transport: counting(transport) },
    source: (source) => counting((options) => source(options)),
    sent: () => count,
  }
}
