import {
  Fault,
  type FaultCode,
  type FaultDetails,
  findSeenFault,
  type MissingPermission,
  readRetryAfter,
} from '@landbridge/model'

/** One answer of Business Central's, or of a gateway before it, that is not a success. */
export interface BcRefusal {
  readonly status: number
  readonly headers: { get(name: string): string | null | undefined }
  readonly text: string
  /** The `client-request-id` that was sent. */
  readonly clientRequestId?: string
  /** Whether the address named one record of a set that is known to exist. */
  readonly ofRecord?: boolean
  /** Our clock, in milliseconds since 1970. */
  readonly now: number
}

/** What a refusal's body says. */
export interface BcError {
  readonly code?: string
  /** The text without the correlation id at its end. */
  readonly message?: string
  readonly correlationId?: string
}

const longest = 2_000
// Two blanks, the word, two blanks, a GUID and a full stop; the word stays in every language.
const trailer = /\s*Correlation\s?Id:\s*([0-9a-f-]{36})\.?\s*$/i

/**
 * Reads a refusal's body: the JSON of Business Central, or whatever a gateway wrote instead. Also takes the text that
 * somebody copied.
 *
 * @returns An empty object where nothing is recognised.
 */
export const readBcError = (text: string): BcError => {
  const body = readJson(text)
  const error = typeof body.error === 'object' && body.error !== null ? (body.error as Record<string, unknown>) : body
  const message = typeof error.message === 'string' ? error.message : undefined
  const correlationId = trailer.exec(message ?? text)?.[1]
  return {
    ...(typeof error.code === 'string' && error.code !== '' && { code: error.code }),
    ...(message !== undefined && { message: message.replace(trailer, '').trim().slice(0, longest) }),
    ...(correlationId !== undefined && { correlationId }),
  }
}

const readJson = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

// `(TableData 18 Customer Read: Base Application)`: type, number, name, right, extension. Types stay English.
const bracketed =
  /\(\s*(TableData|Table|Page|Report|Codeunit|XMLport|Query|System)\s+(\d+)\s+([^()]+?)\s+(\p{L}+)\s*:\s*([^()]+?)\s*\)/iu
// `You do not have the following permissions on Page APIV2 - Customers: Execute.`
const sentence = /following permissions on (\p{L}+) (.+?): (\p{L}+)/u
const prevented = 'current permissions prevented the action'

/** The permission that a text of Business Central's says is missing, or undefined where it speaks of none. */
export const readMissingPermission = (message: string): MissingPermission | undefined => {
  const inBrackets = bracketed.exec(message)
  if (inBrackets) {
    const [, objectType = '', objectId, objectName = '', right = '', app = ''] = inBrackets
    return { objectType, objectId: Number(objectId), objectName, right, app }
  }
  const [, objectType, objectName, right] = sentence.exec(message) ?? []
  return objectType !== undefined && objectName !== undefined && right !== undefined
    ? { objectType, objectName, right }
    : undefined
}

const byStatus: Readonly<Record<number, FaultCode>> = {
  401: 'bc.credentials_rejected',
  404: 'bc.route_unknown',
  405: 'bc.not_allowed',
  408: 'bc.timeout',
  410: 'bc.route_unknown',
  412: 'bc.etag_missing',
  413: 'bc.too_large',
  414: 'bc.too_large',
  415: 'bc.input_refused',
  429: 'bc.throttled',
  500: 'bc.failed',
  501: 'bc.not_supported',
  502: 'bc.unavailable',
  503: 'bc.unavailable',
  504: 'bc.timeout',
}

/** Families of codes whose members are more than the table names. */
const families: readonly (readonly [string, FaultCode])[] = [
  ['Authentication_', 'bc.credentials_rejected'],
  ['Authorization_', 'bc.permission_missing'],
]

/**
 * The fault for a refusal: by a permission that the text names, then by Microsoft's code, then by the status. The
 * status alone would not do, because most refusals are 400.
 */
export const bcFault = (refusal: BcRefusal): Fault => {
  const { status, headers, text, clientRequestId, now } = refusal
  const error = readBcError(text)
  const permission = status < 500 || error.code !== undefined ? permissionIn(error.message) : undefined
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), now)
  const details: FaultDetails = {
    status,
    correlation: correlationOf(headers, clientRequestId, error.correlationId),
    ...(error.code !== undefined && { theirs: error.code }),
    ...(error.message !== undefined && error.message !== '' && { theirMessage: error.message }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(permission !== undefined && { permission }),
  }
  return new Fault(permission ? 'bc.permission_missing' : codeOf(refusal, error), details)
}

const codeOf = ({ status, ofRecord }: BcRefusal, { code, message }: BcError): FaultCode => {
  if (message?.includes(prevented)) return 'bc.permission_missing'
  // A gateway repeats the statuses of its own, whatever body it found for them.
  if (status === 401 || status === 429) return byStatus[status] ?? 'bc.unexpected'
  const seen = code === undefined ? undefined : findSeenFault(code)
  // The same code stands for a set that does not exist and for a key that does not; the set is one we know.
  if (seen === 'bc.route_unknown' && code === 'BadRequest_ResourceNotFound' && ofRecord) return 'bc.record_unknown'
  if (seen) return seen
  const family = families.find(([prefix]) => code?.startsWith(prefix))
  if (family) return family[1]
  if (status === 403 && code !== undefined) return 'bc.permission_missing'
  return byStatus[status] ?? 'bc.unexpected'
}

const permissionIn = (message: string | undefined): MissingPermission | undefined =>
  message === undefined ? undefined : readMissingPermission(message)

const correlationOf = (
  headers: BcRefusal['headers'],
  clientRequestId: string | undefined,
  correlationId: string | undefined,
): Record<string, string> => {
  const ids = {
    'client-request-id': clientRequestId,
    'request-id': headers.get('request-id'),
    'ms-correlation-x': headers.get('ms-correlation-x'),
    correlationId,
  }
  return Object.fromEntries(Object.entries(ids).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}
