import type { Fault } from '@landbridge/model'

/**
 * How a request bears to be sent again.
 *
 * - `read` changes nothing: GET, and bound actions that the model calls repeatable.
 * - `guarded` cannot overwrite or double anything when it arrives twice: PATCH with a concrete etag, which the second
 *   time is stale and refused with 409; DELETE by an etag or by a GUID, which is never given again.
 * - `once` might double or overwrite: POST, other bound actions even with an etag (sending a mail changes no record),
 *   and PATCH with `If-Match: *`.
 */
export type Repeat = 'read' | 'guarded' | 'once'

/** What became of one attempt. */
export type Outcome = 'not_sent' | 'turned_away' | 'gateway' | 'stopped' | 'lost' | 'silent' | 'final'

/**
 * How often each may be sent in all. The line that matters is `once`: it is more than 1 only where it is certain that
 * Business Central did not begin to work on the request.
 */
export const tries: Readonly<Record<Outcome, Readonly<Record<Repeat, number>>>> = {
  // The name did not resolve, nothing listened, or the connection was not made in time: not one byte arrived.
  not_sent: { read: 4, guarded: 4, once: 4 },
  // 429, and 503 with Internal_TenantUnavailable: counted or looked up before any code of the company ran.
  turned_away: { read: 4, guarded: 4, once: 4 },
  // 502 and 503 otherwise: a gateway speaks, and may have handed the request on before it lost the server.
  gateway: { read: 4, guarded: 3, once: 1 },
  // 408 and 504: eight or ten minutes of work were stopped, and what posting had committed by then stays. A read is
  // tried once more only, since it will most likely be too long again.
  stopped: { read: 2, guarded: 1, once: 1 },
  // The connection broke after something was sent: the answer is unknown, not the request undone.
  lost: { read: 4, guarded: 3, once: 1 },
  // No answer within the caller's own time; each further try costs that time again.
  silent: { read: 2, guarded: 1, once: 1 },
  // Business Central has decided, the caller gave up, or TLS failed: the same again brings the same.
  final: { read: 1, guarded: 1, once: 1 },
}

/** Outcomes after which nobody knows whether the request took effect. */
export const isUncertain = (outcome: Outcome): boolean =>
  outcome === 'gateway' || outcome === 'stopped' || outcome === 'lost' || outcome === 'silent'

/**
 * What became of an attempt that ended in a fault.
 *
 * @param sent Whether anything may have reached the other side.
 */
export const outcomeOf = ({ code, details }: Fault, sent: boolean): Outcome => {
  if (code === 'net.aborted' || code === 'net.tls' || code === 'net.forbidden') return 'final'
  if (code.startsWith('net.')) return sent ? (code === 'net.timeout' ? 'silent' : 'lost') : 'not_sent'
  if (details.status === 429 || code === 'bc.environment_unavailable') return 'turned_away'
  if (details.status === 502 || details.status === 503) return 'gateway'
  if (details.status === 408 || details.status === 504) return 'stopped'
  return 'final'
}

const firstMs = 500
const longestMs = 30_000

/**
 * The pause before the next try, in milliseconds: doubling, cut at half a minute, and drawn at random between half
 * and whole so that many clients do not come back together. Never shorter than what `Retry-After` asks for.
 *
 * @param attempt Number of the attempt that failed, from 1.
 * @param random  A number from 0 to below 1.
 */
export const pauseMs = (attempt: number, random: number, retryAfterMs = 0): number => {
  const whole = Math.min(longestMs, firstMs * 2 ** (attempt - 1))
  return Math.max(retryAfterMs, Math.round(whole * (0.5 + random / 2)))
}
