import { Fault, type FaultCode, findSeenFault, hideTexts, readRetryAfter } from '@landbridge/model'

/** One answer of Graph's that is not a success. */
export interface GraphRefusal {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The id that the request was sent with. */
  readonly clientRequestId: string
  /** Texts that nobody else may see, such as the token. */
  readonly hidden: readonly string[]
  /** Our clock, in milliseconds since 1970. */
  readonly now: number
}

interface GraphError {
  readonly code?: string
  readonly message?: string
  readonly requestId?: string
}

const longest = 2_000

const readError = (text: string): GraphError => {
  try {
    const { error } = JSON.parse(text) as { error?: Record<string, unknown> }
    const inner = (error?.innerError ?? {}) as Record<string, unknown>
    const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
    const [code, message, requestId] = [textOf(error?.code), textOf(error?.message), textOf(inner['request-id'])]
    return {
      ...(code !== undefined && { code }),
      ...(message !== undefined && { message: message.slice(0, longest) }),
      ...(requestId !== undefined && { requestId }),
    }
  } catch {
    return {}
  }
}

/** What a status says where the code is missing or new. */
const byStatus: Readonly<Record<number, FaultCode>> = {
  401: 'graph.sign_in_ended',
  403: 'graph.denied',
  404: 'graph.not_found',
  409: 'graph.conflict',
  412: 'graph.conflict',
  429: 'graph.throttled',
}

/** Conditional Access and blocks of Microsoft's, in both spellings that Graph has for them. */
const isAccessDenied = (code: string | undefined): boolean => code?.toLowerCase() === 'accessdenied'

/** The fault for a refusal of Graph's: by its code first, then by the status. */
export const graphFault = ({ status, headers, text, clientRequestId, hidden, now }: GraphRefusal): Fault => {
  const seen = readError(text)
  const code =
    (seen.code === undefined ? undefined : findSeenFault(`${seen.code}@graph`)) ??
    (isAccessDenied(seen.code) ? 'graph.denied' : undefined) ??
    byStatus[status] ??
    (status >= 500 ? 'graph.unavailable' : 'graph.unexpected')
  const requestId = seen.requestId ?? headers.get('request-id')
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), now)
  return new Fault(code, {
    status,
    correlation: { 'client-request-id': clientRequestId, ...(requestId && { 'request-id': requestId }) },
    ...(seen.code !== undefined && { theirs: seen.code }),
    ...(seen.message !== undefined && { theirMessage: hideTexts(seen.message, hidden) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}
