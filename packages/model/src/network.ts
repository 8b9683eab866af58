import { Fault, type FaultDetails } from './fault.ts'
import type { FaultCode } from './faults.ts'

/** What became of a request that got no whole answer. */
export interface NetworkFailure {
  readonly code: Extract<FaultCode, `net.${string}`>
  /** False only where it is certain that the other side received nothing of the request. */
  readonly sent: boolean
}

const nothingSent = (code: NetworkFailure['code']): NetworkFailure => ({ code, sent: false })
const perhapsSent = (code: NetworkFailure['code']): NetworkFailure => ({ code, sent: true })

// Codes of the operating system, of Node and of undici, as they appear on `error.code` (Node 20 and 22, undici 6 and 7).
const byCode: Readonly<Record<string, NetworkFailure>> = {
  ENOTFOUND: nothingSent('net.name'),
  EAI_AGAIN: nothingSent('net.name'),
  EAI_FAIL: nothingSent('net.name'),
  EAI_NODATA: nothingSent('net.name'),
  EAI_NONAME: nothingSent('net.name'),
  ECONNREFUSED: nothingSent('net.refused'),
  EHOSTUNREACH: nothingSent('net.refused'),
  EHOSTDOWN: nothingSent('net.refused'),
  ENETUNREACH: nothingSent('net.refused'),
  EADDRNOTAVAIL: nothingSent('net.refused'),
  UND_ERR_CONNECT_TIMEOUT: nothingSent('net.timeout'),
  UND_ERR_HEADERS_TIMEOUT: perhapsSent('net.timeout'),
  UND_ERR_BODY_TIMEOUT: perhapsSent('net.timeout'),
  ESOCKETTIMEDOUT: perhapsSent('net.timeout'),
  ETIMEDOUT: perhapsSent('net.timeout'),
  EPROTO: nothingSent('net.tls'),
  SELF_SIGNED_CERT_IN_CHAIN: nothingSent('net.tls'),
  DEPTH_ZERO_SELF_SIGNED_CERT: nothingSent('net.tls'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: nothingSent('net.tls'),
  UNABLE_TO_GET_ISSUER_CERT: nothingSent('net.tls'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: nothingSent('net.tls'),
  HOSTNAME_MISMATCH: nothingSent('net.tls'),
}

/** Families of TLS codes: `CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID`, `ERR_SSL_WRONG_VERSION_NUMBER` ... */
const tlsFamily = /^(CERT_|CRL_|ERR_TLS_|ERR_SSL_)/

const byName: Readonly<Record<string, NetworkFailure>> = {
  TimeoutError: perhapsSent('net.timeout'),
  AbortError: perhapsSent('net.aborted'),
}

/**
 * Reads from the error of a transport what became of the request. Looks through the chain of causes, and into the
 * errors that Node gathers when it tries several addresses of a host. What it does not know is `net.lost`.
 */
export const readNetworkFailure = (error: unknown): NetworkFailure => findFailure(error, 0) ?? perhapsSent('net.lost')

const findFailure = (error: unknown, depth: number): NetworkFailure | undefined => {
  if (typeof error !== 'object' || error === null || depth > 8) return undefined
  const { code, name, cause, errors, syscall } = error as Readonly<Record<string, unknown>>
  if (typeof code === 'string') {
    if (code === 'ETIMEDOUT' && syscall === 'connect') return nothingSent('net.timeout')
    const known = byCode[code] ?? (tlsFamily.test(code) ? nothingSent('net.tls') : undefined)
    if (known) return known
  }
  const gathered = Array.isArray(errors) ? errors : []
  for (const inner of [cause, ...gathered]) {
    const found = findFailure(inner, depth + 1)
    if (found) return found
  }
  return typeof name === 'string' ? byName[name] : undefined
}

/** The end of the wait for one exchange: the caller gives up, or the time is over. */
export interface Deadline {
  /** For the transport; aborts at whichever comes first. */
  readonly signal: AbortSignal
  /** Which it was, once `signal` is aborted. */
  readonly ended: () => 'timeout' | 'aborted' | undefined
  /** To be called when the exchange is over, so that no timer is left behind. */
  readonly clear: () => void
}

/**
 * Bounds one exchange in time.
 *
 * @param timeoutMs Longest wait in milliseconds; `Infinity` for none.
 * @param caller    The caller's own signal.
 */
export const startDeadline = (timeoutMs: number, caller?: AbortSignal): Deadline => {
  const controller = new AbortController()
  let ended: 'timeout' | 'aborted' | undefined
  const end = (how: 'timeout' | 'aborted', reason: unknown) => {
    ended ??= how
    controller.abort(reason)
  }
  const onAbort = () => end('aborted', caller?.reason)
  const timer = Number.isFinite(timeoutMs)
    ? setTimeout(() => end('timeout', new DOMException(`No answer within ${timeoutMs} ms.`, 'TimeoutError')), timeoutMs)
    : undefined
  if (caller?.aborted) onAbort()
  else caller?.addEventListener('abort', onAbort, { once: true })
  return {
    signal: controller.signal,
    ended: () => ended,
    clear: () => {
      clearTimeout(timer)
      caller?.removeEventListener('abort', onAbort)
    },
  }
}

/**
 * The fault for an exchange without a whole answer. Its cause is a plain copy of the error, because the objects of a
 * transport may lead to headers and bodies, and so to tokens and secrets.
 *
 * @param hidden Texts that must not appear, such as the secret that was sent.
 */
export const networkFault = (
  error: unknown,
  details: FaultDetails & {
    readonly ended?: 'timeout' | 'aborted' | undefined
    readonly hidden?: readonly string[]
  } = {},
): Fault => {
  // A transport may refuse by a fault of its own, for example an address that may not be reached.
  if (error instanceof Fault) return error
  const { ended, hidden = [], ...rest } = details
  const code =
    ended === 'timeout' ? 'net.timeout' : ended === 'aborted' ? 'net.aborted' : readNetworkFailure(error).code
  return new Fault(code, rest, { cause: plainError(error, hidden, 0) })
}

const plainError = (error: unknown, hidden: readonly string[], depth: number): Error | undefined => {
  if (typeof error !== 'object' || error === null || depth > 8) return undefined
  const { name, message, code, syscall, cause, errors } = error as Readonly<Record<string, unknown>>
  const inner = plainError(cause ?? (Array.isArray(errors) ? errors[0] : undefined), hidden, depth + 1)
  const text = hideTexts(typeof message === 'string' ? message : '', hidden)
  const plain = new Error(text, inner && { cause: inner })
  plain.stack = `${String(name ?? 'Error')}: ${text}`
  return Object.assign(plain, {
    ...(typeof name === 'string' && { name }),
    ...(typeof code === 'string' && { code }),
    ...(typeof syscall === 'string' && { syscall }),
  })
}

/** The text with every hidden text replaced, also where it stands percent-encoded or as a form field. */
export const hideTexts = (text: string, hidden: readonly string[]): string =>
  hidden
    .filter((each) => each.length > 0)
    .flatMap((each) => [each, encodeURIComponent(each), new URLSearchParams([['', each]]).toString().slice(1)])
    .reduce((shown, each) => shown.replaceAll(each, '(hidden)'), text)

/**
 * Reads a `Retry-After` header, which is either seconds or a date.
 *
 * @param now Our clock, in milliseconds since 1970.
 * @returns The wait in milliseconds, or undefined where there is no readable header.
 * @see RFC 9110, section 10.2.3
 */
export const readRetryAfter = (header: string | null | undefined, now: number): number | undefined => {
  if (!header) return undefined
  const text = header.trim()
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000)
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now)
}
