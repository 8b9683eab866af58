/** One HTTP request, ready to go. */
export interface TransportRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Aborts when the caller gives up or the time is over. */
  readonly signal: AbortSignal
}

/** The answer, once its headers are there. Either `text` or `body` is read, and once only. */
export interface TransportAnswer {
  readonly status: number
  readonly headers: { get(name: string): string | null | undefined }
  text(): Promise<string>
  /** The bytes as they come; null where there are none. */
  readonly body: AsyncIterable<Uint8Array> | null
}

/**
 * The way out to the network. It throws where there is no answer and follows no redirects; which answers are good is
 * decided above it.
 */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>

/** A transport over the global `fetch`, which every runtime has. */
export const fetchTransport: Transport = async ({ method, url, headers, body, signal }) => {
  const response = await globalThis.fetch(url, {
    method,
    headers,
    signal,
    // A redirect would carry the token along; Business Central sends none.
    redirect: 'manual',
    ...(body !== undefined && { body: body as NonNullable<RequestInit['body']> }),
  })
  return {
    status: response.status,
    headers: response.headers,
    text: () => response.text(),
    body: response.body as AsyncIterable<Uint8Array> | null,
  }
}
