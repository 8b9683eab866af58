import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test may look anywhere in a notification
  readonly value: any[]
}

export interface Receiver {
  readonly url: string
  /** Notifications so far, handshakes left out. */
  readonly received: Received[]
  /** How many handshakes were answered. */
  readonly handshakes: () => number
  /** Status of the answers to notifications; null never answers. */
  status: number | null
  /** What a handshake is answered with. @default the token */
  echo: (token: string) => string | null
  handshakeStatus: number
}

/** An address for notifications at a free port. */
export const startReceiver = async (): Promise<Receiver> => {
  let handshakes = 0
  const server = createServer((request, response) => {
    const token = new URL(request.url!, 'http://localhost').searchParams.get('validationToken')
    let text = ''
    request.on('data', (piece) => {
      text += piece
    })
    request.on('end', () => {
      if (token !== null) {
        handshakes++
        const echo = receiver.echo(token)
        if (echo !== null) response.writeHead(receiver.handshakeStatus).end(echo)
        return
      }
      receiver.received.push({ headers: request.headers, text, value: JSON.parse(text).value })
      if (receiver.status !== null) response.writeHead(receiver.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    handshakes: () => handshakes,
    status: 202,
    echo: (token) => token,
    handshakeStatus: 200,
  }
  return receiver
}
