import { randomUUID } from 'node:crypto'
import { bcFault, fetchTransport } from '@landbridge/client'
import { Fault, networkFault, startDeadline } from '@landbridge/model'
import type { Reach } from './facts.ts'
import type { Evidence } from './finding.ts'

/** A good answer, and the ids by which Microsoft's support finds it. */
export interface Answer {
  readonly value: unknown
  readonly evidence: readonly Evidence[]
}

/** One request to Business Central; reading one address where only that is given. */
export interface Asking {
  readonly url: string
  /** @default 'GET' */
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
}

/**
 * Asks Business Central once: a probe wants to see what happens, not to succeed in the end.
 *
 * @param asked The address to read, or a whole request.
 * @param token Left out for addresses without sign-in.
 * @throws Fault `bc.*` for a refusal, `net.*` where there is no whole answer.
 */
export const ask = async (
  asked: string | Asking,
  { transport = fetchTransport, now = Date.now, timeoutMs = 30_000, signal }: Reach,
  token?: string,
): Promise<Answer> => {
  const { url, method = 'GET', headers: more = {}, body }: Asking = typeof asked === 'string' ? { url: asked } : asked
  const clientRequestId = randomUUID()
  const deadline = startDeadline(timeoutMs, signal)
  const answer = async () => {
    const got = await transport({
      method,
      url,
      headers: {
        accept: 'application/json',
        // Which permission is missing is read out of the text.
        'accept-language': 'en-US',
        'client-request-id': clientRequestId,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...more,
      },
      signal: deadline.signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return { ...got, headers: got.headers, status: got.status, text: await got.text() }
  }
  const { status, headers, text } = await answer()
    .catch((error: unknown) => {
      const correlation = { 'client-request-id': clientRequestId }
      throw networkFault(error, { ended: deadline.ended(), correlation, hidden: token === undefined ? [] : [token] })
    })
    .finally(deadline.clear)
  if (status < 200 || status >= 300) throw bcFault({ status, headers, text, clientRequestId, now: now() })
  const ids = { 'request-id': headers.get('request-id'), 'ms-correlation-x': headers.get('ms-correlation-x') }
  const found = Object.entries(ids).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return { value: parse(text), evidence: found.map(([label, value]) => ({ label, value })) }
}

/** What became of one part of a batch. */
export interface PartAnswer {
  readonly status: number
  /** Absent where it worked. */
  readonly fault?: Fault
}

/**
 * Sends one change in a batch that Business Central undoes as a whole: its second part is a change of a record that
 * does not exist, and with `Isolation: snapshot` a failure takes everything back (Microsoft, "OData transactional
 * $batch requests", since 17.1).
 *
 * @param route Address of the API route.
 * @param change The first part; its address is relative to the route.
 * @param failing Address of a record that cannot exist, relative to the route.
 * @throws as {@link ask}, where the batch itself is refused or answered with something else.
 */
export const askUndone = async (
  route: string,
  change: Asking,
  failing: string,
  reach: Reach,
  token: string,
): Promise<PartAnswer & Pick<Answer, 'evidence'>> => {
  const requests = [
    { id: '1', method: change.method, url: change.url, headers: { ...json, ...change.headers }, body: change.body },
    { id: '2', method: 'PATCH', url: failing, headers: { ...json, 'If-Match': '*' }, body: {} },
  ]
  const headers = { Isolation: 'snapshot' }
  const { value, evidence } = await ask(
    { url: `${route}/$batch`, method: 'POST', headers, body: { requests } },
    reach,
    token,
  )
  const [first, second] = partsOf(value)
  if (first === undefined) throw new Fault('bc.unexpected', { message: 'The answer to the batch cannot be read.' })
  if (first.status < 300) {
    // Without the failure of the second part, nothing says that the first was undone.
    if (second === undefined || second.status < 400)
      throw new Fault('bc.unexpected', { message: 'The batch did not end with the failure that undoes it.' })
    return { status: first.status, evidence }
  }
  const { now = Date.now } = reach
  const text = JSON.stringify(first.body ?? '')
  const fault = bcFault({ status: first.status, headers: { get: () => null }, text, now: now() })
  return { status: first.status, fault, evidence }
}

const json = { 'Content-Type': 'application/json' }

const partsOf = (value: unknown): readonly { readonly status: number; readonly body?: unknown }[] => {
  const { responses } = (value ?? {}) as { responses?: unknown }
  if (!Array.isArray(responses)) return []
  return responses.filter((part) => typeof part?.status === 'number')
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The rows of an OData answer; undefined where it is something else. */
export const rowsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] | undefined => {
  const rows = (value as { value?: unknown } | null | undefined)?.value
  return Array.isArray(rows) ? rows.filter((row) => typeof row === 'object' && row !== null) : undefined
}

/** A property as text; empty where there is none. */
export const textOf = (row: Readonly<Record<string, unknown>>, name: string): string => {
  const value = row[name]
  return typeof value === 'string' ? value : ''
}
