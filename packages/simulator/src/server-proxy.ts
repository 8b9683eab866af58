import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { isMicrosoft } from './hosts.ts'
import type { Log } from './log.ts'

export interface ProxyOptions {
  /** 0 takes a free one. */
  readonly port: number
  /** Answers to Microsoft's names. */
  readonly microsoft: Server
  /** The simulator's own listeners, by their ports: a client may use the proxy for those too. */
  readonly own: ReadonlyMap<number, Server>
  readonly log: Log
}

export interface RunningProxy {
  readonly port: number
  stop(): Promise<void>
}

const target = /^(?<host>[a-z0-9.-]+|\[[0-9a-f:]+\]):(?<port>\d{1,5})$/i
const ownNames = ['127.0.0.1', 'localhost', '[::1]']

/**
 * Starts a proxy that leads nowhere but to the simulator itself: unchanged clients reach it under Microsoft's own host
 * names. Whatever else is asked for is refused with 403 and a line in the log, and nothing is ever forwarded to the
 * network. Only this machine can reach it, at whichever address the listeners are.
 */
export const startProxy = async (options: ProxyOptions): Promise<RunningProxy> => {
  const { microsoft, own, log } = options
  const tunnels = new Set<Socket>()

  const findServer = (asked: string): Server | undefined => {
    const { host = '', port } = target.exec(asked.toLowerCase())?.groups ?? {}
    if (ownNames.includes(host)) return own.get(Number(port))
    return Number(port) === 443 && isMicrosoft(host) ? microsoft : undefined
  }

  const noteRefusal = (host: string): string => {
    log.warn('The proxy was asked for a host that is not simulated', { host })
    return `The Landbridge simulator does not stand for ${host}.`
  }

  const server = createServer((incoming, outgoing) => {
    // Without TLS, the whole address stands in the request line; Microsoft's hosts only ever lead on to TLS.
    const url = URL.canParse(incoming.url ?? '') ? new URL(incoming.url!) : undefined
    incoming.resume()
    if (url?.protocol === 'http:' && isMicrosoft(url.host)) {
      outgoing.writeHead(307, { location: url.href.replace(/^http:/, 'https:'), 'content-length': 0 }).end()
      return
    }
    const said = noteRefusal(url?.host ?? 'this address')
    outgoing.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end(said)
  })

  server.on('connect', ({ url = '' }: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const inside = findServer(url)
    if (inside === undefined) {
      const said = noteRefusal(target.test(url) ? url : 'this address')
      // In the status line too: some clients show nothing else.
      const head = [
        `HTTP/1.1 403 ${said}`,
        'content-type: text/plain',
        `content-length: ${said.length}`,
        'connection: close',
      ]
      socket.end(`${head.join('\r\n')}\r\n\r\n${said}`)
      return
    }
    tunnels.add(socket)
    socket.once('close', () => tunnels.delete(socket))
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    inside.emit('connection', socket)
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
        for (const socket of tunnels) socket.destroy()
      }),
  }
}
