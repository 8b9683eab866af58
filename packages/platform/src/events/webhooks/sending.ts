import type { Readable } from 'node:stream'
import { Agent, request } from 'undici'
import { ClosedHost, type PublicHosts } from './public-hosts.ts'

/** What came back from a webhook. */
export interface Answer {
  readonly status: number | null
  readonly ms: number
  /** What is wrong; null where the event was taken. */
  readonly problem: string | null
  /** The beginning of an answer that was no success. */
  readonly answer: string | null
  /** When to come again, as the answer says it, in milliseconds from now. */
  readonly retryAfterMs: number | undefined
}

export interface Sender {
  readonly send: (url: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Answer>
  readonly close: () => Promise<void>
}

/** Longest wait for an answer, in milliseconds. */
const timeoutMs = 15_000
const mostRedirects = 3
const mostAnswerBytes = 1_024

/** Opens the way to webhooks: to public hosts only, judged at each redirect and again when the name was looked up. */
export const createSender = (hosts: PublicHosts): Sender => {
  const agent = new Agent({ connect: { lookup: hosts.lookup, timeout: timeoutMs }, connections: 8, pipelining: 1 })

  const post = async (url: string, headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal) => {
    let at = url
    for (let redirects = 0; ; redirects += 1) {
      const wrong = hosts.wrongWith(at)
      if (wrong !== undefined) return { status: null, problem: wrong, answer: null, retryAfterMs: undefined }
      const answer = await request(at, { method: 'POST', headers: { ...headers }, body, signal, dispatcher: agent })
      const { statusCode: status, headers: theirs } = answer
      const to = one(theirs.location)
      // Only these keep method and body.
      if ((status === 307 || status === 308) && to !== undefined && redirects < mostRedirects && URL.canParse(to, at)) {
        drop(answer.body)
        at = new URL(to, at).href
        continue
      }
      const isTaken = status >= 200 && status < 300
      const text = isTaken ? undefined : await beginningOf(answer.body)
      drop(answer.body)
      return {
        status,
        problem: isTaken ? null : `The answer was ${status}.`,
        answer: text ?? null,
        retryAfterMs: secondsOf(one(theirs['retry-after'])),
      }
    }
  }

  const send: Sender['send'] = async (url, headers, body) => {
    const begun = performance.now()
    const ms = () => Math.round(performance.now() - begun)
    try {
      return { ...(await post(url, headers, body, AbortSignal.timeout(timeoutMs))), ms: ms() }
    } catch (error) {
      return { status: null, ms: ms(), problem: problemOf(error), answer: null, retryAfterMs: undefined }
    }
  }

  return { send, close: () => agent.destroy() }
}

/** Reads no more of an answer; that it was cut short is no fault. */
const drop = (body: Readable): void => {
  body.on('error', () => {})
  body.destroy()
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

const secondsOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) * 1000 : undefined

/** Reads no more than the beginning, whatever comes. */
const beginningOf = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body) {
    parts.push(part)
    size += part.length
    if (size >= mostAnswerBytes) break
  }
  const text = new TextDecoder('utf-8').decode(Buffer.concat(parts).subarray(0, mostAnswerBytes))
  // No control character but a line break; a NUL cannot be stored.
  return text.replace(/[^\P{Cc}\n]/gu, ' ')
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name of the host is unknown.',
  EAI_AGAIN: 'The name of the host could not be looked up.',
  ECONNREFUSED: 'The host takes no connection at this port.',
  ECONNRESET: 'The connection was cut.',
  UND_ERR_SOCKET: 'The connection was cut.',
  UND_ERR_CONNECT_TIMEOUT: 'The host did not take the connection in time.',
  CERT_HAS_EXPIRED: 'The certificate of the host has ended.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate of the host is not trusted.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate of the host is not trusted.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate of the host is not trusted.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name.',
}

const problemOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'No answer.'
  if (error.name === 'TimeoutError') return `No answer within ${timeoutMs / 1000} seconds.`
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    if (each instanceof ClosedHost) return each.message
    const reason = reasons[(each as NodeJS.ErrnoException).code ?? '']
    if (reason !== undefined) return reason
  }
  return 'No answer.'
}
