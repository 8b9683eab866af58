import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { TLSSocket } from 'node:tls'
import { limits } from '@landbridge/model'
import type { Clock } from './clock.ts'
import { type Asked, type ListenerName, listeners, type Ports, startHosts } from './hosts.ts'
import { json, type Request, type Response } from './http.ts'
import { type Exchange, entryOf, type Journal } from './journal.ts'
import type { Log } from './log.ts'
import type { Random } from './random.ts'
import { type BodyRead, readBody } from './server-body.ts'
import { type RunningProxy, startProxy } from './server-proxy.ts'
import { writeResponse } from './server-write.ts'

/** What answers a request, once it is known whom it is for. */
export type Dispatch = (listener: ListenerName, asked: Asked, request: Request) => Response | Promise<Response>

export interface ServerOptions {
  /** Port of each listener; 0 takes a free one. */
  readonly ports: Ports
  /** Address to listen at. */
  readonly host: string
  readonly clock: Clock
  readonly log: Log
  readonly random: Random
  readonly journal: Journal
  readonly dispatch: Dispatch
  /** @default HTTP */
  readonly tls?: ServerTls
}

/** What the listeners show in a handshake, and two further doors that make sense with TLS alone. */
export interface ServerTls {
  /** Certificates and key, as PEM. */
  readonly cert: string
  readonly key: string
  readonly proxyPort?: number | undefined
  readonly hostsPort?: number | undefined
}

export interface RunningServer {
  /** The ports that are really used. */
  readonly ports: Ports
  readonly proxyPort: number | undefined
  readonly hostsPort: number | undefined
  stop(): Promise<void>
}

/** Sign-in and the pages take forms only; Business Central and Graph have their own bounds. */
const maxBodyBytes: Readonly<Record<Asked['face'], number>> = {
  signIn: 1_048_576,
  graph: 1_048_576,
  api: limits.bodyBytes.value,
  webClient: 1_048_576,
  entraAdminCenter: 1_048_576,
  azure: 1_048_576,
}

const maxHeaderBytes = 65_536

/** The answer to what is malformed before any face has seen it. */
const refuse = (status: number, message: string): Response =>
  json(status, { error: { code: 'BadRequest', message } }, { connection: 'close' })

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

