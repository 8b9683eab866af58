import { entraFault, readEntraError } from '@landbridge/auth'
import { bcFault, readBcError } from '@landbridge/client'
import { bcErrors, Fault, type MissingPermission } from '@landbridge/model'
import type { Service } from '../causes/cause.ts'
import type { Evidence } from '../finding.ts'
import type { Sent } from './sent.ts'

/** An answer as it came, not a success or not what was expected. */
export interface RawAnswer {
  /** HTTP status; left out where only the text is at hand. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, a page of HTML, or nothing. */
  readonly body: string
}

/** What of a failure counts: the same whether it came as a fault, as an answer or as copied text. */
export interface Reading {
  /** Undefined where it cannot be told which service answered. */
  readonly service?: Service
  readonly status?: number
  /** Microsoft's code, as it is spelled. */
  readonly code?: string
  readonly aadsts: readonly number[]
  /** The text in lower case, without tags. */
  readonly text: string
  /** Whether it is a list with nothing in it. */
  readonly isEmpty: boolean
  readonly fault?: Fault
  readonly permission?: MissingPermission
  readonly method?: string
  readonly path?: string
  /** Microsoft's code and ids, for a person and for Microsoft's support. */
  readonly evidence: readonly Evidence[]
}

const longest = 20_000

/** Reads a fault of ours, which holds what was in the answer. */
export const readFault = (fault: Fault, sent?: Pick<Sent, 'method' | 'path' | 'service'>): Reading => {
  const { theirs, theirMessage, status, permission, correlation = {} } = fault.details
  const numbers = numbersIn(`${theirs ?? ''} ${theirMessage ?? ''}`)
  const service = sent?.service ?? serviceByCode[fault.code.split('.')[0] ?? '']
  return {
    ...placed(sent),
    ...(service && { service }),
    ...(status !== undefined && { status }),
    ...(theirs !== undefined && !theirs.startsWith('AADSTS') && { code: theirs }),
    aadsts: numbers,
    text: (theirMessage ?? fault.message).toLowerCase(),
    isEmpty: false,
    fault,
    ...(permission && { permission }),
    evidence: evidenceOf({ theirs, status, message: theirMessage, ids: correlation }),
  }
}

const serviceByCode: Readonly<Record<string, Service>> = { auth: 'entra', bc: 'bc', graph: 'graph' }

/** Reads an answer, or what somebody copied of one. */
export const readAnswer = ({ status: given, headers = {}, body }: RawAnswer, sent?: Sent): Reading => {
  const text = plain(body).slice(0, longest)
  const status = given ?? statusIn(text)
  const entra = readEntraError(body) ?? readEntraError(text)
  const bc = readBcError(body)
  const aadsts = [...new Set([...(entra?.codes ?? []).flatMap(numbersIn), ...numbersIn(text)])]
  const code = bc.code ?? topCode(body) ?? (entra?.error === undefined ? codeIn(text) : undefined) ?? entra?.error
  const service = sent?.service ?? guessService(body, text, aadsts, code)
  const isGood = status !== undefined && status < 400
  const fault =
    isGood || (code === undefined && aadsts.length === 0 && status === undefined)
      ? undefined
      : faultOf(service, { status, headers, body, text, code })
  const permission = fault?.details.permission
  const ids = fault?.details.correlation ?? {}
  return {
    ...placed(sent),
    ...(service && { service }),
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
    aadsts,
    text: text.toLowerCase(),
    isEmpty: isEmptyList(body),
    ...(fault && { fault }),
    ...(permission && { permission }),
    evidence: evidenceOf({
      theirs: aadsts.length > 0 ? `AADSTS${aadsts[0]}` : code,
      status,
      message: bc.message ?? entra?.message,
      ids,
    }),
  }
}

const placed = (sent: Pick<Sent, 'method' | 'path'> | undefined) =>
  sent ? { method: sent.method, path: sent.path } : {}

