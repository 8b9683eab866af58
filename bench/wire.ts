import { connect, type Socket } from 'node:net'

/** One keep-alive connection that sends the same bytes again and again; it costs the measuring side next to nothing. */
export interface Wire {
  /** Sends the request once. */
  ask(): Promise<{ status: number; bytes: number }>
  close(): void
}

const endOfHead = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('\r\n0\r\n\r\n')

/** Bytes that the body has, or undefined where it comes in chunks. */
const bodyLength = (head: string): number | undefined => {
  const found = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** Opens a connection for one request, given as URL and headers. */
export const openWire = async (url: string, headers: Readonly<Record<string, string>> = {}): Promise<Wire> => {
  const { hostname, port, host, pathname, search } = new URL(url)
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`)
  const socket = await new Promise<Socket>((resolve, reject) => {
    const made = connect(Number(port), hostname, () => resolve(made)).on('error', reject)
    made.setNoDelay(true)
  })
  let done: ((reply: { status: number; bytes: number }) => void) | undefined
  let pieces: Buffer[] = []
  let bytes = 0
  let status = 0
  let wanted: number | undefined
  let hasHead = false
  const finish = (): void => {
    const reply = { status, bytes }
    pieces = []
    bytes = 0
    hasHead = false
    done?.(reply)
  }
  socket.on('data', (piece) => {
    bytes += piece.length
    if (!hasHead) {
      pieces.push(piece)
      const all = pieces.length === 1 ? piece : Buffer.concat(pieces)
      const at = all.indexOf(endOfHead)
      if (at < 0) return
      const head = all.toString('latin1', 0, at)
      status = Number(head.slice(9, 12))
      const length = bodyLength(head)
      wanted = length === undefined ? undefined : at + endOfHead.length + length
      hasHead = true
    }
    const isWhole =
      wanted === undefined
        ? piece.subarray(-lastChunk.length).equals(lastChunk) || piece.equals(lastChunk.subarray(2))
        : bytes >= wanted
    if (isWhole) finish()
  })
  return {
    ask: () =>
      new Promise((resolve) => {
        done = resolve
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

/** Sends so many requests over some connections, one at a time on each, and fails at the first that is not a 200. */
export const askMany = async (wires: readonly Wire[], requests: number): Promise<void> => {
  const lane = async (wire: Wire): Promise<void> => {
    for (let turn = 0; turn < requests / wires.length; turn++) {
      const { status } = await wire.ask()
      if (status !== 200) throw new Error(`Answered with ${status}`)
    }
  }
  await Promise.all(wires.map(lane))
}
