import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from './clock.ts'
import type { Response, Trouble } from './http.ts'

/** Pieces are gathered up to this size before they are written. */
const gatherChars = 65_536

const drained = (outgoing: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      outgoing.off('drain', done)
      outgoing.off('close', done)
      resolve()
    }
    outgoing.on('drain', done)
    outgoing.on('close', done)
  })

/** Writes a body piece by piece; stops when the reader has gone, and waits while it is slow. */
const writePieces = async (outgoing: ServerResponse, pieces: Iterable<string>): Promise<void> => {
  let gathered = ''
  for (const piece of pieces) {
    gathered += piece
    if (gathered.length < gatherChars) continue
    if (outgoing.destroyed) return
    if (!outgoing.write(gathered)) await drained(outgoing)
    gathered = ''
  }
  outgoing.end(gathered)
}

let stampedSecond = 0
let stamp = ''

/** The `Date` header goes by the simulated clock, because callers measure their own clock against it. */
const dateOf = (clock: Clock): string => {
  const second = Math.floor(clock.now() / 1_000)
  if (second !== stampedSecond) {
    stampedSecond = second
    stamp = new Date(second * 1_000).toUTCString()
  }
  return stamp
}

/** Every answer says that it is a simulator's. */
const mark = { 'x-simulated-by': 'landbridge' }

const withoutBody = (status: number): boolean => status === 204 || status === 304 || status < 200

/** Under TLS a connection can only be dropped. */
const reset = ({ socket }: IncomingMessage): void => {
  if ('encrypted' in socket) socket.destroy()
  else socket.resetAndDestroy()
}

/** What a program hears that speaks HTTP to a door behind which something else listens. */
const notHttp = '220 smtp.example ESMTP ready\r\n'

const wholeOf = (body: Response['body']): Buffer => {
  if (body === undefined) return Buffer.alloc(0)
  return typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.from(body) : Buffer.from([...body].join(''))
}

/** Announces the whole answer, sends a part of it, and ends the connection. */
const breakOff = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  status: number,
  bytes: Buffer,
  headers: Record<string, string | string[] | number>,
  { breaks, keepBytes = 0 }: Trouble,
): Promise<void> => {
  outgoing.writeHead(status, { ...headers, 'content-length': Math.max(bytes.length, 1) })
  outgoing.flushHeaders()
  const kept = breaks === 'after headers' ? Buffer.alloc(0) : bytes.subarray(0, keepBytes)
  return new Promise((resolve) => {
    const end = (): void => {
      // What was sent must arrive before the end does: a reset would overtake it.
      if (breaks === 'after headers') reset(incoming)
      else incoming.socket.end()
      resolve()
    }
    if (outgoing.destroyed) return resolve()
    outgoing.write(kept.length === 0 ? '' : kept, () => end())
  })
}

export const writeResponse = async (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { status, headers, body, trouble }: Response,
  clock: Clock,
): Promise<void> => {
  if (trouble?.breaks === 'before headers') return reset(incoming)
  if (trouble?.breaks === 'not http') return void incoming.socket.end(notHttp)
  const sent: Record<string, string | string[] | number> = { ...mark, date: dateOf(clock) }
  for (const [name, value] of Object.entries(headers ?? {})) sent[name] = typeof value === 'string' ? value : [...value]
  const isWhole = body === undefined || typeof body === 'string' || Buffer.isBuffer(body)
  if (isWhole && !withoutBody(status)) sent['content-length'] = Buffer.byteLength(body ?? '')
  if (trouble?.breaks !== undefined || trouble?.keepBytes !== undefined)
    return breakOff(incoming, outgoing, status, wholeOf(body), sent, trouble)
  outgoing.writeHead(status, sent)
  if (incoming.method === 'HEAD' || withoutBody(status)) return void outgoing.end()
  if (isWhole) return void outgoing.end(body)
  await writePieces(outgoing, body)
}
