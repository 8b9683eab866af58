import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { Fault } from '@landbridge/model'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { calendarPath } from '../events/calendar/address.ts'
import type { Subjects } from '../handlers.ts'
import type { Parts } from '../parts.ts'
import { hooksPath } from '../proving/receivers.ts'
import { addCalendar } from './calendar.ts'
import { addCheckReports } from './check-reports.ts'
import { checkHost, type OwnNames } from './cross-site.ts'
import { addDocuments, documentPaths } from './documents.ts'
import { addFederation } from './federation.ts'
import { addGuide } from './guide.ts'
import { securityHeaders } from './headers.ts'
import { addHooks } from './hooks.ts'
import { readJson } from './json.ts'
import { addOperations, operations } from './operations.ts'
import { addPortal, type Portal } from './portal.ts'
import { refuse, refuseSocket } from './refusals.ts'
import { addRoundTrips, goPath } from './round-trips.ts'

export interface ServerOptions {
  readonly parts: Parts
  readonly subjects: Subjects
  /** Folder with the portal's built files; without one only `/v1` is served. */
  readonly portalDir?: string | undefined
}

/** Longest address and headers together, in bytes: a filter of 8,000 letters or a long cursor fits, percent-encoded. */
const maxHeaderBytes = 64 * 1024
/** Longest part of a path, in letters after decoding. */
const maxParamLength = 2_000

/**
 * Builds the HTTP server over the handlers: one route per operation of the contract, the documents of the API, and the
 * portal. Whatever it refuses, it refuses with a fault as its body.
 */
export const buildServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const { parts, portalDir } = options
  const { handlers, roundTrips, embedding, calendar, receivers } = options.subjects
  const { config, log } = parts
  const names: OwnNames = { host: config.host, publicUrl: config.publicUrl }
  const isSecure = config.publicUrl?.startsWith('https:') ?? false

  const server = fastify({
    logger: false,
    http: { maxHeaderSize: maxHeaderBytes, requireHostHeader: false },
    routerOptions: { maxParamLength },
    keepAliveTimeout: 65_000,
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    // Requests that arrive on open connections during a stop are still answered properly.
    return503OnClosing: false,
    requestIdHeader: false,
    genReqId: ({ headers }) => givenId(headers['x-request-id']) ?? randomUUID(),
    // Where the address cannot be read, no hook runs.
    frameworkErrors: (error, request, reply) => {
      void refuse(log, error, request, reply)
    },
    clientErrorHandler: (error, socket) => refuseUnreadable(error, socket as Socket),
  })

  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: FastifyRequest, body: Buffer) =>
    body.length === 0 ? undefined : readJson(body),
  )
  server.decorateRequest('caller', undefined)
  server.setErrorHandler((error, request, reply) => refuse(log, error, request, reply))

  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, 'x-request-id': request.id })
    checkHost(request.headers, names)
    // Here and not in the handler for unknown addresses, so that no body is read for them.
    if (request.is404 && !portal?.answers(request)) {
      const allow = allowed(request.url)
      if (allow === undefined) throw new Fault('request.route_unknown')
      reply.header('allow', allow)
      throw new Fault('request.method_wrong')
    }
  })
  // Connections are kept for the next request; during a stop there is none.
  let isClosing = false
  server.addHook('preClose', async () => {
    isClosing = true
  })
  server.addHook('onSend', async (_, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
  server.addHook('onResponse', async (request, reply) => {
    const { by } = request.caller ?? {}
    log.info(
      {
        requestId: request.id,
        method: request.method,
        path: shownPath(request.url),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(by?.kind === 'key' ? { keyId: by.keyId } : by?.kind === 'member' ? { memberId: by.memberId } : {}),
      },
      'request',
    )
  })

  addOperations(server, { parts, handlers, names, isSecure })
  addCheckReports(server, { parts, handlers, names, isSecure })
  addDocuments(server, parts)
  addGuide(server, handlers)
  addFederation(server, parts)
  addCalendar(server, calendar)
  await addHooks(server, receivers)
  addRoundTrips(server, { roundTrips, pages: parts.pagesUrl, isSecure })
  const portal: Portal | undefined =
    portalDir === undefined ? undefined : await addPortal(server, { folder: portalDir, embedding })

  refuseOddities(server)
  return server
}

/** Paths behind which a secret stands: the log has them without it. */
const secretPaths = [goPath, calendarPath, hooksPath]

/** The path as the log may have it. */
const shownPath = (url: string): string =>
  secretPaths.find((path) => url.startsWith(`${path}/`)) ?? url.split('?')[0] ?? ''

/** A stop waits so long for requests in flight, in milliseconds. */
const requestGraceMs = 30_000

/** Takes no more connections, lets the requests in flight finish, and cuts those that take too long. */
export const closeServer = async (server: FastifyInstance): Promise<void> => {
  const cut = setTimeout(() => server.server.closeAllConnections(), requestGraceMs)
  await server.close()
  clearTimeout(cut)
}

const givenId = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : undefined

const pathPatterns = operations.map(({ shape }) => ({
  method: shape.method,
  pattern: new RegExp(`^${shape.path.replace(/\{\w+\}/g, '[^/]+')}$`),
}))

/** The methods that an address of the contract takes; undefined where there is nothing at all. */
const allowed = (url: string): string | undefined => {
  const path = url.split('?')[0] ?? ''
  const methods = pathPatterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method as string)
  if ((documentPaths as readonly string[]).includes(path)) methods.push('GET')
  if (methods.includes('GET')) methods.push('HEAD')
  return methods.length === 0 ? undefined : [...new Set(methods)].join(', ')
}

/** Answers what Node's parser could not read as a request. */
const refuseUnreadable = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) {
    socket.destroy()
    return
  }
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    const message = 'The address and the headers together are too long.'
    refuseSocket(socket, 431, new Fault('request.too_large', { message }), randomUUID())
    return
  }
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const message = late ? 'The request did not arrive in time.' : 'The request cannot be read as HTTP.'
  refuseSocket(socket, late ? 408 : 400, new Fault('request.malformed', { message }), randomUUID())
}

/** Requests that Node answers by itself, or not at all, unless somebody listens. */
const refuseOddities = ({ server }: FastifyInstance): void => {
  server.on('connect', (_, socket) => {
    refuseSocket(socket as Socket, 405, new Fault('request.method_wrong'), randomUUID(), 'GET')
  })
  server.on('checkExpectation', (request) => {
    const message = 'The header Expect asks for something unknown.'
    refuseSocket(request.socket, 400, new Fault('request.malformed', { message }), randomUUID())
  })
}
