import { networkFault } from '@landbridge/model'
import { type CallOptions, type Connection, type Read, readNothing, type StillOpen, send } from './send.ts'
import type { TransportAnswer } from './transport.ts'

/** Bytes that belong to a record. */
export interface RecordStream {
  readonly url: string
  /**
   * Reads the bytes as they come. Read them to the end, or leave the loop: until then they hold one of the places in
   * flight.
   *
   * @returns Undefined where there are none.
   * @throws Fault `bc.*`, `net.*`; while reading, `net.lost` or `net.timeout`
   */
  read(options?: CallOptions): Promise<Bytes | undefined>
  /**
   * Writes the bytes, whatever is there. Not tried again where the answer is lost, because somebody else may have
   * written in between.
   */
  write(bytes: Uint8Array, options?: CallOptions & { readonly contentType?: string }): Promise<void>
}

/** Bytes on their way. */
export interface Bytes extends AsyncIterable<Uint8Array> {
  readonly contentType: string | undefined
  /** All of them at once. */
  bytes(): Promise<Uint8Array>
}

/** The stream at an address. */
export const streamAt = (connection: Connection, url: string): RecordStream => ({
  url,
  read: async (options = {}) => {
    const call = { ...options, method: 'GET', url, repeat: 'read', headers: { accept: '*/*' }, ofRecord: true } as const
    return (await send(connection, call, readBytes)).value
  },
  write: async (bytes, { contentType = 'application/octet-stream', ...options } = {}) => {
    const headers = { 'content-type': contentType, 'if-match': '*' }
    const call = { ...options, method: 'PATCH', url, repeat: 'once', headers, body: bytes, ofRecord: true } as const
    await send(connection, call, readNothing)
  },
})

/** Hands the bytes on, and gives the place back when they end or when nobody wants more. */
export const readBytes: Read<Bytes | undefined> = async (answer, keep) => {
  if (answer.status === 204 || answer.body === null) {
    await answer.text()
    return undefined
  }
  const pieces = piecesOf(answer, keep())
  return {
    contentType: answer.headers.get('content-type') ?? undefined,
    [Symbol.asyncIterator]: () => pieces,
    bytes: async () => {
      const all: Uint8Array[] = []
      for await (const piece of pieces) all.push(piece)
      return joined(all)
    },
  }
}

async function* piecesOf({ body }: TransportAnswer, open: StillOpen): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    if (body) yield* body
  } catch (error) {
    throw networkFault(error, { ended: open.ended() })
  } finally {
    open.end()
  }
}

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
