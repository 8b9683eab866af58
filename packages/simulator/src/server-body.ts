import type { IncomingMessage, ServerResponse } from 'node:http'

/** What became of reading a body. */
export type BodyRead =
  | { readonly state: 'whole'; readonly body: Buffer }
  | { readonly state: 'too large' }
  /** The caller went away. */
  | { readonly state: 'broken' }

const empty: BodyRead = { state: 'whole', body: Buffer.alloc(0) }

const mayHaveBody = ({ headers }: IncomingMessage): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined

/** Reads a body up to a bound. Beyond it nothing more is kept, and the connection closes after the answer. */
export const readBody = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  maxBytes: number,
): BodyRead | Promise<BodyRead> => {
  if (!mayHaveBody(incoming)) return empty
  if (Number(incoming.headers['content-length'] ?? 0) > maxBytes) {
    outgoing.shouldKeepAlive = false
    incoming.resume()
    return { state: 'too large' }
  }
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    let bytes = 0
    incoming.on('data', (piece: Buffer) => {
      bytes += piece.length
      if (bytes <= maxBytes) return void pieces.push(piece)
      pieces.length = 0
      outgoing.shouldKeepAlive = false
      resolve({ state: 'too large' })
    })
    incoming.once('end', () => resolve({ state: 'whole', body: Buffer.concat(pieces, Math.min(bytes, maxBytes)) }))
    incoming.once('error', () => resolve({ state: 'broken' }))
    incoming.once('close', () => resolve({ state: 'broken' }))
  })
}
