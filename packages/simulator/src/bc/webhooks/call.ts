import type { Random } from '../../random.ts'

/** What became of a call to an address that a subscriber gave. Undefined status: no answer, or not in time. */
export interface Called {
  readonly status: number | undefined
  /** The first characters of the answer. */
  readonly text: string
}

const mostBytes = 4_096

/** Reads no more of an answer than the token can be long. */
const readStart = async (response: Response): Promise<string> => {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const pieces: Uint8Array[] = []
  let bytes = 0
  while (bytes < mostBytes) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
    bytes += value.length
  }
  await reader.cancel()
  return Buffer.concat(pieces).toString('utf8').slice(0, mostBytes)
}

const call = async (url: string, init: RequestInit, timeoutMs: number, stopped: AbortSignal): Promise<Called> => {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), stopped])
    const response = await fetch(url, { ...init, method: 'POST', redirect: 'manual', signal })
    return { status: response.status, text: await readStart(response) }
  } catch {
    return { status: undefined, text: '' }
  }
}

/** Addresses that may be called at all. Business Central wants https; on one machine http will do. */
export const isNotificationUrl = (text: string): boolean => {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hash === ''
}

/** Asks the address to send a token back. @returns Whether it did so in time. */
export const shakeHands = async (
  url: string,
  { random, timeoutMs, stopped }: { random: Random; timeoutMs: number; stopped: AbortSignal },
): Promise<boolean> => {
  const token = random.guid()
  const address = `${url}${url.includes('?') ? '&' : '?'}validationToken=${encodeURIComponent(token)}`
  const { status, text } = await call(address, {}, timeoutMs, stopped)
  return status === 200 && text.trim() === token
}

/** Sends notifications. */
export const notify = (
  url: string,
  value: readonly object[],
  { random, timeoutMs, stopped }: { random: Random; timeoutMs: number; stopped: AbortSignal },
): Promise<Called> => {
  const headers = {
    'content-type': 'application/json',
    clientrequestid: random.guid(),
    'x-ms-correlation-id': random.guid(),
  }
  return call(url, { headers, body: JSON.stringify({ value }) }, timeoutMs, stopped)
}