/** The text of a page without its tags; anything else as it is. */
const plain = (text: string): string =>
  /<(!doctype|html|body|head|h1|p|div)\b/i.test(text)
    ? text
        .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
        .replace(/<[^>]+>/g, ' ')
        .replace(/&nbsp;/g, ' ')
        .replace(/&#39;|&quot;/g, "'")
        .replace(/&amp;/g, '&')
        .replace(/\s+/g, ' ')
        .trim()
    : text

const numbersIn = (text: string): number[] => [...text.matchAll(/AADSTS(\d{4,})/gi)].map(([, digits]) => Number(digits))

/** A status as people copy it: `HTTP 401`, `401 Unauthorized`, `(401)`, `"status": 401`. */
const statusIn = (text: string): number | undefined => {
  const found =
    /(?:http\/?[\d.]*|status(?: ?code)?"?)[ :=]{1,3}([45]\d\d)\b/i.exec(text) ??
    /\b([45]\d\d)\s+(?:unauthorized|forbidden|not found|bad request|bad gateway|service|too many|request|gateway|conflict|error)/i.exec(
      text,
    ) ??
    /\(([45]\d\d)\)/.exec(text)
  return found?.[1] === undefined ? undefined : Number(found[1])
}

// What a screenshot shows of the answer, without its code.
const codeBySentence: readonly (readonly [string, string])[] = [
  ['server has rejected the client credentials', 'Authentication_InvalidCredentials'],
]

/** A code of Business Central's among other words. */
const codeIn = (text: string): string | undefined =>
  Object.keys(bcErrors).find((code) => code.includes('_') && text.includes(code)) ??
  (/\bNoEnvironment\b/.test(text) ? 'NoEnvironment' : undefined) ??
  codeBySentence.find(([sentence]) => text.toLowerCase().includes(sentence))?.[1]

/** The Admin Center API writes `code` at the top. */
const topCode = (body: string): string | undefined => {
  const { code } = parse(body) as { code?: unknown }
  return typeof code === 'string' && code !== '' ? code : undefined
}

const parse = (text: string): object => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

const isEmptyList = (body: string): boolean => {
  const { value } = parse(body) as { value?: unknown }
  return Array.isArray(value) && value.length === 0
}

const guessService = (
  body: string,
  text: string,
  aadsts: readonly number[],
  code: string | undefined,
): Service | undefined => {
  const json = parse(body) as { error?: { innerError?: { 'request-id'?: unknown } }; error_description?: unknown }
  if (aadsts.length > 0 || json.error_description !== undefined) return 'entra'
  if (json.error?.innerError?.['request-id'] !== undefined) return 'graph'
  if (code !== undefined && code in bcErrors) return 'bc'
  return /dynamics\.com|business central/i.test(text) ? 'bc' : undefined
}

const faultOf = (
  service: Service | undefined,
  seen: {
    status: number | undefined
    headers: Readonly<Record<string, string>>
    body: string
    text: string
    code: string | undefined
  },
): Fault => {
  const lower = Object.fromEntries(Object.entries(seen.headers).map(([name, value]) => [name.toLowerCase(), value]))
  const headers = { get: (name: string) => lower[name.toLowerCase()] ?? null }
  const status = seen.status ?? 400
  if (service === 'entra') return entraFault({ status, headers, text: seen.body, now: 0 })
  const known = readBcError(seen.body).message !== undefined
  const text = known
    ? seen.body
    : JSON.stringify({ error: { code: seen.code ?? '', message: seen.text.slice(0, 2_000) } })
  return service === 'graph' || service === 'admin'
    ? new Fault(service === 'graph' ? 'graph.unexpected' : 'bc.unexpected', {
        ...bcFault({ status, headers, text, now: 0 }).details,
      })
    : bcFault({ status, headers, text, now: 0 })
}

const evidenceOf = (seen: {
  readonly theirs: string | undefined
  readonly status: number | undefined
  readonly message: string | undefined
  readonly ids: Readonly<Record<string, string>>
}): Evidence[] => [
  ...(seen.theirs === undefined ? [] : [{ label: "Microsoft's code", value: seen.theirs }]),
  ...(seen.message === undefined ? [] : [{ label: "Microsoft's message", value: hideSecrets(seen.message) }]),
  ...(seen.status === undefined ? [] : [{ label: 'HTTP status', value: String(seen.status) }]),
  ...Object.entries(seen.ids).map(([label, value]) => ({ label, value })),
]

// People paste whole exchanges; what lets somebody in is not repeated.
const secrets =
  /eyJ[\w-]{8,}\.[\w-]+\.?[\w-]*|([?&]code=|(?:client_secret|refresh_token|access_token)["']?\s*[=:]\s*["']?)[^\s"'&]+/gi

const hideSecrets = (text: string): string => text.replace(secrets, (_, name: string | undefined) => `${name ?? ''}***`)