/** Splits what stands in the request line; a proxy's form with scheme and host is taken too. */
const splitTarget = (target: string): { path: string; rawQuery: string; host: string | undefined } | undefined => {
  const absolute = /^https?:\/\/([^/?#]+)(.*)$/is.exec(target)
  const local = absolute ? (absolute[2]!.startsWith('/') ? absolute[2]! : `/${absolute[2]}`) : target
  if (!local.startsWith('/')) return undefined
  const [whole = ''] = local.split('#')
  const mark = whole.indexOf('?')
  return mark < 0
    ? { path: whole, rawQuery: '', host: absolute?.[1] }
    : { path: whole.slice(0, mark), rawQuery: whole.slice(mark + 1), host: absolute?.[1] }
}

/** The request as faces see it; the query is parsed only when somebody looks at it. */
const toRequest = (incoming: IncomingMessage, asked: Asked, target: Target, body: Buffer, id: string): Request => {
  let query: URLSearchParams | undefined
  return {
    method: incoming.method ?? 'GET',
    path: target.path,
    get query() {
      query ??= new URLSearchParams(target.rawQuery)
      return query
    },
    rawQuery: target.rawQuery,
    headers: incoming.headers,
    body,
    addresses: asked.addresses,
    id,
  }
}

/** What a fault of ours looks like; clients of sign-in read `error` as text. */
const failedInside = (face: Note['face'], id: string): Response => {
  const message = `The simulator failed inside. Request id: ${id}.`
  return json(
    500,
    face === 'signIn' ? { error: 'server_error', error_description: message } : { error: { code: 'Unknown', message } },
  )
}

/** The listeners, and the door to which only those come who asked for one of Microsoft's names. */
type Door = ListenerName | 'microsoft'

type Target = NonNullable<ReturnType<typeof splitTarget>>

/** What becomes known of an exchange while it is answered, for the journal. */
type Note = { -readonly [Name in 'host' | 'path' | 'rawQuery' | 'face']: Exchange[Name] }

const bodyRefusals: Readonly<Record<Exclude<BodyRead['state'], 'whole'>, Response | undefined>> = {
  'too large': refuse(413, 'The request is too large.'),
  broken: undefined,
}

/**
 * Listens for each door of the simulator, and turns sockets into requests for the faces. Whatever a caller sends,
 * there is an answer; what a face throws becomes a 500 and a line in the log.
 */
export const startServer = async (options: ServerOptions): Promise<RunningServer> => {
  const { clock, log, random, journal, dispatch, tls } = options
  const servers = new Map<Door, Server>()
  const ports = {} as Record<ListenerName, number>
  const findAsked = startHosts(ports)

  const answer = async (
    door: Door,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    id: string,
    note: Note,
  ): Promise<Response | undefined> => {
    const url = incoming.url ?? '/'
    if (url.length > limits.urlBytes.value) return refuse(400, 'The address is too long.')
    const target = splitTarget(url)
    if (target === undefined) return refuse(400, 'The address is not valid.')
    note.path = target.path
    note.rawQuery = target.rawQuery
    const { headers } = incoming
    const listener = door === 'microsoft' ? 'signIn' : door
    const asked = findAsked(listener, {
      secure: incoming.socket instanceof TLSSocket,
      host: target.host ?? headers.host,
      forwardedHost: single(headers['x-forwarded-host']),
      forwardedProto: single(headers['x-forwarded-proto']),
    })
    if (asked === undefined) return refuse(400, 'The host is not valid.')
    if (door === 'microsoft' && !asked.microsoft) return refuse(421, "Only Microsoft's host names are answered here.")
    note.host = headers.host ?? ''
    note.face = target.path.startsWith('/_simulator') ? 'simulator' : asked.face
    const read = await readBody(incoming, outgoing, maxBodyBytes[asked.face])
    if (read.state !== 'whole') return bodyRefusals[read.state]
    return dispatch(listener, asked, toRequest(incoming, asked, target, read.body, id))
  }

  const receive = async (door: Door, incoming: IncomingMessage, outgoing: ServerResponse) => {
    const startedAt = performance.now()
    const id = random.guid()
    const note: Note = { host: '', path: '', rawQuery: '', face: undefined }
    let response: Response | undefined
    try {
      response = await answer(door, incoming, outgoing, id, note)
    } catch (error) {
      log.error('A face failed', { path: note.path, id, cause: error instanceof Error ? error.stack : String(error) })
      response = failedInside(note.face, id)
    }
    const method = incoming.method ?? ''
    const ms = performance.now() - startedAt
    journal.add(entryOf({ id, method, ...note, headers: incoming.headers, response, ms }))
    if (response === undefined) return void incoming.destroy()
    try {
      await writeResponse(incoming, outgoing, response, clock)
    } catch (error) {
      log.error('An answer broke off', { path: note.path, id, cause: error instanceof Error ? error.stack : undefined })
      outgoing.destroy()
    }
  }

  const open = (door: Door): Server => {
    const settings = { maxHeaderSize: maxHeaderBytes, requestTimeout: 600_000, keepAlive: true }
    const server =
      tls === undefined ? createServer(settings) : createTlsServer({ ...settings, cert: tls.cert, key: tls.key })
    server.keepAliveTimeout = 120_000
    server.on('request', (incoming, outgoing) => void receive(door, incoming, outgoing))
    server.on('tlsClientError', ({ code }: NodeJS.ErrnoException) => {
      log.warn('A client broke off the TLS handshake; does it speak TLS, and trust the authority?', { door, code })
    })
    server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      if (!socket.writable) return void socket.destroy()
      const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    })
    servers.set(door, server)
    return server
  }

  const listen = (door: Door, port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const server = open(door)
      server.once('error', reject)
      server.listen(port, options.host, () => resolve((server.address() as AddressInfo).port))
    })

  let proxy: RunningProxy | undefined
  const stop = async (): Promise<void> => {
    await proxy?.stop()
    await Promise.all(
      [...servers.values()].map(
        (server) =>
          new Promise<void>((resolve) => {
            server.close(() => resolve())
            server.closeAllConnections()
          }),
      ),
    )
  }

  try {
    await Promise.all(
      listeners.map(async (listener) => {
        ports[listener] = await listen(listener, options.ports[listener])
      }),
    )
    const hostsPort = tls?.hostsPort === undefined ? undefined : await listen('microsoft', tls.hostsPort)
    if (tls?.proxyPort !== undefined) {
      const microsoft = servers.get('microsoft') ?? open('microsoft')
      const own = new Map(listeners.map((listener) => [ports[listener], servers.get(listener)!]))
      proxy = await startProxy({ port: tls.proxyPort, microsoft, own, log })
    }
    return { ports, stop, hostsPort, proxyPort: proxy?.port }
  } catch (error) {
    await stop()
    throw error
  }
}
