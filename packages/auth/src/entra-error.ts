import { Fault, type FaultCode, findSeenFault, hideTexts, readRetryAfter } from '@landbridge/model'

/** What an error of Entra's says, whichever way it was told. */
export interface EntraError {
  /** OAuth name, for example `invalid_client`. */
  readonly error?: string
  /** Entra's codes, the decisive one first, for example `AADSTS7000215`. */
  readonly codes: readonly string[]
  /** The sentence, without code and without identifiers. */
  readonly message?: string
  readonly suberror?: string
  /** A challenge of Conditional Access, to be sent back as `claims` on the next sign-in. */
  readonly claims?: string
  readonly correlationId?: string
  readonly traceId?: string
  /** As Entra wrote it, for example `2026-01-31 10:11:12Z`. */
  readonly timestamp?: string
}

const longest = 2_000

// The trailer stands on lines of its own in older answers and behind single blanks in newer ones.
const trailer = /\s*Trace ID:\s*([\w-]+)[\s,.;]*Correlation ID:\s*([\w-]+)[\s,.;]*Timestamp:\s*([\d-]+[ T][\d:.]+Z?)/i
const numbered = /AADSTS(\d+)/g

/**
 * Reads an error of Entra's from a JSON body, from the query of a redirect, or from a text or page that somebody
 * copied.
 *
 * @returns Undefined where nothing in the text looks like one.
 */
export const readEntraError = (text: string): EntraError | undefined => {
  const fields = readFields(text)
  const described = fields.error_description ?? (fields.error === undefined ? text : '')
  const ids = trailer.exec(described)
  const named = Array.isArray(fields.error_codes) ? fields.error_codes.map((code) => `AADSTS${code}`) : []
  const written = [...described.matchAll(numbered)].map(([code]) => code)
  const codes = [...new Set([...named, ...written])]
  if (fields.error === undefined && codes.length === 0) return undefined
  const message = fields.error_description
    ?.replace(trailer, '')
    .replace(/^AADSTS\d+:\s*/, '')
    .trim()
  return {
    codes,
    ...defined({
      error: fields.error,
      message: message === '' ? undefined : message?.slice(0, longest),
      suberror: fields.suberror,
      claims: fields.claims,
      traceId: fields.trace_id ?? ids?.[1],
      correlationId: fields.correlation_id ?? ids?.[2],
      timestamp: fields.timestamp ?? ids?.[3],
    }),
  }
}

interface Fields {
  error?: string
  error_description?: string
  error_codes?: unknown
  suberror?: string
  claims?: string
  trace_id?: string
  correlation_id?: string
  timestamp?: string
}

const readFields = (text: string): Fields => {
  const trimmed = text.trim()
  const raw = trimmed.startsWith('{') ? readJson(trimmed) : readQuery(trimmed)
  const fields: Fields = { error_codes: raw.error_codes }
  for (const name of [
    'error',
    'error_description',
    'suberror',
    'claims',
    'trace_id',
    'correlation_id',
    'timestamp',
  ] as const) {
    const value = raw[name]
    if (typeof value === 'string' && value !== '') fields[name] = value
  }
  return fields
}

const readJson = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const readQuery = (text: string): Readonly<Record<string, unknown>> =>
  /(^|[?&#])error=/.test(text) ? Object.fromEntries(new URLSearchParams(text.replace(/^[^?#]*[?#]/, ''))) : {}

const defined = <T extends Record<string, string | undefined>>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string
  }

/** Names of OAuth that say enough by themselves where Entra's number is missing or new. */
const byName: Readonly<Record<string, FaultCode>> = {
  authorization_pending: 'auth.pending',
  slow_down: 'auth.pending',
  authorization_declined: 'auth.consent_declined',
  access_denied: 'auth.consent_declined',
  expired_token: 'auth.grant_expired',
  code_expired: 'auth.grant_expired',
  interaction_required: 'auth.interaction_required',
  login_required: 'auth.interaction_required',
  consent_required: 'auth.consent_missing',
  invalid_tenant: 'auth.tenant_unknown',
  invalid_instance: 'auth.wrong_cloud',
  temporarily_unavailable: 'auth.unavailable',
  server_error: 'auth.unavailable',
}

/** One answer of Entra's that is not a success. */
export interface EntraRefusal {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  readonly text: string
  /** The `client-request-id` that was sent. */
  readonly clientRequestId?: string
  /** Texts that must not appear in the fault, such as the secret that was sent. */
  readonly hidden?: readonly string[]
  /** Our clock, in milliseconds since 1970. */
  readonly now: number
}

/** The fault for a refusal of Entra's: by its number first, then by the name of OAuth, then by the status. */
export const entraFault = ({ status, headers, text, clientRequestId, hidden = [], now }: EntraRefusal): Fault => {
  const seen = readEntraError(text)
  const code =
    seen?.codes.map(findSeenFault).find((each) => each !== undefined) ??
    byName[seen?.suberror === 'consent_required' ? 'consent_required' : (seen?.error ?? '')] ??
    (status === 429 ? 'auth.throttled' : status >= 500 ? 'auth.unavailable' : 'auth.unexpected')
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), now)
  const theirs = seen?.codes[0] ?? seen?.error
  return new Fault(code, {
    status,
    correlation: defined({
      'client-request-id': clientRequestId,
      correlation_id: seen?.correlationId,
      trace_id: seen?.traceId ?? headers.get('x-ms-request-id') ?? undefined,
      timestamp: seen?.timestamp,
    }) as Record<string, string>,
    ...(theirs !== undefined && { theirs }),
    ...(seen?.message !== undefined && { theirMessage: hideTexts(seen.message, hidden) }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}
