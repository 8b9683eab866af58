import { randomUUID } from 'node:crypto'
import { bcFault, fetchTransport } from '@landbridge/client'
import { networkFault, startDeadline } from '@landbridge/model'
import type { Reach } from './facts.ts'
import type { Evidence } from './finding.ts'

/** A good answer, and the ids by which Microsoft's support finds it. */
export interface Answer {
  readonly value: unknown
  readonly evidence: readonly Evidence[]
}

/**
 * Reads one address of Business Central's, once: a probe wants to see what happens, not to succeed in the end.
 *
 * @param token Left out for addresses without sign-in.
 * @throws Fault `bc.*` for a refusal, `net.*` where there is no whole answer.
 */
export const ask = async (
  url: string,
  { transport = fetchTransport, now = Date.now, timeoutMs = 30_000, signal }: Reach,
  token?: string,
): Promise<Answer> => {
  const clientRequestId = randomUUID()
  const deadline = startDeadline(timeoutMs, signal)
  const answer = async () => {
    const got = await transport({
      method: 'GET',
      url,
      headers: {
        accept: 'application/json',
        'client-request-id': clientRequestId,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      signal: deadline.signal,
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
